import { eventInfo, providerOf } from '../../facts/codes/windows-events/index.ts';
import type { WindowsEvent } from '../../log/event.ts';
import type { LogLevel } from '../../log/model.ts';
import { connectorCause, connectorSpan } from '../cause/connector.ts';
import { CONNECTOR_CAUSES } from '../cause/connector-words.ts';
import { isNdesStart, ndesStart } from '../cause/ndes-start.ts';
import { rememberingLast } from '../last-answer.ts';
import type { JudgedToken } from '../model.ts';
import { codeSpan } from '../windows-event.ts';
import { caFailure } from './ca.ts';
import { chainCode, chainFailure, sideOf } from './chain.ts';
import { certEnrollFailure, clientFailure, isClientFailure, profileFailure } from './client.ts';
import { connectorFailure } from './connector.ts';
import { ndesFailure } from './ndes.ts';
import { crashFailure, poolFailure, webFailure } from './pool.ts';
import { type EventTold, failureOf } from './told.ts';

/**
 * What a Windows event proves to be wrong with an enrollment: one decision, whoever asks. Undefined for an event that tells of no failure, or of none
 * of ours. `level` is that of its record. Of events that tell of one failure together, each is judged here by itself; the functions that take
 * several say more.
 */
export const judgeEvent = rememberingLast((event: WindowsEvent, level: LogLevel | undefined): JudgedToken | undefined => {
  const own = ofNamedCause(event) ?? (isNdesStart(event) ? startFailure([event]) : undefined);
  if (own) return own;
  const told = toldOf(event, level);
  return told && failureOf(told);
});

/** How the event ended what it tells of: as rules, colours and pages show it. */
export function eventOutcome(event: WindowsEvent, level: LogLevel | undefined): 'ok' | 'failed' | 'suspicious' | 'unknown' {
  const failure = judgeEvent(event, level);
  if (failure) return failure.severity === 'error' ? 'failed' : 'suspicious';
  return eventInfo(event)?.outcome === 'ok' ? 'ok' : 'unknown';
}

function toldOf(event: WindowsEvent, level: LogLevel | undefined): EventTold | undefined {
  switch (providerOf(event)?.key) {
    case 'ndes':
      return ndesFailure(event, level);
    case 'connector':
    case 'legacy-connector':
      return connectorFailure(event);
    case 'ca':
    case 'tame-my-certs':
      return caFailure(event);
    case 'was':
      return poolFailure(event);
    case 'application-error':
      return crashFailure(event);
    case 'asp-net':
      return webFailure(event);
    case 'capi2': {
      const code = chainCode(event);
      const side = sideOf(event);
      return code && side && chainFailure(code, side);
    }
    case 'scep-client':
      return isClientFailure(event) ? clientFailure([event]) : profileFailure(event);
    case 'cert-enroll':
      return certEnrollFailure(event);
    case 'deployment':
    case 'dotnet-runtime':
    case 'msi':
    case undefined:
      return undefined;
  }
}

/** A cause that the connector names says more than the event in which it stands. */
function ofNamedCause(event: WindowsEvent): JudgedToken | undefined {
  const cause = connectorCause(event);
  return cause && { cause, rule: cause, span: connectorSpan(event), group: cause, ...CONNECTOR_CAUSES[cause] };
}

/** Why NDES does not start, of whose events each is given; the first is marked. */
export function startFailure(events: readonly [WindowsEvent, ...WindowsEvent[]]): JudgedToken {
  const code = events.flatMap((event) => event.codes)[0]?.value;
  return { ...ndesStart(events), span: codeSpan(events[0]), group: String(code) };
}
