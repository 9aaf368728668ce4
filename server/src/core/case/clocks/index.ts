import type { LogFacts } from '../../log/facts.ts';
import { Machines } from '../machines.ts';
import type { Clock } from '../model.ts';
import { assumedClock, clockOf, setClock, statedClock } from './clock.ts';
import { Field } from './field.ts';
import { isTransaction, keyNames } from './keys.ts';
import { linkedFacts } from './linked.ts';
import { marksOf } from './marks.ts';
import type { ClockOptions } from './options.ts';
import { type Proposal, propose } from './propose.ts';
import { areOfOneMachine, isSameMachine, referenceOf } from './reference.ts';
import { type Stated, statedOf } from './stated.ts';
import { DAY, type Hints } from './zones.ts';

export type { ClockOptions, LinkedPair } from './options.ts';
export { correct } from './written.ts';

/**
 * One clock for each log, by path: what its format says, and what the lines say that it shares with others. Times of logs are never changed;
 * `correct` applies a clock. The reference is the IIS log where there is one, else the best log in UTC; without one, nothing is estimated.
 */
export function proposeClocks(logs: readonly LogFacts[], options: ClockOptions = {}): readonly Clock[] {
  const all = linkedFacts(logs, options.linked ?? []).map(statedOf);
  all.sort((a, b) => (a.facts.path < b.facts.path ? -1 : 1));
  const set = withRefused(all, options);
  if (options.propose === false) return all.map((stated) => setClock(stated, set) ?? statedClock(stated));
  return new Round(all, set).run();
}

/** Offsets by path: those that were set, and of a log whose clock was refused what it states itself. */
function withRefused(all: readonly Stated[], { set, refused }: ClockOptions): ReadonlyMap<string, number> {
  const stated = all.filter(({ facts: { path } }) => refused?.has(path));
  return new Map([...stated.map(({ facts, offsetMinutes }) => [facts.path, offsetMinutes] as const), ...(set ?? [])]);
}

/** The log whose clock is taken for right; undefined where there is none, so that nothing is estimated. */
export function referenceLog(logs: readonly LogFacts[]): string | undefined {
  return referenceOf(logs.map(statedOf))?.facts.path;
}

/** How much likelier a clock must be than any other (natural logarithms): the surest ones first, since they help to find others. */
const LEVELS: readonly number[] = [9, 5, 2.5, 1.2];
/** A day may be a guess: what is compared with it stands or falls with it. */
const DAY_LEVEL = 2.5;
/** A zone that another log of the case has is so much likelier; of another log of the servers more. */
const SAME_ZONE = 2.5;
const SAME_SITE = 4;
/** Either sign of a bias is likelier than another zone; the one of Configuration Manager more than the other. */
const BIAS = 5;
const OTHER_SIGN = 3;

class Round {
  readonly #all: readonly Stated[];
  readonly #set: ReadonlyMap<string, number>;
  readonly #clocks = new Map<Stated, Clock>();
  readonly #field: Field;
  readonly #machines: Machines;
  readonly #byDevice: ReadonlySet<string>;
  #taken = 0;
  /** What was found for a log, and how many others were known then. */
  readonly #found = new Map<Stated, { readonly known: number; readonly proposal: Proposal | undefined }>();
  readonly #zones: { readonly zone: number; readonly byDevice: boolean }[] = [];

  constructor(all: readonly Stated[], set: ReadonlyMap<string, number>) {
    this.#all = all;
    this.#set = set;
    this.#field = new Field(new Set(all.flatMap(transactionsOf)));
    this.#byDevice = new Set(all.filter(({ byDevice }) => byDevice).map(({ facts: { path } }) => path));
    const servers = all.filter(({ byDevice }) => !byDevice);
    this.#machines = new Machines(servers.map(({ facts: { path }, machines }) => ({ path, servers: machines })));
  }

  run(): readonly Clock[] {
    const reference = referenceOf(this.#all);
    for (const stated of this.#all) this.#begin(stated, reference);
    // A server may be seconds off another one: what devices saw of both tells, before it is taken at its word. Its other logs wait for that.
    const isElsewhere = ({ facts: { path }, byDevice }: Stated): boolean =>
      !byDevice && reference !== undefined && this.#machines.differ(path, reference.facts.path);
    const isNext = (stated: Stated): boolean => stated.zone === 'utc' || !isElsewhere(stated);
    this.#estimate(LEVELS.slice(0, 1), isNext);
    this.#takeStated((stated) => !isElsewhere(stated));
    this.#estimate(LEVELS.slice(0, 2), isNext);
    this.#takeStated(() => true);
    this.#estimate(LEVELS);
    while (this.#dateOne()) this.#estimate(LEVELS);
    for (const stated of this.#left()) this.#take(stated, this.#unpaired(stated));
    return this.#all.map((stated) => this.#clocks.get(stated) ?? statedClock(stated));
  }

  /** What needs no pairs: the reference, the other logs of its machine, and what was set by hand. */
  #begin(stated: Stated, reference: Stated | undefined): void {
    const byHand = setClock(stated, this.#set);
    if (byHand && stated.calendar === 'dated') this.#take(stated, byHand);
    else if (!byHand && reference && (stated === reference || isSameMachine(stated, reference)))
      this.#take(stated, statedClock(stated));
  }

  #left(): readonly Stated[] {
    return this.#all.filter((stated) => !this.#clocks.has(stated));
  }

  /** Server logs in UTC by what they state, and by what another log of their machine is off by. */
  #takeStated(wanted: (stated: Stated) => boolean): void {
    const clocks = this.#left().flatMap((stated) => {
      const { zone, calendar, byDevice } = stated;
      if (zone !== 'utc' || calendar !== 'dated' || byDevice || !wanted(stated)) return [];
      return [[stated, this.#ofMachine(stated) ?? statedClock(stated)] as const];
    });
    for (const [stated, clock] of clocks) this.#take(stated, clock);
  }

  /** Looks at all logs with what is known, then takes all that were found: so the order of the files does not matter. */
  #estimate(levels: readonly number[], wanted: (stated: Stated) => boolean = () => true): void {
    for (const level of levels) {
      for (let more = true; more; ) {
        const left = this.#left().filter(wanted);
        const found = left.map((stated) => ({ stated, proposal: this.#propose(stated) }));
        more = false;
        for (const { stated, proposal } of found) {
          if (!proposal || proposal.margin < level) continue;
          this.#take(stated, clockOf(stated, proposal, this.#set.get(stated.facts.path)));
          more = true;
        }
      }
    }
  }

  #propose(stated: Stated): Proposal | undefined {
    const before = this.#found.get(stated);
    if (before?.known === this.#taken) return before.proposal;
    const proposal = propose(stated, this.#fieldOf(stated), this.#hints(stated), this.#set.get(stated.facts.path));
    this.#found.set(stated, { known: this.#taken, proposal });
    return proposal;
  }

  /** What other logs know, for this one: of what another server wrote, only what shares a key. */
  #fieldOf({ facts: { path }, byDevice }: Stated): Field {
    if (byDevice) return this.#field;
    return this.#field.without((other) => !this.#byDevice.has(other) && this.#machines.differ(other, path));
  }

  /**
   * Where no log has both day and zone: one that states its zone takes its day from those that write a day, as if they were of its zone, and
   * is what the others are compared with then. False where none is left that can.
   */
  #dateOne(): boolean {
    const locals = this.#left().filter(({ zone, calendar }) => calendar === 'dated' && (zone === 'none' || zone === 'bias'));
    let best: { readonly stated: Stated; readonly proposal: Proposal } | undefined;
    for (const stated of this.#left()) {
      if (stated.calendar !== 'undated' || (stated.zone !== 'offset' && stated.zone !== 'utc')) continue;
      const field = new Field();
      for (const { facts, midnights } of locals) {
        field.add(facts.path, marksOf(facts, midnights, 0), (ms) => ms - stated.offsetMinutes * 60_000);
      }
      const proposal = propose(stated, field, { stated: false, zones: new Map([[0, SAME_ZONE]]) });
      if (proposal && proposal.margin >= DAY_LEVEL && (!best || proposal.margin > best.proposal.margin))
        best = { stated, proposal };
    }
    if (!best) return false;
    const date = new Date(best.proposal.base).toISOString().slice(0, 10);
    this.#take(best.stated, { ...statedClock(best.stated), date, pairs: best.proposal.pairs });
    return true;
  }

  #hints({ facts, zone, offsetMinutes, byDevice }: Stated): Hints {
    const zones = new Map<number, number>();
    for (const seen of this.#zones) {
      const worth = !seen.byDevice && !byDevice ? SAME_SITE : SAME_ZONE;
      zones.set(seen.zone, Math.max(zones.get(seen.zone) ?? 0, worth));
    }
    if (zone === 'bias') {
      zones.set(-offsetMinutes, OTHER_SIGN);
      zones.set(offsetMinutes, BIAS);
    }
    return { stated: zone === 'utc' || zone === 'offset' || this.#set.has(facts.path), zones };
  }

  #take(stated: Stated, clock: Clock): void {
    this.#clocks.set(stated, clock);
    const { facts, midnights, zone, byDevice } = stated;
    if (clock.basis === 'assumed' || (stated.calendar !== 'dated' && clock.date === undefined)) return;
    const base = clock.date === undefined ? 0 : Date.parse(`${clock.date}T00:00:00Z`);
    const marks = marksOf(facts, midnights, base, clock.basis === 'user' ? clock.offsetMinutes : undefined);
    const byLine = clock.basis === 'user' || zone === 'utc' || zone === 'offset';
    this.#field.add(facts.path, marks, (ms, record) => ms - taken(clock, byLine, record, ms));
    if (byDevice && clock.pairs > 0 && clock.confidence !== 'guess') {
      const { marks: own, resolutionMs } = marks;
      for (const mark of own) this.#field.use(mark, resolutionMs, taken(clock, byLine, mark.first.record, mark.from));
    }
    this.#taken++;
    if (zone === 'utc') return;
    for (const seen of [clock.offsetMinutes, clock.shift?.offsetMinutes ?? clock.offsetMinutes])
      this.#zones.push({ zone: seen, byDevice });
  }

  /** What another log of its machine shows that clock to be off by: programs of one machine ask one clock. */
  #ofMachine(stated: Stated): Clock | undefined {
    let best: Clock | undefined;
    for (const other of this.#all) {
      const clock = this.#clocks.get(other);
      if (!clock || other.zone !== 'utc' || clock.pairs <= (best?.pairs ?? 0) || clock.confidence === 'guess') continue;
      if (areOfOneMachine(stated, other)) best = clock;
    }
    return best && { ...statedClock(stated), skewSeconds: best.skewSeconds, confidence: 'likely' };
  }

  /** A log that shares no line: of a machine whose other logs are in local time too it has their zone; a log without days may have one left. */
  #unpaired(stated: Stated): Clock {
    if (stated.zone !== 'none' || stated.byDevice) return assumedClock(stated, undefined, this.#onlyDay(stated));
    const sister = this.#all.find((other) => {
      const clock = this.#clocks.get(other);
      return clock?.basis === 'estimated' && !other.byDevice && [...other.machines].some((name) => stated.machines.has(name));
    });
    return assumedClock(stated, sister && this.#clocks.get(sister), this.#onlyDay(stated));
  }

  /** The day that all logs with days are of, if it is one. */
  #onlyDay({ calendar }: Stated): string | undefined {
    if (calendar !== 'undated') return undefined;
    const [day, ...others] = this.#field.days;
    return day !== undefined && others.length === 0 ? new Date(day * DAY).toISOString().slice(0, 10) : undefined;
  }
}

/** The transactionIDs that the log of a device names, as keys of marks. */
function transactionsOf({ byDevice, facts }: Stated): readonly string[] {
  if (!byDevice) return [];
  return facts.observations.flatMap(({ keys }) => keyNames(keys).filter(isTransaction));
}

/** What a clock takes from a moment whose line has taken off its own zone already. */
function taken(clock: Clock, byLine: boolean, record: number, ms: number): number {
  const offset = byLine ? 0 : clock.shift && record >= clock.shift.record ? clock.shift.offsetMinutes : clock.offsetMinutes;
  const steady = offset * 60_000 + clock.skewSeconds * 1000;
  const { driftSeconds, driftBetween } = clock;
  if (!driftSeconds || !driftBetween) return steady;
  const [from, to] = driftBetween;
  return steady + driftSeconds * 1000 * (Math.min(1, Math.max(0, (ms - steady - from) / (to - from))) - 0.5);
}
