import type { QuantumModel } from './quantum-model.ts';

const HALF = 0x8000;
const QUARTER = 0x4000;

/**
 * The arithmetic decoder of Quantum over one data block: 16-bit bounds, bits from the highest of each byte on. Plain bits stand
 * in between, behind the 16 bits that the decoder has taken already.
 */
export class QuantumDecoder {
  readonly #data: Uint8Array;
  /** Bits taken. */
  #at = 16;
  #low = 0;
  #high = 0xffff;
  #code: number;
  /** True once something was decoded from bits that are not there. */
  overran = false;

  constructor(data: Uint8Array) {
    this.#data = data;
    this.#code = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
  }

  /** The next symbol of the model, which learns it. */
  symbol(model: QuantumModel): number {
    if (this.#at > 8 * this.#data.length) this.overran = true;
    const { sums } = model;
    const total = sums[0] ?? 0;
    const range = this.#high - this.#low + 1;
    const place = model.placeOf(Math.trunc(((this.#code - this.#low + 1) * total - 1) / range));
    const high = this.#low + Math.trunc(((sums[place] ?? 0) * range) / total) - 1;
    const low = this.#low + Math.trunc(((sums[place + 1] ?? 0) * range) / total);
    const symbol = model.symbols[place] ?? 0;
    model.count(place);
    this.#widen(low, high);
    return symbol;
  }

  /** The next plain bits as a number. */
  plain(bits: number): number {
    let value = 0;
    for (let i = 0; i < bits; i++) value = 2 * value + this.#bit();
    if (bits > 0 && this.#at > 8 * this.#data.length) this.overran = true;
    return value;
  }

  /** Drops the bits in which both bounds agree, and the second bits while the bounds close in on the middle. */
  #widen(low: number, high: number): void {
    let code = this.#code;
    for (;;) {
      if (((low ^ high) & HALF) !== 0) {
        if ((low & QUARTER) === 0 || (high & QUARTER) !== 0) break;
        low -= QUARTER;
        high += QUARTER;
        code ^= QUARTER;
      }
      low = (low << 1) & 0xffff;
      high = ((high << 1) | 1) & 0xffff;
      code = ((code << 1) | this.#bit()) & 0xffff;
    }
    this.#low = low;
    this.#high = high;
    this.#code = code;
  }

  #bit(): number {
    const at = this.#at++;
    return ((this.#data[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
  }
}
