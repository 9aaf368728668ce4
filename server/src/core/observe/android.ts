import { isEnrollmentError } from '../correlate/android.ts';
import { certificateState } from '../facts/codes/android.ts';
import { noteInfo } from '../facts/notes/index.ts';
import { jscepFailure } from '../judge/cause/jscep.ts';
import type { ErrorEvent, NoteEvent, ScepEvent, StateEvent } from '../log/event.ts';
import type { LogRecord } from '../log/model.ts';
import { msg } from '../text/sentence.ts';
import { deviceHttp } from './device-http.ts';
import { type Draft, keysOf, NOTHING, type Reader, type Steps } from './draft.ts';
import { ANYWHERE, javaSteps, refusalSteps } from './failure.ts';
import { aliasOf, decimalSerialKey, deviceOfSubject, hexKey, hostOf, thumbprintKey } from './keys.ts';

/** OMADM.log: what management sends, the enrollment manager, jscep, and the state machines. */
export function androidReader(): Reader {
  return {
    see(event, record) {
      switch (event.kind) {
        case 'note':
          return noteDrafts(event, record);
        case 'http':
          return deviceHttp(event, 'android', record.thread);
        case 'scep':
          return [scepDraft(event, record)];
        case 'state':
          return stateDrafts(event, record);
        case 'error':
          return isEnrollmentError(event) ? [errorDraft(event, record)] : NOTHING;
        default:
          return NOTHING;
      }
    },
  };
}

const WRITTEN = { by: 'device', platform: 'android' } as const;

function noteDrafts(event: NoteEvent, record: LogRecord): readonly Draft[] {
  const { note, span, subject, profile } = event;
  const written = subject?.value ?? '';
  const { thread } = record;
  switch (note) {
    case 'profile-arrived': {
      const alias = aliasOf(written);
      const keys = keysOf({
        ...alias,
        server: hostOf(profile?.server?.value),
        caThumbprint: thumbprintKey(profile?.caThumbprint?.value),
      });
      const words = msg('The SCEP profile {0} arrived.', alias.alias);
      return [{ ...WRITTEN, span, act: 'profile-delivered', phase: 'end', step: 1, outcome: 'done', words, keys }];
    }
    case 'enrollment-started': {
      const alias = aliasOf(written);
      const words = msg('The enrollment of {0} began.', alias.alias);
      const keys = keysOf({ ...alias, thread });
      return [{ ...WRITTEN, span, act: 'started', phase: 'call', step: 2, outcome: 'unknown', words, keys }];
    }
    case 'message-sent': {
      const words = msg('The device has built its request, and sends it.'); // by POST, no line says so once more
      return [
        { ...WRITTEN, span, act: 'request-built', phase: 'end', step: 2, outcome: 'unknown', words, keys: keysOf({ thread }) },
      ];
    }
    case 'encrypting-for': {
      const words = msg('The device encrypts its request for {0}.', written);
      const keys = keysOf({ recipient: decimalSerialKey(serialIn(written)), thread });
      return [{ ...WRITTEN, span, act: 'request-built', phase: 'call', step: 2, outcome: 'unknown', words, keys }];
    }
    case 'signing-with': {
      const words = msg('The device signs its request with the key of {0}.', written);
      const subjectName = subjectIn(written);
      const keys = keysOf({ subject: subjectName, device: deviceOfSubject(subjectName), thread });
      return [{ ...WRITTEN, span, act: 'request-built', phase: 'call', step: 2, outcome: 'unknown', words, keys }];
    }
    default: {
      const info = noteInfo(note);
      if (info?.outcome !== 'error' || saysMore(record)) return NOTHING;
      const keys = keysOf({ thread });
      return [{ ...WRITTEN, span, act: 'error', phase: 'end', step: info.step, outcome: 'failed', words: info.meaning, keys }];
    }
  }
}

/** True where the exception that the library throws stands in the same record. */
function saysMore(record: LogRecord): boolean {
  return record.events().some((event) => event.kind === 'error' && isEnrollmentError(event));
}

/** `dn=CN=NDES01-MSCEP-RA, OU=IT; serial=1956…`, as the library prints a certificate: the number is decimal. */
function serialIn(certificate: string): string {
  return /;\s?serial=(\d{1,160})\b/.exec(certificate.slice(0, LONGEST))?.[1] ?? '';
}

function subjectIn(certificate: string): string | undefined {
  return /^dn=(.*?)(?:;\s?serial=|$)/.exec(certificate.slice(0, LONGEST))?.[1];
}

const LONGEST = 1000;

function scepDraft(event: ScepEvent, record: LogRecord): Draft {
  const { transactionID, pkiStatus, failInfo, direction } = event;
  const keys = keysOf({
    transactionID: transactionID?.value,
    senderNonce: hexKey(event.senderNonce?.value),
    recipientNonce: hexKey(event.recipientNonce?.value),
    thread: record.thread,
  });
  if (direction === 'request') {
    const span = transactionID?.span ?? event.span;
    const words = msg('The device built its request {0}.', transactionID?.value ?? '');
    return { ...WRITTEN, span, act: 'request-built', phase: 'end', step: 2, outcome: 'unknown', words, keys };
  }
  const status = pkiStatus?.value ?? '';
  const words = failInfo ? msg('The answer was {0} with {1}.', status, failInfo.value) : msg('The answer was {0}.', status);
  const span = (failInfo ?? pkiStatus)?.span ?? event.span;
  return { ...WRITTEN, span, act: 'reply', phase: 'end', ...replyOf(status, failInfo?.value), words, keys };
}

/** With SUCCESS a certificate has reached the device; a refusal does not say whose it is; PENDING is the CA's. */
function replyOf(pkiStatus: string, failInfo: string | undefined): Steps & Pick<Draft, 'outcome'> {
  switch (pkiStatus) {
    case 'SUCCESS':
      return { step: 5, outcome: 'done' };
    case 'FAILURE':
      return { ...refusalSteps(failInfo), outcome: 'failed' };
    case 'PENDING':
      return { step: 4, outcome: 'waiting' };
    default:
      return { step: 5, outcome: 'unknown' };
  }
}

function stateDrafts(event: StateEvent, record: LogRecord): readonly Draft[] {
  if (event.machine !== 'scep') return NOTHING;
  const to = event.to.value;
  const known = certificateState('scep', to);
  const enrolling = /ENROLL/.test(event.from.value) || /ENROLL/.test(to);
  const failed = to.endsWith('_FAILED');
  const steps = known || !failed ? { step: known?.step ?? 5 } : enrolling ? ANYWHERE : { step: 5 as const };
  return [
    {
      ...WRITTEN,
      span: event.to.span,
      act: known?.last ? 'installed' : 'state',
      phase: 'end',
      ...steps,
      outcome: known?.last ? 'done' : failed ? 'failed' : 'unknown',
      words: msg('The certificate went from {0} to {1}.', event.from.value, to),
      keys: keysOf({ ...aliasOf(event.alias.value), thread: record.thread }),
    },
  ];
}

function errorDraft(event: ErrorEvent, record: LogRecord): Draft {
  const cause = jscepFailure(event)?.cause ?? event;
  const name = cause.name.value.slice(cause.name.value.lastIndexOf('.') + 1);
  const text = cause.text?.value;
  return {
    ...WRITTEN,
    span: cause.span,
    act: 'error',
    phase: 'end',
    ...javaSteps(event),
    outcome: 'failed',
    words: text ? msg('The enrollment failed with {0}: {1}', name, text) : msg('The enrollment failed with {0}.', name),
    keys: keysOf({ thread: event.thread ?? record.thread }),
  };
}
