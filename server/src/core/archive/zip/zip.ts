import { crc32 } from '../../text/crc32.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { admit, type Candidate } from '../admit.ts';
import type { Budget, Cost } from '../budget.ts';
import { Bytes, dosTime } from '../bytes.ts';
import { type Inflated, inflate, inflating, MOST_GROWTH } from '../inflate.ts';
import type { Archive, Content, EntryBytes, EntryProblem, Refusal, Unreadable } from '../model.ts';
import { decodeName } from '../names.ts';
import { StreamBytes } from '../stream-bytes.ts';
import { isSplit, LOCAL_HEADER, readDirectory, type ZipEntry } from './entries.ts';
import { scanEntries } from './scan.ts';

/**
 * Reads a zip file (PKWARE APPNOTE 6.3.10: stored and deflated entries, zip64, data descriptors). A damaged one gives the
 * entries that are left; what is refused is named with its reason. Never throws.
 */
export function openZip(data: Uint8Array, budget: Budget): Archive | Unreadable {
  const bytes = new Bytes(data);
  if (isSplit(bytes)) return unreadable(msg('it is one part of a split archive; join the parts first'));
  const { entries: most } = budget.limits;
  const listed = readDirectory(bytes, most + 1);
  const directory = listed && !listed.damage ? listed : scanEntries(bytes, most + 1);
  const found = directory.entries.length > 0 || !listed ? directory : listed;
  if (found.entries.length === 0 && found.damage) return unreadable(msg('it is damaged: no entry can be found in it'));
  const candidates = found.entries.map(candidateOf(bytes, overlapping(bytes, found.entries)));
  const { entries, refusals, sources } = admit(candidates, budget, found.unread);
  if (entries.length === 0 && found.entries.length > 0 && found.entries.every(isEncrypted))
    return unreadable(msg('it is protected with a password; unpack it yourself and open the folder'));
  const damage: Refusal[] = found.damage ? [{ name: '', reason: found.damage }] : [];
  return {
    kind: 'zip',
    entries,
    refusals: [...damage, ...refusals],
    read(path, most = budget.limits.fileBytes) {
      const entry = sources.get(path);
      return entry && readEntry(bytes, entry, most);
    },
    open(path) {
      const entry = sources.get(path);
      return entry && openEntry(bytes, entry, budget);
    },
    costOf(path) {
      const entry = sources.get(path);
      return entry && costOf(entry, budget);
    },
    rankOf: (path) => sources.get(path)?.offset ?? 0,
  };
}

const STORED = 0;
const DEFLATED = 8;
/** APPNOTE 4.4.5: names for the reader who has to unpack it otherwise. */
const METHODS: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
  98: 'PPMd',
};
const ENCRYPTED = 1 << 0;
/** APPNOTE 4.4.4, bit 11. */
const NAME_IS_UTF8 = 1 << 11;
const UNIX = 3;
const FILE_TYPE = 0xf000;
const SYMLINK = 0xa000;
const REGULAR = 0x8000;
const FOLDER = 0x4000;

function candidateOf(bytes: Bytes, overlaps: ReadonlySet<ZipEntry>): (entry: ZipEntry) => Candidate<ZipEntry> {
  return (entry) => {
    const name = decodeName(
      entry.nameBytes,
      (entry.flags & NAME_IS_UTF8) !== 0 || entry.system === UNIX ? 'utf-8' : 'code page 437',
    );
    const kind = /[\\/]$/.test(name) ? 'folder' : 'file';
    const refused = refusalOf(entry) ?? (overlaps.has(entry) ? msg('its data lies inside that of another entry') : undefined);
    return {
      name,
      kind,
      size: kind === 'folder' ? 0 : (entry.size ?? entry.packedSize),
      packedSize: Math.min(entry.packedSize, bytes.length),
      modifiedMs: dosTime(entry.date, entry.time),
      source: entry,
      ...(refused ? { refused } : {}),
    };
  };
}

function refusalOf(entry: ZipEntry): Sentence | undefined {
  const type = entry.system === UNIX ? (entry.attributes >>> 16) & FILE_TYPE : 0;
  if (type === SYMLINK) return msg('it is a link to another file');
  if (type !== 0 && type !== REGULAR && type !== FOLDER) return msg('it is neither a file nor a folder');
  if (isEncrypted(entry)) return msg('it is protected with a password');
  if (entry.method !== STORED && entry.method !== DEFLATED)
    return msg(
      'it is packed with {0}, which is not read here',
      METHODS[entry.method] ?? msg('unknown method ({0})', entry.method),
    );
  return undefined;
}

function isEncrypted({ flags }: ZipEntry): boolean {
  return (flags & ENCRYPTED) !== 0;
}

/** Entries that share their data with one before them: small archives that unpack to terabytes are built so. */
function overlapping(bytes: Bytes, entries: readonly ZipEntry[]): ReadonlySet<ZipEntry> {
  const overlaps = new Set<ZipEntry>();
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) overlaps.add(entry);
    else end = dataOffset(bytes, entry) + entry.packedSize;
  }
  return overlaps;
}

function dataOffset(bytes: Bytes, { offset }: ZipEntry): number {
  return offset + 30 + bytes.u16(offset + 26) + bytes.u16(offset + 28);
}

/** Where a damaged archive does not say the size, it is as much as may come out. Stored bytes are not unpacked. */
function costOf({ size, packedSize, method }: ZipEntry, { limits }: Budget): Cost {
  if (method === STORED) return { size: packedSize, held: 0, work: packedSize };
  const most = size !== undefined ? Number(size) : Math.min(limits.heldBytes, packedSize * MOST_GROWTH);
  return { size: most, held: most, work: most };
}

function readEntry(bytes: Bytes, entry: ZipEntry, most: number): Content {
  if (bytes.u32(entry.offset) !== LOCAL_HEADER)
    return { kind: 'refused', reason: msg('its data cannot be found: the archive is damaged') };
  const start = dataOffset(bytes, entry);
  const packed = bytes.part(start, entry.packedSize);
  const limit = Math.min(most, Number(entry.size ?? most));
  const { bytes: content, ended } = entry.method === STORED ? copied(packed, limit) : inflate(packed, limit);
  if (entry.size === undefined) return ended === 'input' ? { kind: 'whole', bytes: content } : partial(content, entry);
  if (ended === 'limit')
    return {
      kind: 'partial',
      bytes: content,
      reason: msg('it is larger than the archive says; {0} bytes are shown', content.length),
    };
  if (content.length < entry.size) return partial(content, entry);
  if (crc32(content) !== entry.crc)
    return { kind: 'partial', bytes: content, reason: msg('its checksum is wrong: some of its bytes are damaged') };
  return { kind: 'whole', bytes: content };
}

function openEntry(bytes: Bytes, entry: ZipEntry, { limits }: Budget): EntryBytes | undefined {
  const size = entry.size === undefined ? undefined : Number(entry.size);
  if (size === undefined || bytes.u32(entry.offset) !== LOCAL_HEADER) return undefined;
  const packed = bytes.part(dataOffset(bytes, entry), entry.packedSize);
  return new StreamBytes(size, () => unpacking(packed, entry, size), limits.keptBytes);
}

function* unpacking(packed: Uint8Array, entry: ZipEntry, size: number): Generator<Uint8Array, EntryProblem | undefined, void> {
  const pieces = entry.method === STORED ? stored(packed) : inflating(packed);
  let length = 0;
  let crc = 0;
  for (const piece of pieces) {
    const part = piece.subarray(0, size - length);
    crc = crc32(part, 0, part.length, crc);
    length += part.length;
    yield part;
    if (part.length < piece.length)
      return { kind: 'damaged', reason: msg('it is larger than the archive says; {0} bytes are shown', length) };
  }
  if (length < size) {
    const reason = msg('its data is damaged: the first {0} of {1} bytes are shown', length, String(size));
    return { kind: 'damaged', reason: length === 0 ? msg('its data is damaged from the start') : reason };
  }
  return crc === entry.crc ? undefined : { kind: 'damaged', reason: msg('its checksum is wrong: some of its bytes are damaged') };
}

function* stored(packed: Uint8Array): Generator<Uint8Array, void, void> {
  for (let at = 0; at < packed.length; at += STORED_PIECE) yield packed.subarray(at, at + STORED_PIECE);
}

const STORED_PIECE = 65_536;

function copied(packed: Uint8Array, limit: number): Inflated {
  return { bytes: packed.subarray(0, limit), ended: packed.length > limit ? 'limit' : 'input' };
}

function partial(bytes: Uint8Array, { size }: ZipEntry): Content {
  if (bytes.length === 0) return { kind: 'refused', reason: msg('its data is damaged from the start') };
  const reason =
    size === undefined
      ? msg('its data is damaged: the first {0} bytes are shown', bytes.length)
      : msg('its data is damaged: the first {0} of {1} bytes are shown', bytes.length, String(size));
  return { kind: 'partial', bytes, reason };
}

function unreadable(reason: Sentence): Unreadable {
  return { kind: 'unreadable', reason };
}
