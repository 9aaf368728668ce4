import type { HttpEvent, Operation } from '../log/event.ts';
import type { Act, HttpFacts, Keys, Observation } from '../log/facts.ts';
import type { FlowStep } from '../log/finding.ts';
import type { Sentence } from '../text/sentence.ts';
import { type Draft, NOTHING, type Reader, type Writable } from './draft.ts';
import { httpFacts, outcomeOf, wordsOf } from './http.ts';

/** What a request is in the flow; nothing for those that are no call of an enrollment. */
const CALLS: Partial<Record<Operation, { readonly act: Act; readonly step: FlowStep }>> = {
  GetCACaps: { act: 'GetCACaps', step: 2 },
  GetCACert: { act: 'GetCACert', step: 2 },
  GetNextCACert: { act: 'GetNextCACert', step: 2 },
  PKIOperation: { act: 'PKIOperation', step: 2 },
  VerifyRequest: { act: 'verify', step: 3 },
  Notify: { act: 'notify', step: 6 },
};

/** IIS and http.sys: each line is a whole call. */
export function serverReader(by: 'iis' | 'http-sys'): Reader {
  const answers = new Answers();
  return {
    see(event) {
      const call = event.kind === 'http' ? CALLS[event.operation] : undefined;
      if (event.kind !== 'http' || !call) return NOTHING;
      const { span, platform, durationMs } = event;
      const { outcome, words, http } = answers.of(event);
      const draft: Writable<Draft> = {
        span,
        by,
        platform,
        act: call.act,
        phase: 'whole',
        step: call.step,
        outcome,
        words,
        http,
        keys: serverKeys(event),
      };
      if (durationMs !== undefined) draft.durationMs = durationMs;
      return [draft];
    },
  };
}

interface Answer {
  readonly outcome: Observation['outcome'];
  readonly words: Sentence;
  readonly http: HttpFacts;
}

/** Different answers that are remembered of one operation: a server has some dozens. */
const MOST = 256;

/** What an answer says, by all that it depends on: a server gives the same ones a hundred thousand times. */
class Answers {
  readonly #known = new Map<string, Map<number, Answer>>();

  of(event: HttpEvent): Answer {
    const { operation, method, reason, status, substatus, win32 } = event;
    if (reason || (method && method.value !== 'GET' && method.value !== 'POST')) return answerOf(event);
    const kind = method ? KINDS[method.value === 'GET' ? 0 : 1] + operation : operation;
    let answers = this.#known.get(kind);
    if (!answers) {
      answers = new Map();
      this.#known.set(kind, answers);
    }
    const key =
      numberOf(status?.value, 1000) + numberOf(substatus?.value, 1000) * 1001 + numberOf(win32?.value, 2 ** 32) * 1001 ** 2;
    const known = answers.get(key);
    if (known) return known;
    const answer = answerOf(event);
    if (Number.isSafeInteger(key) && answers.size < MOST) answers.set(key, answer);
    return answer;
  }
}

const KINDS = ['GET ', 'POST '] as const;

/** The value moved up by one, 0 where there is none; NaN beyond `limit`, so that it makes no key. */
function numberOf(value: number | undefined, limit: number): number {
  if (value === undefined) return 0;
  return value < limit ? value + 1 : Number.NaN;
}

function answerOf(event: HttpEvent): Answer {
  return { outcome: outcomeOf(event), words: wordsOf(event), http: httpFacts(event) };
}

function serverKeys({ client, forwardedFor, userAgent, serverName, server }: HttpEvent): Keys {
  const keys: Writable<Keys> = {};
  if (client) keys.address = client.value;
  if (forwardedFor) keys.forwardedFor = forwardedFor.value;
  if (userAgent) keys.userAgent = userAgent.value;
  const called = serverName ?? server;
  if (called) keys.server = called.value;
  return keys;
}
