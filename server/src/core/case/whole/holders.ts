import type { LogFacts, Observation, Writer } from '../../log/facts.ts';
import { grownFrom } from '../per-log.ts';
import type { JudgedAttempt } from '../verdict/attempts.ts';

interface Free {
  readonly facts: LogFacts;
  readonly lines: readonly Observation[];
}

/** Which lines the enrollments of a case hold. Goes on from one snapshot to the next: an enrollment that stayed costs nothing. */
export class Holders {
  #lines: ReadonlySet<JudgedAttempt['lines']> = new Set();
  readonly #writers = new Map<Observation, ReadonlySet<Writer>>();
  readonly #free = new Map<string, Free>();
  /** Lines of each log that an enrollment took since its free ones were asked for. */
  readonly #taken = new Map<string, Set<Observation>>();

  update(judged: readonly JudgedAttempt[]): void {
    const now = new Set(judged.map(({ lines }) => lines));
    const left = new Map<Observation, string>();
    for (const lines of this.#lines) {
      if (now.has(lines)) continue;
      for (const { observation, path } of lines) {
        this.#writers.delete(observation);
        left.set(observation, path);
      }
    }
    for (const { lines } of judged) {
      if (this.#lines.has(lines)) continue;
      const writers = new Set(lines.map(({ observation }) => observation.by));
      for (const { observation, path } of lines) {
        this.#writers.set(observation, writers);
        if (left.get(observation) === path) left.delete(observation);
        else this.#take(path, observation);
      }
    }
    for (const path of left.values()) this.#free.delete(path);
    this.#lines = now;
  }

  #take(path: string, observation: Observation): void {
    if (!this.#free.has(path)) return;
    const taken = this.#taken.get(path);
    if (taken) taken.add(observation);
    else this.#taken.set(path, new Set([observation]));
  }

  /** Who wrote the lines of the enrollment that holds a line; undefined where none does. */
  writersWith(observation: Observation): ReadonlySet<Writer> | undefined {
    return this.#writers.get(observation);
  }

  /** The lines of a log that no enrollment holds, in log order; the same object while these are the same. */
  freeIn(facts: LogFacts): readonly Observation[] {
    const { path } = facts;
    const known = this.#stillFree(path);
    if (known?.facts === facts) return known.lines;
    const goesOn = known && grownFrom(facts) === known.facts;
    const more = goesOn ? facts.observations.slice(known.facts.observations.length) : facts.observations;
    const free = more.filter((one) => !this.#writers.has(one));
    const lines = !goesOn ? free : free.length === 0 ? known.lines : [...known.lines, ...free];
    this.#free.set(path, { facts, lines });
    return lines;
  }

  /** What was free when it was asked for, without what was taken since. */
  #stillFree(path: string): Free | undefined {
    const known = this.#free.get(path);
    const taken = this.#taken.get(path);
    this.#taken.delete(path);
    if (!known || !taken || !known.lines.some((one) => taken.has(one))) return known;
    const still = { facts: known.facts, lines: known.lines.filter((one) => !taken.has(one)) };
    this.#free.set(path, still);
    return still;
  }
}
