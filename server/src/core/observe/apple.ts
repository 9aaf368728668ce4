import { appleError } from '../facts/codes/apple.ts';
import { noteInfo } from '../facts/notes/index.ts';
import type { ErrorEvent, NoteEvent, Platform } from '../log/event.ts';
import type { LogRecord } from '../log/model.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import { deviceHttp } from './device-http.ts';
import { type Draft, type Meaning, NOTHING, type Reader } from './draft.ts';
import { appleCause, appleSteps, isAppleEnrollmentError } from './failure.ts';
import { aliasOf } from './keys.ts';

/** The console of iOS, iPadOS and macOS: profiled or mdmclient, which asks, and what it says of profiles and errors. */
export function appleReader(): Reader {
  let platform: Platform = 'ios';
  return {
    see(event, record) {
      switch (event.kind) {
        case 'note':
          return noteDrafts(event, record, platform);
        case 'http':
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
  return [
    { ...{ by: 'device', platform }, span, act: 'error', phase: 'end', step: info.step, outcome: 'failed', words, ...keys },
  ];
}

/** True where the error itself follows in the same record. */
function saysMore(record: LogRecord): boolean {
  return record.events().some((event) => event.kind === 'error');
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
