import type { Keys, LogFacts, Observation } from '../../log/facts.ts';

/**
 * A log as it is now, with the objects that it shares with what it was: a log that grew is read on, and says what it said before in new
 * objects. What is the same can then be told by identity.
 */
export function sharing(now: LogFacts, was: LogFacts): LogFacts {
  const observations = now.observations.map((one, i) => {
    const old = was.observations[i];
    return old && isSame(old, one) ? old : one;
  });
  return { ...now, observations };
}

function isSame(a: Observation, b: Observation): boolean {
  return (
    a === b ||
    (a.record === b.record &&
      a.span.start === b.span.start &&
      a.span.end === b.span.end &&
      a.line === b.line &&
      a.further === b.further &&
      a.act === b.act &&
      a.phase === b.phase &&
      a.step === b.step &&
      a.outcome === b.outcome &&
      a.attempt === b.attempt &&
      a.durationMs === b.durationMs &&
      a.time?.epochMs === b.time?.epochMs &&
      a.time?.offsetMinutes === b.time?.offsetMinutes &&
      a.http?.status === b.http?.status &&
      sameKeys(a.keys, b.keys))
  );
}

function sameKeys(a: Keys, b: Keys): boolean {
  if (a === b) return true;
  const names = Object.keys(a) as (keyof Keys)[];
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
