import { msg } from '../text/message.ts';
import { Cursor, hasAscii } from './bytes.ts';
import { CHUNK_MAGIC, CHUNK_SIZE, type FileState, readChunk } from './chunk.ts';
import { FILE_HEADER, readFileHeader } from './file-header.ts';
import type { EvtxPart, EvtxProblem, EvtxSource } from './model.ts';

/**
 * Reads a native Windows event log: its header first, then its chunks in the order of their records, one at a time, so that memory
 * stays small whatever the size. Any bytes give parts; what is damaged becomes problems. Throws only what `source.read` throws.
 * Layout: the file is a header block and chunks of 64 KB, each with its own records, names and templates.
 */
export async function* readEvtx(source: EvtxSource): AsyncGenerator<EvtxPart, void, void> {
  const header = readFileHeader(await source.read(0, Math.min(FILE_HEADER, source.size)));
  const problems: EvtxProblem[] = [...header.problems];
  const places = await findChunks(source, header.firstChunk, problems);
  yield { offset: 0, events: [], problems };
  const state: FileState = { checksums: header.checksums, library: new Map() };
  for (const { offset, length } of places) {
    const part = readChunk(await source.read(offset, length), offset, state);
    if (part.events.length > 0 || part.problems.length > 0) yield part;
  }
}

interface ChunkPlace {
  readonly offset: number;
  readonly length: number;
  /** First record of the chunk; of one without a header, that of the chunk before. */
  readonly firstRecord: number;
}

/** Only the heads of the chunks are looked at. A log that is full goes on at its start: its oldest chunk stands in its middle. */
async function findChunks(source: EvtxSource, start: number, problems: EvtxProblem[]): Promise<readonly ChunkPlace[]> {
  const places: ChunkPlace[] = [];
  let firstRecord = 0;
  for (let offset = start; offset < source.size; ) {
    const head = await source.read(offset, Math.min(HEAD, source.size - offset));
    if (head.length === 0) break;
    let length = Math.min(CHUNK_SIZE, source.size - offset);
    if (hasAscii(head, 0, CHUNK_MAGIC)) firstRecord = Number(new Cursor(head, 24, head.length).u64());
    else {
      const shifted = await shiftedChunk(source, offset, length);
      if (shifted > 0) {
        problems.push({
          code: 'chunk-shifted',
          offset,
          message: msg('The next chunk begins {0} bytes after this place, where it should not.', shifted),
        });
        length = shifted;
      }
    }
    places.push({ offset, length, firstRecord });
    offset += length;
  }
  return places.sort((a, b) => a.firstRecord - b.firstRecord);
}

/** Magic up to the first record's identifier. */
const HEAD = 40;

/** Where a chunk begins within `length` bytes that should be one and have no header; 0 where none does. */
async function shiftedChunk(source: EvtxSource, offset: number, length: number): Promise<number> {
  const bytes = await source.read(offset, length);
  for (let at = bytes.indexOf(0x45, 1); at !== -1; at = bytes.indexOf(0x45, at + 1)) {
    if (hasAscii(bytes, at, CHUNK_MAGIC)) return at;
  }
  return 0;
}
