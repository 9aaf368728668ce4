import type { LogRecord, RecordList } from '../../log/model.ts';
import type { LineIndex } from '../../text/lines.ts';
import type { Problem } from '../../text/problem.ts';
import { countWhile } from '../../text/sorted.ts';
import { isSeparator } from './columns.ts';
import type { Layout } from './layout.ts';
import { recordOf } from './record.ts';
import type { Tails } from './tails.ts';

/** Bits of a record's mark that hold how many lines follow its first one. */
export const LINE_BITS = 3;
const LINE_MASK = (1 << LINE_BITS) - 1;

/** What the reader found: eight bytes a record. */
export interface FoundRecords {
  readonly text: string;
  readonly lines: LineIndex;
  readonly count: number;
  /** First line of each record. */
  readonly firstLines: Int32Array;
  /** Index into `layouts` and, in the low bits, the number of further lines. */
  readonly marks: Int32Array;
  /** Undefined stands for "no `#Fields` line above". */
  readonly layouts: readonly (Layout | undefined)[];
  readonly tails: Tails;
  /** Of the last records, by the low bits of their index (`RESUME_MASK`). */
  readonly resumes: readonly Resume[];
}

/** A record pasted from a mail is wrapped over at most so many further lines. */
export const MAX_WRAPS = 3;

export const RESUME_MASK = 7;

/** What the reader knew before it read a record: a log that grew is read on from there. */
export interface Resume {
  readonly tails: Tails;
  /** From the `#Date` above, in epoch ms. */
  readonly startMs: number | undefined;
  /** Time of the record before, in epoch ms; NaN where there is none. */
  readonly lastMs: number;
  /** No record had yet shown that it follows the layout. */
  readonly unproven: boolean;
}

/** What is known of the lines above a record. */
export interface Above extends Resume {
  /** In force; undefined where no `#Fields` line stands above. */
  readonly layout?: Layout | undefined;
}

/** Where to go on in a log that grew: `count` records stay. */
export interface ReaderStart extends Omit<FoundRecords, 'text' | 'lines' | 'tails'> {
  /** Index of the layout in force. */
  readonly layout: number;
  readonly problems: readonly Problem[];
  /** Lines that end before this offset show what the numbers at the end of a line are; default: those of the head of a log. */
  readonly learnsUpTo?: number;
}

/** The records of an IIS log, made when asked for. */
export class IisRecords implements RecordList {
  readonly found: FoundRecords;

  constructor(found: FoundRecords) {
    this.found = found;
  }

  get length(): number {
    return this.found.count;
  }

  /** Later lines without `#Fields` may tell what a column of earlier ones is. */
  get reading(): string {
    return [...this.found.tails].map(([shape, { most, timed }]) => `${shape} ${most} ${timed}`).join();
  }

  at(index: number): LogRecord | undefined {
    const { text, lines, count, firstLines, marks, layouts, tails } = this.found;
    if (!(index >= 0 && index < count)) return undefined;
    const line = firstLines[index] ?? 0;
    const mark = marks[index] ?? 0;
    let start = lines.start(line);
    let end = lines.end(line + (mark & LINE_MASK));
    while (start < end && isSeparator(text.charCodeAt(start))) start++;
    while (end > start && isSeparator(text.charCodeAt(end - 1))) end--;
    return recordOf({ text, layout: layouts[mark >> LINE_BITS], tails }, index, { start, end });
  }

  indexAt(offset: number): number {
    const { lines, count, firstLines, marks } = this.found;
    const line = lines.lineAt(offset);
    const index = countWhile(count, (i) => (firstLines[i] ?? 0) <= line) - 1;
    return index >= 0 && line <= (firstLines[index] ?? 0) + ((marks[index] ?? 0) & LINE_MASK) ? index : -1;
  }
}
