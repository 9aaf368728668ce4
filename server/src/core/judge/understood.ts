import { eventInfo, providerOf } from '../facts/codes/windows-events/index.ts';
import type { ErrorEvent, LogEvent, WindowsEvent } from '../log/event.ts';
import type { NotUnderstood } from '../log/gaps.ts';
import { jscepFailure } from './cause/jscep.ts';
import { urlFailureOf } from './cause/url-failure.ts';

const NOTHING: NotUnderstood = {};

/**
 * Undefined where one of the events of an entry is understood, so that rules could judge it. Else who wrote the entry: what stands there
 * was not judged, and nobody may say that nothing failed.
 */
export function notUnderstood(events: readonly LogEvent[]): NotUnderstood | undefined {
  const [first] = events;
  if (!first) return NOTHING;
  for (const event of events) if (isUnderstood(event)) return undefined;
  if (first.kind !== 'windows-event')
    return first.kind === 'error' && first.notation === 'ns-error' ? { printsError: true } : NOTHING;
  const writer = providerOf(first)?.name;
  return writer === undefined ? NOTHING : { writer };
}

function isUnderstood(event: LogEvent): boolean {
  if (event.kind === 'error') return isKnownError(event);
  return event.kind !== 'windows-event' || !isOurs(event) || isKnownEvent(event);
}

/** An error whose domain or class the rules know. Others may stand in the same log, of whatever the program does besides. */
function isKnownError(event: ErrorEvent): boolean {
  switch (event.notation) {
    case 'ns-error':
      return [event, ...event.causes].some(({ name }) => APPLE_DOMAIN.test(name.value)) || urlFailureOf(event) !== undefined;
    case 'java-exception':
      return jscepFailure(event) !== undefined;
    default:
      return true;
  }
}

/** Domains of profile installation, of SCEP on a Mac, and of the management server's answers. */
const APPLE_DOMAIN = /^(?:MC[A-Z][A-Za-z]{0,60}ErrorDomain|MDM-SCEP|MDMResponseStatus)$/;

/**
 * True for events that tell of an enrollment: of the connector all, of programs that do much else those that name SCEP. Each error of NDES has
 * its finding.
 */
function isOurs(event: WindowsEvent): boolean {
  const key = providerOf(event)?.key;
  if (key === 'connector' || key === 'legacy-connector') return true;
  return (key === 'scep-client' || key === 'cert-enroll') && /\bSCEP\b/.test(event.text?.value.slice(0, SEARCHED) ?? '');
}

const SEARCHED = 2000;

/** True for an event of our tables; not for one of which they have no more than its number. */
function isKnownEvent(event: WindowsEvent): boolean {
  const info = eventInfo(event);
  return info !== undefined && (info.verified || info.outcome !== 'information');
}
