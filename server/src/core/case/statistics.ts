import type { Operation, Platform } from '../log/event.ts';
import type { FlowStep } from '../log/finding.ts';
import type { CaseAttempt, CaseSnapshot, Cause, StepOutcome } from './model.ts';

type Outcome = CaseAttempt['outcome'];
export type Outcomes = Readonly<Record<Outcome, number>>;

/** Numbers over all enrollments of a case. Moments and lengths in milliseconds, by the reference clock. */
export interface CaseStatistics {
  readonly attempts: number;
  /** Equal stretches from the first beginning on, without those at the ends in which nothing began; none where no enrollment has a time. */
  readonly times: readonly { readonly fromMs: number; readonly toMs: number; readonly outcomes: Outcomes }[];
  /** Enrollments without a time. */
  readonly untimed: number;
  /** The six steps in order. */
  readonly steps: readonly StepStatistics[];
  readonly operations: readonly OperationStatistics[];
  readonly platforms: readonly { readonly platform: Platform; readonly outcomes: Outcomes }[];
  /** Most frequent first. */
  readonly causes: readonly { readonly cause: Cause; readonly count: number }[];
}

export interface StepStatistics {
  readonly step: FlowStep;
  readonly outcomes: Readonly<Record<StepOutcome, number>>;
  /** Enrollments that stopped here. */
  readonly stopped: number;
  /** Requests that one log saw here and no other log knows. */
  readonly unaccounted: number;
  /** From the first line of the step to its last one, of enrollments that have both. */
  readonly lengths?: { readonly count: number; readonly medianMs: number; readonly p90Ms: number; readonly longest: Longest };
}

export interface Longest {
  readonly ms: number;
  readonly attempt: CaseAttempt;
}

/** Answers to one operation, as the servers wrote them, or the devices where no server's log is there. */
export interface OperationStatistics {
  readonly operation: Operation;
  readonly by: 'server' | 'device';
  /** Most frequent first. */
  readonly answers: readonly { readonly status: number; readonly failed: boolean; readonly count: number }[];
}

export function statisticsOf(snapshot: CaseSnapshot): CaseStatistics {
  const { attempts } = snapshot;
  return {
    attempts: attempts.length,
    times: timesOf(attempts),
    untimed: attempts.filter(({ startMs }) => startMs === undefined).length,
    steps: stepsOf(snapshot),
    operations: operationsOf(snapshot),
    platforms: platformsOf(attempts),
    causes: causesOf(attempts),
  };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** So wide may a stretch be. */
const WIDTHS = [1, 5, 15, 30]
  .map((minutes) => minutes * MINUTE)
  .concat([1, 3, 6, 12].map((hours) => hours * HOUR))
  .concat([1, 7, 28, 364].map((days) => days * DAY));
const MOST_STRETCHES = 40;

function timesOf(attempts: readonly CaseAttempt[]): CaseStatistics['times'] {
  const starts = attempts.flatMap(({ startMs }) => (startMs === undefined ? [] : [startMs]));
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const start of starts) {
    first = Math.min(first, start);
    last = Math.max(last, start);
  }
  if (starts.length === 0) return [];
  const width =
    WIDTHS.find((one) => last - first < one * (MOST_STRETCHES - 1)) ?? Math.ceil((last - first + 1) / (MOST_STRETCHES - 1));
  const origin = Math.floor(first / width) * width;
  const stretches = Array.from({ length: Math.floor((last - origin) / width) + 1 }, () => noOutcomes());
  for (const { startMs, outcome } of attempts) {
    const stretch = startMs === undefined ? undefined : stretches[Math.floor((startMs - origin) / width)];
    if (stretch) stretch[outcome]++;
  }
  return stretches.map((outcomes, at) => ({ fromMs: origin + at * width, toMs: origin + (at + 1) * width, outcomes }));
}

function noOutcomes(): Record<Outcome, number> {
  return { issued: 0, failed: 0, pending: 0, unknown: 0 };
}

const STEPS = [1, 2, 3, 4, 5, 6] as const;

function stepsOf({ attempts, counts }: CaseSnapshot): readonly StepStatistics[] {
  return STEPS.map((step) => {
    const outcomes = { done: 0, failed: 0, waiting: 0, 'not-reached': 0, 'not-in-these-logs': 0 };
    let stopped = 0;
    for (const attempt of attempts) {
      const told = attempt.steps[step - 1];
      if (told) outcomes[told.outcome]++;
      if (attempt.failedStep === step) stopped++;
    }
    const unaccounted = counts.reduce((sum, one) => sum + (one.step === step ? one.unaccounted.length : 0), 0);
    const lengths = lengthsOf(attempts, step);
    return { step, outcomes, stopped, unaccounted, ...(lengths ? { lengths } : {}) };
  });
}

function lengthsOf(attempts: readonly CaseAttempt[], step: FlowStep): StepStatistics['lengths'] {
  const found: Longest[] = [];
  for (const attempt of attempts) {
    let from = Number.POSITIVE_INFINITY;
    let to = Number.NEGATIVE_INFINITY;
    for (const { atMs } of attempt.steps[step - 1]?.evidence ?? []) {
      if (atMs === undefined) continue;
      from = Math.min(from, atMs);
      to = Math.max(to, atMs);
    }
    if (to > from) found.push({ ms: to - from, attempt });
  }
  found.sort((a, b) => a.ms - b.ms);
  const at = (share: number): number => found[Math.floor((found.length - 1) * share)]?.ms ?? 0;
  const longest = found.at(-1);
  return longest && { count: found.length, medianMs: at(0.5), p90Ms: at(0.9), longest };
}

const OPERATIONS: readonly Operation[] = ['GetCACaps', 'GetCACert', 'GetNextCACert', 'PKIOperation', 'VerifyRequest', 'Notify'];

function operationsOf({ logs }: CaseSnapshot): readonly OperationStatistics[] {
  const server = new Map<Operation, Map<number, { failed: boolean; count: number }>>();
  const device = new Map<Operation, Map<number, { failed: boolean; count: number }>>();
  for (const { observations } of logs) {
    for (const { http, by, outcome } of observations) {
      const all = by === 'device' ? device : by === 'iis' || by === 'http-sys' ? server : undefined;
      if (http?.status === undefined || !all) continue;
      const answers = all.get(http.operation) ?? new Map<number, { failed: boolean; count: number }>();
      all.set(http.operation, answers);
      const known = answers.get(http.status) ?? { failed: false, count: 0 };
      answers.set(http.status, { failed: known.failed || outcome === 'failed', count: known.count + 1 });
    }
  }
  return OPERATIONS.flatMap((operation) => {
    const by = server.has(operation) ? 'server' : 'device';
    const answers = (by === 'server' ? server : device).get(operation);
    if (!answers) return [];
    const list = [...answers].map(([status, { failed, count }]) => ({ status, failed, count }));
    return [{ operation, by, answers: list.sort((a, b) => b.count - a.count || a.status - b.status) }];
  });
}

function platformsOf(attempts: readonly CaseAttempt[]): CaseStatistics['platforms'] {
  const found = new Map<Platform, Record<Outcome, number>>();
  for (const { platform, outcome } of attempts) {
    const outcomes = found.get(platform) ?? noOutcomes();
    found.set(platform, outcomes);
    outcomes[outcome]++;
  }
  const size = (outcomes: Outcomes): number => Object.values(outcomes).reduce((sum, one) => sum + one, 0);
  return [...found]
    .map(([platform, outcomes]) => ({ platform, outcomes }))
    .sort((a, b) => size(b.outcomes) - size(a.outcomes) || (a.platform < b.platform ? -1 : 1));
}

function causesOf(attempts: readonly CaseAttempt[]): CaseStatistics['causes'] {
  const found = new Map<string, { readonly cause: Cause; readonly count: number }>();
  for (const { cause } of attempts) {
    if (!cause) continue;
    const known = found.get(cause.id);
    found.set(cause.id, { cause: known?.cause ?? cause, count: (known?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.cause.id < b.cause.id ? -1 : 1));
}
