/**
 * The bits of one data block of LZX: 16-bit words, low byte first, each read from its highest bit ([MS-PATCH]). Between them
 * stand plain bytes. Behind the end there are zeros: ask `overran` before using what was read.
 */
export class LzxBits {
  readonly data: Uint8Array;
  /** The byte behind the words that were taken. */
  at = 0;
  /** Bits that were taken and not read, from the highest on, and their number. */
  value = 0;
  count = 0;

  constructor(data: Uint8Array) {
    this.data = data;
  }

  /** True where more bits were read than there are. Half a word counts as none: its higher byte is missing. */
  get overran(): boolean {
    return this.count < missingBits(this.at, this.data.length);
  }

  /** The next bits as a number, at most 16 of them. */
  read(bits: number): number {
    const value = this.peek() >>> (16 - bits);
    this.skip(bits);
    return value;
  }

  /** The next 16 bits, which stay unread. */
  peek(): number {
    if (this.count < 16) {
      this.value |= wordAt(this.data, this.at) << (16 - this.count);
      this.at += 2;
      this.count += 16;
    }
    return this.value >>> 16;
  }

  /** Passes over bits that `peek` gave. */
  skip(bits: number): void {
    this.value <<= bits;
    this.count -= bits;
  }

  /** Goes on with plain bytes, behind the rest of the word; a whole word where none was begun ([MS-PATCH] 2.3.2.1). */
  toBytes(): void {
    const rest = this.count % 16 || 16;
    this.at -= (this.count - rest) / 8;
    this.value = 0;
    this.count = 0;
  }

  /** The plain bytes from here on, fewer than `length` at the end. Not a copy. Only behind `toBytes`. */
  bytes(length: number): Uint8Array {
    const bytes = this.data.subarray(this.at, this.at + length);
    this.at += bytes.length;
    return bytes;
  }
}

export function wordAt(data: Uint8Array, at: number): number {
  return at + 1 < data.length ? (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) : 0;
}

/** How many of the bits before `at` stand behind the end; words, of which the last may be there by half. */
export function missingBits(at: number, end: number): number {
  return at <= end ? 0 : ((at - end + 1) >> 1) << 4;
}
