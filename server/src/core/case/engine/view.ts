import type { LogFacts, MessageDigest, Observation, Writer } from '../../log/facts.ts';
import { lineOf } from '../../text/named-lines.ts';
import { once } from '../../text/once.ts';
import type { CaseAttempt, Clock } from '../model.ts';
import { grownFrom, messagesOf, perLog } from '../per-log.ts';
import { linesOf } from './lines.ts';
import type { CaseInput, CaseView, LogFinding, TimedPlace, TimeSpan } from './model.ts';

/** A case as rules ask it. What takes a look at all lines is made when a rule first asks for it. */
export function viewOf(input: CaseInput): CaseView {
  const logs = new Map(input.logs.map((log) => [log.path, log]));
  const clocks = new Map(input.clocks.map((clock) => [clock.path, clock]));
  const atMs: CaseView['atMs'] = (path, { time, record }) => time && input.atMs(path, time, record);
  const free = once(() => freePlaces(input, atMs));
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
    iisLogs: once(() =>
      input.logs.filter(({ format, observations }) => format === 'iis-w3c-log' && observations.some(isScepCall)),
    ),
    logsOf: (format) => input.logs.filter((log) => log.format === format),
    messageAt({ path, observation }): MessageDigest | undefined {
      const log = logs.get(path);
      return log && messagesOf(log).get(observation.record);
    },
  };
}

/** What a server was asked for, and not only some page of the same machine. */
function isScepCall({ act, http }: Observation): boolean {
  return http !== undefined && (act === 'GetCACert' || act === 'GetCACaps' || act === 'PKIOperation');
}

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

/** From when to when the observations of a log are under one clock; goes on where the log grew. */
const spanned = new WeakMap<LogFacts, { readonly clock: Clock; readonly span: Span }>();

interface Span {
  fromMs: number;
  toMs: number;
}

/** The written times of the whole log, and those of its observations: an export may begin with the newest event. */
function spanOf(input: CaseInput, log: LogFacts, clock: Clock | undefined): TimeSpan | undefined {
  const { first, last } = log.times ?? {};
  const span = { ...observedSpan(input, log, clock) };
  take(span, first && input.atMs(log.path, first, 0));
  take(span, last && input.atMs(log.path, last, Math.max(0, log.records - 1)));
  return span.fromMs <= span.toMs ? span : undefined;
}

function observedSpan(input: CaseInput, log: LogFacts, clock: Clock | undefined): Span {
  const known = spanned.get(log);
  if (known && known.clock === clock) return known.span;
  const was = grownFrom(log);
  const before = was && spanned.get(was);
  const goesOn = before && before.clock === clock;
  const span = goesOn ? { ...before.span } : { fromMs: Number.POSITIVE_INFINITY, toMs: Number.NEGATIVE_INFINITY };
  const { observations, path } = log;
  for (let i = goesOn ? was.observations.length : 0; i < observations.length; i++) {
    const { time, record } = observations[i] ?? { record: 0 };
    take(span, time && input.atMs(path, time, record));
  }
  if (clock) spanned.set(log, { clock, span });
  return span;
}

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
      const top = observation.top ?? observation.line;
      for (let line = top; line <= top + observation.further; line++) {
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

function freePlaces(input: CaseInput, atMs: CaseView['atMs']): ReadonlyMap<Writer, readonly TimedPlace[]> {
  const freeIn = input.freeIn ?? freeOf(input.attempts);
  const free = new Map<Writer, TimedPlace[]>();
  for (const log of input.logs) {
    const { path } = log;
    for (const observation of freeIn(log)) {
      const ms = atMs(path, observation);
      if (ms === undefined) continue;
      const { by } = observation;
      const here = free.get(by);
      if (here) here.push({ path, observation, atMs: ms });
      else free.set(by, [{ path, observation, atMs: ms }]);
    }
  }
  for (const places of free.values()) places.sort((a, b) => a.atMs - b.atMs);
  return free;
}
