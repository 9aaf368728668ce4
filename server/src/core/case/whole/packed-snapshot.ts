import type { LogFacts, Observation } from '../../log/facts.ts';
import { plainObservation } from '../../log/observed/row.ts';
import type { CaseSnapshot } from '../model.ts';

/** Stands for an observation: its number, counted over all logs of the case. No text of a log can make such an object. */
interface Numbered {
  readonly '@': number;
}

/** A snapshot for another thread that has its logs: what the logs say is named by its place in them. Enrollments follow one by one. */
export interface PackedSnapshot {
  /** By path. */
  readonly logs: readonly string[];
  readonly rest: unknown;
}

/** Names observations of a case by their places, and finds them again. */
export class SnapshotPacker {
  readonly #numbers = new Map<Observation, number>();
  readonly #snapshot: CaseSnapshot;

  constructor(snapshot: CaseSnapshot) {
    this.#snapshot = snapshot;
    for (const { observations } of snapshot.logs) for (const one of observations) this.#numbers.set(one, this.#numbers.size);
  }

  head(): PackedSnapshot {
    const { logs, attempts: _, ...rest } = this.#snapshot;
    return { logs: logs.map(({ path }) => path), rest: this.#packed(rest) };
  }

  /** Some enrollments, in their order. */
  attempts(from: number, to: number): readonly unknown[] {
    return this.#snapshot.attempts.slice(from, to).map((one) => this.#packed(one));
  }

  #packed(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const number = this.#numbers.get(value as Observation);
    if (number !== undefined) return { '@': number } satisfies Numbered;
    if (Array.isArray(value)) return value.map((one) => this.#packed(one));
    if (isObservation(value)) return plainObservation(value);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.#packed(one)]));
  }
}

function isObservation(value: object): value is Observation {
  return 'record' in value && 'act' in value && 'keys' in value && 'span' in value;
}

/** Makes the snapshot again of what a packer gave. */
export class SnapshotReader {
  readonly #logs: readonly LogFacts[];
  /** The number of the first observation of each log. */
  readonly #starts: readonly number[];
  readonly #rest: unknown;
  readonly #attempts: CaseSnapshot['attempts'][number][] = [];

  /** `logFor`: the log of a path, as it was when it was packed. Throws where there is none. */
  constructor({ logs, rest }: PackedSnapshot, logFor: (path: string) => LogFacts | undefined) {
    this.#logs = logs.map((path) => {
      const facts = logFor(path);
      if (!facts) throw new Error(`no log of this name: ${path}`);
      return facts;
    });
    let count = 0;
    this.#starts = this.#logs.map(({ observations }) => {
      count += observations.length;
      return count - observations.length;
    });
    this.#rest = this.#read(rest);
  }

  add(attempts: readonly unknown[]): void {
    for (const one of attempts) this.#attempts.push(this.#read(one) as CaseSnapshot['attempts'][number]);
  }

  snapshot(): CaseSnapshot {
    return { ...(this.#rest as Omit<CaseSnapshot, 'logs' | 'attempts'>), logs: this.#logs, attempts: this.#attempts };
  }

  #read(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((one) => this.#read(one));
    if ('@' in value) return this.#observation(Number(value['@']));
    const whole = value as Record<string, unknown>;
    for (const [name, one] of Object.entries(whole)) if (typeof one === 'object') whole[name] = this.#read(one);
    return whole;
  }

  #observation(number: number): Observation | undefined {
    const log = this.#starts.findLastIndex((start) => start <= number);
    return this.#logs[log]?.observations[number - (this.#starts[log] ?? 0)];
  }
}
