import { History } from './history.ts';
import { QuantumDecoder } from './quantum-decoder.ts';
import { QuantumModel } from './quantum-model.ts';
import { slotBases } from './slots.ts';

/** What comes next: four quarters of the literals, matches of three and of four bytes, longer matches. */
const SELECTORS = 7;
const LITERAL_QUARTERS = 4;
const LITERALS_EACH = 64;
const MATCH_OF_3 = 4;
const MATCH_OF_4 = 5;

/** For each position slot the plain bits that follow, and the lowest position; windows reach up to 2 MB. */
const POSITION_BITS = Uint8Array.from({ length: 42 }, (_, slot) => Math.max(0, slot - 2) >> 1);
const POSITION_BASES = slotBases(POSITION_BITS, 1);
/** The same for the lengths of longer matches; the last one has no plain bits. */
const LENGTH_BITS = Uint8Array.from({ length: 27 }, (_, slot) => (slot < 26 ? Math.max(0, slot - 2) >> 2 : 0));
const LENGTH_BASES = slotBases(LENGTH_BITS, 5);

/**
 * Unpacks a folder of a cabinet packed with Quantum. No specification of it is published: this follows the description by
 * Matthew Russotto (http://www.russotto.net/quantumcomp.html). Models and window go on from data block to data block, the
 * arithmetic coder begins anew in each.
 */
export class QuantumUnpacker {
  readonly #history: History;
  readonly #selectors = new QuantumModel(SELECTORS);
  readonly #literals = Array.from({ length: LITERAL_QUARTERS }, () => new QuantumModel(LITERALS_EACH));
  /** Positions of matches of three bytes, of four, and of longer ones: short ones never lie far back. */
  readonly #positions: readonly [QuantumModel, QuantumModel, QuantumModel];
  readonly #lengths = new QuantumModel(LENGTH_BITS.length);

  /** `windowBits` is 10 to 21. */
  constructor(windowBits: number) {
    this.#history = new History(windowBits);
    const slots = 2 * windowBits;
    this.#positions = [new QuantumModel(Math.min(24, slots)), new QuantumModel(Math.min(36, slots)), new QuantumModel(slots)];
  }

  /** The next block of `size` bytes; fewer where it is damaged, and then what follows cannot be read. */
  unpack(data: Uint8Array, size: number): Uint8Array {
    const decoder = new QuantumDecoder(data);
    const history = this.#history;
    history.makeRoom(size);
    const start = history.end;
    while (history.end < start + size) {
      const selector = decoder.symbol(this.#selectors);
      const literals = this.#literals[selector];
      if (literals ? !this.#literal(decoder, selector, literals) : !this.#match(decoder, selector, start + size)) break;
    }
    return history.bytes.slice(start, history.end);
  }

  /** Adds a byte of a quarter of all bytes; false where the data has ended. */
  #literal(decoder: QuantumDecoder, quarter: number, model: QuantumModel): boolean {
    const byte = quarter * LITERALS_EACH + decoder.symbol(model);
    if (decoder.overran) return false;
    this.#history.bytes[this.#history.end++] = byte;
    return true;
  }

  /** Copies a match; false where it does not lie in the window or crosses `stop`, the end of the block. */
  #match(decoder: QuantumDecoder, selector: number, stop: number): boolean {
    let length = selector - MATCH_OF_3 + 3;
    if (selector > MATCH_OF_4) {
      const slot = decoder.symbol(this.#lengths);
      length = (LENGTH_BASES[slot] ?? 0) + decoder.plain(LENGTH_BITS[slot] ?? 0);
    }
    const slot = decoder.symbol(this.#positions[selector - MATCH_OF_3] ?? this.#positions[2]);
    const offset = (POSITION_BASES[slot] ?? 0) + decoder.plain(POSITION_BITS[slot] ?? 0);
    const { bytes, end, window } = this.#history;
    if (decoder.overran || offset > Math.min(end, window) || length > stop - end) return false;
    for (let at = end; at < end + length; at++) bytes[at] = bytes[at - offset] ?? 0;
    this.#history.end = end + length;
    return true;
  }
}
