import { eventOfMessage } from '../../facts/codes/windows-events/sentences.ts';
import { lineEndWithin, nextLineStart } from '../../text/search.ts';
import { type Span, type Token, tokenAt } from '../../text/span.ts';
import { trimmed } from '../xml.ts';
import { type Label, labelOf, makeHead, type Part } from './labels.ts';

/** A line `Name     : value` of Format-List: the names are padded, so that all colons stand in one column. */
export interface PropertyLine {
  readonly label: Label | undefined;
  readonly columns: ListColumns;
  readonly value: Span;
}

/** Where the names of a list begin and its colons stand, in characters from the beginning of a line. */
export interface ListColumns {
  readonly name: number;
  readonly colon: number;
}

/** Lists are indented where they stand in a log of somebody else; the further lines of a value are indented more than that. */
const PROPERTY = /^( {0,8})([A-Za-z]\w{0,40}) {1,40}:(?: |$)/;
const LONGEST = 92;

/** The property that begins in a line; undefined for text, and for the next line of a value, which is indented. */
export function readPropertyLine(text: string, start: number, end: number): PropertyLine | undefined {
  const match = PROPERTY.exec(text.slice(start, Math.min(end, start + LONGEST)));
  if (!match) return undefined;
  const [head, indent = '', name = ''] = match;
  const colon = head.trimEnd().length - 1;
  const columns = { name: indent.length, colon };
  return { label: labelOf(name), columns, value: trimmed(text, { start: start + colon + 1, end }) };
}

/** True for a property of the list with these columns, and for a line of a value. */
export function belongsToList(text: string, start: number, end: number, columns: ListColumns): boolean {
  const further = start + columns.name < end && text.charCodeAt(start + columns.name) === SPACE;
  return further || isInList(readPropertyLine(text, start, end), columns);
}

const SPACE = 32;

function isInList(line: PropertyLine | undefined, { name, colon }: ListColumns): line is PropertyLine {
  return line?.columns.name === name && line.columns.colon === colon;
}

/** So much of a message tells which event it is, where a list has no id. */
const TOLD = 2000;

/** Lines that are searched for the event id: a message that stands first may be long. */
export const AHEAD = 200;

/**
 * The columns of a list, where the line at `start` is its first property and it is that of an event: with an id, or with a source and a
 * message that tells the event. Undefined where it is not.
 */
export function listAt(text: string, start: number, end: number): ListColumns | undefined {
  const first = followsGap(text, start) ? readPropertyLine(text, start, end) : undefined;
  if (!first?.label) return undefined;
  const labels: Label[] = [];
  const seen = new Set<Part>();
  let message: number | undefined;
  let told: boolean | undefined;
  let at = start;
  for (let i = 0; i < AHEAD && at < text.length; i++) {
    const lineEnd = lineEndWithin(text, at, Math.min(text.length, at + 4000));
    const line = readPropertyLine(text, at, lineEnd);
    if (isInList(line, first.columns) && line.label) {
      const { label, value } = line;
      if (i > 0 && label.part === first.label.part && followsGap(text, at)) break;
      if (label.part === 'event-id' && !/^\d{1,5}$/.test(text.slice(value.start, value.end))) break;
      seen.add(label.part);
      labels.push(label);
      if (seen.size > 2 && makeHead(labels)) return first.columns;
      if (label.part === 'message') message ??= value.start;
      if (message !== undefined && seen.has('provider')) {
        told ??= eventOfMessage(text.slice(message, message + TOLD)) !== undefined;
        if (told) return first.columns;
      }
    }
    at = Math.max(at + 1, nextLineStart(text, lineEnd));
  }
  return undefined;
}

/** True at the beginning of the text and behind an empty line: Format-List parts its objects so. */
export function followsGap(text: string, start: number): boolean {
  let at = start;
  for (let lineEnds = 0; at > 0; at--) {
    const code = text.charCodeAt(at - 1);
    if (code === LINE_FEED && ++lineEnds === 2) return true;
    if (code > 32 && code !== BYTE_ORDER_MARK) return false;
    if (start - at > LONGEST) return false;
  }
  return true;
}

const LINE_FEED = 10;
const BYTE_ORDER_MARK = 0xfeff;

/** The known properties of the event in `span`; of two with one meaning the first. A value may go over lines. */
export function readProperties(text: string, span: Span, columns: ListColumns): ReadonlyMap<Part, Token> {
  const found = new Map<Part, Token>();
  let open: PropertyLine | undefined;
  let valueEnd = span.start;
  const close = (): void => {
    const part = open?.label?.part;
    if (!open || !part || found.has(part)) return;
    const { start, end } = trimmed(text, { start: open.value.start, end: valueEnd });
    if (end > start) found.set(part, tokenAt(text, start, end));
  };
  for (let at = span.start; at < span.end; ) {
    const end = lineEndWithin(text, at, span.end);
    const line = readPropertyLine(text, at, end);
    if (isInList(line, columns)) {
      close();
      open = line;
    }
    valueEnd = end;
    at = Math.max(at + 1, nextLineStart(text, end));
  }
  close();
  return found;
}
