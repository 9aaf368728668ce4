import { msg, type Sentence } from '../../text/sentence.ts';
import type { ScepNote } from './model.ts';
import { describeStatus } from './status.ts';
import { HRESULT_CERTIFICATES } from './windows/certificates.ts';
import type { Win32Entry } from './windows/entry.ts';
import { HRESULT_OTHER } from './windows/hresult.ts';
import { WIN32_SYSTEM } from './windows/system.ts';

/** A Windows error code in all its spellings, and what is known of it. */
export interface Win32Description {
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
  /** False where the meaning is only what the parts of the number say. */
  readonly known: boolean;
  readonly source: string;
  readonly verified: boolean;
}

/** Every documented code, unsigned. */
export const win32Table: readonly Win32Entry[] = [...WIN32_SYSTEM, ...HRESULT_OTHER, ...HRESULT_CERTIFICATES];

const byValue = new Map<number, Win32Entry>(win32Table.map((entry) => [entry.value, entry]));

/**
 * Describes a Windows error given as unsigned or signed number. A code that no table holds is taken apart: severity, facility and
 * code of an HRESULT (MS-ERREF 2.1), the Win32 error in 0x8007xxxx, the HTTP status in 0x8019xxxx. Undefined where the value is
 * no whole number of 32 bits.
 */
export function describeWin32(value: number): Win32Description | undefined {
  if (!Number.isInteger(value) || value < -0x80000000 || value > 0xffffffff) return undefined;
  const unsigned = value >>> 0;
  const entry = byValue.get(unsigned);
  return {
    unsigned,
    hex: `0x${unsigned.toString(16).toUpperCase().padStart(8, '0')}`,
    ...(unsigned >= 0x80000000 ? { signed: unsigned | 0 } : {}),
    ...(entry ? describeEntry(entry) : takeApart(unsigned)),
  };
}

type Meaning = Pick<Win32Description, 'name' | 'meaning' | 'scep' | 'known' | 'source' | 'verified'>;

function describeEntry({ name, meaning, source, verified, scep }: Win32Entry): Meaning {
  return { name, meaning, source, verified, known: true, ...(scep ? { scep } : {}) };
}

/** The name and meaning of a code that a SCEP message carries; undefined where it is no number of 32 bits. */
export function nameOfCode(hresult: number): { readonly name?: string; readonly text: Sentence } | undefined {
  const code = describeWin32(hresult);
  return code && { text: code.meaning, ...(code.name === undefined ? {} : { name: code.name }) };
}

const byName = new Map<string, Win32Entry>(win32Table.map((entry) => [entry.name, entry]));

/** Describes a Windows error by its symbol, as it stands: `CERT_E_UNTRUSTEDROOT`. */
export function describeWin32Name(name: string): Win32Description | undefined {
  const entry = byName.get(name);
  return entry && describeWin32(entry.value);
}

/** MS-ERREF 2.1: bit 31 severity, bit 29 customer, bits 16 to 26 facility, bits 0 to 15 code. */
function takeApart(unsigned: number): Meaning {
  const facility = (unsigned >>> 16) & 0x7ff;
  const code = unsigned & 0xffff;
  if (unsigned < 0x10000) return takeApartSystemCode(unsigned);
  const rest = { known: false, source: 'MS-ERREF 2.1', verified: true };
  if (unsigned >= 0x80000000 && facility === FACILITY_WIN32) {
    const inner = byValue.get(code);
    if (!inner) return { ...rest, meaning: msg('A Windows error wrapped in an HRESULT: unknown ({0}).', code) };
    const name = `HRESULT_FROM_WIN32(${inner.name})`;
    return {
      name,
      meaning: inner.meaning,
      ...(inner.scep ? { scep: inner.scep } : {}),
      known: true,
      source: inner.source,
      verified: inner.verified,
    };
  }
  if (unsigned >= 0x80000000 && facility === FACILITY_HTTP) {
    const meaning = msg('The server answered HTTP {0}: {1}.', code, describeStatus(code).short);
    return { ...rest, meaning, source: 'MS-ERREF 2.1; micromdm/scep#238 (the 404 example)' };
  }
  if (unsigned & 0x20000000) return { ...rest, meaning: msg('A code of an application, not of Windows: unknown ({0}).', code) };
  const where = FACILITIES.get(facility) ?? msg('facility {0}', facility);
  const meaning =
    unsigned >= 0x80000000
      ? msg('A failure in {0}: unknown ({1}).', where, code)
      : msg('No failure by its top bit; reported by {0}: unknown ({1}).', where, code);
  return { ...rest, meaning };
}

function takeApartSystemCode(code: number): { meaning: Sentence; known: boolean; source: string; verified: boolean } {
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

/** Facilities of MS-ERREF 2.1 that an enrollment can meet. */
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
  [25, msg('HTTP (a wrapped HTTP status)')],
  [37, msg('Active Directory')],
  [40, msg('the TPM services')],
  [41, msg('TPM applications')],
]);
