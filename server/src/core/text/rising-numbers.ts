import { countWhile } from './sorted.ts';

/** Numbers of one block: its first one is kept whole, the others as what they are above it. */
const BLOCK_BITS = 5;
const BLOCK = 1 << BLOCK_BITS;
const IN_BLOCK = BLOCK - 1;
const FAR = 0x1_0000;

/**
 * Whole numbers from 0 to 2^31 - 1, none below the one before, in little more than two bytes each: the lines of a text, or its records.
 * Blocks whose numbers lie too far apart are kept whole.
 */
export class RisingNumbers {
  #length = 0;
  /** First number of each block; below 0 the complement of the block's place in `#wide`. */
  #firsts: Int32Array;
  #above: Uint16Array;
  #wide = new Int32Array(0);
  #wideBlocks = 0;

  /** Room for about `expected` numbers; there may be more. */
  constructor(expected: number) {
    this.#firsts = new Int32Array((expected >> BLOCK_BITS) + 1);
    this.#above = new Uint16Array(expected + 1);
  }

  get length(): number {
    return this.#length;
  }

  /** The number at `index`, which must lie in `0 … length-1`. */
  at(index: number): number {
    const first = this.#firsts[index >> BLOCK_BITS] ?? 0;
    if (first >= 0) return first + (this.#above[index] ?? 0);
    return this.#wide[(~first << BLOCK_BITS) | (index & IN_BLOCK)] ?? 0;
  }

  push(value: number): void {
    const index = this.#length++;
    if (index === this.#above.length) this.#widen(index + (index >> 1) + BLOCK);
    const block = index >> BLOCK_BITS;
    if ((index & IN_BLOCK) === 0) {
      this.#firsts[block] = value;
      return;
    }
    const first = this.#firsts[block] ?? 0;
    if (first >= 0 && value - first < FAR) {
      this.#above[index] = value - first;
      return;
    }
    const place = first < 0 ? ~first : this.#keepWhole(block, index);
    this.#wide[(place << BLOCK_BITS) | (index & IN_BLOCK)] = value;
  }

  /** The last index whose number is at most `value`, or -1. */
  lastAtMost(value: number): number {
    return countWhile(this.#length, (index) => this.at(index) <= value) - 1;
  }

  /** A copy of the first `count` numbers, to which others may be added. */
  head(count: number): RisingNumbers {
    const copy = new RisingNumbers(0);
    copy.#length = count;
    const blocks = (count + IN_BLOCK) >> BLOCK_BITS;
    copy.#firsts = this.#firsts.slice(0, blocks + 1);
    copy.#above = this.#above.slice(0, count + BLOCK);
    copy.#wide = this.#wide.slice(0, this.#wideBlocks << BLOCK_BITS);
    copy.#wideBlocks = this.#wideBlocks;
    return copy;
  }

  /** Gives back the room that is not used. */
  trim(): this {
    this.#firsts = this.#firsts.slice(0, (this.#length + IN_BLOCK) >> BLOCK_BITS);
    this.#above = this.#above.slice(0, this.#length);
    this.#wide = this.#wide.slice(0, this.#wideBlocks << BLOCK_BITS);
    return this;
  }

  #widen(room: number): void {
    const above = new Uint16Array(room);
    above.set(this.#above);
    this.#above = above;
    const firsts = new Int32Array((room >> BLOCK_BITS) + 1);
    firsts.set(this.#firsts.subarray(0, firsts.length));
    this.#firsts = firsts;
  }

  /** Makes a block wide whose numbers before `index` are known; its place in `#wide`. */
  #keepWhole(block: number, index: number): number {
    const place = this.#wideBlocks++;
    if (this.#wide.length < this.#wideBlocks << BLOCK_BITS) {
      const wide = new Int32Array((place + (place >> 1) + 4) << BLOCK_BITS);
      wide.set(this.#wide);
      this.#wide = wide;
    }
    for (let i = block << BLOCK_BITS; i < index; i++) this.#wide[(place << BLOCK_BITS) | (i & IN_BLOCK)] = this.at(i);
    this.#firsts[block] = ~place;
    return place;
  }
}
