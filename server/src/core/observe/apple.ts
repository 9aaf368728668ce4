import type { ErrorEvent, HttpEvent, NoteEvent } from '../log/event.ts';
import type { Act, Observation } from '../log/facts.ts';
import { type Message, msg } from '../text/message.ts';
import { type Draft, keysOf, NOTHING, type Reader } from './draft.ts';
import { aliasOf, hostOf } from './keys.ts';
import { httpFacts, outcomeOf, wordsOf } from './server.ts';

/** The console of iOS, iPadOS and macOS: profiled, which asks, and what it says of profiles and errors. */
export function appleReader(): Reader {
  let platform: 'ios' | 'macos' = 'ios';
  return {
    see(event) {
      switch (event.kind) {
        case 'note':
          return noteDrafts(event, platform);
        case 'http':
          if (event.platform === 'macos' || event.platform === 'ios') platform = event.platform;
          return httpDrafts(event, platform);
        case 'error':
          return errorDrafts(event, platform);
        default:
          return NOTHING;
      }
    },
  };
}

interface NoteMeaning extends Pick<Observation, 'phase' | 'step' | 'outcome'> {
  readonly act: Act;
  readonly words: (subject: string) => Message;
}

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
    phase: 'call',
    step: 2,
    outcome: 'unknown',
    words: () => msg('The device begins to fetch its certificate.'),
  },
  'profile-installed': {
    act: 'installed',
    phase: 'end',
    step: 5,
    outcome: 'done',
    words: (subject) => msg('The profile {0} was installed.', subject),
  },
  'profile-rolled-back': {
    act: 'error',
    phase: 'end',
    step: 5,
    outcome: 'failed',
    words: (subject) => msg('The profile {0} was taken back.', subject),
  },
};

function noteDrafts({ note, span, subject }: NoteEvent, platform: Observation['platform']): readonly Draft[] {
  const meaning = NOTES[note];
  if (!meaning) return NOTHING;
  const named = subject && /ModelName/i.test(subject.value) ? aliasOf(subject.value) : undefined;
  const { words, ...rest } = meaning;
  const text = named?.alias ?? subject?.value ?? '';
  return [{ ...rest, span, by: 'device', platform, words: words(text), ...(named ? { keys: named } : {}) }];
}

function httpDrafts(event: HttpEvent, platform: Observation['platform']): readonly Draft[] {
  const { operation, phase, span } = event;
  if (operation !== 'GetCACaps' && operation !== 'GetCACert' && operation !== 'GetNextCACert' && operation !== 'PKIOperation') {
    return NOTHING;
  }
  const asked = phase === 'request';
  return [
    {
      ...{ by: 'device', platform },
      span,
      act: operation,
      phase: asked ? 'call' : phase === 'response' ? 'end' : 'whole',
      step: 2,
      outcome: asked ? 'unknown' : outcomeOf(event),
      words: wordsOf(event),
      http: httpFacts(event),
      keys: keysOf({ server: hostOf(event.url?.value) }),
    },
  ];
}

function errorDrafts(event: ErrorEvent, platform: Observation['platform']): readonly Draft[] {
  if (event.notation === 'scep-error-key') {
    const words = msg('The device reports {0}.', event.name.value);
    return [{ ...{ by: 'device', platform }, span: event.span, act: 'error', phase: 'end', step: 2, outcome: 'failed', words }];
  }
  if (event.notation !== 'ns-error' || !isProfileError(event)) return NOTHING;
  const cause = event.causes.at(-1) ?? event;
  const text = (cause.englishText ?? cause.text)?.value ?? '';
  const words = cause.code
    ? msg('The enrollment failed with {0} {1}: {2}', cause.name.value, cause.code.value, text)
    : msg('The enrollment failed with {0}: {1}', cause.name.value, text);
  return [{ ...{ by: 'device', platform }, span: event.span, act: 'error', phase: 'end', step: 2, outcome: 'failed', words }];
}

function isProfileError(event: ErrorEvent): boolean {
  return [event, ...event.causes].some((cause) => /^MC[A-Z][A-Za-z]{0,60}ErrorDomain$/.test(cause.name.value));
}
