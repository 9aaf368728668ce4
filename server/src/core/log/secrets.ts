import { maskedPart, type Said, secretsIn } from '../text/secrets/index.ts';
import { apart, type Span } from '../text/span.ts';
import type { LogDocument } from './model.ts';
import { recordAt, recordsIn } from './records.ts';

/** So much text around a place is searched for the name of a secret in it, in code units. */
const CONTEXT = 32_768;

/** What was searched last of a document: most questions are about one record. */
const lastOf = new WeakMap<LogDocument, { readonly within: Span; readonly secrets: readonly Span[] }>();

/**
 * The secrets of a log that lie in a span or reach into it, in order and apart: those that the format knows as fields of kind `secret`,
 * and those that the text itself gives away, also where their name stands before the span. Looks at the records of the span, and no
 * further than 32,768 code units before and behind it.
 */
export function secretsOf(document: LogDocument, span: Span): readonly Span[] {
  const within = contextOf(document, span);
  const last = lastOf.get(document);
  if (last && last.within.start <= within.start && last.within.end >= within.end) return inside(last.secrets, span);
  const text = document.text.slice(within.start, within.end);
  const written = secretsIn(text).map(({ start, end }) => ({ start: start + within.start, end: end + within.start }));
  const secrets = apart([...written, ...fieldsIn(document, within)]);
  lastOf.set(document, { within, secrets });
  return inside(secrets, span);
}

/** The text of a span as it may be shown. */
export function textOf(document: LogDocument, span: Span): Said {
  return maskedPart(document.text, span, secretsOf(document, span));
}

/** The whole records that touch the span, and the line before: a value may be broken over lines. */
function contextOf(document: LogDocument, { start, end }: Span): Span {
  const { lines, text } = document;
  const first = recordAt(document, start)?.span.start ?? start;
  const last = recordAt(document, Math.max(start, end - 1))?.span.end ?? end;
  const before = lines.start(lines.lineAt(Math.min(first, start)) - 1);
  const behind = lines.end(lines.lineAt(Math.max(last, end)) + 1);
  return { start: Math.max(before, start - CONTEXT), end: Math.min(behind, end + CONTEXT, text.length) };
}

function fieldsIn(document: LogDocument, within: Span): readonly Span[] {
  const found: Span[] = [];
  for (const record of recordsIn(document, within)) {
    for (const { kind, span } of record.fields()) if (kind === 'secret') found.push(span);
  }
  return found;
}

function inside(secrets: readonly Span[], { start, end }: Span): readonly Span[] {
  return secrets.filter((secret) => secret.start < Math.max(end, start + 1) && secret.end > start);
}
