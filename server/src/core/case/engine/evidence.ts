import type { LogFacts, Observation, Writer } from '../../log/facts.ts';
import { countWhile } from '../../text/sorted.ts';
import type { CaseAttempt, Confidence, Evidence, Place } from '../model.ts';
import type { CaseView, TimedPlace, TimeSpan } from './model.ts';

/** A device or server that goes on does so within this time. */
export const PATIENCE_MS = 120_000;

type Wanted = Partial<Pick<Observation, 'by' | 'act' | 'outcome' | 'phase'>>;

/** The first line of an attempt that says this. */
export function find(evidence: readonly Evidence[], ...wanted: readonly Wanted[]): Evidence | undefined {
  return evidence.find(({ observation }) => wanted.some((one) => fits(observation, one)));
}

export function findLast(evidence: readonly Evidence[], ...wanted: readonly Wanted[]): Evidence | undefined {
  return evidence.findLast(({ observation }) => wanted.some((one) => fits(observation, one)));
}

export function has(evidence: readonly Evidence[], ...wanted: readonly Wanted[]): boolean {
  return find(evidence, ...wanted) !== undefined;
}

function fits({ by, act, outcome, phase }: Observation, wanted: Wanted): boolean {
  if (wanted.by !== undefined && wanted.by !== by) return false;
  if (wanted.act !== undefined && wanted.act !== act) return false;
  if (wanted.outcome !== undefined && wanted.outcome !== outcome) return false;
  return wanted.phase === undefined || wanted.phase === phase;
}

/** The device has the certificate, or the CA or the connector wrote that it was issued. A report that was taken proves neither. */
export function proofOfIssue(evidence: readonly Evidence[]): Evidence | undefined {
  return (
    find(evidence, { act: 'issue', outcome: 'done' }) ??
    find(evidence, { act: 'reply', outcome: 'done' }, { act: 'installed', outcome: 'done' })
  );
}

/** True where the CA, or an answer, put the request off: what follows may take days. */
export function isPending(attempt: CaseAttempt, evidence: readonly Evidence[]): boolean {
  return attempt.outcome === 'pending' || evidence.some(({ observation }) => observation.outcome === 'waiting');
}

/** Something went wrong in it, so that what is missing afterwards follows from that. */
export function isExplained(
  view: CaseView,
  attempt: CaseAttempt,
  evidence: readonly Evidence[],
  apartFrom: readonly string[],
): boolean {
  if (evidence.some(({ observation }) => observation.outcome === 'failed')) return true;
  return view.explanations(attempt).some(({ id }) => !apartFrom.includes(id));
}

/** True where the log was written on long enough behind the moment to show what followed. */
export function goesOn(view: CaseView, path: string, ms: number | undefined): boolean {
  const span = view.spanOf(path);
  return span !== undefined && ms !== undefined && span.toMs - ms > PATIENCE_MS;
}

/** Logs that were written at this moment and long enough after it. */
export function covering(view: CaseView, logs: readonly LogFacts[], ms: number): readonly LogFacts[] {
  return logs.filter(({ path }) => {
    const span = view.spanOf(path);
    return span !== undefined && span.fromMs <= ms && span.toMs - ms > PATIENCE_MS;
  });
}

/** The device's own lines in an attempt come first in `writers`; undefined where it has none by any of them. */
export function lastBy(evidence: readonly Evidence[], ...writers: readonly Writer[]): Evidence | undefined {
  return evidence.findLast(({ observation }) => writers.includes(observation.by));
}

/** What no attempt holds of one writer in a span of time. */
export function freeWithin(view: CaseView, by: Writer, span: TimeSpan): readonly TimedPlace[] {
  return within(view.free(by), span);
}

/** Those of a span of time, of places in order of time: a case may hold 100 000 of them. */
export function within(places: readonly TimedPlace[], { fromMs, toMs }: TimeSpan): readonly TimedPlace[] {
  const at = (index: number): number => places[index]?.atMs ?? Number.POSITIVE_INFINITY;
  const from = countWhile(places.length, (index) => at(index) < fromMs);
  return places.slice(
    from,
    countWhile(places.length, (index) => at(index) <= toMs),
  );
}

/** A record of a server stands at its end: when the request came, as far as the log says how long it took. */
export function startedMs({ atMs, observation }: Evidence): number | undefined {
  return atMs === undefined ? undefined : atMs - (observation.durationMs ?? 0);
}

/** True where times of this log can be compared with those of others. */
export function isTimed(view: CaseView, path: string): boolean {
  const clock = view.clock(path);
  return clock !== undefined && clock.confidence !== 'guess' && clock.basis !== 'assumed';
}

/** The weaker of several. */
export function weakest(...confidences: readonly Confidence[]): Confidence {
  if (confidences.includes('guess')) return 'guess';
  return confidences.includes('likely') ? 'likely' : 'certain';
}

/** What a server got, and a device asked for. */
export function isCall({ observation }: Place, act: Observation['act']): boolean {
  return observation.act === act && observation.phase !== 'end';
}
