import type { Stated } from './stated.ts';

/**
 * The log whose clock is taken for right: of the IIS logs the one that says most, else of those in UTC, of the servers first, else of those
 * that state their zone; undefined where there is none of these.
 */
export function referenceOf(all: readonly Stated[]): Stated | undefined {
  let best: Stated | undefined;
  for (const stated of all) {
    if (stated.calendar !== 'dated' || (stated.zone !== 'utc' && stated.zone !== 'offset')) continue;
    if (!best || rank(stated) > rank(best)) best = stated;
  }
  return best;
}

/** Ranks by kind, then by what it says; of equal ones the first by path stays. */
function rank({ facts, zone, byDevice }: Stated): number {
  const { observations, format } = facts;
  const kind = observations.length === 0 ? 0 : format === 'iis-w3c-log' ? 4 : zone === 'utc' ? (byDevice ? 2 : 3) : 1;
  return kind * 1e9 + observations.length;
}

/** True for logs in UTC that IIS and http.sys of one machine wrote: they have one clock. */
export function isSameMachine(a: Stated, b: Stated): boolean {
  if (a.zone !== 'utc' || a.calendar !== 'dated' || !WEB.has(a.facts.format) || !WEB.has(b.facts.format)) return false;
  return [...a.machines].some((name) => b.machines.has(name));
}

const WEB: ReadonlySet<string> = new Set(['iis-w3c-log', 'httperr-log']);
