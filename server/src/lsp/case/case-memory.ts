import { observedAtMost } from '../../core/analyze/facts-of.ts';
import { LIMITS } from '../../core/limits.ts';
import type { LogFacts } from '../../core/log/facts.ts';
import { isLasting } from '../../workspace/cache.ts';
import type { Looked, LookMemory } from '../../workspace/model.ts';
import type { OpenCase } from '../log/open-case.ts';

/**
 * What the files of a case said when they were read last, as long as they are in it: so a file that changes costs that file. What logs say of
 * enrollments is kept as far as there is room for all of them; which the first ones are, the order of their names decides.
 */
export class CaseMemory implements LookMemory {
  readonly #case: OpenCase;
  readonly #known = new Map<string, { readonly version: string; readonly looked: readonly Looked[] }>();
  readonly #kept = new WeakMap<LogFacts, LogFacts>();
  #used = new Set<string>();

  constructor(openCase: OpenCase) {
    this.#case = openCase;
  }

  get(key: string, version: string): readonly Looked[] | undefined {
    const known = this.#known.get(key);
    if (known?.version !== version) return undefined;
    this.#used.add(key);
    return known.looked;
  }

  put(key: string, version: string, looked: readonly Looked[]): void {
    this.#known.delete(key);
    if (!isLasting(looked)) return;
    this.#used.add(key);
    const kept = looked.map((one) => (one.kind === 'log' ? { ...one, facts: this.#kept.get(one.facts) ?? one.facts } : one));
    this.#known.set(key, { version, looked: kept });
  }

  /** The facts of a log that was read, as far as there is room for them. */
  fitted(uri: string, facts: LogFacts): LogFacts {
    const known = this.#kept.get(facts);
    if (known) return known;
    const room = LIMITS.scannedObservations - this.#case.observationsBut(uri);
    const kept = observedAtMost(facts, room);
    this.#kept.set(facts, kept);
    this.#kept.set(kept, kept);
    return kept;
  }

  /** Forgets what was not asked for since this was called last: it is in the case no more. */
  forgetOthers(): void {
    for (const key of this.#known.keys()) if (!this.#used.has(key)) this.#known.delete(key);
    this.#used = new Set();
  }
}
