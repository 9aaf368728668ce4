import { crc32 } from '../text/crc32.ts';
import { msg } from '../text/sentence.ts';
import type { BinFragment, ChunkData } from './binxml-model.ts';
import { Cursor, hasAscii } from './bytes.ts';
import { RECORD_HEADER, RECORD_TRAILER, type RecordFrame, readEvent } from './event.ts';
import type { EvtxEvent, EvtxPart, EvtxProblem } from './model.ts';

export const CHUNK_SIZE = 65_536;
/** Header, offsets of common names, offsets of templates. */
export const CHUNK_HEADER = 512;
export const CHUNK_MAGIC = 'ElfChnk\0';

/** What a file's chunks share. */
export interface FileState {
  /** False where the file says that it has no checksums. */
  readonly checksums: boolean;
  readonly library: Map<number, BinFragment>;
}

/** What a chunk holds. */
export type ChunkContent = Pick<EvtxPart, 'events' | 'problems'>;

/** Reads the chunk in `bytes`, which stands at `offset` of the source. An unused chunk, all zeros, has nothing to tell. */
export function readChunk(bytes: Uint8Array, offset: number, state: FileState): ChunkContent {
  const problems: EvtxProblem[] = [];
  const used = checkHeader(bytes, offset, state, problems);
  const budget = { nodes: 500_000, characters: 8_000_000 };
  const chunk: ChunkData = { bytes, offset, names: new Map(), templates: new Map(), library: state.library, budget };
  const events: EvtxEvent[] = [];
  for (const frame of records(chunk, used, problems)) events.push(readEvent(chunk, frame));
  return { events, problems };
}

/** Only the frames of the records of a chunk, which takes little time; they are those of the events that `readChunk` gives. */
export function framesOf(bytes: Uint8Array, offset: number): readonly RecordFrame[] {
  const used = checkHeader(bytes, offset, { checksums: false, library: new Map() }, []);
  return [...records({ bytes, offset }, used, [])];
}

/** Checks the header; gives where the used part of the chunk ends. */
function checkHeader(bytes: Uint8Array, offset: number, state: FileState, problems: EvtxProblem[]): number {
  const say = (code: string, message: EvtxProblem['message'], at = 0): void => {
    problems.push({ code, offset: offset + at, message });
  };
  if (!hasAscii(bytes, 0, CHUNK_MAGIC)) {
    if (bytes.some((byte) => byte !== 0)) {
      say(
        'chunk-magic',
        msg('A chunk of the log was expected here, and its header is destroyed: single records are searched for.'),
      );
    }
    return bytes.length;
  }
  if (bytes.length < CHUNK_SIZE) {
    say('chunk-cut', msg('The file ends within this chunk: {0} of {1} bytes are there.', bytes.length, CHUNK_SIZE), bytes.length);
  }
  const header = new Cursor(bytes, 48, CHUNK_HEADER);
  const free = header.u32();
  const recordsSum = header.u32();
  header.skip(64);
  const flags = header.u32();
  const headerSum = header.u32();
  const plausible = free >= CHUNK_HEADER && free <= CHUNK_SIZE;
  if (state.checksums && (flags & NO_CHECKSUMS) === 0) {
    if (headerSum !== crc32(bytes, 128, CHUNK_HEADER, crc32(bytes, 0, 120))) {
      say('chunk-header-checksum', msg('The checksum of this chunk’s header is wrong.'));
    }
    if (plausible && free <= bytes.length && recordsSum !== crc32(bytes, CHUNK_HEADER, free)) {
      say('chunk-checksum', msg('The checksum of this chunk’s records is wrong: some of them may be damaged.'), CHUNK_HEADER);
    }
  }
  if (!plausible) say('chunk-header', msg('The header of this chunk says that its records end at byte {0}.', free), 48);
  return plausible ? Math.min(free, bytes.length) : bytes.length;
}

/** Flag of a chunk (and of a file) that was written without checksums. */
export const NO_CHECKSUMS = 4;

/** `**` and two NULs. */
const RECORD_MAGIC = 0x2a2a;
/** Header, trailer and the shortest BinXML. */
const SHORTEST_RECORD = RECORD_HEADER + RECORD_TRAILER;

/**
 * The records of a chunk, in order. Where none begins, the next one is searched for. Behind the used part old records of an earlier
 * round stand; one there counts only as the direct successor of the last, since a file that was copied while Windows wrote to it
 * has headers older than its records.
 */
function* records(chunk: Pick<ChunkData, 'bytes' | 'offset'>, used: number, problems: EvtxProblem[]): Generator<RecordFrame> {
  const { bytes } = chunk;
  let last: RecordFrame | undefined;
  for (let at = CHUNK_HEADER; at + SHORTEST_RECORD <= bytes.length; ) {
    const frame = frameAt(bytes, at);
    if (frame && (at < used || (last && frame.recordId === last.recordId + 1n))) {
      yield frame;
      last = frame;
      at = frame.end;
      continue;
    }
    const rest = cutFrame(bytes, at);
    if (rest) yield rest;
    if (rest || at >= used) return;
    const next = nextRecord(bytes, at + 1, used);
    const end = next === -1 ? used : next;
    if (bytes.subarray(at, end).some((byte) => byte !== 0) || next !== -1) {
      const message = msg('{0} bytes hold no readable event.', end - at);
      problems.push({ code: 'records-lost', offset: chunk.offset + at, message });
    }
    if (next === -1) return;
    at = next;
  }
}

/** The record at `at`, if its size is said twice and the same. */
function frameAt(bytes: Uint8Array, at: number): RecordFrame | undefined {
  const cursor = new Cursor(bytes, at, bytes.length);
  if (cursor.u32() !== RECORD_MAGIC) return undefined;
  const size = cursor.u32();
  const recordId = cursor.u64();
  const written = cursor.u64();
  if (!cursor.ok || size < SHORTEST_RECORD || at + size > bytes.length) return undefined;
  const trailer = new Cursor(bytes, at + size - RECORD_TRAILER, bytes.length).u32();
  return trailer === size ? { start: at, end: at + size, recordId, written } : undefined;
}

/** The record at `at`, if only its end is missing since the file ends there. */
function cutFrame(bytes: Uint8Array, at: number): RecordFrame | undefined {
  const cursor = new Cursor(bytes, at, bytes.length);
  const magic = cursor.u32();
  const size = cursor.u32();
  const recordId = cursor.u64();
  const written = cursor.u64();
  const cut = bytes.length < CHUNK_SIZE && at + size > bytes.length && size <= CHUNK_SIZE;
  if (!cursor.ok || magic !== RECORD_MAGIC || !cut) return undefined;
  return { start: at, end: bytes.length + RECORD_TRAILER, recordId, written };
}

function nextRecord(bytes: Uint8Array, from: number, to: number): number {
  for (let at = bytes.indexOf(0x2a, from); at !== -1 && at < to; at = bytes.indexOf(0x2a, at + 1)) {
    if (frameAt(bytes, at)) return at;
  }
  return -1;
}
