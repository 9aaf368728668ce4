/** Little-endian numbers of a byte array; a place behind its end reads as 0, so callers check `has` where it matters. */
export class Bytes {
  readonly data: Uint8Array;

  constructor(data: Uint8Array) {
    this.data = data;
  }

  get length(): number {
    return this.data.length;
  }

  /** True where `length` bytes stand at `offset`. */
  has(offset: number, length: number): boolean {
    return offset >= 0 && offset + length <= this.data.length;
  }

  u8(offset: number): number {
    return this.data[offset] ?? 0;
  }

  u16(offset: number): number {
    return this.u8(offset) | (this.u8(offset + 1) << 8);
  }

  u32(offset: number): number {
    return this.u16(offset) + this.u16(offset + 2) * 0x1_0000;
  }

  /** A 64-bit number to reckon with; beyond 2^53 it loses precision, and is larger than any file here anyway. */
  u64(offset: number): number {
    return this.u32(offset) + this.u32(offset + 4) * 0x1_0000_0000;
  }

  /** A 64-bit number to show: a `bigint` where a number would be rounded. */
  exact64(offset: number): number | bigint {
    const value = this.u64(offset);
    return Number.isSafeInteger(value) ? value : BigInt(this.u32(offset)) + (BigInt(this.u32(offset + 4)) << 32n);
  }

  /** The bytes from `offset`, at most `length` of them, fewer at the end. Not a copy. */
  part(offset: number, length: number): Uint8Array {
    const start = Math.min(Math.max(0, offset), this.data.length);
    return this.data.subarray(start, Math.min(this.data.length, start + Math.max(0, length)));
  }
}

/** Milliseconds since 1970 of an MS-DOS date and time, read as UTC (APPNOTE 4.4.6, MS-CAB 2.3); 0 where they name no moment. */
export function dosTime(date: number, time: number): number {
  const ms = Date.UTC(1980 + (date >> 9), ((date >> 5) & 15) - 1, date & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2);
  return date === 0 || Number.isNaN(ms) ? 0 : ms;
}
