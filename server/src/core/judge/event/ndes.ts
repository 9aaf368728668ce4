import { eventInfo } from '../../facts/codes/windows-events/index.ts';
import type { WindowsEvent } from '../../log/event.ts';
import type { LogLevel } from '../../log/model.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { type EventReason, reasonsOf } from '../event-reason.ts';
import { codeHex, codeMeaning, codeSpan, codeText, reasonMeaning, reasonText } from '../windows-event.ts';
import type { EventTold } from './told.ts';

/** What an event of NDES proves that is not about its start (`cause/ndes-start.ts`); the level counts where no table knows the event. */
export function ndesFailure(event: WindowsEvent, level: LogLevel | undefined): EventTold | undefined {
  return (BY_ID[event.eventId.value] ?? otherError)(event, level);
}

type Decide = (event: WindowsEvent, level: LogLevel | undefined) => EventTold | undefined;

const BY_ID: Readonly<Record<number, Decide | undefined>> = {
  16: unreadable,
  17: unreadable,
  18: (event) => ({
    cause: 'encrypted-for-another',
    span: codeSpan(event),
    message: msg(
      'NDES cannot decrypt the request: the device encrypted it for an old RA certificate, for the CA, or for the RA certificate of another NDES server behind the same address.',
    ),
    short: msg('encrypted for another RA certificate'),
  }),
  29: (event) => ({
    cause: 'challenge-refused',
    span: codeSpan(event),
    message: msg(
      'NDES refused the challenge password. It may be wrong, expired or used before; the same event follows where the connector could not have it checked. Look for event 4005 of the connector at this moment: where the connector wrote nothing, it was not asked or had no way to Intune.',
    ),
    short: msg('challenge refused'),
  }),
  31: notIssued,
  53: (event) => ({
    cause: 'policy-module-not-started',
    span: codeSpan(event),
    message: msg(
      'NDES could not start the policy module, so it does not start itself. The module is not installed completely, or not registered.',
    ),
    short: msg('policy module does not start'),
  }),
};

function unreadable(event: WindowsEvent): EventTold {
  return {
    cause: 'message-unreadable',
    span: codeSpan(event),
    message: msg(
      'What NDES got was no readable SCEP message: not at all (16) or only in part (17). A browser, a scanner or the test script Validate-NDESUrl.ps1 that calls the URL gives the same event on a healthy server. Where a device fails at this moment, something on the way cut its URL or changed its escapes.',
    ),
    short: msg('no readable SCEP message'),
    group: event.eventId.text,
  };
}

/** CERTSRV_E_UNSUPPORTED_CERT_TYPE. */
const UNSUPPORTED_TEMPLATE = 0x80094800;
/** Event 31 prints it beside the text of the CA, or alone; it says nothing. */
const FAIL = 0x80004005;

function notIssued(event: WindowsEvent): EventTold {
  const reasons = reasonsOf(event);
  const template = reasons.find(({ value }) => value === UNSUPPORTED_TEMPLATE);
  if (template) {
    return {
      cause: 'template-unsupported',
      span: template.span,
      message: msg(
        'The CA refused the request because it does not know the template that NDES asked for. A template name in the MSCEP registry key is wrong, or the CA does not publish the template.',
      ),
      short: msg('template not supported by the CA'),
      group: 'template',
    };
  }
  const reason = reasons.find(({ value }) => value !== FAIL) ?? reasons[0];
  return {
    cause: reason?.value === undefined || reason.value === FAIL ? 'ca-refused-without-reason' : 'ca-refused',
    span: reason?.span ?? event.span,
    message: msg('NDES could not get the certificate from the CA. {0}', reason ? meaningOf(reason) : NO_REASON),
    short: reason?.value === undefined ? msg('CA refused the request') : msg('CA refused: {0}', codeHex(reason.value)),
    group: String(reason?.value ?? reason?.words),
  };
}

const NO_REASON = msg('The event names no reason: read the Request Status Code in Failed Requests of the CA.');

function meaningOf(reason: EventReason): Sentence {
  if (reason.value === FAIL) {
    return msg(
      'The code 0x80004005 says nothing: read the text beside it, and the Request Status Code in Failed Requests of the CA. Often a template name is wrong (0x80094800).',
    );
  }
  if (reason.value === undefined) {
    return msg(
      'The text of the CA is {0}; the code beside it says nothing. Failed Requests of the CA has the Request Status Code.',
      reasonText(reason),
    );
  }
  return msg('{0}: {1}', reasonText(reason), HERE.get(reason.value) ?? reasonMeaning(reason));
}

/** What the codes of a refused request mean for the server; facts of the same page. */
const HERE: ReadonlyMap<number, Sentence> = new Map([
  [0x80094012, msg('The NDES account lacks Read and Enroll on the template.')],
  [0x80094811, msg('The key is shorter than the template allows.')],
  [0x800706ba, msg('The CA cannot be reached (RPC).')],
  [0x80092013, msg('The revocation list of a CA certificate is not available.')],
  [0x80094001, msg('The subject is not valid or too long.')],
  [0x80094011, msg('The NDES account may not request certificates from the CA.')],
  [0x800b0101, msg('A certificate that takes part, for instance the one that signs for NDES, is outside its validity period.')],
  [0x800b0114, msg('The name is not permitted by the name constraints of the CA.')],
]);

function otherError(event: WindowsEvent, level: LogLevel | undefined): EventTold | undefined {
  const info = eventInfo(event);
  if (info ? info.outcome !== 'failed' : level !== 'error' && level !== 'fault') return undefined;
  const code = event.codes[0]?.value;
  const meaning = info?.verified ? info.meaning : msg('No source of ours describes this event: read its message.');
  return {
    cause: 'ndes-error',
    span: codeSpan(event),
    message:
      code === undefined
        ? msg('NDES event {0}: {1}', event.eventId.value, meaning)
        : msg('NDES event {0}: {1} {2}: {3}', event.eventId.value, meaning, codeText(code), codeMeaning(code)),
    short: msg('NDES event {0}', event.eventId.value),
    group: event.eventId.text,
  };
}
