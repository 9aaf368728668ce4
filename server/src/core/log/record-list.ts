import type { LineIndex } from '../text/lines.ts';
import { RisingNumbers } from '../text/rising-numbers.ts';
import type { Span } from '../text/span.ts';
import type { LogRecord, RecordList } from './model.ts';

/**
 * What a line is to a log whose records begin with a header and may go on over further lines. `text` belongs to the record
 * above; `blank` does so only if more of the record follows; `foreign` belongs to nothing and ends the record above.
 */
export type LineKind = 'record' | 'text' | 'blank' | 'foreign';

/** Says what the lines of a text are, one call a line in order. */
export type LineReader = (start: number, end: number) => LineKind;

/** How reading goes on where a text grew, for a format that looks at the lines below before it says what a line is. */
export interface Growth {
  /** So many lines below a line have a say. Those that were not there yet may change the answer. */
  readonly ahead: number;
  /** Says what lines are behind other records, from the first line of a record on. */
  readonly kindOf: LineReader;
}

/** Makes a record from its place. Called each time one is asked for: nothing of it is kept. */
export type MakeRecord = (index: number, span: Span) => LogRecord;

/** Records that begin and end with lines, in some three bytes each. */
export class LineRecordList implements RecordList {
  readonly length: number;
  readonly #lines: LineIndex;
  readonly #make: MakeRecord;
  readonly #firstLines: RisingNumbers;
  /** How many lines each record has; `MANY` for those in `#long`. */
  readonly #lineCounts: Uint8Array;
  readonly #long: ReadonlyMap<number, number>;

  private constructor(lines: LineIndex, make: MakeRecord, found: FoundLines) {
    this.length = found.firstLines.length;
    this.#lines = lines;
    this.#make = make;
    this.#firstLines = found.firstLines.trim();
    this.#lineCounts = found.lineCounts.slice(0, this.length);
    this.#long = found.long;
  }

  /**
   * Cuts a text into records, one call of `kindOf` a line. With `previous`, the records of a text that this one begins with, only the
   * last record and what follows it is read, with `growth` also what the new lines may change. `begin`: the first line to read.
   */
  static read(
    lines: LineIndex,
    kindOf: LineReader,
    make: MakeRecord,
    previous?: RecordList,
    growth?: Growth,
    begin = 0,
  ): LineRecordList {
    const known = previous instanceof LineRecordList ? previous : undefined;
    const found = new FoundLines();
    const settled = known ? known.#lines.count - (growth?.ahead ?? 0) : 0;
    const resumed = known ? found.takeOver(known.#firstLines, known.#lineCounts, known.#long, settled) : 0;
    const from = growth && found.firstLines.length === 0 ? 0 : Math.max(begin, resumed); // a line above the first record may begin one now
    const read = growth && found.firstLines.length > 0 ? growth.kindOf : kindOf;
    let open = false;
    for (let line = from; line < lines.count; line++) {
      const start = lines.start(line);
      const end = lines.end(line);
      if (end === start) continue;
      const kind = read(start, end);
      if (kind === 'record') {
        found.begin(line);
        open = true;
      } else if (kind === 'foreign') open = false;
      else if (kind === 'text' && open) found.goOn(line);
    }
    return new LineRecordList(lines, make, found);
  }

  at(index: number): LogRecord | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.length) return undefined;
    return this.#make(index, this.#spanOf(index));
  }

  indexAt(offset: number): number {
    const index = this.#firstLines.lastAtMost(this.#lines.lineAt(offset));
    if (index < 0) return -1;
    const { start, end } = this.#spanOf(index);
    return offset >= start && offset <= end ? index : -1;
  }

  #spanOf(index: number): Span {
    const first = this.#firstLines.at(index);
    const count = this.#lineCounts[index] ?? 1;
    const last = first + (count === MANY ? (this.#long.get(index) ?? count) : count) - 1;
    return { start: this.#lines.start(first), end: this.#lines.end(last) };
  }
}

/** More lines than a byte counts. */
const MANY = 255;

/** The lines of records while they are found. */
class FoundLines {
  firstLines = new RisingNumbers(1024);
  lineCounts = new Uint8Array(1024);
  long = new Map<number, number>();

  /** Keeps all records that begin before the line `settled`, but the last of them, which may go on; the line at which to go on. */
  takeOver(firstLines: RisingNumbers, lineCounts: Uint8Array, long: ReadonlyMap<number, number>, settled: number): number {
    const keep = Math.max(0, firstLines.lastAtMost(settled));
    this.firstLines = firstLines.head(keep);
    this.lineCounts = lineCounts.slice(0, keep);
    this.long = new Map([...long].filter(([index]) => index < keep));
    return firstLines.length > 0 ? firstLines.at(keep) : 0;
  }

  begin(line: number): void {
    const index = this.firstLines.length;
    this.firstLines.push(line);
    if (index === this.lineCounts.length) {
      const wider = new Uint8Array(index * 2 + 1024);
      wider.set(this.lineCounts);
      this.lineCounts = wider;
    }
    this.lineCounts[index] = 1;
  }

  /** Says that the last record reaches to `line`. */
  goOn(line: number): void {
    const index = this.firstLines.length - 1;
    const count = line - this.firstLines.at(index) + 1;
    this.lineCounts[index] = Math.min(count, MANY);
    if (count >= MANY) this.long.set(index, count);
  }
}

/** Records that do not keep to lines, as two numbers each: where they start, and where they end. */
export class SpanRecordList implements RecordList {
  readonly length: number;
  readonly #starts: RisingNumbers;
  readonly #ends: RisingNumbers;
  readonly #make: MakeRecord;

  private constructor(starts: RisingNumbers, ends: RisingNumbers, make: MakeRecord) {
    this.#starts = starts.trim();
    this.#ends = ends.trim();
    this.length = starts.length;
    this.#make = make;
  }

  /**
   * Cuts a text into records: `next` gives the place of the first record at or behind an offset, or undefined. With `previous`, the
   * records of a text that this one begins with, only the last record and what follows it is read. `begin`: the first offset to read.
   */
  static cut(next: (from: number) => Span | undefined, make: MakeRecord, previous?: RecordList, begin = 0): SpanRecordList {
    const known = previous instanceof SpanRecordList ? previous : undefined;
    const keep = known ? Math.max(0, known.length - 1) : 0;
    const starts = known ? known.#starts.head(keep) : new RisingNumbers(1024);
    const ends = known ? known.#ends.head(keep) : new RisingNumbers(1024);
    let from = known && known.length > 0 ? known.#starts.at(keep) : begin;
    for (let span = next(from); span && span.end > from; span = next(from)) {
      starts.push(span.start);
      ends.push(span.end);
      from = span.end;
    }
    return new SpanRecordList(starts, ends, make);
  }

  at(index: number): LogRecord | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.length) return undefined;
    return this.#make(index, { start: this.#starts.at(index), end: this.#ends.at(index) });
  }

  indexAt(offset: number): number {
    const index = this.#starts.lastAtMost(offset);
    return index >= 0 && offset <= this.#ends.at(index) ? index : -1;
  }
}
