import { isNotify, isSendFailure } from '../judge/cause/plugin.ts';
import { judgeHttp } from '../judge/http/index.ts';
import type { ErrorEvent, HttpEvent, LogEvent, NoteEvent } from '../log/event.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import { type Draft, keysOf, type Meaning, NOTHING, type Reader } from './draft.ts';
import { httpFacts, wordsOf } from './http.ts';

type Worded = Meaning & { readonly words: Sentence };

const VERIFY = { act: 'verify', step: 3 } as const;
const NOTIFY = { act: 'notify', step: 6 } as const;
/** Threads whose call is remembered; NDES has a few dozen. */
const MAX_THREADS = 256;

/** NDESPlugin.log: each call of NDES into its policy module, on a thread of its own. */
export function pluginReader(): Reader {
  /** What each thread is at: some lines do not tell. */
  const calls = new Map<string, typeof VERIFY | typeof NOTIFY>();
  const meaningOf = (event: NoteEvent | HttpEvent | ErrorEvent): Worded | undefined => {
    const thread = event.thread ?? '';
    if (event.kind === 'note' && CALLED.has(event.note)) {
      const [oldest] = calls.keys();
      if (calls.size >= MAX_THREADS && oldest !== undefined) calls.delete(oldest);
      calls.delete(thread);
      calls.set(thread, event.note === 'plugin-notify-called' ? NOTIFY : VERIFY);
    }
    const call = calls.get(thread) ?? VERIFY;
    if (event.kind === 'note' && DONE.has(event.note)) calls.delete(thread);
    switch (event.kind) {
      case 'note':
        return noteMeaning(event, call);
      case 'http':
        return httpMeaning(event);
      case 'error':
        return errorMeaning(event, call);
    }
  };
  return {
    see: (event) => {
      const meaning = isPluginEvent(event) ? meaningOf(event) : undefined;
      if (!meaning || !isPluginEvent(event)) return NOTHING;
      return [draftOf(event, meaning)];
    },
  };
}

function isPluginEvent(event: LogEvent): event is NoteEvent | HttpEvent | ErrorEvent {
  return event.kind === 'note' || event.kind === 'http' || event.kind === 'error';
}

function draftOf(event: NoteEvent | HttpEvent | ErrorEvent, meaning: Worded): Draft {
  return {
    ...meaning,
    span: event.span,
    by: 'policy-module',
    platform: 'policy-module',
    ...(event.kind === 'http' ? { http: httpFacts(event) } : {}),
    ...(event.kind === 'error' && event.code ? { codes: [event.code.value >>> 0] } : {}),
    keys: keysOf({ thread: event.thread }),
  };
}

const CALLED: ReadonlySet<string> = new Set(['plugin-verify-called', 'plugin-notify-called']);

const DONE: ReadonlySet<string> = new Set(['plugin-verify-done', 'plugin-notify-done']);

const NOTES: Readonly<Record<string, Worded>> = {
  'plugin-verify-called': worded(VERIFY, 'call', 'unknown', msg('NDES asked its policy module to verify a request.')),
  'plugin-notify-called': worded(NOTIFY, 'call', 'unknown', msg('NDES told its policy module the outcome of a request.')),
  'plugin-challenge-confirmed': worded(VERIFY, 'end', 'done', msg('The challenge of the request was confirmed.')),
  'plugin-challenge-refused': worded(VERIFY, 'end', 'failed', msg('The challenge of the request was refused.')),
  'plugin-challenge-unreadable': worded(
    VERIFY,
    'end',
    'failed',
    msg('The registration point answered something that is no verdict.'),
  ),
  'plugin-verify-done': worded(VERIFY, 'end', 'done', msg('The policy module let the request pass.')),
  'plugin-notify-done': worded(NOTIFY, 'end', 'done', msg('The outcome was handed over to the registration point.')),
};

function worded(
  call: typeof VERIFY | typeof NOTIFY,
  phase: Worded['phase'],
  outcome: Worded['outcome'],
  words: Sentence,
): Worded {
  return { ...call, phase, outcome, words };
}

/** A fault of TLS belongs to the call of its thread, whichever it is. */
function noteMeaning({ note, subject }: NoteEvent, call: typeof VERIFY | typeof NOTIFY): Worded | undefined {
  if (note === 'plugin-tls-fault') {
    return worded(
      call,
      'end',
      'failed',
      msg('The certificate of the registration point was not accepted: {0}.', subject?.value ?? ''),
    );
  }
  return NOTES[note];
}

/** An error page in place of an answer. */
function httpMeaning(event: HttpEvent): Worded {
  const outcome = judgeHttp(event).outcome === 'ok' ? 'done' : 'failed';
  return worded(event.operation === 'Notify' ? NOTIFY : VERIFY, 'end', outcome, wordsOf(event));
}

function errorMeaning(event: ErrorEvent, call: typeof VERIFY | typeof NOTIFY): Worded | undefined {
  if (event.notation !== 'windows-error') return undefined;
  const code = event.code?.text ?? '';
  if (isSendFailure(event)) {
    const about = isNotify(event) ? NOTIFY : /verify/i.test(event.name.value) ? VERIFY : call;
    return worded(about, 'end', 'failed', msg('The registration point could not be reached: {0}.', code));
  }
  const words = msg('{0} of the policy module ended with {1}.', event.name.value, code);
  return worded(isNotify(event) ? NOTIFY : VERIFY, 'end', 'failed', words);
}
