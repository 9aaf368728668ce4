import { LIMITS } from '../core/limits.ts';
import type { Looked, LookMemory } from './model.ts';

/** What files said when they were last looked at, as long as they are the same: a file that changes costs that file. */
export class LookCache implements LookMemory {
  readonly #known = new Map<string, { readonly version: string; readonly looked: readonly Looked[] }>();
  #size = 0;

  /** `version`: of the file, as it is now. */
  get(key: string, version: string): readonly Looked[] | undefined {
    const known = this.#known.get(key);
    return known?.version === version ? known.looked : undefined;
  }

  /** Keeps what a file said, but for one that was changing. The one kept for longest goes first. */
  put(key: string, version: string, looked: readonly Looked[]): void {
    this.#drop(key);
    if (!isLasting(looked)) return;
    this.#known.set(key, { version, looked });
    this.#size += sizeOf(looked);
    for (const oldest of this.#known.keys()) {
      if (this.#size <= LIMITS.cachedFacts) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const known = this.#known.get(key);
    if (!known) return;
    this.#known.delete(key);
    this.#size -= sizeOf(known.looked);
  }
}

/** How many things are known of files. */
function sizeOf(looked: readonly Looked[]): number {
  return looked.reduce(
    (sum, one) => sum + 1 + (one.kind === 'log' ? one.facts.observations.length + one.facts.messages.length : 0),
    0,
  );
}

/** False for what may be another thing the next time, though the file is the same. */
export function isLasting(looked: readonly Looked[]): boolean {
  return !looked.every(({ kind }) => kind === 'refused') && !looked.some(isFleeting);
}

/** True for what was read of a file that changed meanwhile. */
function isFleeting(looked: Looked): boolean {
  return (looked.kind === 'log' || looked.kind === 'foreign') && looked.gaps.some(({ kind }) => kind === 'changed');
}
