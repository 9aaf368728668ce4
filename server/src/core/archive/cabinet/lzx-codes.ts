import { PrefixCode } from './huffman.ts';
import type { LzxBits } from './lzx-bits.ts';
import { slotBases } from './slots.ts';

export const LITERALS = 256;
const LENGTH_SYMBOLS = 249;
const PRE_SYMBOLS = 20;
const ALIGNED_SYMBOLS = 8;

/** Symbols of the code for lengths that are no difference: runs of the length 0, and of one length. */
const ZEROS = 17;
const MANY_ZEROS = 18;
const SAME = 19;

/** For each position slot the number of plain bits that follow ([MS-PATCH] 2.6), and its lowest position; up to 2 MB. */
export const SLOT_BITS = Uint8Array.from({ length: 51 }, (_, slot) => Math.min(17, Math.max(0, (slot >> 1) - 1)));
export const SLOT_BASES = slotBases(SLOT_BITS, 0);

/** Bits that the tables of the codes are asked with. */
export const MAIN_BITS = 11;
export const LENGTH_BITS = 10;
export const ALIGNED_BITS = 7;

/** The prefix codes of a folder packed with LZX: each block brings new ones, most of them as differences to those before. */
export class LzxCodes {
  /** Literals, and matches with their position slot and the beginning of their length. */
  readonly main: PrefixCode;
  /** The rest of the length of longer matches. */
  readonly lengths = new PrefixCode(LENGTH_SYMBOLS, LENGTH_BITS);
  /** The last three bits of positions, in blocks where they are coded. */
  readonly aligned = new PrefixCode(ALIGNED_SYMBOLS, ALIGNED_BITS);
  readonly #pre = new PrefixCode(PRE_SYMBOLS, 8);
  readonly #preLengths = new Uint8Array(PRE_SYMBOLS);
  readonly #mainLengths: Uint8Array;
  /** Its two parts, whose lengths are written one behind the other. */
  readonly #literalLengths: Uint8Array;
  readonly #matchLengths: Uint8Array;
  readonly #lengthLengths = new Uint8Array(LENGTH_SYMBOLS);
  readonly #alignedLengths = new Uint8Array(ALIGNED_SYMBOLS);

  /** `windowBits` is 15 to 21. */
  constructor(windowBits: number) {
    const symbols = LITERALS + 8 * SLOT_BASES.indexOf(2 ** windowBits);
    this.main = new PrefixCode(symbols, MAIN_BITS);
    this.#mainLengths = new Uint8Array(symbols);
    this.#literalLengths = this.#mainLengths.subarray(0, LITERALS);
    this.#matchLengths = this.#mainLengths.subarray(LITERALS);
  }

  /** The codes of a verbatim block ([MS-PATCH] 2.3.2.2); without long matches it has no lengths. False if damaged. */
  readVerbatim(input: LzxBits): boolean {
    return (
      this.#readLengths(input, this.#literalLengths) &&
      this.#readLengths(input, this.#matchLengths) &&
      this.#readLengths(input, this.#lengthLengths) &&
      this.main.rebuild(this.#mainLengths) === 'complete' &&
      this.lengths.rebuild(this.#lengthLengths) !== 'broken'
    );
  }

  /** The codes of an aligned block ([MS-PATCH] 2.3.2.3): that for the last bits stands before the others. */
  readAligned(input: LzxBits): boolean {
    for (let i = 0; i < ALIGNED_SYMBOLS; i++) this.#alignedLengths[i] = input.read(3);
    return this.aligned.rebuild(this.#alignedLengths) === 'complete' && this.readVerbatim(input);
  }

  /** Lengths of a code, written with a code of their own as differences to those of the block before, and in runs. */
  #readLengths(input: LzxBits, lengths: Uint8Array): boolean {
    for (let i = 0; i < PRE_SYMBOLS; i++) this.#preLengths[i] = input.read(4);
    if (this.#pre.rebuild(this.#preLengths) !== 'complete') return false;
    for (let at = 0; at < lengths.length; ) {
      const symbol = this.#readPre(input);
      let run = 1;
      let length = 0;
      if (symbol === ZEROS) run = 4 + input.read(4);
      else if (symbol === MANY_ZEROS) run = 20 + input.read(5);
      else {
        if (symbol === SAME) run = 4 + input.read(1);
        const difference = symbol === SAME ? this.#readPre(input) : symbol;
        if (difference >= ZEROS) return false;
        length = ((lengths[at] ?? 0) - difference + 17) % 17;
      }
      if (at + run > lengths.length || input.overran) return false;
      for (const end = at + run; at < end; at++) lengths[at] = length;
    }
    return true;
  }

  #readPre(input: LzxBits): number {
    const next = input.peek();
    const entry = this.#pre.table[next >>> (16 - this.#pre.tableBits)] || this.#pre.long(next);
    input.skip(entry & 31);
    return entry >> 5;
  }
}
