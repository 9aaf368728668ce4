import type { LogFacts, Observation } from '../../../log/facts.ts';
import { plainObservation } from '../../../log/observed/row.ts';
import { isEqual } from '../../equal.ts';
import { noteGrowth } from '../../per-log.ts';

/**
 * A log as it is now, with the objects that it shares with what it was: a log that grew is read on, and says what it said before in new
 * objects. What is the same can then be told by identity.
 */
export function sharing(now: LogFacts, was: LogFacts): LogFacts {
  const before = was.observations;
  if (startsWith(now.observations, before)) {
    noteGrowth(now, was);
    return now;
  }
  const observations = now.observations.map((one, i) => {
    const old = before[i];
    if (old === one) return one;
    return old && isEqual(plainObservation(old), plainObservation(one)) ? old : one;
  });
  const shared = { ...now, observations };
  if (startsWith(observations, before)) noteGrowth(shared, was);
  return shared;
}

function startsWith(now: readonly Observation[], before: readonly Observation[]): boolean {
  return now.length >= before.length && before.every((one, i) => one === now[i]);
}
