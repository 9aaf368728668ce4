/** Code units that are hashed together: two in each lane. */
const GROUP = 4;

/**
 * A number of a text by which it is known again, however it is cut into pieces: two 32-bit lanes over its UTF-16 code units, and its
 * length. Tells texts apart that nobody made alike on purpose; it is no digest.
 */
export class TextHash {
  #first = 0x811c9dc5 | 0;
  #second = 0x9e3779b9 | 0;
  #length = 0;
  /** Code units that are fewer than a group. */
  #rest = '';

  add(piece: string): void {
    this.#length += piece.length;
    let at = 0;
    if (this.#rest.length > 0) {
      at = Math.min(piece.length, GROUP - this.#rest.length);
      this.#rest += piece.slice(0, at);
      if (this.#rest.length < GROUP) return;
      this.#mix(this.#rest, 0, GROUP);
      this.#rest = '';
    }
    const whole = piece.length - ((piece.length - at) % GROUP);
    this.#mix(piece, at, whole);
    this.#rest = piece.slice(whole);
  }

  /** The hash as hexadecimal digits: the length, then the lanes. Changes nothing: more may follow. */
  value(): string {
    let [first, second] = [this.#first, this.#second];
    for (let at = 0; at < this.#rest.length; at++) {
      first = Math.imul(first ^ this.#rest.charCodeAt(at), FIRST);
      second = Math.imul(second ^ first, SECOND);
    }
    const lanes = [finished(first), finished(second ^ this.#length)].map((lane) => lane.toString(16).padStart(8, '0'));
    return `${this.#length.toString(16)}-${lanes.join('')}`;
  }

  #mix(text: string, from: number, to: number): void {
    let [first, second] = [this.#first, this.#second];
    for (let at = from; at < to; at += GROUP) {
      first = Math.imul(first ^ (text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)), FIRST);
      second = Math.imul(second ^ (text.charCodeAt(at + 2) | (text.charCodeAt(at + 3) << 16)), SECOND);
      first ^= second >>> 15;
      second ^= first >>> 13;
    }
    this.#first = first;
    this.#second = second;
  }
}

/** Odd, with bits all over: from Knuth's multiplicative hashing and its neighbours. */
const FIRST = 0x9e3779b1;
const SECOND = 0x85ebca77;

/** Spreads the last bits over all of a lane. */
function finished(lane: number): number {
  let bits = lane;
  bits = Math.imul(bits ^ (bits >>> 16), SECOND);
  bits = Math.imul(bits ^ (bits >>> 13), FIRST);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The hash of a text that is there as a whole. */
export function hashOf(text: string): string {
  const hash = new TextHash();
  hash.add(text);
  return hash.value();
}
