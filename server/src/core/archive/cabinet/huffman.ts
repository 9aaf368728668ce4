const MAX_LENGTH = 16;

/**
 * A canonical prefix code as LZX has it ([MS-PATCH]): codes of up to 16 bits, shorter ones first, symbols of one length in their
 * order. A lookup gives `symbol << 5 | length`, or 0 where there is no such code.
 */
export class PrefixCode {
  /** What the next `tableBits` bits begin with; 0 where the code is longer than that: then ask `long`. */
  readonly table: Uint16Array;
  readonly tableBits: number;
  /** All symbols with their lengths, in the order of their codes. */
  readonly #sorted: Uint16Array;
  /** For each length: how many codes have it, */
  readonly #counts = new Int32Array(MAX_LENGTH + 1);
  /** the first 16 bits behind them, */
  readonly #ends = new Int32Array(MAX_LENGTH + 1);
  /** the place in `sorted` behind them. */
  readonly #places = new Int32Array(MAX_LENGTH + 1);

  constructor(symbols: number, tableBits: number) {
    this.table = new Uint16Array(1 << tableBits);
    this.tableBits = tableBits;
    this.#sorted = new Uint16Array(symbols);
  }

  /**
   * Takes new lengths; 0 where a symbol has no code. Only in a `complete` code every bit pattern means something; an `empty` one
   * gives no symbol, a `broken` one must not be asked.
   */
  rebuild(lengths: Uint8Array): 'complete' | 'empty' | 'broken' {
    const counts = this.#counts.fill(0);
    for (let i = 0; i < lengths.length; i++) {
      const length = lengths[i] ?? 0;
      counts[length] = (counts[length] ?? 0) + 1;
    }
    this.table.fill(0);
    let place = 0;
    let end = 0;
    for (let length = 1; length <= MAX_LENGTH; length++) {
      const count = counts[length] ?? 0;
      this.#places[length] = place;
      place += count;
      end += count << (MAX_LENGTH - length);
      this.#ends[length] = end;
    }
    if (place === 0) return 'empty';
    if (end !== 1 << MAX_LENGTH) return 'broken';
    this.#fill(lengths, place);
    return 'complete';
  }

  /** The code that the 16 bits `next` begin with, if it is longer than `tableBits`. */
  long(next: number): number {
    for (let length = this.tableBits + 1; length <= MAX_LENGTH; length++) {
      const end = this.#ends[length] ?? 0;
      if (next < end) return this.#sorted[(this.#places[length] ?? 0) - ((end - 1 - next) >> (MAX_LENGTH - length)) - 1] ?? 0;
    }
    return 0;
  }

  #fill(lengths: Uint8Array, codes: number): void {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      const length = lengths[symbol] ?? 0;
      if (length === 0) continue;
      const place = this.#places[length] ?? 0;
      this.#sorted[place] = (symbol << 5) | length;
      this.#places[length] = place + 1;
    }
    for (let i = 0, at = 0; i < codes; i++) {
      const entry = this.#sorted[i] ?? 0;
      const spare = this.tableBits - (entry & 31);
      if (spare < 0) return;
      this.table.fill(entry, at, at + (1 << spare));
      at += 1 << spare;
    }
  }
}
