import type { Proven } from '../../text/proof.ts';
import type { Sentence } from '../../text/sentence.ts';

/** One entry of a code table: where it was read, and whether it was. */
export interface Sourced extends Proven {
  /** Abbreviated; `references.ts` turns it into readable references. */
  readonly source: string;
}

/** A name with a meaning. */
export interface NamedCode extends Sourced {
  readonly name: string;
  readonly meaning: Sentence;
}

/** A numbered code with a name. */
export interface NumberedCode extends NamedCode {
  readonly value: number;
}

/** What a general code means in a SCEP enrollment; may be less certain than the code itself. */
export interface ScepNote extends Proven {
  readonly note: Sentence;
}

/** A table by name, in which upper and lower case are the same; the first entry of a name wins. */
export function byName<T extends { readonly name: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    if (!map.has(key)) map.set(key, entry);
  }
  return map;
}
