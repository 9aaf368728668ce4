import { msg, type Sentence } from '../../text/sentence.ts';
import { Bytes } from '../bytes.ts';

/** An entry as a zip file notes it. Offsets count bytes from the start of the file. */
export interface ZipEntry {
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  /** Undefined where a damaged archive does not say; a `bigint` beyond 2^53, which is never unpacked. */
  readonly size: number | bigint | undefined;
  readonly date: number;
  readonly time: number;
  /** Where its local header stands. */
  readonly offset: number;
  /** Upper byte of "version made by": the system whose attributes follow (APPNOTE 4.4.2). */
  readonly system: number;
  readonly attributes: number;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** How many more there are beyond the limit. */
  readonly unread: number;
  /** Set where the directory is absent or breaks off. */
  readonly damage?: Sentence;
}

export const LOCAL_HEADER = 0x04034b50;
export const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const END_LENGTH = 22;
const MAX_COMMENT = 65_535;
const NONE_16 = 0xffff;
const NONE_32 = 0xffffffff;

/** The entries of a zip file by its central directory (APPNOTE 4.3.12), at most `limit`; undefined where there is no directory. */
export function readDirectory(bytes: Bytes, limit: number): ZipDirectory | undefined {
  const end = findEnd(bytes);
  if (!end) return undefined;
  const entries: ZipEntry[] = [];
  let count = 0;
  for (let at = end.start; count < end.count && bytes.u32(at) === CENTRAL_HEADER && bytes.has(at, 46); count++) {
    if (count < limit) entries.push(centralEntry(bytes, at, end.shift));
    at = nextHeader(bytes, at);
  }
  const unread = count - entries.length;
  if (count === end.count) return { entries, unread };
  return { entries, unread, damage: msg('the list of entries breaks off after {0} of {1}', count, String(end.count)) };
}

function nextHeader(bytes: Bytes, at: number): number {
  return at + 46 + bytes.u16(at + 28) + bytes.u16(at + 30) + bytes.u16(at + 32);
}

/** True where a zip file says that it is one part of several. */
export function isSplit(bytes: Bytes): boolean {
  const at = endOffset(bytes);
  return at !== undefined && bytes.u16(at + 4) !== 0 && bytes.u16(at + 4) !== NONE_16;
}

interface End {
  readonly start: number;
  readonly count: number | bigint;
  /** Bytes that stand before the archive, for instance a program that unpacks it. */
  readonly shift: number;
}

function findEnd(bytes: Bytes): End | undefined {
  const at = endOffset(bytes);
  if (at === undefined) return undefined;
  let count: number | bigint = bytes.u16(at + 10);
  let size = bytes.u32(at + 12);
  let start = bytes.u32(at + 16);
  let behind = at;
  if (bytes.u32(at - 20) === LOCATOR_64 && (count === NONE_16 || size === NONE_32 || start === NONE_32)) {
    const noted = bytes.u64(at - 12);
    const wide = bytes.u32(noted) === END_64 ? noted : at - 76;
    if (bytes.u32(wide) === END_64) {
      count = bytes.exact64(wide + 32);
      size = bytes.u64(wide + 40);
      start = bytes.u64(wide + 48);
      behind = wide;
    }
  }
  const shift = behind - size - start;
  if (shift > 0 && bytes.u32(start + shift) === CENTRAL_HEADER) return { start: start + shift, count, shift };
  return count === 0 || bytes.u32(start) === CENTRAL_HEADER ? { start, count, shift: 0 } : undefined;
}

function endOffset(bytes: Bytes): number | undefined {
  const last = bytes.length - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT; at--) {
    if (bytes.u8(at) === 0x50 && bytes.u32(at) === END && at + END_LENGTH + bytes.u16(at + 20) <= bytes.length) return at;
  }
  return undefined;
}

function centralEntry(bytes: Bytes, at: number, shift: number): ZipEntry {
  const nameLength = bytes.u16(at + 28);
  const extraLength = bytes.u16(at + 30);
  const extra = bytes.part(at + 46 + nameLength, extraLength);
  const [size, packedSize, offset] = widen(extra, [bytes.u32(at + 24), bytes.u32(at + 20), bytes.u32(at + 42)]);
  return {
    nameBytes: bytes.part(at + 46, nameLength),
    flags: bytes.u16(at + 8),
    method: bytes.u16(at + 10),
    crc: bytes.u32(at + 16),
    packedSize,
    size,
    date: bytes.u16(at + 14),
    time: bytes.u16(at + 12),
    offset: offset + shift,
    system: bytes.u8(at + 5),
    attributes: bytes.u32(at + 38),
  };
}

type Sizes = readonly [size: number, packedSize: number, offset: number];
type WideSizes = readonly [size: number | bigint, packedSize: number, offset: number];

/** Replaces the 32-bit values that are all ones by the 64-bit ones of the extra field 0x0001, in its order (APPNOTE 4.5.3). */
export function widen(extra: Uint8Array, values: Sizes): WideSizes {
  const fields = new Bytes(extra);
  for (let at = 0; fields.has(at, 4); at += 4 + fields.u16(at + 2)) {
    if (fields.u16(at) !== ZIP64_EXTRA) continue;
    let next = at + 4;
    const place = (value: number): number | undefined => {
      if (value !== NONE_32 || !fields.has(next, 8)) return undefined;
      next += 8;
      return next - 8;
    };
    const [size, packed, offset] = [place(values[0]), place(values[1]), place(values[2])];
    return [
      size === undefined ? values[0] : fields.exact64(size),
      packed === undefined ? values[1] : fields.u64(packed),
      offset === undefined ? values[2] : fields.u64(offset),
    ];
  }
  return values;
}

const ZIP64_EXTRA = 0x0001;
