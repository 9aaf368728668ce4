import { findPayloads } from '../../core/encoding/index.ts';
import type { FoundPayload } from '../../core/encoding/model.ts';
import type { LogDocument } from '../../core/log/model.ts';
import { recordsIn } from '../../core/log/records.ts';
import { overlaps, type Span } from '../../core/text/span.ts';

/** A log is searched in blocks of so many code units, each with some text before and behind it. */
const BLOCK = 32_768;
const MARGIN = 32_768;
/** Longest message that is read whole. */
const LONGEST = 1_048_576;
/** So much of a log is searched for the messages that get a lens. */
const SEARCHED = 1_048_576;
const MAX_BLOCKS = 64;

const blocksOf = new WeakMap<LogDocument, Map<number, readonly FoundPayload[]>>();
const startsOf = new WeakMap<LogDocument, readonly FoundPayload[]>();

/** The message whose text holds `offset`, wherever in the log it stands: bare base64, hex, PEM. Searched once a block. */
export function barePayloadAt(document: LogDocument, offset: number): FoundPayload | undefined {
  if (!mayBeEncoded(document, offset)) return undefined;
  const block = Math.floor(offset / BLOCK);
  const known = blocksOf.get(document) ?? new Map<number, readonly FoundPayload[]>();
  blocksOf.set(document, known);
  let found = known.get(block);
  if (!found) {
    const oldest = known.size < MAX_BLOCKS ? undefined : known.keys().next().value;
    if (oldest !== undefined) known.delete(oldest);
    const start = lineStart(document, Math.max(0, block * BLOCK - MARGIN));
    found = search(document, { start, end: Math.min(document.text.length, (block + 1) * BLOCK + MARGIN) });
    known.set(block, found);
  }
  return found.find(({ span }) => offset >= span.start && offset < span.end);
}

/** Shortest run of signs that may be a piece of a message; a last line may be shorter. */
const RUN = 24;
const NEIGHBOURHOOD = 80;
const SIGNS_BEFORE = /[A-Za-z0-9+/=_%&#;\\-]*$/;
const SIGNS_BEHIND = /^[A-Za-z0-9+/=_%&#;\\-]*/;
/** Hex bytes or words, an array of them, decimal bytes. */
const NUMBERS = /(?:[0-9A-Fa-f]{2,8}[\s:,]{1,3}){6}|(?:0x[0-9A-Fa-f]{1,2},\s?){6}|(?:-?\d{1,3},\s?){6}/;

/** False where the word at `offset` cannot be part of a message, which spares most hovers the search of a block. */
function mayBeEncoded({ text, lines }: LogDocument, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - NEIGHBOURHOOD), offset);
  const behind = text.slice(offset, offset + NEIGHBOURHOOD);
  const run = (SIGNS_BEFORE.exec(before)?.[0] ?? '') + (SIGNS_BEHIND.exec(behind)?.[0] ?? '');
  if (run.length >= RUN) return true;
  if (NUMBERS.test(before + behind)) return true;
  const line = lines.lineAt(offset);
  const above = text.slice(Math.max(lines.start(line - 1), lines.end(line - 1) - NEIGHBOURHOOD), lines.end(line - 1)).trimEnd();
  return line > 0 && (SIGNS_BEFORE.exec(above)?.[0] ?? '').length >= RUN; // the short last line of a wrapped message
}

/** The messages in the first part of a log, in order. */
export function barePayloads(document: LogDocument): readonly FoundPayload[] {
  const known = startsOf.get(document);
  if (known) return known;
  const found = search(document, { start: 0, end: Math.min(document.text.length, SEARCHED) });
  startsOf.set(document, found);
  return found;
}

function search(document: LogDocument, within: Span): readonly FoundPayload[] {
  const { text } = document;
  const found = findPayloads(text, within).map((payload) => {
    if (payload.midst && beginsBefore(text, within.start, payload)) return wholeOf(text, payload);
    if (payload.span.end < within.end || within.end === text.length) return payload;
    const { start } = payload.span; // the search ended inside it, not the log
    return findPayloads(text, { start, end: Math.min(text.length, start + LONGEST) })[0] ?? payload;
  });
  return found.filter(({ span }) => !isSecret(document, span));
}

/** The search, and not the log, may have cut the beginning off: it stands in the first line that was searched. */
function beginsBefore(text: string, start: number, { span }: FoundPayload): boolean {
  return start > 0 && !/[\r\n]/.test(text.slice(start, span.start));
}

/** The message that `piece` is a part of, if the text before has its beginning. */
function wholeOf(text: string, piece: FoundPayload): FoundPayload {
  const { start, end } = piece.span;
  const found = findPayloads(text, { start: Math.max(0, start - LONGEST), end });
  return found.find(({ span }) => overlaps(span, piece.span)) ?? piece;
}

/** A challenge may look like a message: it stays masked. */
function isSecret(document: LogDocument, span: Span): boolean {
  for (const record of recordsIn(document, span)) {
    if (record.fields().some((field) => field.kind === 'secret' && overlaps(field.span, span))) return true;
  }
  return false;
}

/** The start of the line, unless that is far off: a log may be one line. */
function lineStart(document: LogDocument, offset: number): number {
  const start = document.lines.start(document.lines.lineAt(offset));
  return offset - start < MARGIN ? start : offset;
}
