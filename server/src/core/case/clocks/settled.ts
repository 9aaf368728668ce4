import type { LogFacts } from '../../log/facts.ts';
import { isEqual } from '../equal.ts';
import type { Clock } from '../model.ts';
import { perLog } from '../per-log.ts';
import { proposeClocks } from './index.ts';
import type { ClockOptions } from './options.ts';
import { statedOf } from './stated.ts';

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
  #parts: ReadonlyMap<string, LogFacts> = new Map();
  #clocks: readonly Clock[] = [];

  constructor(options: ClockOptions) {
    this.#options = options;
  }

  propose(logs: readonly LogFacts[]): readonly Clock[] {
    const parts = new Map<string, LogFacts>();
    for (const facts of logs) {
      const part = partOf(facts);
      const before = this.#parts.get(facts.path);
      parts.set(facts.path, before && areAlike(before, part) ? before : part);
    }
    const isSame = parts.size === this.#parts.size && [...parts].every(([path, part]) => this.#parts.get(path) === part);
    this.#parts = parts;
    if (!isSame) this.#clocks = proposeClocks([...parts.values()], this.#options);
    return this.#clocks;
  }
}

/** The log up to a round number of observations; as a whole where those left out say something of its zone or its days. */
const partOf = perLog((facts): LogFacts => {
  const { length } = facts.observations;
  if (length < SMALL) return facts;
  const step = 2 ** Math.floor(Math.log2(length / LEFT_OUT));
  const part = { ...facts, observations: facts.observations.slice(0, length - (length % step)) };
  const { facts: _, ...whole } = statedOf(facts);
  const { facts: __, ...stated } = statedOf(part);
  const says = ({ machines, ...rest }: typeof whole) => ({ ...rest, machines: [...machines] });
  return isEqual(says(whole), says(stated)) ? part : facts;
});

/** True for the same log with the same observations: nothing else of it says anything of its clock. */
function areAlike(a: LogFacts, b: LogFacts): boolean {
  if (a === b) return true;
  if (a.observations.length !== b.observations.length || a.format !== b.format) return false;
  return isEqual(a.times?.first, b.times?.first) && a.observations.every((one, i) => one === b.observations[i]);
}
