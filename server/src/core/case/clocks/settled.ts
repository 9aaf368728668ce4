import { isEqual } from '../../log/equal.ts';
import type { LogFacts, Observation } from '../../log/facts.ts';
import type { Clock } from '../model.ts';
import { grownFrom } from '../per-log.ts';
import { proposeClocks } from './index.ts';
import type { ClockOptions } from './options.ts';
import { machineOf, offsetOf, type Stated, statedOf, zoneOf } from './stated.ts';
import { calendarOf } from './written.ts';

/** A log of fewer observations is compared as a whole. */
const SMALL = 512;
/** Of a larger one, the last ones are left out, less than one in so many. */
const LEFT_OUT = 32;

/**
 * The clocks of a case whose logs grow. A line more at the end of a large log says nothing new of its clock: such a log is compared up to a round
 * number of observations, so that its clock is the same for a while, and with it those of all others. What is said is the same however the
 * logs came to be what they are.
 */
export class SettledClocks {
  readonly #options: ClockOptions;
  #parts: ReadonlyMap<string, Part> = new Map();
  #clocks: readonly Clock[] = [];

  constructor(options: ClockOptions) {
    this.#options = options;
  }

  propose(logs: readonly LogFacts[]): readonly Clock[] {
    const parts = new Map<string, Part>();
    for (const facts of logs) parts.set(facts.path, this.#partOf(facts));
    const isSame =
      parts.size === this.#parts.size && [...parts].every(([path, { part }]) => this.#parts.get(path)?.part === part);
    this.#parts = parts;
    if (!isSame) {
      const compared = [...parts.values()].map(({ part }) => part);
      this.#clocks = proposeClocks(compared, this.#options);
    }
    return this.#clocks;
  }

  #partOf(facts: LogFacts): Part {
    const known = this.#parts.get(facts.path);
    if (known?.of === facts) return known;
    return { of: facts, part: partOf(facts, known) };
  }
}

/** What is compared of a log. */
interface Part {
  readonly of: LogFacts;
  readonly part: LogFacts;
}

/** The log up to a round number of observations; as a whole where those left out say something of its zone or its days. `was`: what it was. */
function partOf(facts: LogFacts, was: Part | undefined): LogFacts {
  const { observations } = facts;
  const { length } = observations;
  const known = was?.part;
  const step = length < SMALL ? 1 : 2 ** Math.floor(Math.log2(length / LEFT_OUT));
  const round = length - (length % step);
  const isBeginning =
    was && grownFrom(facts) === was.of && was.part.observations.length === round && sameBeginning(was.part, facts);
  const part = isBeginning ? was.part : round === length ? facts : { ...facts, observations: observations.slice(0, round) };
  const first = known && areAlike(known, part) ? known : part;
  const stated = statedOf(first);
  for (let i = round; i < length; i++) {
    const one = observations[i];
    if (one && !saysNothingNew(one, stated)) return known && areAlike(known, facts) ? known : facts;
  }
  return first;
}

/** True for a line with day and zone as the others, of a machine that is known. */
function saysNothingNew({ by, keys, time }: Observation, stated: Stated): boolean {
  if (stated.calendar !== 'dated' || stated.shift || (by === 'device') !== stated.byDevice) return false;
  if (time && (calendarOf(time) !== 'dated' || zoneOf(time) !== stated.zone || offsetOf(time) !== stated.offsetMinutes))
    return false;
  return by === 'device' || keys.server === undefined || stated.machines.has(machineOf(keys.server));
}

/** True for the same log with the same observations: nothing else of it says anything of its clock. */
function areAlike(a: LogFacts, b: LogFacts): boolean {
  if (a === b) return true;
  if (a.observations.length !== b.observations.length || !sameBeginning(a, b)) return false;
  return a.observations.every((one, i) => one === b.observations[i]);
}

function sameBeginning(a: LogFacts, b: LogFacts): boolean {
  return a.format === b.format && isEqual(a.times?.first, b.times?.first);
}
