import { isEnrollmentError } from '../correlate/android.ts';
import type { ErrorEvent, HttpEvent, NoteEvent, ScepEvent, StateEvent } from '../log/event.ts';
import type { Observation } from '../log/facts.ts';
import type { LogRecord } from '../log/model.ts';
import { msg } from '../text/message.ts';
import { type Draft, keysOf, NOTHING, type Reader } from './draft.ts';
import { aliasOf, hexKey, hostOf } from './keys.ts';
import { httpFacts, outcomeOf, wordsOf } from './server.ts';

/** OMADM.log: what management sends, the enrollment manager, jscep, and the state machines. */
export function androidReader(): Reader {
  return {
    see(event, record) {
      switch (event.kind) {
        case 'note':
          return noteDrafts(event, record);
        case 'http':
          return httpDrafts(event, record);
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
  const { note, span, subject } = event;
  if (note === 'profile-arrived' && subject) {
    const { alias } = aliasOf(subject.value);
    const words = msg('The SCEP profile {0} arrived.', alias);
    return [
      { ...WRITTEN, span, act: 'profile-delivered', phase: 'end', step: 1, outcome: 'done', words, keys: named(subject.value) },
    ];
  }
  if (note === 'enrollment-started' && subject) {
    const words = msg('The enrollment of {0} began.', aliasOf(subject.value).alias);
    return [
      {
        ...WRITTEN,
        span,
        act: 'started',
        phase: 'call',
        step: 2,
        outcome: 'unknown',
        words,
        keys: keysOf({ ...named(subject.value), thread: record.thread }),
      },
    ];
  }
  return NOTHING;
}

function named(written: string): ReturnType<typeof aliasOf> {
  return aliasOf(written);
}

function httpDrafts(event: HttpEvent, record: LogRecord): readonly Draft[] {
  const { operation, phase, span } = event;
  if (!isOperation(operation)) return NOTHING;
  const asked = phase === 'request';
  return [
    {
      ...WRITTEN,
      span,
      act: operation,
      phase: asked ? 'call' : phase === 'response' ? 'end' : 'whole',
      step: 2,
      outcome: asked ? 'unknown' : outcomeOf(event),
      words: wordsOf(event),
      http: httpFacts(event),
      keys: keysOf({ thread: record.thread, server: hostOf(event.url?.value) }),
    },
  ];
}

type Operation = 'GetCACaps' | 'GetCACert' | 'GetNextCACert' | 'PKIOperation';

function isOperation(operation: HttpEvent['operation']): operation is Operation {
  return operation === 'GetCACaps' || operation === 'GetCACert' || operation === 'GetNextCACert' || operation === 'PKIOperation';
}

function scepDraft(event: ScepEvent, record: LogRecord): Draft {
  const keys = keysOf({
    transactionID: event.transactionID?.value,
    senderNonce: hexKey(event.senderNonce?.value),
    recipientNonce: hexKey(event.recipientNonce?.value),
    thread: record.thread,
  });
  const span = (event.failInfo ?? event.pkiStatus ?? event.transactionID)?.span ?? event.span;
  if (event.direction === 'request') {
    const words = msg('The device built its request {0}.', event.transactionID?.value ?? '');
    return { ...WRITTEN, span, act: 'request-built', phase: 'whole', step: 2, outcome: 'unknown', words, keys };
  }
  const status = event.pkiStatus?.value ?? '';
  const words = event.failInfo
    ? msg('The answer was {0} with {1}.', status, event.failInfo.value)
    : msg('The answer was {0}.', status);
  return { ...WRITTEN, span, act: 'reply', phase: 'end', ...(REPLIES[status] ?? UNREAD), words, keys };
}

type Ending = Pick<Observation, 'step' | 'outcome'>;

/** What a CertRep shows: a certificate has reached the device; a refusal comes from policy module or CA; the CA keeps it waiting. */
const REPLIES: Readonly<Record<string, Ending>> = {
  SUCCESS: { step: 5, outcome: 'done' },
  FAILURE: { step: 4, outcome: 'failed' },
  PENDING: { step: 4, outcome: 'waiting' },
};
const UNREAD: Ending = { step: 5, outcome: 'unknown' };

function stateDrafts(event: StateEvent, record: LogRecord): readonly Draft[] {
  if (event.machine !== 'scep') return NOTHING;
  const to = event.to.value;
  const installed = to === 'CERT_ACCESS_GRANTED';
  return [
    {
      ...WRITTEN,
      span: event.to.span,
      act: installed ? 'installed' : 'state',
      phase: 'end',
      step: to === 'CERT_ENROLL_FAILED' ? 2 : 5,
      outcome: installed ? 'done' : to.endsWith('_FAILED') ? 'failed' : 'unknown',
      words: msg('The certificate went from {0} to {1}.', event.from.value, to),
      keys: keysOf({ ...named(event.alias.value), thread: record.thread }),
    },
  ];
}

function errorDraft(event: ErrorEvent, record: LogRecord): Draft {
  const cause = event.causes.at(-1) ?? event;
  const text = cause.text?.value;
  return {
    ...WRITTEN,
    span: event.span,
    act: 'error',
    phase: 'end',
    step: 2,
    outcome: 'failed',
    words: text
      ? msg('The enrollment failed with {0}: {1}', cause.name.value, text)
      : msg('The enrollment failed with {0}.', cause.name.value),
    keys: keysOf({ thread: record.thread }),
  };
}
