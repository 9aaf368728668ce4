import type { LogFacts, Observation } from '../../log/facts.ts';
import { plainObservation } from '../../log/observed/row.ts';
import type { LinkedPair } from './options.ts';

/**
 * The logs with a common key for each pair that was joined by other means. A log without such a pair stays the same object, so that what is
 * kept for it stays too.
 */
export function linkedFacts(logs: readonly LogFacts[], linked: readonly LinkedPair[]): LogFacts[] {
  if (linked.length === 0) return [...logs];
  const keys = new Map<Observation, string>();
  const paths = new Set<string>();
  for (const [i, { a, b }] of linked.entries()) {
    const both = [a.observation, b.observation];
    const key = both.map((one) => one.keys.keyHash ?? keys.get(one)).find((known) => known !== undefined) ?? `pair ${i}`;
    for (const one of both) if (!keys.has(one)) keys.set(one, key);
    paths.add(a.path).add(b.path);
  }
  return logs.map((log) => {
    if (!paths.has(log.path)) return log;
    const observations = log.observations.map((one) => {
      const key = keys.get(one);
      return key === undefined ? one : { ...plainObservation(one), keys: { ...one.keys, keyHash: key } };
    });
    return { ...log, observations };
  });
}
