import { countWhile } from '../text/sorted.ts';
import type { Span } from '../text/span.ts';

/** Numbers of one run: first unit, its source offset, distance from unit to unit, code units a unit takes. */
const FIELDS = 4;

/**
 * Where the units of a payload (base64 characters or hex bytes) stand in the source text. Units that follow each other at
 * an even distance share one run, so that a line of base64 costs four numbers however long it is.
 */
export class Places {
  #runs = new Int32Array(FIELDS * 8);
  #count = 0;
  #next = 0;

  /** How many units have a place. */
  get units(): number {
    return this.#next;
  }

  /** Gives the next unit its place: `width` code units from `source`. Sources must ascend. */
  add(source: number, width: number): void {
    this.addRun(source, 1, width);
  }

  /** Gives the next `count` units their places, each of `width` code units and one behind the other. */
  addRun(source: number, count: number, width: number): void {
    if (count <= 0) return;
    const last = (this.#count - 1) * FIELDS;
    if (this.#count > 0 && this.#field(last + 3) === width) {
      const known = this.#next - this.#field(last);
      const step = known === 1 ? source - this.#field(last + 1) : this.#field(last + 2);
      const fits = source === this.#field(last + 1) + known * step && (count === 1 || step === width);
      if (fits) {
        this.#runs[last + 2] = step;
        this.#next += count;
        return;
      }
    }
    if ((this.#count + 1) * FIELDS > this.#runs.length) {
      const wider = new Int32Array(this.#runs.length * 2);
      wider.set(this.#runs);
      this.#runs = wider;
    }
    this.#runs.set([this.#next, source, width, width], this.#count * FIELDS);
    this.#count++;
    this.#next += count;
  }

  /** Forgets all units from `units` on. */
  truncate(units: number): void {
    if (units >= this.#next) return;
    this.#next = Math.max(0, units);
    while (this.#count > 0 && this.#field((this.#count - 1) * FIELDS) >= this.#next) this.#count--;
  }

  /** The text of a unit; undefined outside `0 … units-1`. */
  spanOf(unit: number): Span | undefined {
    if (unit < 0 || unit >= this.#next) return undefined;
    const run = this.#search(unit, 0) * FIELDS;
    const start = this.#field(run + 1) + (unit - this.#field(run)) * this.#field(run + 2);
    return { start, end: start + this.#field(run + 3) };
  }

  /** The unit whose text holds the code unit at `offset`, or -1 (before, behind or between units). */
  unitAt(offset: number): number {
    if (this.#count === 0 || offset < this.#field(1)) return -1;
    const index = this.#search(offset, 1);
    const run = index * FIELDS;
    const behind = index + 1 < this.#count ? this.#field(run + FIELDS) : this.#next;
    const step = this.#field(run + 2);
    const within = Math.floor((offset - this.#field(run + 1)) / step);
    const unit = this.#field(run) + within;
    if (unit >= behind) return -1;
    return offset < this.#field(run + 1) + within * step + this.#field(run + 3) ? unit : -1;
  }

  /** The last run whose field is not above `value`. */
  #search(value: number, field: 0 | 1): number {
    return Math.max(0, countWhile(this.#count, (run) => this.#field(run * FIELDS + field) <= value) - 1);
  }

  #field(index: number): number {
    return this.#runs[index] ?? 0;
  }
}
