import { msg, type Sentence } from '../../text/sentence.ts';
import type { ScepNote } from './model.ts';
import { describeStatus } from './status.ts';
import type { Win32Entry } from './windows/entry.ts';
import { entriesOf, entryNamed } from './windows/index.ts';

export { win32Table } from './windows/index.ts';

/** How Windows counts errors: a plain number, an HRESULT of the components above, an NTSTATUS of the kernel and of processes. */
export type WindowsKind = 'system' | 'hresult' | 'ntstatus';

/** A Windows error code in all its spellings, and what is known of it. */
export interface Win32Description {
  readonly kind: WindowsKind;
  /** As IIS logs it: 0 to 4294967295. */
  readonly unsigned: number;
  /** `0x800B0109`: as Windows events print it. */
  readonly hex: string;
  /** As CA and .NET texts print it; only where the top bit is set. */
  readonly signed?: number;
  /** `CERT_E_UNTRUSTEDROOT`; absent where no table knows the code. */
  readonly name?: string;
  /** For an unknown code, what its parts say. */
  readonly meaning: Sentence;
  readonly scep?: ScepNote;
  /** Other names of the same number, each with its meaning. */
  readonly also: readonly Pick<Win32Entry, 'name' | 'meaning'>[];
  /** False where the meaning is only what the parts of the number say. */
  readonly known: boolean;
  readonly source: string;
  readonly verified: boolean;
}

/**
 * Describes a Windows error given as unsigned or signed number. A code that no table holds is taken apart: severity, facility and
 * code of an HRESULT (MS-ERREF 2.1) or an NTSTATUS (2.3), the Win32 error in 0x8007xxxx, the HTTP status in 0x8019xxxx. Undefined where
 * the value is no whole number of 32 bits.
 */
export function describeWin32(value: number): Win32Description | undefined {
  if (!Number.isInteger(value) || value < -0x80000000 || value > 0xffffffff) return undefined;
  const unsigned = value >>> 0;
  const [entry, ...also] = entriesOf(unsigned);
  return {
    kind: kindOf(unsigned, entry),
    unsigned,
    hex: `0x${unsigned.toString(16).toUpperCase().padStart(8, '0')}`,
    ...(unsigned >= 0x80000000 ? { signed: unsigned | 0 } : {}),
    also,
    ...(entry ? describeEntry(entry) : takeApart(unsigned)),
  };
}

/** An HRESULT has bit 30 clear (MS-ERREF 2.1): a value with both top bits set is an NTSTATUS, or one that an HRESULT wraps. */
function kindOf(unsigned: number, entry: Win32Entry | undefined): WindowsKind {
  if (unsigned < 0x10000) return 'system';
  return entry?.name.startsWith('STATUS_') || hasBit30(unsigned) ? 'ntstatus' : 'hresult';
}

function hasBit30(unsigned: number): boolean {
  return (unsigned & 0x40000000) !== 0 && (unsigned & NT_IN_HRESULT) === 0;
}

type Meaning = Pick<Win32Description, 'name' | 'meaning' | 'scep' | 'known' | 'source' | 'verified'>;

function describeEntry({ value, name, meaning, source, verified, scep }: Win32Entry): Meaning {
  const http = name.startsWith('HTTP_E_STATUS_') ? httpIn(value) : undefined;
  return { name, meaning: http ?? meaning, source, verified, known: true, ...(scep ? { scep } : {}) };
}

/** Describes a Windows error by its symbol, as it stands: `CERT_E_UNTRUSTEDROOT`, `HRESULT_FROM_WIN32(ERROR_ACCESS_DENIED)`. */
export function describeWin32Name(name: string): Win32Description | undefined {
  const wrapped = /^HRESULT_FROM_WIN32\((\w{1,80})\)$/.exec(name)?.[1];
  const inner = wrapped === undefined ? undefined : entryNamed(wrapped);
  if (inner && inner.value < 0x10000) return describeWin32((0x80070000 | inner.value) >>> 0);
  const entry = entryNamed(name);
  if (!entry) return undefined;
  const described = describeWin32(entry.value);
  if (!described || described.name === entry.name) return described;
  // The number has another name first: this one stays in the title, with what it means.
  const also = [{ name: described.name ?? described.hex, meaning: described.meaning }, ...described.also];
  return { ...described, ...describeEntry(entry), also: also.filter((other) => other.name !== entry.name) };
}

/** The name and meaning of a code that a SCEP message carries; undefined where it is no number of 32 bits. */
export function nameOfCode(hresult: number): { readonly name?: string; readonly text: Sentence } | undefined {
  const code = describeWin32(hresult);
  return code && { text: code.meaning, ...(code.name === undefined ? {} : { name: code.name }) };
}

function takeApart(unsigned: number): Meaning {
  if (unsigned < 0x10000) return takeApartSystemCode(unsigned);
  if (hasBit30(unsigned)) return takeApartNtStatus(unsigned);
  return unsigned >= 0xc0000000 ? takeApartWrappedNtStatus(unsigned) : takeApartHresult(unsigned);
}

/** MS-ERREF 2.1, the bit N: an NTSTATUS inside an HRESULT. */
const NT_IN_HRESULT = 0x10000000;

const APART = { known: false, source: 'MS-ERREF 2.1', verified: true };

/** MS-ERREF 2.1: bit 31 severity, bit 29 customer, bits 16 to 26 facility, bits 0 to 15 code. */
function takeApartHresult(unsigned: number): Meaning {
  const facility = (unsigned >>> 16) & 0x7ff;
  const code = unsigned & 0xffff;
  if (unsigned >= 0x80000000 && facility === FACILITY_WIN32) {
    const [inner] = entriesOf(code);
    if (!inner) return { ...APART, meaning: msg('A Windows error wrapped in an HRESULT: unknown ({0}).', code) };
    const { meaning, scep, source, verified } = inner;
    return { name: `HRESULT_FROM_WIN32(${inner.name})`, meaning, ...(scep ? { scep } : {}), known: true, source, verified };
  }
  const http = unsigned >= 0x80000000 ? httpIn(unsigned) : undefined;
  if (http) return { ...APART, meaning: http, source: 'MS-ERREF 2.1; micromdm/scep#238 (the 404 example)' };
  if (unsigned & 0x20000000) return { ...APART, meaning: msg('A code of an application, not of Windows: unknown ({0}).', code) };
  const where = FACILITIES.get(facility) ?? msg('facility {0}', facility);
  const meaning =
    unsigned >= 0x80000000
      ? msg('A failure in {0}: unknown ({1}).', where, code)
      : msg('No failure by its top bit; reported by {0}: unknown ({1}).', where, code);
  return { ...APART, meaning };
}

/** The HTTP status that an HRESULT wraps. */
function httpIn(unsigned: number): Sentence | undefined {
  const code = unsigned & 0xffff;
  if (((unsigned >>> 16) & 0x7ff) !== FACILITY_HTTP || code < 100 || code > 599) return undefined;
  return msg('The server answered HTTP {0}: {1}.', code, describeStatus(code).short);
}

/** MS-ERREF 2.3: bits 30 and 31 severity, bit 29 customer, bits 16 to 27 facility, bits 0 to 15 code. */
function takeApartNtStatus(unsigned: number): Meaning {
  const rest = { ...APART, source: 'MS-ERREF 2.3' };
  const code = unsigned & 0xffff;
  if (unsigned & 0x20000000) {
    return { ...rest, meaning: msg('An exception or exit code of an application, not of Windows: unknown ({0}).', code) };
  }
  const facility = (unsigned >>> 16) & 0xfff;
  const where = NT_FACILITIES.get(facility) ?? msg('facility {0}', facility);
  const meaning =
    unsigned >= 0xc0000000
      ? msg('An error as the kernel and processes report it (NTSTATUS), of {0}: unknown ({1}).', where, code)
      : msg('An information as the kernel and processes report it (NTSTATUS), of {0}: unknown ({1}).', where, code);
  return { ...rest, meaning };
}

function takeApartWrappedNtStatus(unsigned: number): Meaning {
  const inner = describeWin32((unsigned & ~NT_IN_HRESULT) >>> 0);
  if (!inner?.known)
    return { ...APART, meaning: msg('An NTSTATUS wrapped in an HRESULT: unknown ({0}).', inner?.hex ?? unsigned) };
  const { name, meaning, source, verified } = inner;
  return { name: `HRESULT_FROM_NT(${name ?? inner.hex})`, meaning, known: true, source, verified };
}

function takeApartSystemCode(code: number): Meaning {
  if (code >= 12000 && code < 12200) {
    return {
      meaning: msg('An error of WinHTTP or WinINet: unknown ({0}).', code),
      known: false,
      source: 'WIN32:WinHttp/error-messages',
      verified: true,
    };
  }
  return {
    meaning: msg('A Windows error: unknown ({0}).', code),
    known: false,
    source: 'WIN32:Debug/system-error-codes',
    verified: true,
  };
}

const FACILITY_WIN32 = 7;
const FACILITY_HTTP = 25;

/** Facilities of HRESULTs that an enrollment can meet (MS-ERREF 2.1, winerror.h). */
const FACILITIES: ReadonlyMap<number, Sentence> = new Map([
  [0, msg('the default facility')],
  [1, msg('RPC')],
  [2, msg('COM dispatch')],
  [3, msg('OLE storage')],
  [4, msg('a COM interface')],
  [7, msg('Windows (a wrapped Win32 error)')],
  [8, msg('the Windows subsystem')],
  [9, msg('the security and cryptography layer')],
  [10, msg('the control mechanism')],
  [11, msg('certificate handling')],
  [12, msg('WinINet')],
  [15, msg('device and software setup')],
  [16, msg('the smart card subsystem')],
  [17, msg('COM+')],
  [19, msg('the .NET runtime')],
  [24, msg('the enrollment in device management')],
  [25, msg('HTTP (a wrapped HTTP status)')],
  [37, msg('Active Directory')],
  [40, msg('the TPM services')],
  [41, msg('TPM applications')],
  [683, msg('device management')],
  [1536, msg('the configuration service providers')],
]);

/** Facilities of NTSTATUS values that an enrollment can meet (MS-ERREF 2.3). */
const NT_FACILITIES: ReadonlyMap<number, Sentence> = new Map([
  [0, msg('the default facility')],
  [2, msg('RPC')],
  [3, msg('RPC')],
  [4, msg('the devices')],
  [7, msg('Windows (a wrapped Win32 error)')],
  [9, msg('the security and cryptography layer')],
  [41, msg('the TPM services')],
]);
