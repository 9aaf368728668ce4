import type { LogFacts, MessageDigest, Observation, Writer } from '../log/facts.ts';
import type { Clock } from './model.ts';

/** What a log was before it grew; of that one, what it was before is forgotten. */
const growths = new WeakMap<LogFacts, LogFacts>();

/** Says that a log begins with all observations of what it was, as the same objects. */
export function noteGrowth(now: LogFacts, was: LogFacts): void {
  growths.delete(was);
  growths.set(now, was);
}

/** What a log was before more observations came to it; undefined where that is not known. */
export function grownFrom(log: LogFacts): LogFacts | undefined {
  return growths.get(log);
}

/**
 * Made of a log once, and kept with it: what one log says does not change. `goesOn` makes it of what it was before the log grew, and of the
 * observations from `from` on; undefined where that does not do.
 */
export function perLog<Value extends object>(
  make: (log: LogFacts) => Value,
  goesOn?: (value: Value, log: LogFacts, from: number) => Value | undefined,
): (log: LogFacts) => Value {
  const made = new WeakMap<LogFacts, Value>();
  return (log) => {
    let known = made.get(log);
    if (!known) {
      const was = growths.get(log);
      const before = was && made.get(was);
      known = (before && goesOn?.(before, log, was.observations.length)) ?? make(log);
      made.set(log, known);
    }
    return known;
  };
}

/** Whether any line of a log says this; asked of each log once, and then of what comes to it. */
export function someIn(says: (one: Observation) => boolean): (log: LogFacts) => boolean {
  const answer = perLog(
    ({ observations }) => ({ found: observations.some(says) }),
    (known, { observations }, from) => (known.found ? known : { found: observations.slice(from).some(says) }),
  );
  return (log) => answer(log).found;
}

/** Made of some lines once, and kept with them. */
export function perLines<Value extends object>(
  make: (lines: readonly Observation[]) => Value,
): (lines: readonly Observation[]) => Value {
  const made = new WeakMap<readonly Observation[], Value>();
  return (lines) => {
    const known = made.get(lines) ?? make(lines);
    made.set(lines, known);
    return known;
  };
}

/** What is gathered of the lines of a log and their moments. */
export interface Gathering<Value> {
  begin(): Value;
  /** Another one that says the same, to be added to. */
  copy(value: Value): Value;
  see(value: Value, observation: Observation, atMs: number | undefined): void;
}

/** Gathered of a log under its clock once, and kept with it. Goes on where the log grew. */
export function perClock<Value>({ begin, copy, see }: Gathering<Value>) {
  const made = new WeakMap<LogFacts, { readonly clock: Clock; readonly value: Value }>();
  return (log: LogFacts, clock: Clock | undefined, atMs: (one: Observation) => number | undefined): Value => {
    const known = made.get(log);
    if (known && known.clock === clock) return known.value;
    const was = growths.get(log);
    const before = was && made.get(was);
    const goesOn = before?.clock === clock ? before : undefined;
    const value = goesOn ? copy(goesOn.value) : begin();
    const { observations } = log;
    for (let i = goesOn && was ? was.observations.length : 0; i < observations.length; i++) {
      const one = observations[i];
      if (one) see(value, one, atMs(one));
    }
    if (clock) made.set(log, { clock, value });
    return value;
  };
}

/** The SCEP messages of a log by their records. */
export const messagesOf = perLog(
  ({ messages }): ReadonlyMap<number, MessageDigest> => new Map(messages.map((message) => [message.record, message])),
);

/** Names of servers that a log of a server shows, each once, in log order. */
export const serversIn = setOf(({ by, keys }) => (by === 'device' ? undefined : keys.server));

/** Who wrote the lines of a log about enrollments. */
export const writersIn = setOf(({ by }): Writer => by);

function setOf<Value>(pick: (one: Observation) => Value | undefined): (log: LogFacts) => ReadonlySet<Value> {
  return perLog(
    ({ observations }): ReadonlySet<Value> => added(new Set(), observations, 0, pick),
    (known, { observations }, from) => added(known, observations, from, pick),
  );
}

/** The set with what the observations from `from` on add to it; the same one where that is nothing. */
function added<Value>(
  known: ReadonlySet<Value>,
  observations: readonly Observation[],
  from: number,
  pick: (one: Observation) => Value | undefined,
): ReadonlySet<Value> {
  const found = new Set<Value>();
  let last: Value | undefined;
  for (let i = from; i < observations.length; i++) {
    const one = observations[i];
    const value = one && pick(one);
    if (value === undefined || value === last) continue;
    last = value; // most lines say the same as the line above them
    if (!known.has(value)) found.add(value);
  }
  return found.size === 0 ? known : new Set([...known, ...found]);
}
