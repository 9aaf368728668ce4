import { beginsSignedData, Extent, HEAD_BYTES, startsLikeMessage, totalLength } from './extent.ts';
import type { EncodingStep } from './model.ts';
import { Nesting } from './nesting.ts';
import { Places } from './places.ts';
import { PAD, SKIP, SOFT, STOP, sextet, unitAt } from './unit.ts';

/** A state of `Signs` to go back to. */
export interface Mark {
  readonly count: number;
  readonly extent: Extent;
  readonly steps: ReadonlySet<EncodingStep>;
  readonly plusSeen: boolean;
  readonly urlSafe: boolean;
}

/** The base64 signs of one payload as they are gathered, with their places, and how far the element in them has come. */
export class Signs {
  readonly places = new Places();
  #steps = new Set<EncodingStep>();
  #extent = new Extent();
  #values: Uint8Array;
  #count = 0;
  #nesting: Nesting | undefined;
  /** How many `=` stand at the end: behind them nothing belongs to the payload any more. */
  pads = 0;
  /** True once a `+` or a URL-safe sign was read: blanks between signs are then no `+`. */
  plusSeen = false;
  urlSafe = false;

  constructor(room: number) {
    this.#values = new Uint8Array(Math.max(32, room));
  }

  get count(): number {
    return this.#count;
  }

  get steps(): ReadonlySet<EncodingStep> {
    return this.#steps;
  }

  /**
   * Takes every sign from `from` on, plain or escaped, and the padding. Returns the offset of what is none, or of an escaped line
   * end behind the whole element, or of a `=` that may be a soft line break.
   */
  read(text: string, from: number, limit: number): number {
    let at = from;
    while (at < limit) {
      const run = this.#plain(text, at, limit);
      at = run;
      if (this.#endsInDashes(text, at)) return at;
      const unit = unitAt(text, at, limit);
      if (unit.value === STOP || (unit.value === SOFT && !this.complete())) return at;
      if (unit.value === SKIP && unit.width > 1 && this.complete()) return at;
      if (unit.value === SOFT) return this.pad(text, at, limit);
      for (const step of unit.steps) this.#steps.add(step);
      if (unit.value === PAD) return this.pad(text, at, limit);
      if (unit.value === SKIP) {
        if (unit.width > 1) this.#steps.add('wrapped');
      } else {
        if (unit.value === 62 && !unit.steps.includes('plus-as-space')) this.plusSeen = true;
        this.add(unit.value, at, unit.width);
      }
      at += unit.width;
    }
    return at;
  }

  /** Takes one sign that stands for `value`. */
  add(value: number, source: number, width: number): void {
    this.#reserve(1);
    this.#values[this.#count++] = value;
    this.places.add(source, width);
  }

  /** Forgets the last signs, which nobody has asked for yet. */
  drop(signs: number): void {
    this.#count -= signs;
    this.places.truncate(this.#count);
  }

  note(step: EncodingStep): void {
    this.#steps.add(step);
  }

  /** Takes the `=` at `at` and what else is padding. Returns the offset behind it. */
  pad(text: string, at: number, limit: number): number {
    const padding = readPadding(text, at, limit);
    this.pads = padding.count;
    return padding.end;
  }

  get padded(): boolean {
    return this.pads > 0;
  }

  /** True where the signs begin as a message does, and its element has its end. */
  complete(): boolean {
    return this.likeMessage() && this.extent().end >= 0;
  }

  likeMessage(): boolean {
    return startsLikeMessage(this.head());
  }

  /** True where the element ends in the signs behind the mark, and next to nothing follows. */
  endedSince(mark: Mark): boolean {
    const { end, fed } = this.extent();
    return end > mark.extent.fed && fed - end <= 2;
  }

  /** True where signs that read like the start of a message, with these bytes, are an element of the message if they stand behind sign `count`. */
  mayBeInside(head: Uint8Array, count = this.#count): boolean {
    if ((count * 6) % 8 !== 0) return false;
    this.#nesting ??= new Nesting((index) => this.#byte(index, 0));
    const room = this.#nesting.roomAt((count * 6) / 8);
    return room === Number.POSITIVE_INFINITY ? !beginsSignedData(head) : totalLength(head) <= room;
  }

  /** How far the element has come with all signs that are there. */
  extent(): Extent {
    const whole = (this.#count * 6) >> 3;
    for (let index = this.#extent.fed; index < whole; index++) this.#extent.push(this.#byte(index, 0));
    return this.#extent;
  }

  mark(): Mark {
    const { plusSeen, urlSafe } = this;
    return { count: this.#count, extent: this.extent().clone(), steps: new Set(this.#steps), plusSeen, urlSafe };
  }

  /** Forgets what came after the mark; `keep` leaves so many signs behind it. */
  back(mark: Mark, keep = 0): void {
    this.#count = Math.min(this.#count, mark.count + keep);
    this.places.truncate(this.#count);
    this.#extent = mark.extent.clone();
    if (this.#nesting && this.#nesting.asked > (this.#count * 6) / 8) this.#nesting = undefined;
    if (keep === 0) {
      this.#steps = new Set(mark.steps);
      this.plusSeen = mark.plusSeen;
      this.urlSafe = mark.urlSafe;
    }
    this.pads = 0;
  }

  /** The whole bytes of all signs from sign `phase` on. */
  bytes(phase: number): Uint8Array {
    const bytes = new Uint8Array((Math.max(0, this.#count - phase) * 6) >> 3);
    for (let index = 0; index < bytes.length; index++) bytes[index] = this.#byte(index, phase);
    return bytes;
  }

  /** The first whole bytes, as many as tell how a message begins. */
  head(): Uint8Array {
    const bytes = new Uint8Array(Math.min(HEAD_BYTES, (this.#count * 6) >> 3));
    for (let index = 0; index < bytes.length; index++) bytes[index] = this.#byte(index, 0);
    return bytes;
  }

  /** True where the element ends with the signs, and these make whole groups or are padded as they must be. */
  endsExactly(): boolean {
    const { end, fed } = this.extent();
    if (!this.complete() || fed !== end) return false;
    return this.padded ? (this.#count + this.pads) % 4 === 0 : this.#count % 4 !== 1 && !this.hasLeftoverBits();
  }

  /** True where a bit behind the last whole byte is set, where bytes begin at sign `phase`. */
  hasLeftoverBits(phase = 0): boolean {
    const left = ((this.#count - phase) * 6) % 8;
    return left > 0 && left < 6 && (this.#value(this.#count - 1) & ((1 << left) - 1)) !== 0;
  }

  #byte(index: number, phase: number): number {
    const sign = phase + Math.floor((index * 4) / 3);
    const a = this.#value(sign);
    const b = this.#value(sign + 1);
    if (index % 3 === 0) return ((a << 2) | (b >> 4)) & 0xff;
    return index % 3 === 1 ? ((a << 4) | (b >> 2)) & 0xff : ((a << 6) | b) & 0xff;
  }

  #value(sign: number): number {
    return this.#values[sign] ?? 0;
  }

  /** The run of plain signs at `from`; PEM's dashes are none. */
  #plain(text: string, from: number, limit: number): number {
    let at = from;
    for (; at < limit; at++) {
      const code = text.charCodeAt(at);
      const value = sextet(code);
      if (value < 0) break;
      if (code === 45 && text.startsWith('-----', at)) break;
      if (value === 62) this.plusSeen = true;
      if (code === 45 || code === 95) this.urlSafe = true;
      if (this.#count === this.#values.length) this.#reserve(1);
      this.#values[this.#count++] = value;
    }
    this.places.addRun(from, at - from, 1);
    return at;
  }

  #endsInDashes(text: string, at: number): boolean {
    return text.charCodeAt(at) === 45 && text.startsWith('-----', at);
  }

  #reserve(more: number): void {
    if (this.#count + more <= this.#values.length) return;
    const wider = new Uint8Array(Math.max(this.#values.length * 2, this.#count + more));
    wider.set(this.#values);
    this.#values = wider;
  }
}

/** The first whole bytes of a possible payload at `from`, as many as tell how a message begins. */
export function headAt(text: string, from: number, limit: number): Uint8Array {
  const signs = new Signs(32);
  signs.read(text, from, Math.min(limit, from + 24));
  return signs.head();
}

/** The `=` at `from`, and one more, which may stand on a line of its own or after `%0A`. */
function readPadding(text: string, from: number, limit: number): { readonly count: number; readonly end: number } {
  let at = from;
  let end = from;
  let count = 0;
  while (at < limit && count < 2) {
    const unit = unitAt(text, at, limit);
    if (unit.value !== PAD && unit.value !== SKIP && unit.value !== SOFT) break;
    at += unit.value === SOFT ? 1 : unit.width;
    if (unit.value === SKIP) continue;
    count++;
    end = at;
  }
  return { count, end };
}
