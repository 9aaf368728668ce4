import { countWhile } from './sorted.ts';
import type { Span } from './span.ts';

/** A run is three numbers: its offset in the text that was read, and its start and end in the source. */
const PLAIN = 0;
const START = 1;
const END = 2;
const WIDTH = 3;

/**
 * How a text that was read out of another one maps back: runs of code units that stand in both, and escapes, whose code units all
 * stand for the whole escape. Filled from front to back; what the source has in between belongs to no code unit.
 */
export class SourceMap {
  #cells = new Int32Array(4 * WIDTH);
  #runs = 0;
  #length = 0;

  /** Says that the next `length` code units come from `[start, end)`. */
  add(length: number, start: number, end: number): void {
    const last = this.#runs - 1;
    const goesOn = last >= 0 && end - start === length && this.#cell(last, END) === start && this.#isVerbatim(last);
    if (goesOn) this.#cells[last * WIDTH + END] = end;
    else this.#push(start, end);
    this.#length += length;
  }

  /** The place in the source of a span of the text that was read. */
  spanOf(span: Span): Span {
    const start = this.#sourceOf(span.start, 'start');
    return { start, end: span.end > span.start ? Math.max(start, this.#sourceOf(span.end, 'end')) : start };
  }

  /** The offset in the text that was read which stands at `source`, or the next one behind it. */
  plainAt(source: number): number {
    const run = this.#lastAtMost(START, source);
    if (run < 0) return 0;
    if (source >= this.#cell(run, END)) return this.#plainEnd(run);
    const plain = this.#cell(run, PLAIN);
    return this.#isVerbatim(run) ? plain + source - this.#cell(run, START) : plain;
  }

  #push(start: number, end: number): void {
    const at = this.#runs * WIDTH;
    if (at === this.#cells.length) {
      const wider = new Int32Array(Math.ceil(this.#runs * 1.5) * WIDTH);
      wider.set(this.#cells);
      this.#cells = wider;
    }
    this.#cells[at + PLAIN] = this.#length;
    this.#cells[at + START] = start;
    this.#cells[at + END] = end;
    this.#runs++;
  }

  #sourceOf(offset: number, side: 'start' | 'end'): number {
    const run = this.#lastAtMost(PLAIN, side === 'end' ? offset - 1 : offset);
    if (run < 0) return this.#cell(0, START);
    if (side === 'start' && offset >= this.#length) return this.#cell(run, END);
    if (this.#isVerbatim(run)) return this.#cell(run, START) + offset - this.#cell(run, PLAIN);
    return this.#cell(run, side === 'end' ? END : START);
  }

  #isVerbatim(run: number): boolean {
    return this.#cell(run, END) - this.#cell(run, START) === this.#plainEnd(run) - this.#cell(run, PLAIN);
  }

  #plainEnd(run: number): number {
    return run + 1 < this.#runs ? this.#cell(run + 1, PLAIN) : this.#length;
  }

  /** A cell beyond the last run is 0, as for a text that holds nothing. */
  #cell(run: number, member: number): number {
    return this.#cells[run * WIDTH + member] ?? 0;
  }

  /** The last run whose member is at most `value`, or -1. */
  #lastAtMost(member: number, value: number): number {
    return countWhile(this.#runs, (run) => this.#cell(run, member) <= value) - 1;
  }
}
