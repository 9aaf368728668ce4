/**
 * Little-endian reading that cannot fail: behind `end` every number is 0 and every text shorter, and `ok` turns false for good.
 * Offsets count from the start of `bytes`.
 */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly end: number;
  pos: number;
  ok = true;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, pos: number, end: number) {
    this.bytes = bytes;
    this.pos = pos;
    this.end = Math.min(end, bytes.length);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get left(): number {
    return Math.max(0, this.end - this.pos);
  }

  u8(): number {
    return this.#has(1) ? this.#view.getUint8(this.pos++) : 0;
  }

  u16(): number {
    if (!this.#has(2)) return 0;
    this.pos += 2;
    return this.#view.getUint16(this.pos - 2, true);
  }

  u32(): number {
    if (!this.#has(4)) return 0;
    this.pos += 4;
    return this.#view.getUint32(this.pos - 4, true);
  }

  u64(): bigint {
    if (!this.#has(8)) return 0n;
    this.pos += 8;
    return this.#view.getBigUint64(this.pos - 8, true);
  }

  /** `units` UTF-16 code units. */
  utf16(units: number): string {
    const length = Math.min(units, this.left >> 1);
    if (length < units) this.ok = false;
    const text = utf16At(this.bytes, this.pos, length);
    this.pos += length * 2;
    return text;
  }

  skip(count: number): void {
    if (this.#has(count)) this.pos += count;
  }

  /** A cut field is not read at all: half a number would be a wrong one. */
  #has(count: number): boolean {
    if (this.pos + count <= this.end) return true;
    this.ok = false;
    this.pos = this.end;
    return false;
  }
}

const PIECE = 4096;

/** UTF-16LE text exactly as it stands, lone surrogates included. The caller stays within `bytes`. */
export function utf16At(bytes: Uint8Array, start: number, units: number): string {
  if (units > PIECE) return utf16At(bytes, start, PIECE) + utf16At(bytes, start + PIECE * 2, units - PIECE);
  const codes = new Array<number>(units);
  for (let i = 0, at = start; i < units; i++, at += 2) codes[i] = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  return String.fromCharCode(...codes);
}

/** True where `text` (ASCII) stands at `offset`. */
export function hasAscii(bytes: Uint8Array, offset: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[offset + i] !== text.charCodeAt(i)) return false;
  return true;
}
