import type { LogDocument, LogRecord } from '../core/log/model.ts';
import { MASK } from '../core/text/secret.ts';
import type { Span } from '../core/text/span.ts';
import { shorten, visible } from '../core/text/visible.ts';

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

/** The text of a span for output: secrets masked, everything visible, at most `limit` code units. */
export function quote(document: LogDocument, span: Span, limit: number): string {
  const end = Math.min(span.end, span.start + limit + 1);
  let text = '';
  let at = span.start;
  for (const hidden of secretsIn(document, { start: span.start, end })) {
    text += document.text.slice(at, Math.max(at, hidden.start)) + MASK;
    at = Math.max(at, hidden.end);
  }
  text += document.text.slice(at, Math.max(at, end));
  return shorten(visible(text), limit);
}

function secretsIn(document: LogDocument, span: Span): readonly Span[] {
  const found: Span[] = [];
  for (const record of recordsIn(document, span)) {
    for (const field of record.fields()) {
      if (field.kind === 'secret' && field.span.start < span.end && field.span.end > span.start) found.push(field.span);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
