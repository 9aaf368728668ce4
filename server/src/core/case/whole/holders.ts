import type { Observation, Writer } from '../../log/facts.ts';
import type { JudgedAttempt } from '../verdict/attempts.ts';

/** Which lines the enrollments of a case hold. Goes on from one snapshot to the next: an enrollment that stayed costs nothing. */
export class Holders {
  #lines: ReadonlySet<JudgedAttempt['lines']> = new Set();
  readonly #writers = new Map<Observation, ReadonlySet<Writer>>();

  update(judged: readonly JudgedAttempt[]): void {
    const now = new Set(judged.map(({ lines }) => lines));
    for (const lines of this.#lines) {
      if (!now.has(lines)) for (const { observation } of lines) this.#writers.delete(observation);
    }
    for (const { lines } of judged) {
      if (this.#lines.has(lines)) continue;
      const writers = new Set(lines.map(({ observation }) => observation.by));
      for (const { observation } of lines) this.#writers.set(observation, writers);
    }
    this.#lines = now;
  }

  /** Who wrote the lines of the enrollment that holds a line; undefined where none does. */
  writersWith(observation: Observation): ReadonlySet<Writer> | undefined {
    return this.#writers.get(observation);
  }
}
