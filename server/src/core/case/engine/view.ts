import type { LogFacts, MessageDigest, Observation, Writer } from '../../log/facts.ts';
import { lineOf } from '../../text/named-lines.ts';
import type { CaseAttempt, Evidence } from '../model.ts';
import type { CaseInput, CaseView, LogFinding, TimedPlace, TimeSpan } from './model.ts';

/** A case as rules ask it. What takes a look at all lines is made when a rule first asks for it. */
export function viewOf(input: CaseInput): CaseView {
  const logs = new Map(input.logs.map((log) => [log.path, log]));
  const clocks = new Map(input.clocks.map((clock) => [clock.path, clock]));
  const atMs: CaseView['atMs'] = (path, { time, record }) => time && input.atMs(path, time, record);
  const free = later(() => freePlaces(input, atMs));
  const messages = perOne((log: LogFacts) => new Map(log.messages.map((message) => [message.record, message])));
  const found = perOne(findingsByLine);
  const spans = perOne((log: LogFacts) => spanOf(input, log));
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
    evidence: perOne(inTime),
    explanations: (attempt) => explanations(attempt, logs, found),
    free: (by) => free().get(by) ?? [],
    iisLogs: later(() =>
      input.logs.filter(({ format, observations }) => format === 'iis-w3c-log' && observations.some(isScepCall)),
    ),
    logsOf: (format) => input.logs.filter((log) => log.format === format),
    messageAt({ path, observation }): MessageDigest | undefined {
      const log = logs.get(path);
      return log && messages(log).get(observation.record);
    },
  };
}

/** What a server was asked for, and not only some page of the same machine. */
function isScepCall({ act, http }: Observation): boolean {
  return http !== undefined && (act === 'GetCACert' || act === 'GetCACaps' || act === 'PKIOperation');
}

function later<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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

/** The written times of the whole log, and those of its observations: an export may begin with the newest event. */
function spanOf(input: CaseInput, log: LogFacts): TimeSpan | undefined {
  const { first, last } = log.times ?? {};
  let fromMs = Number.POSITIVE_INFINITY;
  let toMs = Number.NEGATIVE_INFINITY;
  const take = (ms: number | undefined): void => {
    if (ms === undefined) return;
    fromMs = Math.min(fromMs, ms);
    toMs = Math.max(toMs, ms);
  };
  take(first && input.atMs(log.path, first, 0));
  take(last && input.atMs(log.path, last, Math.max(0, log.records - 1)));
  for (const { time, record } of log.observations) take(time && input.atMs(log.path, time, record));
  return fromMs <= toMs ? { fromMs, toMs } : undefined;
}

/** Made once for the steps of an attempt, which stay the same objects while nothing is joined to it. */
const inOrder = new WeakMap<CaseAttempt['steps'], readonly Evidence[]>();

function inTime({ steps }: CaseAttempt): readonly Evidence[] {
  let known = inOrder.get(steps);
  if (!known) {
    known = sorted(steps);
    inOrder.set(steps, known);
  }
  return known;
}

function sorted(steps: CaseAttempt['steps']): readonly Evidence[] {
  const all = steps.flatMap(({ evidence }) => evidence);
  let before = Number.NEGATIVE_INFINITY;
  const places = all.map((evidence) => {
    before = evidence.atMs ?? before;
    return { evidence, ms: before };
  });
  // Lines of one moment stay in the order of their log, and those without a time behind the one before them.
  return places.sort((a, b) => a.ms - b.ms || inLog(a.evidence, b.evidence)).map(({ evidence }) => evidence);
}

function inLog(a: Evidence, b: Evidence): number {
  return a.path === b.path ? a.observation.line - b.observation.line : 0;
}

/** Every finding of a warning or error, by the line that it marks. */
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

function explanations(
  attempt: CaseAttempt,
  logs: ReadonlyMap<string, LogFacts>,
  found: (log: LogFacts) => ReadonlyMap<number, readonly LogFinding[]>,
): readonly LogFinding[] {
  const all = new Set<LogFinding>();
  for (const { path, observation } of attempt.steps.flatMap(({ evidence }) => evidence)) {
    const log = logs.get(path);
    if (!log) continue;
    const top = observation.top ?? observation.line;
    for (let line = top; line <= top + observation.further; line++) {
      for (const finding of found(log).get(line) ?? []) all.add(finding);
    }
  }
  return [...all];
}

function freePlaces(input: CaseInput, atMs: CaseView['atMs']): ReadonlyMap<Writer, readonly TimedPlace[]> {
  const taken = new Set<Observation>();
  for (const { steps } of input.attempts) {
    for (const { evidence } of steps) for (const { observation } of evidence) taken.add(observation);
  }
  const free = new Map<Writer, TimedPlace[]>();
  for (const { path, observations } of input.logs) {
    for (const observation of observations) {
      const ms = taken.has(observation) ? undefined : atMs(path, observation);
      if (ms === undefined) continue;
      const here = free.get(observation.by) ?? [];
      here.push({ path, observation, atMs: ms });
      free.set(observation.by, here);
    }
  }
  for (const places of free.values()) places.sort((a, b) => a.atMs - b.atMs);
  return free;
}
