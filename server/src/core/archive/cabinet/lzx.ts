import { Bytes } from '../bytes.ts';
import { History } from './history.ts';
import { LzxBits, missingBits, wordAt } from './lzx-bits.ts';
import { translateCalls } from './lzx-calls.ts';
import { ALIGNED_BITS, LENGTH_BITS, LITERALS, LzxCodes, MAIN_BITS, SLOT_BASES, SLOT_BITS } from './lzx-codes.ts';

/** Block types ([MS-PATCH] 2.3.1). */
const VERBATIM = 1;
const ALIGNED = 2;
const UNCOMPRESSED = 3;

/** A length that goes on with a symbol of its own, and the length of the shortest match. */
const LONG = 7;
const SHORTEST = 2;

/**
 * Unpacks a folder of a cabinet packed with LZX: [MS-PATCH] (LZX DELTA) without what that adds, as cabinets have it. Each data
 * block holds one frame of 32 KB, while the blocks of LZX with their codes, and the window, go on from frame to frame.
 */
export class LzxUnpacker {
  readonly #history: History;
  readonly #codes: LzxCodes;
  /** The last three offsets of matches, the latest first; 0 is none. */
  readonly #recent: [number, number, number] = [1, 1, 1];
  #kind = 0;
  /** Bytes that the block still gives. */
  #left = 0;
  /** True where a filling byte follows, since the plain bytes of the block were odd in number. */
  #filled = false;
  /** Where the frame begins in the stream. */
  #offset = 0;
  /** The size of the program for the translation of calls; 0 where nothing is translated, undefined before the first frame. */
  #fileSize: number | undefined;

  /** `windowBits` is 15 to 21. */
  constructor(windowBits: number) {
    this.#history = new History(windowBits);
    this.#codes = new LzxCodes(windowBits);
  }

  /** The next frame of `size` bytes; fewer where it is damaged, and then what follows cannot be read. */
  unpack(data: Uint8Array, size: number): Uint8Array {
    const input = new LzxBits(data);
    const history = this.#history;
    history.makeRoom(size);
    const start = history.end;
    this.#fileSize ??= readFileSize(input);
    while (history.end < start + size) {
      if (this.#left === 0 && !this.#beginBlock(input)) break;
      const before = history.end;
      const stop = Math.min(start + size, before + this.#left);
      if (this.#kind === UNCOMPRESSED) this.#copy(input, stop);
      else this.#decode(input, stop);
      this.#left -= history.end - before;
      if (history.end < stop) break;
    }
    const frame = history.bytes.slice(start, history.end);
    const offset = this.#offset;
    this.#offset += size;
    return this.#fileSize === 0 ? frame : frame.subarray(0, translateCalls(frame, size, offset, this.#fileSize));
  }

  /** Reads the header of a block ([MS-PATCH] 2.3.1); false where there is none. */
  #beginBlock(input: LzxBits): boolean {
    this.#kind = input.read(3);
    this.#left = input.read(16) * 256 + input.read(8);
    if (this.#kind === VERBATIM) return this.#codes.readVerbatim(input);
    if (this.#kind === ALIGNED) return this.#codes.readAligned(input);
    if (this.#kind !== UNCOMPRESSED) return false;
    input.toBytes();
    const offsets = new Bytes(input.bytes(12));
    for (const i of [0, 1, 2] as const) {
      const offset = offsets.u32(4 * i);
      this.#recent[i] = offset <= this.#history.window ? offset : 0;
    }
    this.#filled = this.#left % 2 === 1;
    return offsets.length === 12;
  }

  #copy(input: LzxBits, stop: number): void {
    const history = this.#history;
    const bytes = input.bytes(stop - history.end);
    history.bytes.set(bytes, history.end);
    history.end += bytes.length;
    if (this.#filled && bytes.length === this.#left) input.bytes(1);
  }

  /**
   * Gives literals and matches up to `stop`, which no match may cross. The bits are kept in local variables, as `LzxBits` does it
   * step by step: here almost all time is spent.
   */
  #decode(input: LzxBits, stop: number): void {
    const { data } = input;
    let { at, value, count } = input;
    const { bytes } = this.#history;
    let out = this.#history.end;
    let [recent0, recent1, recent2] = this.#recent;
    const { main, lengths, aligned } = this.#codes;
    const coded = this.#kind === ALIGNED ? 3 : 32;
    while (out < stop) {
      if (count < 16) {
        value |= wordAt(data, at) << (16 - count);
        at += 2;
        count += 16;
      }
      const entry = main.table[value >>> (32 - MAIN_BITS)] || main.long(value >>> 16);
      value <<= entry & 31;
      count -= entry & 31;
      let symbol = entry >> 5;
      if (symbol < LITERALS) {
        if (at > data.length && count < missingBits(at, data.length)) break;
        bytes[out++] = symbol;
        continue;
      }
      symbol -= LITERALS;
      let length = symbol & 7;
      if (length === LONG) {
        if (count < 16) {
          value |= wordAt(data, at) << (16 - count);
          at += 2;
          count += 16;
        }
        const rest = lengths.table[value >>> (32 - LENGTH_BITS)] || lengths.long(value >>> 16);
        if (rest === 0) break;
        value <<= rest & 31;
        count -= rest & 31;
        length += rest >> 5;
      }
      length += SHORTEST;
      const slot = symbol >> 3;
      let offset = recent0;
      if (slot === 1) {
        offset = recent1;
        recent1 = recent0;
        recent0 = offset;
      } else if (slot === 2) {
        offset = recent2;
        recent2 = recent0;
        recent0 = offset;
      } else if (slot > 2) {
        offset = (SLOT_BASES[slot] ?? 0) - 2;
        let plain = SLOT_BITS[slot] ?? 0;
        const low = plain >= coded;
        if (low) plain -= 3;
        if (plain > 0) {
          while (count < plain) {
            value |= wordAt(data, at) << (16 - count);
            at += 2;
            count += 16;
          }
          const extra = value >>> (32 - plain);
          value <<= plain;
          count -= plain;
          offset += low ? extra << 3 : extra;
        }
        if (low) {
          if (count < 16) {
            value |= wordAt(data, at) << (16 - count);
            at += 2;
            count += 16;
          }
          const last = aligned.table[value >>> (32 - ALIGNED_BITS)] ?? 0;
          value <<= last & 31;
          count -= last & 31;
          offset += last >> 5;
        }
        recent2 = recent1;
        recent1 = recent0;
        recent0 = offset;
      }
      if (at > data.length && count < missingBits(at, data.length)) break;
      if (offset === 0 || offset > out || length > stop - out) break;
      for (let from = out - offset, end = out + length; out < end; ) bytes[out++] = bytes[from++] ?? 0;
    }
    this.#history.end = out;
    this.#recent[0] = recent0;
    this.#recent[1] = recent1;
    this.#recent[2] = recent2;
    input.at = at;
    input.value = value;
    input.count = count;
  }
}

/** One bit says whether calls are translated; then the size of the program follows, its higher half first. */
function readFileSize(input: LzxBits): number {
  return input.read(1) === 0 ? 0 : (input.read(16) << 16) | input.read(16);
}
