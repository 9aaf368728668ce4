import type { LogFacts } from '../../../log/facts.ts';
import { plainObservation } from '../../../log/observed/row.ts';
import { isEqual } from '../../equal.ts';

/**
 * A log as it is now, with the objects that it shares with what it was: a log that grew is read on, and says what it said before in new
 * objects. What is the same can then be told by identity.
 */
export function sharing(now: LogFacts, was: LogFacts): LogFacts {
  const before = was.observations;
  if (now.observations.every((one, i) => one === before[i] || !before[i])) return now;
  const observations = now.observations.map((one, i) => {
    const old = before[i];
    if (old === one) return one;
    return old && isEqual(plainObservation(old), plainObservation(one)) ? old : one;
  });
  return { ...now, observations };
}
