import { eventInfo, isAttestation } from '../facts/codes/windows-events/index.ts';
import { reasonsOf } from '../judge/event-reason.ts';
import { eventMatch } from '../judge/event-values.ts';
import type { WindowsEvent } from '../log/event.ts';
import type { Keys } from '../log/facts.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import { type Draft, keysOf, type Meaning, NOTHING } from './draft.ts';
import { refusalSteps, windowsSteps } from './failure.ts';
import { aliasOf, guidOf, hostOf, thumbprintKey } from './keys.ts';

/** The result of a profile that was accepted, which Windows cannot put into words. */
const ACCEPTED = 0x2ab0003;

/**
 * Events of the management client of a Windows device. 306 is an acknowledgement, and proves nothing of what follows; 309 gives the result to
 * device management, which proves the certificate that it names, and not that Intune has been told. Sources stand in the table of Windows events.
 */
export function clientDrafts(event: WindowsEvent): readonly Draft[] {
  const meanings = meaningsOf(event);
  if (meanings.length === 0) return NOTHING;
  const words = wordsOf(event);
  const keys = clientKeys(event);
  return meanings.map((meaning) => ({ ...meaning, span: event.span, by: 'device', platform: 'windows', words, keys }));
}

function meaningsOf(event: WindowsEvent): readonly Meaning[] {
  const failed = event.codes.some(({ value }) => value !== ACCEPTED && value >= FIRST_ERROR);
  switch (event.eventId.value) {
    case 306:
      return [{ act: 'acknowledged', phase: 'end', step: 1, outcome: failed ? 'failed' : 'done' }];
    case 36:
      return [{ act: 'request-built', phase: 'end', step: 2, outcome: 'unknown' }];
    case 39:
      return [{ act: 'installed', phase: 'end', step: 5, outcome: 'done' }];
    case 309:
      return [
        { act: 'installed', phase: 'end', step: 5, outcome: failed ? 'failed' : installedBy(event) },
        { act: 'reported', phase: 'call', step: 6, outcome: 'unknown' },
      ];
    case 30:
    case 31:
    case 32:
    case 307:
      return [{ act: 'error', phase: 'end', ...windowsSteps(resultOf(event)), outcome: 'failed' }];
    default:
      return [];
  }
}

/** By the status of an installation in the ClientCertificateInstall CSP: 1 finished, 2 pending, 16 failed, 32 unknown. */
function installedBy(event: WindowsEvent): Meaning['outcome'] {
  const status = eventMatch(event, /Install Status\s{0,3}:\s{0,3}\(0x([0-9a-f]{1,8})\)/i)?.[1];
  const value = status === undefined ? FINISHED : Number.parseInt(status, 16);
  if (value === FINISHED) return thumbprintOf(event) ? 'done' : 'unknown';
  return value === PENDING ? 'waiting' : value === FAILED ? 'failed' : 'unknown';
}

const FINISHED = 1;
const PENDING = 2;
const FAILED = 16;

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
      return msg('The device hands the result of the enrollment to its device management.');
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
