import { once } from '../../../text/once.ts';
import { codesOf, type NameList } from '../names.ts';
import { HRESULT_CERTIFICATES } from './certificates.ts';
import { COM_ERRORS } from './com.ts';
import { CRYPTOGRAPHY } from './crypt.ts';
import { CONFIGURATION, ENROLLMENT_IN_MANAGEMENT } from './device-management.ts';
import { CERTIFICATE_SERVICES } from './enroll.ts';
import type { Win32Entry } from './entry.ts';
import { HRESULT_OTHER } from './hresult.ts';
import { INTERNET } from './internet.ts';
import { KEY_ERRORS } from './keys.ts';
import { NT_STATUSES } from './ntstatus.ts';
import { NT_STATUS_NAMES } from './ntstatus-names.ts';
import * as others from './other-names.ts';
import { SYSTEM_MORE } from './services.ts';
import { SECURITY_PACKAGES } from './sspi.ts';
import { WIN32_SYSTEM } from './system.ts';
import { TPM_ERRORS } from './tpm.ts';

/** Every code that has a sentence of its own, unsigned: what an enrollment meets. */
export const win32Table: readonly Win32Entry[] = [
  ...WIN32_SYSTEM,
  ...HRESULT_OTHER,
  ...HRESULT_CERTIFICATES,
  ...SYSTEM_MORE,
  ...INTERNET,
  ...COM_ERRORS,
  ...KEY_ERRORS,
  ...SECURITY_PACKAGES,
  ...CRYPTOGRAPHY,
  ...CERTIFICATE_SERVICES,
  ...ENROLLMENT_IN_MANAGEMENT,
  ...CONFIGURATION,
  ...TPM_ERRORS,
  ...NT_STATUSES,
];

/** The rest of the families above, by name alone, and other names of the same numbers. */
const NAME_LISTS: readonly NameList[] = [...Object.values(others), NT_STATUS_NAMES];

interface WindowsCodes {
  /** The entry that a value is called by first. */
  readonly byValue: ReadonlyMap<number, readonly [Win32Entry, ...Win32Entry[]]>;
  readonly byName: ReadonlyMap<string, Win32Entry>;
}

const codes = once((): WindowsCodes => {
  const byValue = new Map<number, [Win32Entry, ...Win32Entry[]]>();
  const byName = new Map<string, Win32Entry>();
  for (const entry of [...win32Table, ...NAME_LISTS.flatMap(codesOf)]) {
    const same = byValue.get(entry.value);
    if (same) same.push(entry);
    else byValue.set(entry.value, [entry]);
    if (!byName.has(entry.name)) byName.set(entry.name, entry);
  }
  return { byValue, byName };
});

/** What the tables say of a value; those behind the first are other names of it. Empty where no table has it. */
export function entriesOf(value: number): readonly Win32Entry[] {
  return codes().byValue.get(value) ?? [];
}

/** The entry of a symbol, as it stands in a header: `CERT_E_UNTRUSTEDROOT`. */
export function entryNamed(name: string): Win32Entry | undefined {
  return codes().byName.get(name);
}

/** Every symbol of the tables. */
export function windowsNames(): Iterable<string> {
  return codes().byName.keys();
}
