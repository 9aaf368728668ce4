import { providerOf } from '../../facts/codes/windows-events/index.ts';
import type { LogEvent, WindowsEvent } from '../../log/event.ts';
import type { Span } from '../../text/span.ts';
import { rememberingLast } from '../last-answer.ts';
import { hasCode, says } from '../windows-event.ts';

/** Causes that the connector names, in its traces and in its events. Each is the id of a rule. */
export type ConnectorCause =
  | 'subject-mismatch'
  | 'challenge-false-signing-cert'
  | 'crp-invalid-handle'
  | 'challenge-expired'
  | 'setup-signin-0x80004003'
  | 'connector-certificate-missing';

const BY_NOTE: ReadonlyMap<string, ConnectorCause> = new Map([
  ['crp-subject-mismatch', 'subject-mismatch'],
  ['crp-signing-certificate-missing', 'challenge-false-signing-cert'],
  ['crp-invalid-handle', 'crp-invalid-handle'],
  ['crp-challenge-expired', 'challenge-expired'],
  ['connector-sign-in-refused', 'setup-signin-0x80004003'],
  ['connector-certificate-missing', 'connector-certificate-missing'],
]);

/** The cause that an event names; undefined for one that names none. */
export const connectorCause = rememberingLast((event: LogEvent): ConnectorCause | undefined => {
  if (event.kind === 'note') return BY_NOTE.get(event.note);
  return event.kind === 'windows-event' ? ofWindowsEvent(event) : undefined;
});

/** Diagnostic codes: CERT:troubleshoot-certificate-connector-events. */
const EXPIRED = 0x411;
const NO_SIGNING_CERTIFICATE = 0x409;
const CERTIFICATE_CODES = [0x403, 0x404, 0x405] as const;

function ofWindowsEvent(event: WindowsEvent): ConnectorCause | undefined {
  const provider = providerOf(event)?.key;
  if (provider !== 'connector' && provider !== 'legacy-connector') return undefined;
  if (says(event, /Subject Name in CSR\b.{0,2000}?\bdo not match/s)) return 'subject-mismatch';
  if (hasCode(event, EXPIRED) || says(event, /CRPSCEPChallenge_Expired|ChallengeExpired/)) return 'challenge-expired';
  if (hasCode(event, NO_SIGNING_CERTIFICATE) || says(event, /Signing certificate could not be retrieved/))
    return 'challenge-false-signing-cert';
  if (says(event, /m_safeCertContext is an invalid handle/)) return 'crp-invalid-handle';
  if (event.eventId.value === 10102 || event.eventId.value === 10302 || hasCode(event, ...CERTIFICATE_CODES))
    return 'connector-certificate-missing';
  return undefined;
}

/** What to mark: the words of a trace, or the id of an event. */
export function connectorSpan(event: LogEvent): Span {
  return event.kind === 'windows-event' ? (event.codes.at(-1)?.span ?? event.span) : event.span;
}
