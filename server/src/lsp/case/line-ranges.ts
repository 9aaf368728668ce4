import { countWhile } from '../../core/text/sorted.ts';

/** Ranges of lines with the number of the one whom each belongs to. They may overlap. */
export class LineRanges {
  readonly #added: LineRange[] = [];
  #sorted: Sorted | undefined;
  #beginnings: readonly LineRange[] | undefined;

  /** `last` is included. */
  add(first: number, last: number, owner: number): void {
    this.#added.push({ first, last, owner });
    this.#sorted = undefined;
    this.#beginnings = undefined;
  }

  /** Who has a range that meets these lines, each once, by number. Costs a search, and what is found. */
  owners(first: number, last: number): readonly number[] {
    const { ranges, reach } = this.#inOrder();
    const found = new Set<number>();
    for (let i = countWhile(reach.length, (at) => (reach[at] ?? 0) < first); i < ranges.length; i++) {
      const range = ranges[i];
      if (!range || range.first > last) break;
      if (range.last >= first) found.add(range.owner);
    }
    return [...found].sort((a, b) => a - b);
  }

  /** The first range of each owner, in the order of lines. */
  beginnings(): readonly LineRange[] {
    if (this.#beginnings) return this.#beginnings;
    const seen = new Set<number>();
    const first = this.#inOrder().ranges.filter(({ owner }) => !seen.has(owner) && seen.add(owner));
    this.#beginnings = first;
    return first;
  }

  #inOrder(): Sorted {
    if (this.#sorted) return this.#sorted;
    const ranges = this.#added.sort((a, b) => a.first - b.first || a.owner - b.owner);
    const reach = new Int32Array(ranges.length);
    let furthest = -1;
    for (const [i, { last }] of ranges.entries()) reach[i] = furthest = Math.max(furthest, last);
    this.#sorted = { ranges, reach };
    return this.#sorted;
  }
}

export interface LineRange {
  readonly first: number;
  readonly last: number;
  readonly owner: number;
}

interface Sorted {
  readonly ranges: readonly LineRange[];
  /** How far the ranges up to each one reach: it never falls. */
  readonly reach: Int32Array;
}
