import type { LogFacts, Observation } from '../../../log/facts.ts';
import { comparer } from '../../../log/observed/same.ts';
import { noteGrowth } from '../../per-log.ts';

/**
 * A log as it is now, with the objects that it shares with what it was: a log that is read anew says what it said before in new
 * objects. What is the same can then be told by identity. `given`: the observations of which `was` is made, as they were handed in: where the
 * same come again, there is nothing to compare.
 */
export function sharing(now: LogFacts, was: LogFacts, given: readonly Observation[]): LogFacts {
  const before = was.observations;
  if (startsWith(now.observations, before)) {
    noteGrowth(now, was);
    return now;
  }
  const isSame = comparer();
  const observations = now.observations.map((one, i) => {
    const old = before[i];
    return old && (given[i] === one || isSame(old, one)) ? old : one;
  });
  const shared = { ...now, observations };
  if (startsWith(observations, before)) noteGrowth(shared, was);
  return shared;
}

function startsWith(now: readonly Observation[], before: readonly Observation[]): boolean {
  return now.length >= before.length && before.every((one, i) => one === now[i]);
}
