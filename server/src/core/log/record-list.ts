import type { LineIndex } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { LogRecord, RecordList } from './model.ts';

/**
 * What a line is to a log whose records begin with a header and may go on over further lines. `text` belongs to the record
 * above; `blank` does so only if more of the record follows; `foreign` belongs to nothing and ends the record above.
 */
export type LineKind = 'record' | 'text' | 'blank' | 'foreign';

/** Makes a record from its place. Called each time one is asked for: nothing of it is kept. */
export type MakeRecord = (index: number, span: Span) => LogRecord;

/** Records as two numbers each: where they start, and where they end without the final line end. */
export class SpanRecordList implements RecordList {
  readonly length: number;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #make: MakeRecord;

  private constructor(starts: Int32Array, ends: Int32Array, length: number, make: MakeRecord) {
    this.#starts = starts;
    this.#ends = ends;
    this.length = length;
    this.#make = make;
  }

  /**
   * Cuts a text into records, one call of `kindOf` a line. With `previous`, the list of a text that this one begins with, only the
   * last record and what follows it is read.
   */
  static read(
    lines: LineIndex,
    kindOf: (start: number, end: number) => LineKind,
    make: MakeRecord,
    previous?: SpanRecordList,
  ): SpanRecordList {
    const keep = Math.max(0, (previous?.length ?? 0) - 1);
    let line = previous && previous.length > 0 ? lines.lineAt(previous.#starts[keep] ?? 0) : 0;
    let starts: Int32Array = previous ? previous.#starts.slice(0, keep + 1024) : new Int32Array(1024);
    let ends: Int32Array = previous ? previous.#ends.slice(0, keep + 1024) : new Int32Array(1024);
    let length = keep;
    let open = false;
    for (; line < lines.count; line++) {
      const start = lines.start(line);
      const end = lines.end(line);
      if (end === start) continue;
      const kind = kindOf(start, end);
      if (kind === 'record') {
        if (length === starts.length) {
          starts = widened(starts);
          ends = widened(ends);
        }
        starts[length] = start;
        ends[length] = end;
        length++;
        open = true;
      } else if (kind === 'foreign') open = false;
      else if (kind === 'text' && open) ends[length - 1] = end;
    }
    return new SpanRecordList(starts, ends, length, make);
  }

  /**
   * Cuts a text into records that do not keep to lines: `next` gives the place of the first record at or behind an offset, or
   * undefined. With `previous`, the list of a text that this one begins with, only the last record and what follows it is read.
   */
  static cut(next: (from: number) => Span | undefined, make: MakeRecord, previous?: SpanRecordList): SpanRecordList {
    const keep = Math.max(0, (previous?.length ?? 0) - 1);
    let starts: Int32Array = previous ? previous.#starts.slice(0, keep + 1024) : new Int32Array(1024);
    let ends: Int32Array = previous ? previous.#ends.slice(0, keep + 1024) : new Int32Array(1024);
    let length = keep;
    let from = previous && previous.length > 0 ? (previous.#starts[keep] ?? 0) : 0;
    for (let span = next(from); span && span.end > from; span = next(from)) {
      if (length === starts.length) {
        starts = widened(starts);
        ends = widened(ends);
      }
      starts[length] = span.start;
      ends[length] = span.end;
      length++;
      from = span.end;
    }
    return new SpanRecordList(starts, ends, length, make);
  }

  at(index: number): LogRecord | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.length) return undefined;
    return this.#make(index, { start: this.#starts[index] ?? 0, end: this.#ends[index] ?? 0 });
  }

  indexAt(offset: number): number {
    let low = 0;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return this.length > 0 && offset >= (this.#starts[low] ?? 0) && offset <= (this.#ends[low] ?? 0) ? low : -1;
  }
}

function widened(array: Int32Array): Int32Array {
  const wider = new Int32Array(array.length * 2);
  wider.set(array);
  return wider;
}
