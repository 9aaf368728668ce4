import { Extent } from './extent.ts';
import type { EncodingStep } from './model.ts';
import { Places } from './places.ts';
import { PAD, SKIP, STOP, sextet, unitAt } from './unit.ts';

/** A state of `Signs` to go back to. */
export interface Mark {
  readonly count: number;
  readonly extent: Extent;
  readonly steps: ReadonlySet<EncodingStep>;
}

/** The base64 signs of one payload as they are gathered, with their places, and how far the element in them has come. */
export class Signs {
  readonly places = new Places();
  #steps = new Set<EncodingStep>();
  #extent = new Extent();
  #values: Uint8Array;
  #count = 0;
  /** Set behind the first `=`: nothing belongs to the payload any more. */
  padded = false;
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

  /** Takes every sign from `from` on, plain or escaped, and the padding. Returns the offset of what is none. */
  read(text: string, from: number, limit: number): number {
    let at = from;
    while (at < limit) {
      const run = this.#plain(text, at, limit);
      at = run;
      if (this.#endsInDashes(text, at)) return at;
      const unit = unitAt(text, at, limit);
      if (unit.value === STOP) return at;
      for (const step of unit.steps) this.#steps.add(step);
      if (unit.value === PAD) {
        this.padded = true;
        return behindPadding(text, at, limit);
      }
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

  note(step: EncodingStep): void {
    this.#steps.add(step);
  }

  /** How far the element has come with all signs that are there. */
  extent(): Extent {
    const whole = (this.#count * 6) >> 3;
    for (let index = this.#extent.fed; index < whole; index++) this.#extent.push(this.#byte(index, 0));
    return this.#extent;
  }

  mark(): Mark {
    return { count: this.#count, extent: this.extent().clone(), steps: new Set(this.#steps) };
  }

  /** Forgets what came after the mark; `keep` leaves so many signs behind it. */
  back(mark: Mark, keep = 0): void {
    this.#count = Math.min(this.#count, mark.count + keep);
    this.places.truncate(this.#count);
    this.#extent = mark.extent.clone();
    if (keep === 0) this.#steps = new Set(mark.steps);
    this.padded = false;
  }

  /** The whole bytes of all signs from sign `phase` on. */
  bytes(phase: number): Uint8Array {
    const bytes = new Uint8Array((Math.max(0, this.#count - phase) * 6) >> 3);
    for (let index = 0; index < bytes.length; index++) bytes[index] = this.#byte(index, phase);
    return bytes;
  }

  /** The first whole bytes, at most 8. */
  head(): Uint8Array {
    const bytes = new Uint8Array(Math.min(8, (this.#count * 6) >> 3));
    for (let index = 0; index < bytes.length; index++) bytes[index] = this.#byte(index, 0);
    return bytes;
  }

  /** True where a bit behind the last whole byte is set. */
  hasLeftoverBits(): boolean {
    const left = (this.#count * 6) % 8;
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

/** The first whole bytes, at most 8, of a possible payload at `from`. */
export function headAt(text: string, from: number, limit: number): Uint8Array {
  const signs = new Signs(32);
  signs.read(text, from, Math.min(limit, from + 24));
  return signs.head();
}

/** Behind the `=` at `from`, and behind one more, which may stand on a line of its own or after `%0A`. */
function behindPadding(text: string, from: number, limit: number): number {
  let at = from;
  let end = from;
  for (let pads = 0; at < limit && pads < 2; ) {
    const unit = unitAt(text, at, limit);
    if (unit.value !== PAD && unit.value !== SKIP) break;
    at += unit.width;
    if (unit.value === PAD) {
      pads++;
      end = at;
    }
  }
  return end;
}
