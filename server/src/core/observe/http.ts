import { judgeHttp } from '../judge/http/index.ts';
import type { HttpEvent } from '../log/event.ts';
import type { HttpFacts, Observation } from '../log/facts.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import type { Writable } from './draft.ts';

/**
 * How a call ended, for its own step. A 200 for PKIOperation decides nothing about challenge or certificate, but it shows that NDES was
 * reached and answered, which is all that this step is about.
 */
export function outcomeOf(event: HttpEvent): Observation['outcome'] {
  const status = event.status?.value;
  switch (judgeHttp(event).outcome) {
    case 'ok':
      return 'done';
    case 'failed':
      return 'failed';
    case 'suspicious': // a redirect that a device did not follow; a challenge that was not confirmed
      return ((status ?? 0) >= 300 && event.side === 'device') || event.operation === 'VerifyRequest' ? 'failed' : 'unknown';
    case 'unknown':
      return event.operation === 'PKIOperation' && status === 200 ? 'done' : 'unknown';
  }
}

export function httpFacts({ operation, method, status, substatus, win32, reason, queue }: HttpEvent): HttpFacts {
  const facts: Writable<HttpFacts> = { operation };
  if (method) facts.method = method.value;
  if (status) facts.status = status.value;
  if (substatus) facts.substatus = substatus.value;
  if (win32) facts.win32 = win32.value;
  if (reason) facts.reason = reason.value;
  if (queue) facts.queue = queue.value;
  return facts;
}

/** `GetCACert was answered with 200.` */
export function wordsOf({ operation, status, substatus, reason }: HttpEvent): Sentence {
  if (status === undefined) {
    return reason ? msg('{0} ended without an answer: {1}.', operation, reason.value) : msg('{0} was asked.', operation);
  }
  if (substatus && substatus.value > 0) return msg('{0} was answered with {1}.{2}.', operation, status.value, substatus.value);
  return msg('{0} was answered with {1}.', operation, status.value);
}
