/** Elements that are followed into each other; what is nested deeper is passed over. */
const MAX_DEPTH = 32;

/** An element that is open. */
interface Open {
  /** Offset behind it; infinite for the indefinite form. */
  readonly end: number;
  /** False for a string that is looked into on trial: an element inside may be longer, for a sender may write it in fragments. */
  readonly binding: boolean;
}

/**
 * Tells where in the first element of a stream of bytes (X.690 8.1) another element may begin. A line of a wrapped message that
 * reads like the start of a message is a part of the first one only there. Goes through the bytes once, and no further than it is asked.
 */
export class Nesting {
  readonly #byteAt: (index: number) => number;
  readonly #open: Open[] = [];
  /** Where the next element begins. */
  #at = 0;
  /** The last offset that was asked for. */
  #asked = 0;

  constructor(byteAt: (index: number) => number) {
    this.#byteAt = byteAt;
  }

  get asked(): number {
    return this.#asked;
  }

  /**
   * The room for a SEQUENCE at `offset`, up to the end of the innermost element that says its length: infinite where none does, and
   * 0 where none may begin. Offsets must ascend.
   */
  roomAt(offset: number): number {
    this.#asked = offset;
    while (this.#at < offset && this.#step(offset)) this.#close();
    if (this.#at !== offset || this.#open.length === 0) return 0;
    return Math.min(...this.#open.map(({ end, binding }) => (binding ? end : Number.POSITIVE_INFINITY))) - offset;
  }

  /** Reads the header at `#at`, and goes into the element or over it. False where the header is not all before `limit`. */
  #step(limit: number): boolean {
    const tag = this.#byteAt(this.#at);
    const first = this.#byteAt(this.#at + 1);
    const octets = first > 0x80 ? first & 0x7f : 0;
    const contents = this.#at + 2 + octets;
    if (octets > 4 || (first === 0x80 && (tag & 0x20) === 0)) return this.#leaveString();
    if (contents > limit) return false;
    if (tag === 0 && first === 0) {
      this.#leaveIndefinite();
      this.#at = contents;
      return true;
    }
    let length = first < 0x80 ? first : 0;
    for (let at = this.#at + 2; at < contents; at++) length = length * 256 + this.#byteAt(at);
    const constructed = (tag & 0x20) !== 0;
    const end = first === 0x80 ? Number.POSITIVE_INFINITY : contents + length;
    const into = this.#open.length < MAX_DEPTH && (constructed || this.#holdsElements(tag, contents, limit));
    if (into) this.#open.push({ end, binding: constructed });
    else if (end === Number.POSITIVE_INFINITY) return this.#leaveString();
    this.#at = into ? contents : end;
    return true;
  }

  /** An OCTET STRING whose contents begin as a SEQUENCE does, as those do that are asked for. */
  #holdsElements(tag: number, contents: number, limit: number): boolean {
    return tag === 0x04 && (contents === limit || this.#byteAt(contents) === 0x30);
  }

  /** Drops what has ended; an element that runs past the string around it ends with the string. */
  #close(): void {
    for (let index = 0; index < this.#open.length; index++) {
      const end = this.#open[index]?.end ?? 0;
      if (end > this.#at) continue;
      this.#at = this.#open[index]?.binding ? this.#at : end;
      this.#open.length = index;
    }
  }

  /** What is no element may stand in a string that only looked like holding some: goes behind it. False where there is none. */
  #leaveString(): boolean {
    for (let index = this.#open.length - 1; index >= 0; index--) {
      const open = this.#open[index];
      if (!open || open.binding) continue;
      this.#at = open.end;
      this.#open.length = index;
      return true;
    }
    return false;
  }

  #leaveIndefinite(): void {
    while (this.#open.length > 0) {
      const top = this.#open.pop();
      if (top?.end === Number.POSITIVE_INFINITY) return;
    }
  }
}
