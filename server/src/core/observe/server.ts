import { judgeHttp } from '../knowledge/outcome.ts';
import type { HttpEvent, Operation } from '../log/event.ts';
import type { Act, HttpFacts, Observation } from '../log/facts.ts';
import type { FlowStep } from '../log/finding.ts';
import { type Message, msg } from '../text/message.ts';
import { keysOf, NOTHING, type Reader } from './draft.ts';

/** What a call is in the flow; undefined for requests that are no call of an enrollment. */
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
  return {
    see(event) {
      const call = event.kind === 'http' ? CALLS[event.operation] : undefined;
      if (event.kind !== 'http' || !call) return NOTHING;
      return [
        {
          ...call,
          span: event.span,
          by,
          platform: event.platform,
          phase: 'whole',
          outcome: outcomeOf(event),
          words: wordsOf(event),
          http: httpFacts(event),
          ...(event.durationMs === undefined ? {} : { durationMs: event.durationMs }),
          keys: keysOf({
            address: event.client?.value,
            forwardedFor: event.forwardedFor?.value,
            userAgent: event.userAgent?.value,
            server: (event.serverName ?? event.server)?.value,
          }),
        },
      ];
    },
  };
}

/**
 * How a call ended, for its own step. A 200 for PKIOperation decides nothing about certificate or challenge, but it shows that NDES was
 * reached and answered.
 */
export function outcomeOf(event: HttpEvent): Observation['outcome'] {
  const { outcome } = judgeHttp(event);
  const status = event.status?.value;
  if (outcome === 'ok') return 'done';
  if (outcome === 'failed') return 'failed';
  if (outcome === 'suspicious') return status !== undefined && status >= 300 ? 'failed' : 'unknown';
  return event.operation === 'PKIOperation' && status === 200 ? 'done' : 'unknown';
}

export function httpFacts(event: HttpEvent): HttpFacts {
  const facts: { -readonly [K in keyof HttpFacts]: HttpFacts[K] } = { ...{ operation: event.operation } };
  if (event.method) facts.method = event.method.value;
  if (event.status) facts.status = event.status.value;
  if (event.substatus) facts.substatus = event.substatus.value;
  if (event.win32) facts.win32 = event.win32.value;
  if (event.reason) facts.reason = event.reason.value;
  if (event.queue) facts.queue = event.queue.value;
  return facts;
}

/** `GetCACert was answered with 200.` */
export function wordsOf({ operation, status, substatus, reason }: HttpEvent): Message {
  if (status === undefined) {
    return reason ? msg('{0} ended without an answer: {1}.', operation, reason.value) : msg('{0} was asked.', operation);
  }
  if (substatus && substatus.value > 0) return msg('{0} was answered with {1}.{2}.', operation, status.value, substatus.value);
  return msg('{0} was answered with {1}.', operation, status.value);
}
