import type { Span } from '../text/span.ts';
import type { LogDocument, LogRecord } from './model.ts';

/** The records that touch a span, in log order. */
export function* recordsIn(document: LogDocument, span: Span): Generator<LogRecord> {
  const { records } = document;
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records.at(middle)?.span.end ?? Number.POSITIVE_INFINITY) < span.start) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < records.length; index++) {
    const record = records.at(index);
    if (!record || record.span.start > span.end) return;
    yield record;
  }
}

/** The record whose lines hold `offset`. */
export function recordAt(document: LogDocument, offset: number): LogRecord | undefined {
  return document.records.at(document.records.indexAt(offset));
}
