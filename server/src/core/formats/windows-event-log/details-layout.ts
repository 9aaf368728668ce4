import type { LineReader } from '../../log/record-list.ts';
import { readIsoTime } from '../../log/time.ts';
import { lineEndWithin, nextLineStart } from '../../text/search.ts';
import { type Span, type Token, tokenAt } from '../../text/span.ts';
import type { Part } from './labels.ts';
import { type EventParts, type PartsDraft, setPart } from './parts.ts';

/**
 * The friendly view on the tab Details of Event Viewer, as it is copied: `+ System`, `- Provider`, `[ Name] …`, `EventID 10`, and behind
 * `- EventData` a line for each value. Blanks and signs before the names differ from paste to paste.
 */
const SYSTEM = /^\s{0,8}[+-]\s{1,4}System\s*$/;
const DATA = /^\s{0,8}[+-]\s{1,4}(?:EventData|UserData)\s*$/;
/** Lines below `System` in which the provider stands. */
const NEAR = 12;

/** True where the line begins an event in that view. */
export function beginsDetails(text: string, start: number, end: number): boolean {
  if (end - start > 40 || !SYSTEM.test(text.slice(start, end))) return false;
  let at = nextLineStart(text, end);
  let provider = false;
  for (let i = 0; i < NEAR && at < text.length; i++) {
    const stop = lineEndWithin(text, at, Math.min(text.length, at + 400));
    const line = text.slice(at, stop);
    if (/^\s{0,16}[+-]\s{1,4}Provider\s*$/.test(line)) provider = true;
    if (provider && /^\s{0,16}\[\s?Name\s?\]\s/.test(line)) return true;
    at = nextLineStart(text, stop);
  }
  return false;
}

/** Tells where events begin, one call a line in order. */
export function detailsLineKinds(text: string): LineReader {
  let open = false;
  return (start, end) => {
    if (beginsDetails(text, start, end)) {
      open = true;
      return 'record';
    }
    if (text.slice(start, Math.min(end, start + 200)).trim() === '') return 'blank';
    return open ? 'text' : 'foreign';
  };
}

const NAMES: Readonly<Record<string, Exclude<Part, 'message' | 'time'>>> = {
  EventID: 'event-id',
  Level: 'level',
  Task: 'task',
  Opcode: 'opcode',
  Keywords: 'keywords',
  Channel: 'channel',
  Computer: 'computer',
};
const ATTRIBUTES: Readonly<Record<string, Exclude<Part, 'message' | 'time'>>> = { Name: 'provider', UserID: 'user' };

/** `   EventID 10`, `  - Provider`, `   [ Name]  Microsoft-…`. */
const LINE = /^(\s{0,16}(?:[+-]\s{1,4})?)(\[\s?)?([A-Za-z]\w{0,60})(?:\s?\])?(?:([\s:]{1,40})(\S.*?))?\s*$/;
const LONGEST = 8000;
const MAX_DATA = 256;

/** The event in `span`. */
export function readDetails(text: string, span: Span): EventParts {
  const parts: PartsDraft = { data: [], ids: [], body: [] };
  let inData = false;
  for (let at = span.start; at < span.end; ) {
    const end = lineEndWithin(text, at, span.end);
    const line = text.slice(at, Math.min(end, at + LONGEST));
    if (DATA.test(line)) inData = true;
    else if (inData) addDatum(text, at, line, parts);
    else addProperty(text, at, line, parts);
    at = Math.max(at + 1, nextLineStart(text, end));
  }
  return parts;
}

function addProperty(text: string, at: number, line: string, parts: PartsDraft): void {
  const [, indent = '', bracket, name = '', gap = '', value = ''] = LINE.exec(line) ?? [];
  if (value === '') return;
  const start = at + line.indexOf(value, indent.length + (bracket?.length ?? 0) + name.length + gap.length);
  const token = tokenAt(text, start, start + value.length);
  if (bracket !== undefined && name === 'SystemTime') {
    const time = readIsoTime(text, token.span.start, token.span.end);
    if (time) parts.time ??= time;
  }
  const part = bracket === undefined ? NAMES[name] : ATTRIBUTES[name];
  if (part) setPart(parts, part, token);
}

/** Names of values are written in one word with capitals inside it; a value alone has no name. */
function addDatum(text: string, at: number, line: string, parts: PartsDraft): void {
  const words = line.trim();
  if (words === '' || parts.data.length >= MAX_DATA) return;
  const start = at + line.indexOf(words);
  const [named, name = ''] = /^((?:[a-z]{1,20}|[A-Z]{1,8}[a-z]{1,20})(?:[A-Z]\w{0,40}))\s{1,8}(?=\S)/.exec(words) ?? [''];
  const value: Token = tokenAt(text, start + (named ?? '').length, start + words.length);
  parts.data = [...parts.data, { name, value }];
  parts.body = [...parts.body, value.span];
}
