import type { LineReader } from '../../log/record-list.ts';
import { indexWithin, lineEndWithin, nextLineStart } from '../../text/search.ts';
import { type Span, tokenAt } from '../../text/span.ts';
import { trimmed } from '../xml.ts';
import { type Label, labelOf, makeHead, type Part } from './labels.ts';
import { AHEAD, belongsToList, type ListColumns, listAt, readProperties } from './list-layout.ts';
import { type EventParts, type PartsDraft, setPart } from './parts.ts';
import { readEventTime } from './time.ts';
import { readXmlEvent } from './xml-layout.ts';

/** A line `Label: value`. */
export interface LabelLine {
  readonly label: Label;
  readonly value: Span;
}

/** Blanks before a label, and its length: longer ones are none. */
const INDENT = 8;
const LABEL = 34;

/** The label that begins a line, and what stands behind its colon (`Quelle:        WAS`, `Source :       WAS`); undefined for text. */
export function readLabelLine(text: string, start: number, end: number): LabelLine | undefined {
  let at = start;
  while (at < end && at < start + INDENT && isBlank(text.charCodeAt(at))) at++;
  const limit = Math.min(end, at + LABEL);
  let colon = at;
  let ascii = true;
  for (; colon < limit; colon++) {
    const code = text.charCodeAt(colon);
    if (code === COLON) break;
    if (code > 127) ascii = false;
  }
  if (colon >= limit || colon === at) return undefined;
  const word = text.slice(at, colon);
  const label = labelOf(ascii ? word : word.replace(/[\u00a0\u202f]/g, ' '));
  return label && { label, value: trimmedWide(text, colon + 1, end) };
}

const COLON = 58;

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0x202f || code === 0xfeff;
}

function trimmedWide(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** Lines between two labels of one head that may say something else (`OpCode:` in a language that we do not know). */
const NEAR = 4;

/** So many lines below a line have a say whether an event begins there. */
export const LINES_AHEAD = AHEAD + 1;

/**
 * Tells where events begin in text that was copied from Event Viewer or printed by Format-List, one call a line in order. The head of
 * an event is a run of labels; a label that was there already begins the next event. In a message the same words may stand
 * (`Source: …`), so there a head begins only with a log name, or where two more labels are near. The properties of a list may come in
 * any order, its message first. `begun`: the first line that is asked about begins an event behind others.
 */
export function textLineKinds(text: string, begun: 'nothing' | 'events' = 'nothing'): LineReader {
  let seen = new Set<Part>();
  let state: 'outside' | 'head' | 'message' = begun === 'events' ? 'message' : 'outside';
  let list: ListColumns | undefined;
  return (start, end) => {
    const columns = listAt(text, start, end);
    if (columns) {
      list = columns;
      state = 'message';
      return 'record';
    }
    const line = list && belongsToList(text, start, end, list) ? undefined : readLabelLine(text, start, end);
    const part = line?.label.part;
    const begins =
      line !== undefined &&
      part !== undefined &&
      part !== 'message' &&
      (state === 'head' ? seen.has(part) : true) &&
      beginsHead(text, line, end, state === 'outside' ? 1 : 2);
    if (begins && part) {
      seen = new Set([part]);
      state = 'head';
      list = undefined;
      return 'record';
    }
    if (state === 'head' && part) {
      seen.add(part);
      if (part === 'message') state = 'message';
    }
    if (state === 'outside') return isBlankLine(text, start, end) ? 'blank' : 'foreign';
    return isBlankLine(text, start, end) ? 'blank' : 'text';
  };
}

/**
 * True where the line can be the first of a head: enough other labels stand in the lines below. A log name begins a head of its own where
 * other lines part it from this one.
 */
function beginsHead(text: string, { label, value }: LabelLine, lineEnd: number, enough: number): boolean {
  if (label.part === 'event-id' && !/^\d{1,5}$/.test(text.slice(value.start, value.end))) return false;
  const labels = [label];
  let parted = false;
  let at = nextLineStart(text, lineEnd);
  for (let i = 0; i < NEAR + enough && at < text.length; i++) {
    const limit = Math.min(text.length, at + 2000);
    const end = lineEndWithin(text, at, limit);
    const line = readLabelLine(text, at, end);
    if (line?.label.part === 'event-id' && !/^\d{1,5}$/.test(text.slice(line.value.start, line.value.end))) return false;
    if (parted && line?.label.part === 'channel') break;
    if (line) labels.push(line.label);
    else parted = true;
    if (line?.label.part === 'message') break;
    at = nextLineStart(text, end);
  }
  const others = new Set(labels.map(({ part }) => part)).size - 1;
  return others >= enough && makeHead(labels);
}

function isBlankLine(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 32) return false;
  return true;
}

/** Lines of a head. */
const HEAD_LINES = 40;

/** The parts of an event in `span`. Where "Event Xml:" follows the text, its data and what the text does not say come from there. */
export function readTextEvent(text: string, span: Span): EventParts {
  const columns = listAt(text, span.start, lineEndWithin(text, span.start, span.end));
  if (columns) return readListEvent(text, span, columns);
  const parts: PartsDraft = { data: [], ids: [], body: [] };
  let english = true;
  let message: Span | undefined;
  let time: Span | undefined;
  let at = span.start;
  let behindLabels = at;
  for (let i = 0; i < HEAD_LINES && at < span.end && !message; i++) {
    const end = lineEndWithin(text, at, span.end);
    const line = readLabelLine(text, at, end);
    at = nextLineStart(text, end);
    if (!line) continue;
    behindLabels = Math.min(at, span.end);
    const { label, value } = line;
    if (!label.english) english = false;
    if (label.part === 'message') message = { start: value.start, end: span.end };
    else if (label.part === 'time') time ??= value;
    else if (value.end > value.start) setPart(parts, label.part, tokenAt(text, value.start, value.end));
  }
  message ??= { start: behindLabels, end: span.end };
  const xml = indexWithin(text, '<Event ', message.start, span.end);
  const native = xml < 0 ? undefined : readXmlEvent(text, { start: xml, end: span.end });
  const words = trimmed(text, { start: message.start, end: xml < 0 ? span.end : lineStart(text, xml, message.start) });
  const logTime = time && readEventTime(text, time.start, time.end, english);
  const messageToken = words.end > words.start ? tokenAt(text, words.start, words.end) : undefined;
  if (logTime) parts.time = logTime;
  if (messageToken) parts.message = messageToken;
  if (messageToken) parts.body = [messageToken.span];
  return native ? { ...native, ...parts, data: native.data, ids: native.ids, body: [...parts.body, ...native.body] } : parts;
}

function readListEvent(text: string, span: Span, columns: ListColumns): EventParts {
  const parts: PartsDraft = { data: [], ids: [], body: [] };
  for (const [part, token] of readProperties(text, span, columns)) {
    if (part === 'time') {
      const time = readEventTime(text, token.span.start, token.span.end, true);
      if (time) parts.time = time;
    } else if (part === 'message') {
      parts.message = token;
      parts.body = [token.span];
    } else setPart(parts, part, token);
  }
  return parts;
}

/** The end of the message before `<Event `: the line "Event Xml:" above belongs to neither. */
function lineStart(text: string, xml: number, from: number): number {
  const line = text.lastIndexOf('\n', xml - 1);
  if (line <= from) return xml;
  const above = text.lastIndexOf('\n', line - 1) + 1;
  return text.slice(Math.max(from, above), line).trim().length < LABEL ? Math.max(from, above) : line;
}
