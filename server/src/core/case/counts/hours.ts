import type { LogFacts } from '../../log/facts.ts';
import type { Clock, StepCount } from '../model.ts';
import { grownFrom, perLog } from '../per-log.ts';
import type { Moments } from './moments.ts';
import { furtherRequests, type Request, requestsOf } from './requests.ts';

const HOUR = 3_600_000;
/** More than there are steps. */
const STEPS = 10;

/** The requests of a log, in log order; kept with it. */
export const requestsIn = perLog(requestsOf, (known, log, from) => furtherRequests(known, log.observations.slice(from)));

/** Step and hour of a request, as one number. */
export function slotOf({ step }: Request, at: number): number {
  return Math.floor(at / HOUR) * STEPS + step;
}

/** Step and hour that a number is of. */
export function hourIn(slot: number): Pick<StepCount, 'step' | 'hourMs'> {
  const hour = Math.floor(slot / STEPS);
  return { step: (slot - hour * STEPS) as StepCount['step'], hourMs: hour * HOUR };
}

interface Seen {
  readonly clock: Clock;
  readonly requests: readonly Request[];
  readonly hours: ReadonlyMap<number, number>;
}

const kept = new WeakMap<LogFacts, Seen>();

/** How many requests of each step a log saw in each hour, under its clock: kept with the log, and goes on where that grew. */
export function hoursOf(facts: LogFacts, clock: Clock | undefined, moments: Moments): ReadonlyMap<number, number> {
  const known = kept.get(facts);
  if (known && known.clock === clock) return known.hours;
  const requests = requestsIn(facts);
  const was = grownFrom(facts);
  const before = was && kept.get(was);
  const goesOn = before && before.clock === clock && isBeginning(before.requests, requests);
  const hours = new Map(goesOn ? before.hours : []);
  for (let i = goesOn ? before.requests.length : 0; i < requests.length; i++) {
    const request = requests[i];
    if (!request) continue;
    const { time, record } = request.observation;
    const at = moments.at(facts.path, time, record);
    if (at === undefined) continue;
    const slot = slotOf(request, at);
    hours.set(slot, (hours.get(slot) ?? 0) + 1);
  }
  if (clock) kept.set(facts, { clock, requests, hours });
  return hours;
}

/** Requests that were gathered anew are other objects. */
function isBeginning(before: readonly Request[], now: readonly Request[]): boolean {
  return before.length > 0 && before.at(-1) === now[before.length - 1];
}
