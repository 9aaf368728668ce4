import { LineIndex } from '../text/lines.ts';
import type { PlainText } from '../text/rtf.ts';
import type { SourceMap } from '../text/source-map.ts';
import type { Span } from '../text/span.ts';
import type { LogDocument, LogFormat, LogRecord, RecordList } from './model.ts';

/**
 * The log inside a file with markup, as a log of that file: read by `format` from the plain text, every place moved to where it
 * stands in `source`. The values of tokens stay plain. `result` is the format that can read such a file again.
 */
export function mapDocument(source: string, plain: PlainText, format: LogFormat, result: LogFormat): LogDocument {
  const inner = format.parse(plain.text);
  const lines = LineIndex.of(source);
  return {
    text: source,
    lines,
    format: result,
    records: new MappedRecords(inner.records, plain, lines),
    problems: inner.problems.map((problem) => moveSpans(problem, plain.map)),
  };
}

/** True for a document that was read from the plain text of another one. */
export function isMapped({ records }: LogDocument): boolean {
  return records instanceof MappedRecords;
}

class MappedRecords implements RecordList {
  readonly #records: RecordList;
  readonly #plain: PlainText;
  readonly #map: SourceMap;
  readonly #lines: LineIndex;

  constructor(records: RecordList, plain: PlainText, lines: LineIndex) {
    this.#records = records;
    this.#plain = plain;
    this.#map = plain.map;
    this.#lines = lines;
  }

  get reading(): string {
    return `${this.#records.reading ?? ''} ${this.#plain.marks ?? ''}`;
  }

  get length(): number {
    return this.#records.length;
  }

  at(index: number): LogRecord | undefined {
    const record = this.#records.at(index);
    if (!record) return undefined;
    const { format, ...own } = record;
    return {
      ...moveSpans(own, this.#map),
      ...(format ? { format } : {}),
      span: this.#spanOf(record.span),
      fields: () => moveSpans(record.fields(), this.#map),
      events: () => moveSpans(record.events(), this.#map),
    };
  }

  /** A record that begins with a line has what was left out before that line. */
  #spanOf(span: Span): Span {
    const { start, end } = this.#map.spanOf(span);
    if (this.#plain.marks === undefined) return { start, end };
    const line = this.#lines.start(this.#lines.lineAt(start));
    return { start: this.#map.plainAt(line) >= span.start ? line : start, end };
  }

  indexAt(offset: number): number {
    return this.#records.indexAt(this.#map.plainAt(offset));
  }
}

/** The value with every span in it moved to the source. */
export function moveSpans<T>(value: T, map: SourceMap): T {
  return moved(value, map) as T;
}

function moved(value: unknown, map: SourceMap): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => moved(item, map));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const member = copy[key];
    if (typeof member === 'object') copy[key] = moved(member, map);
  }
  const { start, end } = copy;
  return typeof start === 'number' && typeof end === 'number' ? { ...copy, ...map.spanOf({ start, end }) } : copy;
}
