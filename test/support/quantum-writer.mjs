// Packs as Quantum, as cabinets have it: for tests, and slow. Written from Matthew Russotto's description of the format
// (http://www.russotto.net/quantumcomp.html), apart from the reader.

import { MatchFinder } from './matches.mjs';

const FRAME = 32_768;
const LONGEST = 259;

const positionBits = Array.from({ length: 42 }, (_, slot) => (slot < 4 ? 0 : (slot >> 1) - 1));
const positionBases = basesOf(positionBits);
const lengthBits = Array.from({ length: 27 }, (_, slot) => (slot < 6 || slot === 26 ? 0 : (slot - 2) >> 2));
const lengthBases = basesOf(lengthBits);

function basesOf(bits) {
  return bits.map((_, slot) => bits.slice(0, slot).reduce((sum, count) => sum + 2 ** count, 0));
}

/** Packs a stream, with the matches that are found in it. */
export function quantum({ windowBits = 10, level = 1 } = {}) {
  const pack = (stream) => {
    const finder = new MatchFinder(stream, 2 ** windowBits);
    const models = new Models(windowBits);
    const blocks = [];
    for (let start = 0; start < stream.length; start += FRAME) {
      const coder = new Coder();
      const end = Math.min(stream.length, start + FRAME);
      for (let at = start; at < end; ) at += writeNext(coder, models, stream[at], finder.find(at, Math.min(end, at + LONGEST)));
      blocks.push(coder.end());
    }
    return blocks;
  };
  return { method: 2 | (level << 4) | (windowBits << 8), pack };
}

/** Writes a match, or a byte where a match is too short for how far back it lies. Answers with the bytes that are done. */
function writeNext(coder, models, byte, { length, back }) {
  const slot = length > 0 ? slotIn(positionBases, back - 1) : 0;
  const kind = Math.min(length, 5) - 3;
  if (kind < 0 || slot >= models.positions[kind].length) {
    coder.symbol(models.selector, byte >> 6);
    coder.symbol(models.literals[byte >> 6], byte & 63);
    return 1;
  }
  coder.symbol(models.selector, 4 + kind);
  if (kind === 2) {
    const lengthSlot = slotIn(lengthBases, length - 5);
    coder.symbol(models.lengths, lengthSlot);
    coder.plain(length - 5 - lengthBases[lengthSlot], lengthBits[lengthSlot]);
  }
  coder.symbol(models.positions[kind], slot);
  coder.plain(back - 1 - positionBases[slot], positionBits[slot]);
  return length;
}

function slotIn(bases, value) {
  return bases.findLastIndex((base) => base <= value);
}

class Models {
  selector = newModel(7);
  literals = [newModel(64), newModel(64), newModel(64), newModel(64)];
  lengths = newModel(27);

  constructor(windowBits) {
    this.positions = [24, 36, 42].map((most) => newModel(Math.min(most, 2 * windowBits)));
  }
}

/** A list of symbols with how often each came; `rounds` until the list is sorted. */
function newModel(symbols) {
  return Object.assign(
    Array.from({ length: symbols }, (_, symbol) => ({ symbol, frequency: 1 })),
    { rounds: 4 },
  );
}

function total(model, from = 0) {
  let sum = 0;
  for (let i = from; i < model.length; i++) sum += model[i].frequency;
  return sum;
}

/** Counts the symbol at this place, and halves all when they are too many. */
function learn(model, place) {
  model[place].frequency += 8;
  if (total(model) <= 3800) return;
  model.rounds--;
  if (model.rounds > 0) halveSums(model);
  else sort(model);
}

/** It is the sums from each place on that are halved; each symbol keeps a frequency of 1. */
function halveSums(model) {
  const sums = model.map((_, i) => total(model, i));
  let behind = 0;
  for (let i = model.length - 1; i >= 0; i--) {
    const half = Math.max(sums[i] >> 1, behind + 1);
    model[i].frequency = half - behind;
    behind = half;
  }
}

/** Here the frequencies are halved, and sorted by exchanging: how equal ones come to stand depends on it. */
function sort(model) {
  model.rounds = 50;
  for (const entry of model) entry.frequency = (entry.frequency + 1) >> 1;
  for (let i = 0; i < model.length; i++) {
    for (let j = i + 1; j < model.length; j++) {
      if (model[j].frequency > model[i].frequency) [model[i], model[j]] = [model[j], model[i]];
    }
  }
}

/** The arithmetic coder of one data block. The reader is 16 bits ahead: plain bits stand behind those. */
class Coder {
  #low = 0;
  #high = 0xffff;
  /** Bits of the code, and where in them plain bits come. */
  #code = [];
  #owed = 0;
  #taken = 16;
  #plain = [];

  symbol(model, symbol) {
    const place = model.findIndex((entry) => entry.symbol === symbol);
    const all = total(model);
    const range = this.#high - this.#low + 1;
    this.#high = this.#low + Math.floor((total(model, place) * range) / all) - 1;
    this.#low += Math.floor((total(model, place + 1) * range) / all);
    learn(model, place);
    this.#shift();
  }

  plain(value, count) {
    for (let i = count - 1; i >= 0; i--) this.#plain.push({ behind: this.#taken, bit: (value >> i) & 1 });
  }

  /** Writes what both bounds begin with; where they close in on the middle, the bit is owed until it is known. */
  #shift() {
    for (;;) {
      if (this.#low >= 0x4000 && this.#high < 0xc000 && this.#low < 0x8000 && this.#high >= 0x8000) {
        this.#owed++;
        this.#low -= 0x4000;
        this.#high -= 0x4000;
      } else if (this.#low >>> 15 === this.#high >>> 15) {
        this.#write(this.#low >>> 15);
        this.#low &= 0x7fff;
        this.#high &= 0x7fff;
      } else return;
      this.#low = 2 * this.#low;
      this.#high = 2 * this.#high + 1;
      this.#taken++;
    }
  }

  #write(bit) {
    this.#code.push(bit);
    for (; this.#owed > 0; this.#owed--) this.#code.push(1 - bit);
  }

  /** The bytes of the block: the code up to what the reader takes, and two bits more, which 7-Zip asks for. */
  end() {
    this.#owed++;
    this.#write(this.#low < 0x4000 ? 0 : 1);
    while (this.#code.length < this.#taken + 2) this.#code.push(0);
    const bits = [];
    let plain = 0;
    this.#code.forEach((bit, i) => {
      for (; this.#plain[plain]?.behind === i; plain++) bits.push(this.#plain[plain].bit);
      bits.push(bit);
    });
    bits.push(...this.#plain.slice(plain).map(({ bit }) => bit));
    return Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, i) =>
      Array.from({ length: 8 }, (__, j) => (bits[8 * i + j] ?? 0) << (7 - j)).reduce((byte, bit) => byte | bit),
    );
  }
}
