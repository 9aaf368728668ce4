import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver';
import type { FieldKind, LogDocument } from '../../core/log/model.ts';
import { recordAt } from '../../core/log/records.ts';
import { type Span, touches } from '../../core/text/span.ts';
import { offsetAt, rangeOf } from '../answer/convert.ts';
import type { Session } from '../session/session.ts';
import { enrollmentHighlights } from './enrollment/highlights.ts';

const MOST = 2000;
/** What names an enrollment, its certificate or its client. */
const NAMES: ReadonlySet<FieldKind> = new Set(['transaction-id', 'nonce', 'alias', 'address', 'user']);
/** Signs that go on with a name: `10.1.5.2` is not in `10.1.5.20`. */
const GOES_ON = /[\w.%-]/;

/**
 * The lines of the enrollment whose identifier is at a position; of any other name, the places of a log that name the same certificate or client.
 * Any other word stands on every line, such as a year: VS Code would mark that itself, unless somebody answers, so our own client gets a mark that
 * nobody sees.
 */
export function documentHighlights(
  session: Session,
  { textDocument: { uri }, position }: DocumentHighlightParams,
): DocumentHighlight[] {
  const log = session.logs.get(uri);
  if (!log) return [];
  const { document } = log.analysis;
  const offset = offsetAt(document.lines, position);
  const ofEnrollment = enrollmentHighlights(session, log, offset);
  if (ofEnrollment.length > 1) return [...ofEnrollment];
  const name = nameAt(document, offset);
  if (!name) return session.client.commands ? [{ range: { start: position, end: position } }] : [];
  return placesOf(document.text, document.text.slice(name.start, name.end)).map((span) => ({
    range: rangeOf(document.lines, span),
    kind: DocumentHighlightKind.Read,
  }));
}

/** The innermost name at an offset. The server's own address is none: it is on every line. */
function nameAt(document: LogDocument, offset: number): Span | undefined {
  const record = recordAt(document, offset);
  const servers = (record?.events() ?? []).flatMap((event) =>
    event.kind === 'http' && event.server ? [event.server.span.start] : [],
  );
  const names = (record?.fields() ?? []).filter(({ kind, span }) => NAMES.has(kind) && touches(span, offset));
  const [name] = names.toSorted((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  return name && !servers.includes(name.span.start) ? name.span : undefined;
}

/** Where a text holds a name, as it is or with its slashes percent-encoded or decoded, and no longer one. */
function placesOf(text: string, name: string): readonly Span[] {
  const places = [...spellings(name)].flatMap((spelling) => [...spansOf(text, spelling)]);
  return places.sort((a, b) => a.start - b.start).slice(0, MOST);
}

function spellings(name: string): ReadonlySet<string> {
  return new Set([name, name.replaceAll('/', '%2F'), name.replaceAll(/%2f/gi, '/')]);
}

function* spansOf(text: string, name: string): Generator<Span> {
  let found = 0;
  for (let start = text.indexOf(name); start !== -1 && found < MOST; start = text.indexOf(name, start + name.length)) {
    const end = start + name.length;
    if (GOES_ON.test(text.charAt(start - 1)) || goesOn(text, end)) continue;
    found++;
    yield { start, end };
  }
}

/** A full stop ends a sentence, too. */
function goesOn(text: string, end: number): boolean {
  const next = text.charAt(end);
  return next === '.' ? /\w/.test(text.charAt(end + 1)) : GOES_ON.test(next);
}
