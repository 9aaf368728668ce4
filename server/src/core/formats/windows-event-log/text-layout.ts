import { eventOfLine, eventOfMessage } from '../../facts/codes/windows-events/sentences.ts';
import type { LineReader } from '../../log/record-list.ts';
import { indexWithin, lineEndWithin, nextLineStart } from '../../text/search.ts';
import { type Span, tokenAt } from '../../text/span.ts';
import { trimmed } from '../xml.ts';
import { type LabelLine, readLabels } from './label-line.ts';
import { makeHead, type Part } from './labels.ts';
import { AHEAD, belongsToList, followsGap, type ListColumns, listAt, readProperties } from './list-layout.ts';
import { type EventParts, type PartsDraft, setPart } from './parts.ts';
import { readEventTime } from './time.ts';
import { readXmlEvent } from './xml-layout.ts';

/** Lines between two labels of one head that may say something else (`OpCode:` in a language that we do not know). */
const NEAR = 4;

/** So many lines below a line have a say whether an event begins there. */
export const LINES_AHEAD = AHEAD + 1;

/**
 * Tells where events begin in text that was copied from Event Viewer or printed by Format-List, one call a line in order. The head of
 * an event is a run of labels, on lines of their own or on one; a label that was there already begins the next event. In a message the
 * same words may stand (`Source: …`), so there a head begins only with a log name, or where two more labels are near. The properties of a
 * list may come in any order, its message first. A message alone begins an event where its words tell which. `begun`: the first line that
 * is asked about begins an event behind others.
 */
export function textLineKinds(text: string, begun: 'nothing' | 'events' = 'nothing'): LineReader {
  let seen = new Set<Part>();
  /** `bare`: a message without a head; `behind`: the paragraph under it. */
  let state: 'outside' | 'head' | 'message' | 'bare' | 'behind' = begun === 'events' ? 'message' : 'outside';
  let list: ListColumns | undefined;
  let bare = 0;
  /** Whether the message of the event has words already. */
  let worded = true;
  return (start, end) => {
    const columns = listAt(text, start, end);
    if (columns) {
      list = columns;
      state = 'message';
      return 'record';
    }
    if (isBlankLine(text, start, end)) return 'blank';
    if (state === 'bare' && followsGap(text, start)) state = 'behind';
    const labels = list && belongsToList(text, start, end, list) ? [] : readLabels(text, start, end);
    const part = labels[0]?.label.part;
    const before = state;
    const near = state === 'outside' || state === 'bare' || state === 'behind' ? 1 : 2;
    const unseen = part !== undefined && part !== 'message' && (state === 'head' ? seen.has(part) : true);
    const head = unseen ? headAt(text, labels, start, end, near) : undefined;
    if (head) {
      const goesOn = state === 'behind' && !head.message && (head.id === undefined || head.id === bare);
      seen = new Set(labels.map(({ label }) => label.part));
      state = seen.has('message') ? 'message' : 'head';
      worded = seen.has('message') && wordsOf(labels);
      list = undefined;
      return goesOn ? 'text' : 'record';
    }
    const told = opensBare(text, start, end, before, worded)
      ? eventOfLine(text.slice(start, Math.min(end, start + LINE)))
      : undefined;
    if (told) {
      bare = told.id;
      state = 'bare';
      list = undefined;
      return 'record';
    }
    if (state === 'behind') state = goesOnBelow(text, start, end) ? 'bare' : 'outside';
    if (state === 'outside') return 'foreign';
    worded = true;
    if (state === 'head') {
      for (const { label } of labels) seen.add(label.part);
      if (seen.has('message')) {
        state = 'message';
        worded = wordsOf(labels);
      }
    }
    return 'text';
  };
}

const LINE = 2000;

/** What stands below the first paragraph of the messages of CertEnroll (86, 87): steps, states, headers of HTTP, codes. */
const BELOW =
  /^\s{0,8}(?:GetCACaps|GetCACert|SubmitDone|PkiStatus|FailInfo|EnrollStatus|Method:|Stage:|HTTP\/\d|[A-Za-z][\w-]{1,40}: \S|.{0,200}0x[0-9a-f]{8}\b)/;

function goesOnBelow(text: string, start: number, end: number): boolean {
  return BELOW.test(text.slice(start, Math.min(end, start + 300)));
}

/** True where a line may be a message of an event of its own, and not that of the event above it. */
function opensBare(text: string, start: number, end: number, state: string, worded: boolean): boolean {
  if (end - start < SHORTEST_MESSAGE) return false;
  return state === 'head' || state === 'message' ? worded && followsGap(text, start) : true;
}

const SHORTEST_MESSAGE = 20;

function wordsOf(labels: readonly LabelLine[]): boolean {
  const message = labels.find(({ label }) => label.part === 'message');
  return message !== undefined && message.value.end > message.value.start;
}

/** The head of an event. */
interface Head {
  readonly id: number | undefined;
  readonly message: boolean;
}

/**
 * The head that the line can be the first of: enough other labels stand on it and in the lines below. A log name begins a head of its own
 * where other lines part it from this one. Without an event id, the message must tell which event it is.
 */
function headAt(text: string, first: readonly LabelLine[], start: number, lineEnd: number, enough: number): Head | undefined {
  const labels: LabelLine[] = [];
  let parted = false;
  let at = start;
  for (let i = 0; i <= NEAR + enough && at < text.length; i++) {
    const limit = Math.min(text.length, at + 2000);
    const end = i === 0 ? lineEnd : lineEndWithin(text, at, limit);
    const line = i === 0 ? first : readLabels(text, at, end);
    if (parted && line[0]?.label.part === 'channel') break;
    for (const one of line) {
      if (one.label.part === 'event-id' && !/^\d{1,5}$/.test(text.slice(one.value.start, one.value.end))) return undefined;
      labels.push(one);
    }
    if (line.length === 0) parted = true;
    if (line.some(({ label }) => label.part === 'message')) break;
    at = nextLineStart(text, end);
  }
  const parts = labels.map(({ label }) => label);
  const others = new Set(parts.map(({ part }) => part)).size - 1;
  const id = labels.find(({ label }) => label.part === 'event-id')?.value;
  const message = labels.find(({ label }) => label.part === 'message')?.value;
  const known = makeHead(parts)
    ? others >= enough
    : id === undefined && message !== undefined && isToldBy(text, parts, message, start);
  return known ? { id: id && Number(text.slice(id.start, id.end)), message: message !== undefined } : undefined;
}

/** True for `Source: …` and `Message: …` alone, where the message tells the event. */
function isToldBy(text: string, labels: readonly { readonly part: Part }[], message: Span, start: number): boolean {
  if (!labels.some(({ part }) => part === 'provider') || !followsGap(text, start)) return false;
  return eventOfMessage(text.slice(message.start, message.start + LINE)) !== undefined;
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
  let message = bareMessage(text, span);
  let time: Span | undefined;
  let at = message ? message.end : span.start;
  let behindLabels = at;
  let ended = false;
  for (let i = 0; i < HEAD_LINES && at < span.end && !ended; i++) {
    const end = lineEndWithin(text, at, span.end);
    const line = readLabels(text, at, end);
    at = nextLineStart(text, end);
    if (line.length === 0) continue;
    behindLabels = Math.min(at, span.end);
    for (const { label, value } of line) {
      if (!label.english) english = false;
      if (label.part === 'message') {
        message ??= { start: value.start, end: span.end };
        ended = true;
      } else if (label.part === 'time') time ??= value;
      else if (value.end > value.start) setPart(parts, label.part, tokenAt(text, value.start, value.end));
    }
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

/** A message without a head: its first paragraph, and what belongs to it below. Labels may follow, as in the window of Event Viewer. */
function bareMessage(text: string, span: Span): Span | undefined {
  const first = lineEndWithin(text, span.start, span.end);
  if (!eventOfLine(text.slice(span.start, Math.min(first, span.start + LINE)))) return undefined;
  let end = first;
  for (let at = nextLineStart(text, end), stop = end; at < span.end; at = nextLineStart(text, stop)) {
    stop = lineEndWithin(text, at, span.end);
    if (isBlankLine(text, at, stop)) continue;
    if (readLabels(text, at, stop).length > 0 || (followsGap(text, at) && !goesOnBelow(text, at, stop))) break;
    end = stop;
  }
  return { start: span.start, end };
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

/** "Event Xml:" in any language is shorter. */
const SHORT_LINE = 34;

/** The end of the message before `<Event `: the line "Event Xml:" above belongs to neither. */
function lineStart(text: string, xml: number, from: number): number {
  const line = text.lastIndexOf('\n', xml - 1);
  if (line <= from) return xml;
  const above = text.lastIndexOf('\n', line - 1) + 1;
  return text.slice(Math.max(from, above), line).trim().length < SHORT_LINE ? Math.max(from, above) : line;
}
