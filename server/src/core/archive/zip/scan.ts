import { msg } from '../../text/sentence.ts';
import type { Bytes } from '../bytes.ts';
import { CENTRAL_HEADER, LOCAL_HEADER, widen, type ZipDirectory, type ZipEntry } from './entries.ts';

const DESCRIPTOR = 0x08074b50;
const HAS_DESCRIPTOR = 1 << 3;
const LETTER_P = 0x50;

/**
 * The entries of a zip file whose directory is lost, by the header before each one's data (APPNOTE 4.3.7). One pass over the
 * bytes, at most `limit` entries; the others are counted.
 */
export function scanEntries(bytes: Bytes, limit: number): ZipDirectory {
  const entries: ZipEntry[] = [];
  let unread = 0;
  for (let at = next(bytes, 0, LOCAL_HEADER); at < bytes.length; ) {
    const entry = localEntry(bytes, at);
    if (entry && entries.length < limit) entries.push(entry.entry);
    else if (entry) unread++;
    at = next(bytes, entry?.end ?? at + 4, LOCAL_HEADER);
  }
  return { entries, unread, damage: msg('its list of entries is missing; what is left was found by searching') };
}

function localEntry(bytes: Bytes, at: number): { readonly entry: ZipEntry; readonly end: number } | undefined {
  if (!bytes.has(at, 30)) return undefined;
  const nameLength = bytes.u16(at + 26);
  const extraLength = bytes.u16(at + 28);
  const data = at + 30 + nameLength + extraLength;
  if (data > bytes.length) return undefined;
  const flags = bytes.u16(at + 6);
  const extra = bytes.part(at + 30 + nameLength, extraLength);
  const [size, packedSize] = widen(extra, [bytes.u32(at + 22), bytes.u32(at + 18), 0]);
  const noted: Measures = { crc: bytes.u32(at + 14), packedSize, size, end: data + packedSize };
  const measures = (flags & HAS_DESCRIPTOR) !== 0 && packedSize === 0 ? measureData(bytes, data) : noted;
  const entry: ZipEntry = {
    nameBytes: bytes.part(at + 30, nameLength),
    flags,
    method: bytes.u16(at + 8),
    crc: measures.crc,
    packedSize: measures.packedSize,
    size: measures.size,
    date: bytes.u16(at + 12),
    time: bytes.u16(at + 10),
    offset: at,
    system: 0,
    attributes: 0,
  };
  return { entry, end: measures.end };
}

interface Measures {
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number | bigint | undefined;
  /** Where the next header may stand. */
  readonly end: number;
}

/** Sizes by the data descriptor behind the data (APPNOTE 4.3.9); without one the data lasts to the next header or the end. */
function measureData(bytes: Bytes, data: number): Measures {
  for (let at = data; ; at++) {
    at = bytes.data.indexOf(LETTER_P, at);
    if (at === -1) return { crc: 0, packedSize: bytes.length - data, size: undefined, end: bytes.length };
    const mark = bytes.u32(at);
    if (mark === LOCAL_HEADER || mark === CENTRAL_HEADER) return { crc: 0, packedSize: at - data, size: undefined, end: at };
    if (mark !== DESCRIPTOR) continue;
    const packedSize = at - data;
    const crc = bytes.u32(at + 4);
    if (bytes.u32(at + 8) === packedSize) return { crc, packedSize, size: bytes.u32(at + 12), end: at + 16 };
    if (bytes.u64(at + 8) === packedSize) return { crc, packedSize, size: bytes.exact64(at + 16), end: at + 24 };
  }
}

/** Where `mark` stands next, from `from` on; the length of the bytes if nowhere. */
function next(bytes: Bytes, from: number, mark: number): number {
  for (let at = bytes.data.indexOf(LETTER_P, from); at !== -1; at = bytes.data.indexOf(LETTER_P, at + 1)) {
    if (bytes.u32(at) === mark) return at;
  }
  return bytes.length;
}
