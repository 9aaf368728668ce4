import type { FileBytes } from '../text/file-bytes.ts';
import { msg } from '../text/sentence.ts';
import { TEMPLATE_LOST } from './binxml.ts';
import { Cursor, hasAscii } from './bytes.ts';
import { CHUNK_MAGIC, CHUNK_SIZE, type ChunkContent, type FileState, readChunk } from './chunk.ts';
import { FILE_HEADER, readFileHeader } from './file-header.ts';
import type { EvtxEvent, EvtxPart, EvtxProblem } from './model.ts';

/** Chunks, counted from 0 in the order of their records; `to` is behind the last one. */
export interface ChunkRange {
  readonly from: number;
  readonly to: number;
}

const ALL: ChunkRange = { from: 0, to: Number.POSITIVE_INFINITY };

/**
 * Reads a native Windows event log: its header first, then its chunks in the order of their records, one at a time, so that memory
 * stays small whatever the size. Any bytes give parts; what is damaged becomes problems. Throws only what `source.read` throws.
 * A range of chunks gives what the whole log gives of them; the header belongs to the first chunk.
 * Layout: the file is a header block and chunks of 64 KB, each with its own records, names and templates.
 */
export async function* readEvtx(source: FileBytes, { from, to }: ChunkRange = ALL): AsyncGenerator<EvtxPart, void, void> {
  const { places, checksums, problems } = await readPlaces(source);
  if (from <= 0) yield { chunk: -1, offset: 0, events: [], problems };
  const state: FileState = { checksums, library: new Map() };
  const read = async ({ offset, length }: ChunkPlace): Promise<ChunkContent> =>
    readChunk(await source.read(offset, length), offset, state);
  let knowsTemplates = from <= 0;
  for (const [index, place] of places.slice(0, to).entries()) {
    if (index < from) continue;
    let content = await read(place);
    if (!knowsTemplates && content.events.some(lacksTemplate)) {
      state.library.clear();
      for (const earlier of places.slice(0, index)) await read(earlier); // one of them may lend it
      content = await read(place);
      knowsTemplates = true;
    }
    if (content.events.length > 0 || content.problems.length > 0) yield { chunk: index, offset: place.offset, ...content };
  }
}

function lacksTemplate({ problems }: EvtxEvent): boolean {
  return problems.some(({ code }) => code === TEMPLATE_LOST);
}

/** The header, and where the chunks stand. */
export async function readPlaces(source: FileBytes) {
  const header = readFileHeader(await source.read(0, Math.min(FILE_HEADER, source.size)));
  const problems: EvtxProblem[] = [...header.problems];
  const places = await findChunks(source, header.firstChunk, problems);
  return { places, checksums: header.checksums, problems };
}

export interface ChunkPlace {
  readonly offset: number;
  readonly length: number;
  /** First record of the chunk; of one without a header, that of the chunk before. */
  readonly firstRecord: bigint;
}

/** Only the heads of the chunks are looked at. A log that is full goes on at its start: its oldest chunk stands in its middle. */
async function findChunks(source: FileBytes, start: number, problems: EvtxProblem[]): Promise<readonly ChunkPlace[]> {
  const places: ChunkPlace[] = [];
  let firstRecord = 0n;
  for (let offset = start; offset < source.size; ) {
    const head = await source.read(offset, Math.min(HEAD, source.size - offset));
    const length = Math.min(CHUNK_SIZE, source.size - offset);
    if (hasAscii(head, 0, CHUNK_MAGIC)) {
      firstRecord = new Cursor(head, 24, head.length).u64();
      places.push({ offset, length, firstRecord });
      offset += length;
      continue;
    }
    const last = places.at(-1);
    const found = await findMagic(source, last ? last.offset + 1 : offset, offset + length);
    if (found === undefined) {
      places.push({ offset, length, firstRecord });
      offset += length;
      continue;
    }
    const message = msg('The next chunk begins at byte {0}, not here: bytes are missing, or too many.', found);
    problems.push({ code: 'chunk-shifted', offset, message });
    if (last && found < offset) places[places.length - 1] = { ...last, length: found - last.offset };
    if (found > offset) places.push({ offset, length: found - offset, firstRecord });
    offset = found;
  }
  return places.sort((a, b) => (a.firstRecord < b.firstRecord ? -1 : Number(a.firstRecord > b.firstRecord)));
}

/** Magic up to the first record's identifier. */
const HEAD = 40;

/** Where a chunk's magic first stands in `[from, to)`. */
async function findMagic(source: FileBytes, from: number, to: number): Promise<number | undefined> {
  for (let start = from; start < to; start += CHUNK_SIZE - CHUNK_MAGIC.length) {
    const bytes = await source.read(start, Math.min(CHUNK_SIZE, to - start));
    for (let at = bytes.indexOf(E); at !== -1; at = bytes.indexOf(E, at + 1)) {
      if (hasAscii(bytes, at, CHUNK_MAGIC)) return start + at;
    }
  }
  return undefined;
}

const E = CHUNK_MAGIC.charCodeAt(0);
