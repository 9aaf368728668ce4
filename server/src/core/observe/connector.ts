import { eventInfo } from '../facts/codes/windows-events/index.ts';
import { eventHex, eventId, eventValue } from '../judge/event-values.ts';
import type { WindowsEvent } from '../log/event.ts';
import type { Act, Keys } from '../log/facts.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import { type Draft, keysOf, type Meaning, NOTHING } from './draft.ts';
import { guidOf, serialKey, thumbprintKey } from './keys.ts';

/**
 * SCEP events of the connector (since 2021: 4000 to 4010, in the channels Admin and Operational) and of the one before. Those that speak
 * of a whole request say two things: what the CA did, and whether Intune knows.
 */
const MEANINGS: ReadonlyMap<number, readonly Meaning[]> = new Map([
  [4000, [said('issue', 4, 'done'), said('notify', 6, 'done')]],
  [4001, [said('issue', 4, 'failed')]],
  [4002, [said('issue', 4, 'done'), said('notify', 6, 'failed')]],
  [4003, [{ act: 'PKIOperation', phase: 'call', step: 2, outcome: 'done' }]],
  [4004, [said('verify', 3, 'done')]],
  [4005, [said('verify', 3, 'failed')]],
  [4006, [said('issue', 4, 'done')]],
  [4007, [said('issue', 4, 'failed')]],
  [4008, [said('notify', 6, 'done')]],
  [4009, [said('notify', 6, 'waiting')]],
  [4010, [said('notify', 6, 'failed')]],
  [20500, [said('verify', 3, 'done')]],
  [20501, [said('verify', 3, 'failed')]],
  [20502, [said('verify', 3, 'failed')]],
  [20600, [said('notify', 6, 'done')]],
  [20602, [said('notify', 6, 'failed')]],
]);

function said(act: Act, step: Meaning['step'], outcome: Meaning['outcome']): Meaning {
  return { act, phase: 'end', step, outcome };
}

/** What an event of the connector says; nothing for those that are not about SCEP. */
export function connectorDrafts(event: WindowsEvent): readonly Draft[] {
  const meanings = MEANINGS.get(event.eventId.value);
  const info = meanings && eventInfo(event);
  if (!info) return NOTHING;
  const keys = connectorKeys(event);
  const words = wordsOf(event, info.meaning);
  return meanings.map((meaning) => ({ ...meaning, span: event.span, by: 'connector', platform: 'unknown', words, keys }));
}

function connectorKeys(event: WindowsEvent): Keys {
  return keysOf({
    transactionID: eventId(event, 'TransactionId', 'Transaction Id'),
    device: guidOf(eventId(event, 'DeviceId', 'Device Id')),
    policy: guidOf(eventId(event, 'PolicyId', 'Policy Id')),
    thumbprint: thumbprintKey(eventHex(event, 'CertificateThumbprint', 'Certificate Thumbprint', 'Thumbprint')),
    serial: serialKey(eventHex(event, 'CertificateSerialNumber', 'Certificate Serial Number', 'SerialNumber', 'Serial Number')),
    subject: eventValue(event, 'SubjectName', 'Subject'),
    server: event.computer?.value,
  });
}

function wordsOf(event: WindowsEvent, meaning: Sentence): Sentence {
  const reason = eventValue(event, 'Reason', 'ErrorMessage', 'Exception');
  return reason === undefined ? meaning : msg('{0} Reason: {1}', meaning, reason);
}
