import type { HttpEvent, Platform } from '../log/event.ts';
import type { Act } from '../log/facts.ts';
import { type Draft, keysOf, NOTHING } from './draft.ts';
import { httpFacts, outcomeOf, wordsOf } from './http.ts';
import { hostOf } from './keys.ts';

type Call = Extract<Act, HttpEvent['operation']>;

const CALLS: ReadonlySet<string> = new Set<Call>(['GetCACaps', 'GetCACert', 'GetNextCACert', 'PKIOperation']);

function isCall(operation: string): operation is Call {
  return CALLS.has(operation);
}

/** A call of a device, as the device logs it; nothing for requests that are no call of SCEP. */
export function deviceHttp(event: HttpEvent, platform: Platform, thread: string | undefined): readonly Draft[] {
  const { operation, phase, span, url } = event;
  if (!isCall(operation)) return NOTHING;
  return [
    {
      span,
      by: 'device',
      platform,
      act: operation,
      phase: PHASES[phase],
      step: 2,
      outcome: phase === 'request' ? 'unknown' : outcomeOf(event),
      words: wordsOf(event),
      http: httpFacts(event),
      keys: keysOf({ thread, server: hostOf(url?.value) }),
    },
  ];
}

const PHASES = { request: 'call', response: 'end', exchange: 'whole' } as const satisfies Record<
  HttpEvent['phase'],
  Draft['phase']
>;
