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

  update(judged: readonly JudgedAttempt[]): void {
    const now = new Set(judged.map(({ lines }) => lines));
    for (const lines of this.#lines) {
      if (now.has(lines)) continue;
      for (const { observation, path } of lines) {
        this.#writers.delete(observation);
        this.#free.delete(path);
      }
    }
    for (const { lines } of judged) {
      if (this.#lines.has(lines)) continue;
      const writers = new Set(lines.map(({ observation }) => observation.by));
      for (const { observation, path } of lines) {
        this.#writers.set(observation, writers);
        this.#free.delete(path);
      }
    }
    this.#lines = now;
  }

  /** Who wrote the lines of the enrollment that holds a line; undefined where none does. */
  writersWith(observation: Observation): ReadonlySet<Writer> | undefined {
    return this.#writers.get(observation);
  }

  /** The lines of a log that no enrollment holds, in log order. */
  freeIn(facts: LogFacts): readonly Observation[] {
    const known = this.#free.get(facts.path);
    if (known?.facts === facts) return known.lines;
    const goesOn = known && grownFrom(facts) === known.facts;
    const more = goesOn ? facts.observations.slice(known.facts.observations.length) : facts.observations;
    const free = more.filter((one) => !this.#writers.has(one));
    const lines = goesOn ? [...known.lines, ...free] : free;
    this.#free.set(facts.path, { facts, lines });
    return lines;
  }
}
