import { describeWin32, type Win32Description } from '../../facts/codes/win32.ts';
import type { WindowsEvent } from '../../log/event.ts';
import { says } from '../windows-event.ts';

/** The pool of NDES is called SCEP; that of the registration point bears the name of its application or of the connector. */
const NDES_POOL = /'?\b(?:SCEP|NDES\w{0,20}|CertificateRegistration\w{0,20})\b'?/;

/** True for an event that names an application pool of NDES or of the registration point. */
export function namesNdesPool(event: WindowsEvent): boolean {
  return says(event, NDES_POOL);
}

/** WAS: the identity of a pool is not valid; the pool is off for that; the pool is off because no process could be started. */
export const IDENTITY_INVALID = 5021;
export const OFF_FOR_IDENTITY = 5057;
export const NOT_STARTED = 5059;

/** Rules for a pool of NDES that IIS cannot start. */
export type PoolCause = 'http-503-logon-right' | 'http-503-app-pool';

/** The rule that a pool belongs to that does not start, of whose events each is given. */
export function poolCause(events: readonly WindowsEvent[]): PoolCause {
  return events.some(({ eventId }) => eventId.value !== NOT_STARTED) ? 'http-503-logon-right' : 'http-503-app-pool';
}

/** The error that WAS adds as binary data, a little-endian HRESULT (`2E050780` is 0x8007052E); undefined where the export lacks it. */
export function binaryError(events: readonly WindowsEvent[]): Win32Description | undefined {
  for (const { data } of events) {
    const bytes = data.find(({ name }) => name === 'Binary')?.value.value ?? '';
    if (!/^[0-9a-f]{8}$/i.test(bytes)) continue;
    const value = Number.parseInt(bytes.replace(/^(..)(..)(..)(..)$/, '$4$3$2$1'), 16);
    if (value !== 0) return describeWin32(value);
  }
  return undefined;
}
