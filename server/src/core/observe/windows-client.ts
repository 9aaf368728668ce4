import { eventInfo, isAttestation } from '../facts/codes/windows-events/index.ts';
import { reasonsOf } from '../judge/event-reason.ts';
import type { WindowsEvent } from '../log/event.ts';
import type { Keys } from '../log/facts.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import { type Draft, keysOf, type Meaning, NOTHING } from './draft.ts';
import { eventMatch } from './event-values.ts';
import { refusalSteps, windowsSteps } from './failure.ts';
import { aliasOf, guidOf, hostOf, thumbprintKey } from './keys.ts';

/** The result of a profile that was accepted, which Windows cannot put into words. */
const ACCEPTED = 0x2ab0003;

/**
 * Events of the management client of a Windows device. 306 is an acknowledgement, and proves nothing of what follows; 309 is written when
 * the certificate is put to its use, and names it. Sources stand in the table of Windows events.
 */
export function clientDrafts(event: WindowsEvent): readonly Draft[] {
  const meaning = meaningOf(event);
  if (!meaning) return NOTHING;
  return [{ ...meaning, span: event.span, by: 'device', platform: 'windows', words: wordsOf(event), keys: clientKeys(event) }];
}

function meaningOf(event: WindowsEvent): Meaning | undefined {
  const failed = event.codes.some(({ value }) => value !== ACCEPTED && value >= FIRST_ERROR);
  switch (event.eventId.value) {
    case 306:
      return { act: 'acknowledged', phase: 'end', step: 1, outcome: failed ? 'failed' : 'done' };
    case 36:
      return { act: 'request-built', phase: 'end', step: 2, outcome: 'unknown' };
    case 39:
      return { act: 'installed', phase: 'end', step: 5, outcome: 'done' };
    case 309:
      if (failed) return { act: 'installed', phase: 'end', step: 5, outcome: 'failed' };
      return { act: 'installed', phase: 'end', step: 5, outcome: thumbprintOf(event) ? 'done' : 'unknown' };
    case 30:
    case 31:
    case 32:
    case 307:
      return { act: 'error', phase: 'end', ...windowsSteps(resultOf(event)), outcome: 'failed' };
    default:
      return undefined;
  }
}

/** HRESULTs of errors have their highest bit set. */
const FIRST_ERROR = 0x80000000;

/** The result at the end of the message; in event 307 it is mostly cut, and then no code at all. */
function resultOf(event: WindowsEvent): number | undefined {
  return reasonsOf(event).findLast(({ value }) => value !== undefined && value >= FIRST_ERROR)?.value;
}

function clientKeys(event: WindowsEvent): Keys {
  const unique = eventMatch(event, /ModelName[=_][^\s()<>"]{1,300}/)?.[0];
  return keysOf({
    ...(unique === undefined ? {} : aliasOf(unique)),
    thumbprint: event.eventId.value === 309 ? thumbprintOf(event) : undefined,
    server: hostOf(eventMatch(event, /https?:\/\/[^\s()'"<>]{1,500}/i)?.[0]),
    deviceName: event.computer?.value,
  });
}

function thumbprintOf(event: WindowsEvent): string | undefined {
  return thumbprintKey(eventMatch(event, /(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/i)?.[0]);
}

/** The identifier under which Intune knows the device: a session of its management client names it (208). */
export function enrollmentId(event: WindowsEvent): string | undefined {
  return guidOf(eventMatch(event, /EnrollmentID[^0-9a-f]{1,10}[0-9a-f-]{36}/i)?.[0]);
}

function wordsOf(event: WindowsEvent): Sentence {
  switch (event.eventId.value) {
    case 306:
      return msg('Device management acknowledged the SCEP profile; that is no proof of an enrollment.');
    case 309:
      return msg('The device put its certificate to use.');
    default:
      return eventInfo(event)?.meaning ?? msg('Event {0} of the SCEP client.', event.eventId.value);
  }
}

/** CertEnroll, which does SCEP for the device: 86 before its request, 87 after the answer. The attestation of the TPM is no enrollment. */
export function certEnrollDrafts(event: WindowsEvent): readonly Draft[] {
  const id = event.eventId.value;
  if ((id !== 86 && id !== 87) || isAttestation(event)) return NOTHING;
  const refused = id === 87 && eventMatch(event, /PkiStatus\(2\)/) !== undefined;
  const failInfo = eventMatch(event, /FailInfo\((\d)\)/)?.[1];
  const steps = id === 86 ? ({ step: 2 } as const) : refused ? refusalSteps(failInfo) : windowsSteps(resultOf(event));
  const keys = keysOf({
    server: hostOf(eventMatch(event, /https?:\/\/[^\s()'"<>]{1,500}/i)?.[0]),
    deviceName: event.computer?.value,
  });
  const words = eventInfo(event)?.meaning ?? msg('Event {0} of the SCEP client.', id);
  return [
    {
      ...steps,
      act: refused ? 'reply' : 'error',
      phase: 'end',
      outcome: 'failed',
      span: event.span,
      by: 'device',
      platform: 'windows',
      words,
      keys,
    },
  ];
}
