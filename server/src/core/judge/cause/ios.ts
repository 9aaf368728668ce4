import { appleError, profileDomains } from '../../facts/codes/apple.ts';
import type { ErrorEvent, LogEvent } from '../../log/event.ts';
import { rememberingLast } from '../last-answer.ts';

export const SCEP_ERROR_DOMAIN = 'MCSCEPErrorDomain';

/** The innermost SCEP error of an NSError block; undefined where none of its causes is one. What lies around it only wraps it. */
export function scepErrorOf(event: ErrorEvent): ErrorEvent | undefined {
  if (event.notation !== 'ns-error') return undefined;
  return [event, ...event.causes].findLast((error) => error.name.value === SCEP_ERROR_DOMAIN);
}

/** True for the event with which an enrollment begins; what was seen before belongs to another one. */
export function beginsIosEnrollment(event: LogEvent): boolean {
  if (event.kind === 'note') return event.note === 'profile-arrived';
  return event.kind === 'http' && event.operation === 'GetCACert' && event.phase === 'request';
}

/** The innermost error of profile installation that is more than a wrapper; undefined where the block has none. */
export function profileErrorOf(event: ErrorEvent): ErrorEvent | undefined {
  if (event.notation !== 'ns-error') return undefined;
  return [event, ...event.causes].findLast(({ name, code }) => {
    const known = code && appleError(name.value, code.value);
    return profileDomains.has(name.value.toLowerCase()) && code !== undefined && !known?.wrapper;
  });
}

/** True for an event that a rule of its own marks as the cause: an error block, or a failed trust evaluation. */
export function showsIosCause(event: LogEvent): boolean {
  return namesIosCause(event) || (event.kind === 'note' && event.note === 'trust-evaluation-failed');
}

/** True for a note that says that an attempt, or all of them, are over; what a further attempt shows belongs to another enrollment. */
export function endsIosEnrollment(event: LogEvent): boolean {
  return event.kind === 'note' && ENDS.has(event.note);
}

const ENDS: ReadonlySet<string> = new Set(['scep-identity-failed', 'certificate-installed', 'profile-installed']);

/** True for an event that names the cause of a failure: an error block that does not only wrap. */
export const namesIosCause = rememberingLast(
  (event: LogEvent): boolean => event.kind === 'error' && (scepErrorOf(event) ?? profileErrorOf(event)) !== undefined,
);
