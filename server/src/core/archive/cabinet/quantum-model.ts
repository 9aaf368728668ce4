const GAIN = 8;
const MOST = 3800;
const ROUNDS_BEFORE_FIRST_ORDER = 4;
const ROUNDS_BEFORE_ORDER = 50;

/** How often each of some symbols came, as Quantum counts: the more often, the fewer bits it takes, the sooner it is found. */
export class QuantumModel {
  /** Symbols as they stand in the table; at first in their order, later the frequent ones first. */
  readonly symbols: Uint8Array;
  /** For each place the sum of the frequencies from it on; one more place, of 0, ends it. `sums[0]` is the sum of all. */
  readonly sums: Uint16Array;
  #rounds = ROUNDS_BEFORE_FIRST_ORDER;

  constructor(symbols: number) {
    this.symbols = new Uint8Array(symbols);
    this.sums = new Uint16Array(symbols + 1);
    for (let i = 0; i < symbols; i++) {
      this.symbols[i] = i;
      this.sums[i] = symbols - i;
    }
  }

  /** The place in the table into whose share `part` of all frequencies falls; `part` is below `sums[0]`. */
  placeOf(part: number): number {
    let place = 0;
    while ((this.sums[place + 1] ?? 0) > part) place++;
    return place;
  }

  /** Notes that the symbol at this place came. */
  count(place: number): void {
    const { sums } = this;
    for (let i = place; i >= 0; i--) sums[i] = (sums[i] ?? 0) + GAIN;
    if ((sums[0] ?? 0) <= MOST) return;
    this.#rounds--;
    if (this.#rounds > 0) this.#halve();
    else this.#order();
  }

  #halve(): void {
    const { sums } = this;
    for (let i = this.symbols.length - 1; i >= 0; i--) {
      sums[i] = Math.max((sums[i] ?? 0) >> 1, (sums[i + 1] ?? 0) + 1);
    }
  }

  /** Halves the frequencies and puts the frequent symbols first; just these exchanges leave equal ones where the packer has them. */
  #order(): void {
    this.#rounds = ROUNDS_BEFORE_ORDER;
    const { sums, symbols } = this;
    const shares = Uint16Array.from(symbols, (_, i) => ((sums[i] ?? 0) - (sums[i + 1] ?? 0) + 1) >> 1);
    for (let i = 0; i < shares.length - 1; i++) {
      for (let j = i + 1; j < shares.length; j++) {
        if ((shares[i] ?? 0) >= (shares[j] ?? 0)) continue;
        exchange(shares, i, j);
        exchange(symbols, i, j);
      }
    }
    for (let i = shares.length - 1; i >= 0; i--) sums[i] = (sums[i + 1] ?? 0) + (shares[i] ?? 0);
  }
}

function exchange(list: Uint8Array | Uint16Array, i: number, j: number): void {
  const kept = list[i] ?? 0;
  list[i] = list[j] ?? 0;
  list[j] = kept;
}
