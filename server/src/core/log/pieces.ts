import type { LogDocument } from './model.ts';

/** A stretch of the text of a log, read. Offsets count from its start. */
export interface Stretch {
  /** Its lines, its records that begin at or behind the offset that was asked for, and the problems in front of `end`. */
  readonly document: LogDocument;
  /** So many records, the first ones, stay as they are whatever follows. */
  readonly settled: number;
  /** Where the next stretch begins: what stands in front of it was read. */
  readonly end: number;
}

/**
 * Reads a text stretch by stretch, each of which begins where the one before ended, and gives the records that `parse` gives of the whole
 * text. What a format must know of the lines above it keeps itself, and it is little, however long the text.
 */
export interface PieceReader {
  /**
   * Reads `text` from `from` on, where the stretch begins; what stands in front of it, `LOOK_BEHIND` code units or all there is, was read
   * before. `last`: nothing follows, or what follows is not to be waited for.
   */
  read(text: string, from: number, last: boolean): Stretch;
}

/** So much of what was read is shown with a stretch: as far as a format, or a search for secrets, looks back. */
export const LOOK_BEHIND = 1024;

/** Where a record is cut from the one before: at its beginning, or at that of its line. */
export type CutAt = 'record' | 'line';

/**
 * A reader for a format that keeps nothing between records: the last record of a stretch may go on, so it is read once more with what
 * follows. `ahead`: a record holds where so many code units follow it.
 */
export function openEnded(read: (text: string, from: number) => LogDocument, cutAt: CutAt, ahead = 0): PieceReader {
  return { read: (text, from, last) => stretchOf(read(text, from), from, last, cutAt, ahead) };
}

/** The stretch that a document is, of which all records but the last hold. */
export function stretchOf(document: LogDocument, from: number, last: boolean, cutAt: CutAt, ahead = 0): Stretch {
  const { records, text } = document;
  if (last) return { document, settled: records.length, end: text.length };
  let settled = Math.max(0, records.length - 1);
  while (settled > 0 && (records.at(settled - 1)?.span.end ?? 0) + ahead > text.length) settled--;
  return { document, settled, end: settled === 0 ? from : startOf(document, settled, cutAt) };
}

/** Where a record of a document begins, or its line. */
export function startOf({ records, lines }: LogDocument, index: number, cutAt: CutAt): number {
  const start = records.at(index)?.span.start ?? 0;
  return cutAt === 'line' ? lines.start(lines.lineAt(start)) : start;
}
