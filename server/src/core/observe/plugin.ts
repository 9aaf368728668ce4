import { isNotify, isSendFailure } from '../knowledge/engine/kinds/plugin-event.ts';
import { judgeHttp } from '../knowledge/outcome.ts';
import type { LogEvent } from '../log/event.ts';
import type { Observation } from '../log/facts.ts';
import { type Message, msg } from '../text/message.ts';
import { type Draft, keysOf, NOTHING, type Reader } from './draft.ts';
import { httpFacts, wordsOf } from './server.ts';

type Meaning = Pick<Observation, 'act' | 'phase' | 'step' | 'outcome' | 'words'>;

const VERIFY = { act: 'verify', step: 3 } as const;
const NOTIFY = { act: 'notify', step: 6 } as const;

/** NDESPlugin.log: each call of NDES into its policy module, on a thread of its own. */
export function pluginReader(): Reader {
  return {
    see: (event) =>
      drafts(event, event.kind === 'http' || event.kind === 'note' || event.kind === 'error' ? event.thread : undefined),
  };
}

function drafts(event: LogEvent, thread: string | undefined): readonly Draft[] {
  const meaning = meaningOf(event);
  if (!meaning) return NOTHING;
  const http = event.kind === 'http' ? { http: httpFacts(event) } : {};
  const codes = event.kind === 'error' && event.code ? { codes: [event.code.value >>> 0] } : {};
  return [
    { ...meaning, span: event.span, by: 'policy-module', platform: 'policy-module', ...http, ...codes, keys: keysOf({ thread }) },
  ];
}

const NOTES: Readonly<Record<string, () => Meaning>> = {
  'plugin-verify-called': () => ({
    ...VERIFY,
    phase: 'call',
    outcome: 'unknown',
    words: msg('NDES asked its policy module to verify a request.'),
  }),
  'plugin-notify-called': () => ({
    ...NOTIFY,
    phase: 'call',
    outcome: 'unknown',
    words: msg('NDES told its policy module the outcome of a request.'),
  }),
  'plugin-challenge-confirmed': () => ({
    ...VERIFY,
    phase: 'end',
    outcome: 'done',
    words: msg('The challenge of the request was confirmed.'),
  }),
  'plugin-challenge-refused': () => ({
    ...VERIFY,
    phase: 'end',
    outcome: 'failed',
    words: msg('The challenge of the request was refused.'),
  }),
  'plugin-challenge-unreadable': () => ({
    ...VERIFY,
    phase: 'end',
    outcome: 'failed',
    words: msg('The registration point answered something that is no verdict.'),
  }),
  'plugin-tls-fault': () => ({
    ...VERIFY,
    phase: 'end',
    outcome: 'failed',
    words: msg('The connection to the registration point is not trusted.'),
  }),
  'plugin-verify-done': () => ({
    ...VERIFY,
    phase: 'end',
    outcome: 'done',
    words: msg('The policy module let the request pass.'),
  }),
  'plugin-notify-done': () => ({
    ...NOTIFY,
    phase: 'end',
    outcome: 'done',
    words: msg('The outcome was handed over to the registration point.'),
  }),
};

function meaningOf(event: LogEvent): Meaning | undefined {
  if (event.kind === 'note') return NOTES[event.note]?.();
  if (event.kind === 'http') {
    const failed = judgeHttp(event).outcome !== 'ok';
    return { ...VERIFY, phase: 'end', outcome: failed ? 'failed' : 'done', words: wordsOf(event) };
  }
  if (event.kind !== 'error' || event.notation !== 'windows-error') return undefined;
  const words: Message = isSendFailure(event)
    ? msg('The registration point could not be reached: {0}.', event.code?.text ?? event.name.value)
    : msg('{0} of the policy module ended with {1}.', event.name.value, event.code?.text ?? '');
  return { ...(isNotify(event) ? NOTIFY : VERIFY), phase: 'end', outcome: 'failed', words };
}
