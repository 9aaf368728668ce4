import type { WindowsEvent } from '../../log/event.ts';
import { isEvent, providerOf } from '../codes/windows-events/index.ts';
import { hasCode } from './windows-event.ts';

/** Which side of an enrollment a certificate check belongs to; `unknown` where the event names no process. */
export type ChainSide = 'server' | 'device' | 'unknown';

/** On the server IIS (w3wp) and TLS (lsass) check certificates; on the device the service host and the MDM clients do. */
const PROCESSES: ReadonlyMap<string, ChainSide> = new Map([
  ['w3wp.exe', 'server'],
  ['lsass.exe', 'server'],
  ['svchost.exe', 'device'],
  ['omadmclient.exe', 'device'],
  ['deviceenroller.exe', 'device'],
]);

/** The side of a failed check of CAPI2; undefined for other events, for a success, and for the checks of other programs. */
export function failedCheck(event: WindowsEvent, ...codes: readonly number[]): ChainSide | undefined {
  if (!hasCode(event, ...codes) || providerOf(event)?.key !== 'capi2') return undefined;
  const process = event.data.find((datum) => datum.name.endsWith('ProcessName'))?.value.value.toLowerCase();
  return process === undefined ? 'unknown' : PROCESSES.get(process);
}

/** True for the check of a chain against a policy: the event in which Windows says what it thinks of a chain. */
export function isPolicyCheck(event: WindowsEvent): boolean {
  return isEvent(event, 'capi2', 30);
}
