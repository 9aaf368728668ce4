import { PAGES } from '../../facts/pages.ts';
import type { Observation } from '../../log/facts.ts';
import { msg } from '../../text/sentence.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt, Place } from '../model.ts';
import { perClock, perLog } from '../per-log.ts';

export const ndesOverloaded: CaseRule = {
  id: 'ndes-overloaded',
  title: msg('NDES has more to do than it can'),
  severity: 'warning',
  step: 2,
  compares: msg('IIS logs and HTTPERR of the server, and how many requests came in each minute'),
  resolutions: ['ndes-overloaded'],
  docUrl: PAGES.statusCodes,
  source:
    'IIS:http-status-code (503.2, 503.3) ; SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis (QueueFull, ConnLimit, AppPoolTimer) ; load and time together: derived',
  verified: true,
  *judge(view) {
    const refused = view.logs.flatMap((log) => overloadsIn(log).map((observation): Place => ({ path: log.path, observation })));
    const draft = refused.length >= MIN_REFUSED ? full(view, refused) : slow(view);
    if (draft) yield draft;
  },
};

/** One that was refused its own log tells of. */
const MIN_REFUSED = 2;

/** All of them are counted. */
const MAX_EVIDENCE = 100;

/** 503.2: too many requests at once; 503.3: the queue of ASP.NET is full. 503.0 is a pool that does not run, and no overload. */
const SUBSTATUSES: ReadonlySet<number> = new Set([2, 3, 4]);
const REASONS: ReadonlySet<string> = new Set(['QueueFull', 'ConnLimit', 'AppPoolTimer']);

function isOverload({ by, http }: Observation): boolean {
  if (!http || http.operation === 'Other') return false;
  if (by === 'http-sys') return http.reason !== undefined && REASONS.has(http.reason);
  return by === 'iis' && http.status === 503 && http.substatus !== undefined && SUBSTATUSES.has(http.substatus);
}

const overloadsIn = perLog(
  ({ observations }): readonly Observation[] => observations.filter(isOverload),
  (known, { observations }, from) => [...known, ...observations.slice(from).filter(isOverload)],
);

function full(view: CaseView, refused: readonly Place[]): CaseFindingDraft {
  const held = new Set(refused.map(({ observation }) => observation));
  const attempts = view.attempts.filter((attempt) => holdsOneOf(attempt, held));
  const calls = callsByMinute(view);
  const most = Math.max(0, ...[...calls.values()].map(({ count }) => count));
  return {
    evidence: refused.slice(0, MAX_EVIDENCE),
    attempts,
    confidence: 'certain',
    message:
      most > 0
        ? msg(
            'The server refused {0} SCEP calls because its queue or its number of requests at once was full; at most it took {1} requests in a minute. The pool runs, but does not keep up: very many devices enroll at once, or each request takes too long.',
            refused.length,
            most,
          )
        : msg(
            'The server refused {0} SCEP calls because its queue or its number of requests at once was full. The pool runs, but does not keep up: very many devices enroll at once, or each request takes too long.',
            refused.length,
          ),
    short: msg('overloaded: {0} calls refused', refused.length),
    replaces: ['http-503-app-pool', 'http-error-on-scep'],
    group: 'full',
  };
}

function holdsOneOf({ steps }: CaseAttempt, held: ReadonlySet<Observation>): boolean {
  return steps.some(({ evidence }) => evidence.some(({ observation }) => held.has(observation)));
}

interface Minute {
  readonly count: number;
  readonly durationMs: number;
  readonly first: Place;
}

/** PKIOperations that IIS logged, by minute. */
function callsByMinute(view: CaseView): ReadonlyMap<number, Minute> {
  const minutes = new Map<number, Minute>();
  for (const log of view.iisLogs()) {
    const { path } = log;
    for (const [minute, { count, durationMs, first }] of minutesOf(log, view.clock(path), (one) => view.atMs(path, one))) {
      const known = minutes.get(minute) ?? { count: 0, durationMs: 0, first: { path, observation: first } };
      minutes.set(minute, { ...known, count: known.count + count, durationMs: known.durationMs + durationMs });
    }
  }
  return minutes;
}

interface LogMinute extends Pick<Minute, 'count' | 'durationMs'> {
  readonly first: Observation;
}

const minutesOf = perClock<Map<number, LogMinute>>({
  begin: () => new Map(),
  copy: (minutes) => new Map(minutes),
  see(minutes, observation, atMs) {
    if (observation.by !== 'iis' || observation.act !== 'PKIOperation' || atMs === undefined) return;
    const minute = Math.floor(atMs / 60_000);
    const { count, durationMs, first } = minutes.get(minute) ?? { count: 0, durationMs: 0, first: observation };
    minutes.set(minute, { count: count + 1, durationMs: durationMs + (observation.durationMs ?? 0), first });
  },
});

/** Enough to compare a minute with the others. */
const MIN_MINUTES = 10;
const MIN_CALLS = 20;
const SLOW_MS = 10_000;
/** So many times as many, and as long, as usual. */
const RISE = 3;

/** Nothing was refused, but in the minute with most requests each took far longer than usual. */
function slow(view: CaseView): CaseFindingDraft | undefined {
  const minutes = [...callsByMinute(view).values()];
  if (minutes.length < MIN_MINUTES) return undefined;
  const [busiest] = [...minutes].sort((a, b) => b.count - a.count);
  if (!busiest || busiest.count < MIN_CALLS) return undefined;
  const usual = middle(minutes.map(({ count }) => count));
  const usualMs = middle(minutes.map(({ count, durationMs }) => durationMs / count));
  const tookMs = busiest.durationMs / busiest.count;
  if (busiest.count < RISE * usual || tookMs < SLOW_MS || tookMs < RISE * usualMs) return undefined;
  return {
    severity: 'information',
    evidence: [busiest.first],
    attempts: [],
    confidence: 'guess',
    message: msg(
      'In this minute {0} requests came, usually {1}, and each took {2} s on average, usually {3} s. Nothing was refused, but a device gives up on an answer that comes so late.',
      busiest.count,
      usual,
      Math.round(tookMs / 1000),
      Math.round(usualMs / 1000),
    ),
    short: msg('slow under load'),
    group: 'slow',
  };
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
