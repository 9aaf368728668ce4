import type { WindowsEvent } from '../../log/event.ts';
import { givesReason } from '../event-reason.ts';

/** Rules for the failure that a Windows device reports with events 32 and 307. */
export type ClientCause = 'windows-hash-value' | 'windows-tls-0x80072f8f' | 'windows-after-ca-renewal' | 'delivery-windows';

/** CRYPT_E_HASH_VALUE, ERROR_WINHTTP_SECURE_FAILURE as an HRESULT, CERT_E_UNTRUSTEDROOT. */
const CAUSES: readonly (readonly [number, ClientCause])[] = [
  [0x80091007, 'windows-hash-value'],
  [0x80072f8f, 'windows-tls-0x80072f8f'],
  [0x800b0109, 'windows-after-ca-renewal'],
];

/** The rule that a failure belongs to, of whose events each is given. */
export function clientCause(events: readonly WindowsEvent[]): ClientCause {
  const known = CAUSES.find(([value]) => events.some((event) => givesReason(event, value)));
  return known ? known[1] : 'delivery-windows';
}

/** WinINet and WinHTTP: time-out, name, connection, unusable answer. The request did not get to NDES, or its answer did not come back. */
const CONNECTION: ReadonlySet<number> = new Set([0x80072ee2, 0x80072ee7, 0x80072efd, 0x80072efe, 0x80072f78]);

/** True for a result of the connection, not of the server. */
export function isConnectionFailure(value: number): boolean {
  return CONNECTION.has(value);
}

/** True for a result that is an HTTP status of the server: facility 25. */
export function isHttpFailure(value: number): boolean {
  return (value & 0xffff0000) >>> 0 === 0x80190000;
}

/** True for a result that has nothing to do with what policy module and CA decide: the connection, an HTTP error, the server's certificates. */
export function failsBeforeDecision(value: number): boolean {
  return isConnectionFailure(value) || isHttpFailure(value) || CAUSES.some(([known]) => known === value);
}
