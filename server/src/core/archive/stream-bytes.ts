import type { EntryBytes, EntryProblem } from './model.ts';

/** The bytes of a stream, unpacked as somebody reads on; the last ones stay, so that a little of it can be read again. */
export class StreamBytes implements EntryBytes {
  readonly size: number;
  readonly #start: () => Generator<Uint8Array, EntryProblem | undefined, void>;
  readonly #most: number;
  #stream: Generator<Uint8Array, EntryProblem | undefined, void> | undefined;
  #kept: Uint8Array[] = [];
  /** Where the first of them stands, and where the last one ends. */
  #base = 0;
  #end = 0;
  #unpacked = 0;
  #problem: EntryProblem | undefined;

  /** `start` begins the stream anew; what it returns at its end is wrong with it. `kept`: so many bytes stay, at least. */
  constructor(size: number, start: () => Generator<Uint8Array, EntryProblem | undefined, void>, kept: number) {
    this.size = size;
    this.#start = start;
    this.#most = kept;
    this.#stream = start();
  }

  read(offset: number, length: number): Uint8Array {
    if (offset < this.#base) this.#begin();
    const end = Math.min(offset + length, this.size);
    // What is wrong with all of it shows behind the last byte.
    while ((this.#end < end || end === this.size) && this.#stream) this.#unpackNext(this.#stream, offset);
    const bytes = new Uint8Array(Math.max(0, Math.min(end, this.#end) - offset));
    let at = this.#base;
    for (const chunk of this.#kept) {
      const from = Math.max(0, offset - at);
      const to = Math.min(chunk.length, offset + bytes.length - at);
      if (to > from) bytes.set(chunk.subarray(from, to), at + from - offset);
      at += chunk.length;
    }
    return bytes;
  }

  unpacked(): number {
    return this.#unpacked;
  }

  problem(): EntryProblem | undefined {
    return this.#problem;
  }

  #begin(): void {
    this.#kept = [];
    this.#base = 0;
    this.#end = 0;
    this.#problem = undefined;
    this.#stream = this.#start();
  }

  /** What stands before `needed` may go. */
  #unpackNext(stream: Generator<Uint8Array, EntryProblem | undefined, void>, needed: number): void {
    const { done, value } = stream.next();
    if (done) {
      this.#problem = value;
      this.#stream = undefined;
      return;
    }
    this.#kept.push(value);
    this.#end += value.length;
    this.#unpacked += value.length;
    for (let first = this.#kept[0]; first; first = this.#kept[0]) {
      const next = this.#base + first.length;
      if (this.#end - next < this.#most || next > needed) return;
      this.#kept.shift();
      this.#base = next;
    }
  }
}
