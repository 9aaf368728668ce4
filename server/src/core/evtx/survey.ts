import type { FileBytes } from '../text/file-bytes.ts';
import { framesOf } from './chunk.ts';
import type { RecordFrame } from './event.ts';
import { type ChunkRange, readPlaces } from './read.ts';
import { filetimeMs } from './time.ts';

/** Chunks of a log, one behind the other in the order of their records. */
export interface EvtxStretch extends ChunkRange {
  readonly events: number;
  /** When its first and its last event were written, in ms since 1970-01-01T00:00Z; absent where it holds none, or their times are none. */
  readonly time?: { readonly firstMs: number; readonly lastMs: number };
}

/**
 * Divides a log into stretches of about the same size, none with much more than `bytes` of chunks that hold events, at least one. The
 * events are not read, only the frames of their records, so that 100 MB take a fraction of a second. Throws only what the source
 * throws.
 */
export async function surveyEvtx(source: FileBytes, bytes: number): Promise<readonly EvtxStretch[]> {
  const { places } = await readPlaces(source);
  const chunks: Counted[] = [];
  for (const { offset, length } of places) chunks.push(count(length, framesOf(await source.read(offset, length), offset)));
  const total = chunks.reduce((sum, { used }) => sum + used, 0);
  const most = total / Math.max(1, Math.ceil(total / bytes));
  const stretches: EvtxStretch[] = [];
  let from = 0;
  let before = 0;
  for (const [index, { used }] of chunks.entries()) {
    if (index > from && used > 0 && before + used / 2 > (stretches.length + 1) * most) {
      stretches.push(stretch(chunks, from, index));
      from = index;
    }
    before += used;
  }
  return [...stretches, stretch(chunks, from, chunks.length)];
}

/** What the frames of a chunk say. Without events it takes no room in a part: Windows makes files larger than it needs. */
interface Counted {
  readonly used: number;
  readonly events: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** The last moment that a date can hold (ECMA-262, section 21.4.1.1). */
const LAST_MS = 8.64e15;

function count(length: number, frames: readonly RecordFrame[]): Counted {
  let firstMs = Number.POSITIVE_INFINITY;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { written } of frames) {
    const ms = filetimeMs(written);
    if (Math.abs(ms) > LAST_MS) continue;
    firstMs = Math.min(firstMs, ms);
    lastMs = Math.max(lastMs, ms);
  }
  return { used: frames.length > 0 ? length : 0, events: frames.length, firstMs, lastMs };
}

function stretch(chunks: readonly Counted[], from: number, to: number): EvtxStretch {
  const held = chunks.slice(from, to);
  const firstMs = held.reduce((least, chunk) => Math.min(least, chunk.firstMs), Number.POSITIVE_INFINITY);
  const lastMs = held.reduce((most, chunk) => Math.max(most, chunk.lastMs), Number.NEGATIVE_INFINITY);
  const events = held.reduce((sum, chunk) => sum + chunk.events, 0);
  return { from, to, events, ...(firstMs <= lastMs ? { time: { firstMs, lastMs } } : {}) };
}
