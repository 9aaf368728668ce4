import type { Span } from './span.ts';

/**
 * How a text that was read out of another one maps back: runs of code units that stand in both, and escapes, whose code units all
 * stand for the whole escape. Filled from front to back; what the source has in between belongs to no code unit.
 */
export class SourceMap {
  readonly #plain: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #length = 0;

  /** Says that the next `length` code units come from `[start, end)`. */
  add(length: number, start: number, end: number): void {
    const last = this.#plain.length - 1;
    const verbatim = end - start === length;
    const before = (this.#ends[last] ?? 0) - (this.#starts[last] ?? 0);
    if (last >= 0 && verbatim && this.#ends[last] === start && before === this.#length - (this.#plain[last] ?? 0)) {
      this.#ends[last] = end;
    } else {
      this.#plain.push(this.#length);
      this.#starts.push(start);
      this.#ends.push(end);
    }
    this.#length += length;
  }

  /** The place in the source of a span of the text that was read. */
  spanOf(span: Span): Span {
    const start = this.#sourceOf(span.start, 'start');
    return { start, end: span.end > span.start ? Math.max(start, this.#sourceOf(span.end, 'end')) : start };
  }

  /** The offset in the text that was read which stands at `source`, or the next one behind it. */
  plainAt(source: number): number {
    const run = lastAtMost(this.#starts, source);
    if (run < 0) return 0;
    const next = this.#plain[run + 1] ?? this.#length;
    const plain = this.#plain[run] ?? 0;
    if (source >= (this.#ends[run] ?? 0)) return next;
    return this.#isVerbatim(run) ? plain + source - (this.#starts[run] ?? 0) : plain;
  }

  #sourceOf(offset: number, side: 'start' | 'end'): number {
    const run = lastAtMost(this.#plain, side === 'end' ? offset - 1 : offset);
    if (run < 0) return this.#starts[0] ?? 0;
    const into = offset - (this.#plain[run] ?? 0);
    if (side === 'start' && offset >= this.#length) return this.#ends[run] ?? 0;
    if (this.#isVerbatim(run)) return (this.#starts[run] ?? 0) + into;
    return (side === 'end' ? this.#ends[run] : this.#starts[run]) ?? 0;
  }

  #isVerbatim(run: number): boolean {
    const length = (this.#plain[run + 1] ?? this.#length) - (this.#plain[run] ?? 0);
    return (this.#ends[run] ?? 0) - (this.#starts[run] ?? 0) === length;
  }
}

/** Index of the last number that is at most `value`, or -1. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
