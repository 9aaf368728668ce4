import type { HttpEvent, Operation } from '../log/event.ts';
import type { Act, Keys } from '../log/facts.ts';
import type { FlowStep } from '../log/finding.ts';
import { type Draft, NOTHING, type Reader } from './draft.ts';
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
  return {
    see(event) {
      const call = event.kind === 'http' ? CALLS[event.operation] : undefined;
      return event.kind === 'http' && call ? [draftOf(event, call, by)] : NOTHING;
    },
  };
}

function draftOf(event: HttpEvent, { act, step }: { act: Act; step: FlowStep }, by: 'iis' | 'http-sys'): Draft {
  const { span, platform, durationMs } = event;
  const draft: { -readonly [K in keyof Draft]: Draft[K] } = {
    span,
    by,
    platform,
    act,
    phase: 'whole',
    step,
    outcome: outcomeOf(event),
    words: wordsOf(event),
    http: httpFacts(event),
    keys: serverKeys(event),
  };
  if (durationMs !== undefined) draft.durationMs = durationMs;
  return draft;
}

function serverKeys({ client, forwardedFor, userAgent, serverName, server }: HttpEvent): Keys {
  const keys: { -readonly [K in keyof Keys]: Keys[K] } = {};
  if (client) keys.address = client.value;
  if (forwardedFor) keys.forwardedFor = forwardedFor.value;
  if (userAgent) keys.userAgent = userAgent.value;
  const called = serverName ?? server;
  if (called) keys.server = called.value;
  return keys;
}
