// Finds what a packer writes as matches: the longest earlier piece, among the latest with the same three bytes.

const TRIES = 24;

export class MatchFinder {
  #bytes;
  #window;
  #latest = new Int32Array(65_536).fill(-1);
  #before;
  #noted = 0;

  constructor(bytes, window) {
    this.#bytes = bytes;
    this.#window = window;
    this.#before = new Int32Array(bytes.length).fill(-1);
  }

  /** The longest match for the bytes from `at` on that does not cross `stop`; its length is 0 where there is none. */
  find(at, stop) {
    this.#noteUpTo(at);
    let best = { length: 0, back: 0 };
    let from = at + 3 <= this.#bytes.length ? this.#latest[this.#hash(at)] : -1;
    for (let tries = 0; from >= 0 && at - from <= this.#window && tries < TRIES; tries++, from = this.#before[from]) {
      const length = this.lengthAt(at, at - from, stop);
      if (length > best.length) best = { length, back: at - from };
    }
    return best;
  }

  /** How many bytes from `at` on are the same `back` bytes earlier. */
  lengthAt(at, back, stop) {
    let length = 0;
    if (back > at) return 0;
    while (at + length < stop && this.#bytes[at + length] === this.#bytes[at + length - back]) length++;
    return length;
  }

  #noteUpTo(at) {
    for (; this.#noted < at && this.#noted + 3 <= this.#bytes.length; this.#noted++) {
      const hash = this.#hash(this.#noted);
      this.#before[this.#noted] = this.#latest[hash];
      this.#latest[hash] = this.#noted;
    }
  }

  #hash(at) {
    const bytes = this.#bytes;
    return ((bytes[at] * 0x9e5f) ^ (bytes[at + 1] * 0x3d1) ^ (bytes[at + 2] << 3)) & 0xffff;
  }
}
