import { countWhile } from '../text/sorted.ts';
import type { Span } from '../text/span.ts';
import type { LogDocument, LogRecord } from './model.ts';

/** The records that touch a span, in log order. */
export function* recordsIn(document: LogDocument, span: Span): Generator<LogRecord> {
  const { records } = document;
  const first = countWhile(records.length, (i) => (records.at(i)?.span.end ?? Number.POSITIVE_INFINITY) < span.start);
  for (let index = first; index < records.length; index++) {
    const record = records.at(index);
    if (!record || record.span.start > span.end) return;
    yield record;
  }
}

/** The record whose lines hold `offset`. */
export function recordAt(document: LogDocument, offset: number): LogRecord | undefined {
  return document.records.at(document.records.indexAt(offset));
}
