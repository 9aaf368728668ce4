import type { LogDocument } from '../../core/log/model.ts';
import { textOf } from '../../core/log/secrets.ts';
import type { Span } from '../../core/text/span.ts';
import { type Shown, shorten, visible } from '../../core/text/visible.ts';

/** The text of a span for output: secrets masked, everything visible, at most `limit` code units. */
export function quote(document: LogDocument, span: Span, limit: number): Shown {
  const text = textOf(document, { start: span.start, end: Math.min(span.end, span.start + limit + 1) });
  return shorten(visible(text), limit);
}
