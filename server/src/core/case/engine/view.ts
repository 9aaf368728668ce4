import type { LogFacts, MessageDigest, Observation, Writer } from '../../log/facts.ts';
import { firstLineOf, lastLineOf } from '../../log/record-lines.ts';
import { lineOf } from '../../text/named-lines.ts';
import { once } from '../../text/once.ts';
import type { CaseAttempt, Clock } from '../model.ts';
import { linesOf } from '../of-lines.ts';
import { messagesOf, perClock, perLog, someIn } from '../per-log.ts';
import type { CaseInput, CaseView, LogFinding, TimedPlace, TimeSpan } from './model.ts';

/** A case as rules ask it. What takes a look at all lines is made when a rule first asks for it. */
export function viewOf(input: CaseInput): CaseView {
  const logs = new Map(input.logs.map((log) => [log.path, log]));
  const clocks = new Map(input.clocks.map((clock) => [clock.path, clock]));
  const atMs: CaseView['atMs'] = (path, { time, record }) => time && input.atMs(path, time, record);
  const free = once(() => freePlaces(input, atMs, clocks));
  const spans = perOne((log: LogFacts) => spanOf(input, log, clocks.get(log.path)));
  return {
    logs: input.logs,
    generation: input.generation,
    clocks: input.clocks,
    attempts: input.attempts,
    certificates: input.certificates ?? [],
    log: (path) => logs.get(path),
    clock: (path) => clocks.get(path),
    atMs,
    spanOf(path) {
      const log = logs.get(path);
      return log && spans(log);
    },
    evidence: linesOf,
    explanations: (attempt) => explanations(attempt, logs),
    free: (by) => free().get(by) ?? [],
    iisLogs: once(() => input.logs.filter((log) => log.format === 'iis-w3c-log' && hasScepCalls(log))),
    logsOf: (format) => input.logs.filter((log) => log.format === format),
    messageAt({ path, observation }): MessageDigest | undefined {
      const log = logs.get(path);
      return log && messagesOf(log).get(observation.record);
    },
  };
}

/** What a server was asked for, and not only some page of the same machine. */
const hasScepCalls = someIn(
  ({ act, http }) => http !== undefined && (act === 'GetCACert' || act === 'GetCACaps' || act === 'PKIOperation'),
);

function perOne<One, Value>(make: (one: One) => Value): (one: One) => Value {
  const made = new Map<One, { readonly value: Value }>();
  return (one) => {
    let known = made.get(one);
    if (!known) {
      known = { value: make(one) };
      made.set(one, known);
    }
    return known.value;
  };
}

interface Span {
  fromMs: number;
  toMs: number;
}

/** The written times of the whole log, and those of its observations: an export may begin with the newest event. */
function spanOf(input: CaseInput, log: LogFacts, clock: Clock | undefined): TimeSpan | undefined {
  const { first, last } = log.times ?? {};
  const span = { ...observedSpan(log, clock, ({ time, record }) => time && input.atMs(log.path, time, record)) };
  take(span, first && input.atMs(log.path, first, 0));
  take(span, last && input.atMs(log.path, last, Math.max(0, log.records - 1)));
  return span.fromMs <= span.toMs ? span : undefined;
}

/** From when to when the observations of a log are. */
const observedSpan = perClock<Span>({
  begin: () => ({ fromMs: Number.POSITIVE_INFINITY, toMs: Number.NEGATIVE_INFINITY }),
  copy: (span) => ({ ...span }),
  see: (span, _, atMs) => take(span, atMs),
});

function take(span: Span, ms: number | undefined): void {
  if (ms === undefined) return;
  span.fromMs = Math.min(span.fromMs, ms);
  span.toMs = Math.max(span.toMs, ms);
}

/** Every finding of a warning or error, by the line that it marks. */
const foundIn = perLog(findingsByLine);

function findingsByLine(log: LogFacts): ReadonlyMap<number, readonly LogFinding[]> {
  const byLine = new Map<number, LogFinding[]>();
  for (const { id, shown, offsets } of log.groups) {
    const [first] = shown;
    if (!first || (first.severity !== 'error' && first.severity !== 'warning')) continue;
    for (const offset of offsets) {
      const { line } = lineOf(log.lines, offset);
      const here = byLine.get(line) ?? [];
      here.push({ id, path: log.path, line, severity: first.severity, step: first.step, message: first.message });
      byLine.set(line, here);
    }
  }
  return byLine;
}

function explanations(attempt: CaseAttempt, logs: ReadonlyMap<string, LogFacts>): readonly LogFinding[] {
  const all = new Set<LogFinding>();
  for (const { evidence } of attempt.steps) {
    for (const { path, observation } of evidence) {
      const log = logs.get(path);
      if (!log) continue;
      const found = foundIn(log);
      const last = lastLineOf(observation);
      for (let line = firstLineOf(observation); line <= last; line++) {
        for (const finding of found.get(line) ?? []) all.add(finding);
      }
    }
  }
  return [...all];
}

function freeOf(attempts: readonly CaseAttempt[]): (log: LogFacts) => readonly Observation[] {
  const held = new Set<Observation>();
  for (const { steps } of attempts) {
    for (const { evidence } of steps) for (const { observation } of evidence) held.add(observation);
  }
  return ({ observations }) => observations.filter((one) => !held.has(one));
}

type PlacesByWriter = ReadonlyMap<Writer, readonly TimedPlace[]>;

function freePlaces(input: CaseInput, atMs: CaseView['atMs'], clocks: ReadonlyMap<string, Clock>): PlacesByWriter {
  const freeIn = input.freeIn ?? freeOf(input.attempts);
  const found = new Map<Writer, (readonly TimedPlace[])[]>();
  for (const log of input.logs) {
    for (const [by, places] of placesOf(log.path, freeIn(log), clocks.get(log.path), atMs)) {
      const others = found.get(by);
      if (others) others.push(places);
      else found.set(by, [places]);
    }
  }
  return new Map([...found].map(([by, all]) => [by, all.length === 1 ? (all[0] ?? []) : all.flat().sort(inTime)]));
}

/** What is free of a log, in order of time, as it was under its clock. */
const placed = new WeakMap<
  readonly Observation[],
  { readonly path: string; readonly clock: Clock; readonly places: PlacesByWriter }
>();

function placesOf(path: string, lines: readonly Observation[], clock: Clock | undefined, atMs: CaseView['atMs']): PlacesByWriter {
  const known = placed.get(lines);
  if (known && known.clock === clock && known.path === path) return known.places;
  const places = new Map<Writer, TimedPlace[]>();
  for (const observation of lines) {
    const ms = atMs(path, observation);
    if (ms === undefined) continue;
    const { by } = observation;
    const here = places.get(by);
    if (here) here.push({ path, observation, atMs: ms });
    else places.set(by, [{ path, observation, atMs: ms }]);
  }
  for (const here of places.values()) here.sort(inTime);
  if (clock) placed.set(lines, { path, clock, places });
  return places;
}

function inTime(a: TimedPlace, b: TimedPlace): number {
  return a.atMs - b.atMs;
}
