import type { LogFacts, Observation, Writer } from '../../log/facts.ts';
import { Machines } from '../machines.ts';
import type { CaseAttempt, CaseSnapshot, Clock, Place, StepCount } from '../model.ts';
import { ofLines } from '../of-lines.ts';
import { messagesOf, perLines, perLog, serversIn } from '../per-log.ts';
import { type Counterpart, counterparts } from './counterparts.ts';
import { type Covers, coversOf } from './covers.ts';
import { hourIn, hoursOf, requestsIn, slotOf } from './hours.ts';
import type { Moments } from './moments.ts';
import { outsideOf } from './outside.ts';

interface Input {
  readonly logs: readonly LogFacts[];
  readonly clocks: readonly Clock[];
  readonly attempts: readonly CaseAttempt[];
  readonly moments: Moments;
  /** Who wrote the lines of the attempt that holds a line, where that is known already. */
  writersWith?(observation: Observation): ReadonlySet<Writer> | undefined;
  /** The lines of a log that no attempt holds, where they are known already. */
  freeIn?(facts: LogFacts): readonly Observation[];
}

/**
 * How many requests each log saw of each step in each hour, and which of them the logs of the next machine, or of the one before, do not have
 * although they were written at that time. For one log, all that it saw at a usable time is in one hour each. Every observation is in an attempt,
 * unplaced, or counted as outside.
 */
export function reconcile(input: Input): Pick<CaseSnapshot, 'counts' | 'unplaced' | 'outside'> {
  const { logs, moments } = input;
  const known = new Known(input);
  const all: Count[] = [];
  for (const facts of logs) {
    const { path, format } = facts;
    const hours = hoursOf(facts, known.clock(path), moments);
    const counts = new Map<number, Count>();
    for (const [slot, seen] of hours) counts.set(slot, { ...hourIn(slot), path, format, seen, unaccounted: [] });
    for (const [slot, observation] of known.unaccounted(facts)) counts.get(slot)?.unaccounted.push({ path, observation });
    all.push(...counts.values());
  }
  all.sort((a, b) => a.step - b.step || a.hourMs - b.hourMs || (a.path < b.path ? -1 : 1));
  return { counts: all, ...known.rest() };
}

type Count = { -readonly [K in keyof StepCount]: StepCount[K] } & { unaccounted: Place[] };

/** Lines of an enrollment that a machine next to theirs should have and, as far as the enrollment tells, has not. */
const lonelyIn = ofLines((evidence): readonly Place[] => {
  const writers = new Set(evidence.map(({ observation: { by } }) => by));
  return evidence.filter(({ observation }) =>
    counterparts(observation).some(({ has }) => !has.some((writer) => writers.has(writer))),
  );
});

/** Of lines that no enrollment holds, those that another machine should have: kept with them. */
const askedIn = perLines((lines) => lines.filter((one) => counterparts(one).length > 0));

/** What the attempts join, and which logs were written when. */
class Known {
  readonly #logs: readonly LogFacts[];
  readonly #writersWith: (observation: Observation) => ReadonlySet<Writer> | undefined;
  readonly #freeIn: (facts: LogFacts) => readonly Observation[];
  readonly #lonely = new Map<string, Observation[]>();
  readonly #covers: readonly Covers[];
  readonly #machines: Machines;
  readonly #moments: Moments;
  readonly #clocks: ReadonlyMap<string, Clock>;

  constructor({ logs, attempts, clocks, moments, writersWith, freeIn }: Input) {
    this.#logs = logs;
    this.#moments = moments;
    this.#clocks = new Map(clocks.map((clock) => [clock.path, clock]));
    this.#covers = logs.flatMap((facts) => coversOf(facts, this.#clocks.get(facts.path), moments));
    this.#machines = new Machines(logs.map((facts) => ({ path: facts.path, servers: serversIn(facts) })));
    this.#writersWith = writersWith ?? writersOf(attempts);
    this.#freeIn = freeIn ?? perLog(({ observations }) => observations.filter((one) => !this.#writersWith(one)));
    for (const { path, observation } of attempts.flatMap(lonelyIn)) {
      const known = this.#lonely.get(path);
      if (known) known.push(observation);
      else this.#lonely.set(path, [observation]);
    }
  }

  clock(path: string): Clock | undefined {
    return this.#clocks.get(path);
  }

  /** Requests that a log of the next machine, or of the one before, does not have though it was written then: in log order, with their hour. */
  *unaccounted(facts: LogFacts): Generator<readonly [slot: number, observation: Observation]> {
    const { path } = facts;
    const asked = new Set([...(this.#lonely.get(path) ?? []), ...askedIn(this.#freeIn(facts))]);
    if (asked.size === 0 || this.#isAssumed(path)) return;
    const lacks = this.#lacking(facts);
    for (const request of requestsIn(facts)) {
      const { observation } = request;
      if (!asked.has(observation)) continue;
      const at = this.#moments.at(path, observation.time, observation.record);
      if (at !== undefined && lacks(observation, at)) yield [slotOf(request, at), observation];
    }
  }

  #lacking(facts: LogFacts): (observation: Observation, at: number) => boolean {
    const { path } = facts;
    const messages = messagesOf(facts);
    const proving = new Map<Counterpart, readonly Covers[]>();
    return (observation, at) => {
      const from = at - (observation.durationMs ?? 0);
      for (const counterpart of counterparts(observation, messages)) {
        const writers = this.#writersWith(observation);
        if (writers && counterpart.has.some((writer) => writers.has(writer))) continue;
        let covers = proving.get(counterpart);
        if (!covers) {
          covers = this.#proving(counterpart, path, observation.by);
          proving.set(counterpart, covers);
        }
        if (covers.some(({ fromMs, toMs }) => fromMs <= from && at <= toMs)) return true;
      }
      return false;
    };
  }

  /** Other logs that would show it: those of another machine have only what devices send. */
  #proving({ proves }: Counterpart, path: string, by: Writer): readonly Covers[] {
    return this.#covers.filter(
      (covers) =>
        covers.path !== path &&
        proves.some((writer) => covers.writers.has(writer)) &&
        (by === 'device' || !this.#machines.differ(covers.path, path)),
    );
  }

  /** What no attempt has: records about requests that have no place, and all others by the reason why. */
  rest(): Pick<CaseSnapshot, 'unplaced' | 'outside'> {
    const parts = this.#logs.map((facts) => this.#restOf(facts.path, this.#freeIn(facts)));
    return { unplaced: parts.flatMap(({ unplaced }) => unplaced), outside: parts.flatMap(({ outside }) => outside) };
  }

  #restOf(path: string, lines: readonly Observation[]): Rest {
    const clock = this.clock(path);
    const known = rests.get(lines);
    if (known && known.path === path && known.clock === clock) return known;
    const isPlaceless = (one: Observation) => ABOUT_REQUESTS.has(one.act) && this.#isPlaceless(path, one);
    const placeless = new Set(lines.filter(isPlaceless));
    const others = placeless.size === 0 ? lines : lines.filter((one) => !placeless.has(one));
    const unplaced = [...placeless].map((observation) => ({ path, observation }));
    const rest = { path, clock, unplaced, outside: outsideOf(path, others) };
    if (clock) rests.set(lines, rest);
    return rest;
  }

  /** True for want of a usable time, or of anything that tells whose it is. */
  #isPlaceless(path: string, { time, record, keys }: Observation): boolean {
    if (this.#isAssumed(path) || this.#moments.at(path, time, record) === undefined) return true;
    return (
      keys.transactionID === undefined && keys.alias === undefined && keys.address === undefined && keys.keyHash === undefined
    );
  }

  #isAssumed(path: string): boolean {
    return this.clock(path)?.basis === 'assumed';
  }
}

/** What the free lines of a log come to, under its clock: kept with them. */
interface Rest extends Pick<CaseSnapshot, 'unplaced' | 'outside'> {
  readonly path: string;
  readonly clock: Clock | undefined;
}

const rests = new WeakMap<readonly Observation[], Rest>();

const ABOUT_REQUESTS: ReadonlySet<Observation['act']> = new Set<Observation['act']>([
  'request-built',
  'PKIOperation',
  'verify',
  'issue',
  'reply',
  'notify',
  'installed',
]);

function writersOf(attempts: readonly CaseAttempt[]): (observation: Observation) => ReadonlySet<Writer> | undefined {
  const found = new Map<Observation, ReadonlySet<Writer>>();
  for (const { steps } of attempts) {
    const writers = new Set<Writer>();
    for (const { evidence } of steps) {
      for (const { observation } of evidence) {
        found.set(observation, writers);
        writers.add(observation.by);
      }
    }
  }
  return (observation) => found.get(observation);
}
