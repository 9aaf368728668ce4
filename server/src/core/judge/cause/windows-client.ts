import type { WindowsEvent } from '../../log/event.ts';
import { givesReason, reasonsOf } from '../event-reason.ts';
import { isTlsFailure, type WindowsResult, windowsResult } from './windows-result.ts';

/** Rules for the failure that a Windows device reports with events 32 and 307. */
export type ClientCause = 'windows-hash-value' | 'windows-tls-0x80072f8f' | 'windows-after-ca-renewal' | 'delivery-windows';

/** CRYPT_E_HASH_VALUE, CERT_E_UNTRUSTEDROOT. */
const CAUSES: readonly (readonly [number, ClientCause])[] = [
  [0x80091007, 'windows-hash-value'],
  [0x800b0109, 'windows-after-ca-renewal'],
];

/** The rule that a failure belongs to, of whose events each is given. */
export function clientCause(events: readonly WindowsEvent[]): ClientCause {
  const known = CAUSES.find(([value]) => events.some((event) => givesReason(event, value)));
  if (known) return known[1];
  const tls = events.some((event) => reasonsOf(event).some(({ value }) => value !== undefined && isTlsFailure(value)));
  return tls ? 'windows-tls-0x80072f8f' : 'delivery-windows';
}

/** True for a result that has nothing to do with what policy module and CA decide: the connection, an HTTP error, the server's certificates. */
export function failsBeforeDecision(value: number): boolean {
  return BEFORE.has(windowsResult(value).kind) || CAUSES.some(([known]) => known === value);
}

const BEFORE: ReadonlySet<WindowsResult['kind']> = new Set<WindowsResult['kind']>(['tls', 'connection', 'http']);
