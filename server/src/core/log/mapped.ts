import { LineIndex } from '../text/lines.ts';
import type { PlainText } from '../text/rtf.ts';
import type { SourceMap } from '../text/source-map.ts';
import type { LogDocument, LogFormat, LogRecord, RecordList } from './model.ts';

/**
 * The log inside a file with markup, as a log of that file: read by `format` from the plain text, every place moved to where it
 * stands in `source`. The values of tokens stay plain. `result` is the format that can read such a file again.
 */
export function mapDocument(source: string, plain: PlainText, format: LogFormat, result: LogFormat): LogDocument {
  const inner = format.parse(plain.text);
  return {
    text: source,
    lines: LineIndex.of(source),
    format: result,
    records: new MappedRecords(inner.records, plain.map),
    problems: inner.problems.map((problem) => moveSpans(problem, plain.map)),
  };
}

class MappedRecords implements RecordList {
  readonly #records: RecordList;
  readonly #map: SourceMap;

  constructor(records: RecordList, map: SourceMap) {
    this.#records = records;
    this.#map = map;
  }

  get length(): number {
    return this.#records.length;
  }

  at(index: number): LogRecord | undefined {
    const record = this.#records.at(index);
    return (
      record && {
        ...moveSpans(record, this.#map),
        fields: () => moveSpans(record.fields(), this.#map),
        events: () => moveSpans(record.events(), this.#map),
      }
    );
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
