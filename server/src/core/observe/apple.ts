import { appleError } from '../facts/codes/apple.ts';
import { noteInfo } from '../facts/notes/index.ts';
import type { ErrorEvent, NoteEvent, Platform } from '../log/event.ts';
import type { LogRecord } from '../log/model.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import { deviceHttp } from './device-http.ts';
import { type Draft, type Meaning, NOTHING, type Reader } from './draft.ts';
import { ANYWHERE, appleCause, appleSteps, isAppleEnrollmentError } from './failure.ts';
import { aliasOf } from './keys.ts';

/** The console of iOS, iPadOS and macOS: profiled or mdmclient, which asks, and what it says of profiles and errors. */
export function appleReader(): Reader {
  let platform: Platform = 'ios';
  let underWay = false; // certificates that are no SCEP ones are installed with the same words
  return {
    see(event, record) {
      switch (event.kind) {
        case 'note':
          if (event.note === 'certificate-installed' && !underWay) return NOTHING;
          if (event.note in NOTES) underWay = event.note !== 'certificate-installed';
          if (event.note.startsWith('mac-')) platform = 'macos';
          return noteDrafts(event, record, platform);
        case 'http':
          underWay = true;
          if (event.platform !== 'unknown') platform = event.platform;
          return deviceHttp(event, platform, event.thread);
        case 'error':
          return errorDrafts(event, platform);
        default:
          return NOTHING;
      }
    },
    whole: () => ({ platform }),
  };
}

interface NoteMeaning extends Meaning {
  words(subject: string): Sentence;
}

/** Notes that are no errors, as they stand in the flow. */
const NOTES: Readonly<Record<string, NoteMeaning>> = {
  'profile-arrived': {
    act: 'profile-delivered',
    phase: 'end',
    step: 1,
    outcome: 'done',
    words: (subject) => msg('The SCEP profile {0} arrived.', subject),
  },
  'retrieving-certificate': {
    act: 'request-built',
    phase: 'end',
    step: 2,
    outcome: 'unknown',
    words: () => msg('The device built its request and is about to send it.'),
  },
  'mac-scep-enroll': {
    act: 'started',
    phase: 'call',
    step: 2,
    outcome: 'unknown',
    words: (server) => msg('The device begins to enroll at {0}.', server),
  },
  'request-pending': {
    act: 'reply',
    phase: 'end',
    step: 4,
    outcome: 'waiting',
    words: () => msg('The answer was PENDING.'),
  },
  polling: {
    act: 'reply',
    phase: 'end',
    step: 4,
    outcome: 'waiting',
    words: () => msg('The device waits to ask for its pending request again.'),
  },
  'issued-certificate-received': {
    act: 'reply',
    phase: 'end',
    step: 5,
    outcome: 'done',
    words: () => msg('The device got its certificate in the answer.'),
  },
  'certificate-installed': {
    act: 'installed',
    phase: 'end',
    step: 5,
    outcome: 'done',
    words: () => msg('The device stored key and certificate.'),
  },
  'profile-installed': {
    act: 'installed',
    phase: 'end',
    step: 5,
    outcome: 'done',
    words: (subject) => msg('The profile {0} was installed, with its certificate.', subject),
  },
};

function noteDrafts(event: NoteEvent, record: LogRecord, platform: Platform): readonly Draft[] {
  const { note, span, subject } = event;
  const named = subject && /ModelName/i.test(subject.value) ? aliasOf(subject.value) : undefined;
  const keys = named ? { keys: named } : {};
  const meaning = NOTES[note];
  if (meaning) {
    const { words, ...rest } = meaning;
    return [{ ...rest, span, by: 'device', platform, words: words(named?.alias ?? subject?.value ?? ''), ...keys }];
  }
  const info = noteInfo(note);
  if (info?.outcome !== 'error' || saysMore(record)) return NOTHING;
  const words = info.meaning;
  const steps = note === 'mac-scep-failed' ? ANYWHERE : { step: info.step };
  return [{ ...{ by: 'device', platform }, span, act: 'error', phase: 'end', ...steps, outcome: 'failed', words, ...keys }];
}

/** True where the error itself follows in the same record. */
function saysMore(record: LogRecord): boolean {
  return record.events().some((event) => event.kind === 'error' && isAppleEnrollmentError(event));
}

function errorDrafts(event: ErrorEvent, platform: Platform): readonly Draft[] {
  const failed = { by: 'device', platform, act: 'error', phase: 'end', outcome: 'failed' } as const;
  if (event.notation === 'scep-error-key') {
    return [
      { ...failed, span: event.span, step: 2, upTo: 5, words: msg('The device looked up the text of {0}.', event.name.value) },
    ];
  }
  if (!isAppleEnrollmentError(event)) return NOTHING;
  const cause = appleCause(event);
  return [{ ...failed, span: cause.span, ...appleSteps(event), words: errorWords(cause) }];
}

function errorWords(cause: ErrorEvent): Sentence {
  const { name, code } = cause;
  const text = (cause.englishText ?? cause.text)?.value;
  if (!code) return msg('The enrollment failed with {0}: {1}', name.value, text ?? '-');
  const known = appleError(name.value, code.value)?.meaning;
  if (known) return msg('The enrollment failed with {0} {1}: {2}', name.value, code.value, known);
  return msg('The enrollment failed with {0} {1}: {2}', name.value, code.value, text ?? '-');
}
