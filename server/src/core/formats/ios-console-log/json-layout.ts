import type { LogTime } from '../../log/model.ts';
import { readIsoTime } from '../../log/time.ts';
import { nextLineStart } from '../../text/search.ts';
import type { Span } from '../../text/span.ts';

/** What an entry of `log show --style json` or `ndjson` says beside its message. All spans lie inside the quotes. */
export interface JsonEntry {
  readonly time: LogTime;
  readonly level?: Span;
  readonly process?: Span;
  readonly image?: Span;
  readonly pid?: Span;
  readonly thread?: Span;
  readonly subsystem?: Span;
  readonly category?: Span;
  readonly message?: Span;
}

/** True where a text begins as the JSON styles do: an object, in an array or not, below the remark of `log stream`. */
export function isLogJson(text: string): boolean {
  return /^\uFEFF?\s{0,40}(?:Filtering the log data [^\r\n]{0,2000})?\s{0,20}\[?\s{0,20}\{\s{0,20}"/.test(text.slice(0, 2100));
}

/**
 * The first entry at or behind `from`: one line of `ndjson`, or the lines of an object that `json` prints with its braces in the
 * first column (`[{`, `},{`, `}]`). A cut entry ends where the next one begins, or with the text.
 */
export function nextJsonEntry(text: string, from: number): Span | undefined {
  let line = from;
  while (line < text.length) {
    const start = entryStart(text, line);
    if (start >= 0) return { start, end: entryEnd(text, start) };
    line = nextLine(text, line);
  }
  return undefined;
}

/** Reads the members of an entry; undefined where it has no timestamp. */
export function readJsonEntry(text: string, entry: Span): JsonEntry | undefined {
  const members = readMembers(text, entry);
  const stamp = members.get('timestamp');
  const time = stamp && readIsoTime(text, stamp.start, stamp.end);
  if (!time) return undefined;
  const read: { -readonly [K in keyof JsonEntry]: JsonEntry[K] } = { time };
  for (const [name, part] of MEMBERS) {
    const span = members.get(name);
    if (!part || !span) continue;
    const value = name.endsWith('ImagePath') ? lastPart(text, span) : span;
    if (value.end > value.start) read[part] = value;
  }
  return read;
}

/** The members of an entry that we read, and what they are to us. */
const MEMBERS: ReadonlyMap<string, Exclude<keyof JsonEntry, 'time'> | undefined> = new Map([
  ['timestamp', undefined],
  ['messageType', 'level'],
  ['processImagePath', 'process'],
  ['senderImagePath', 'image'],
  ['processID', 'pid'],
  ['threadID', 'thread'],
  ['subsystem', 'subsystem'],
  ['category', 'category'],
  ['eventMessage', 'message'],
]);

function entryStart(text: string, line: number): number {
  for (const [lead, skip] of LEADS) if (text.startsWith(lead, line)) return line + skip;
  return -1;
}
const LEADS = [
  ['{', 0],
  ['[{', 1],
  [',{', 1],
  ['},{', 2],
] as const;

function entryEnd(text: string, start: number): number {
  const first = lineEnd(text, start);
  if (first > start + 1 && text.charCodeAt(start + 1) !== 13) return first;
  let end = first;
  for (let line = nextLine(text, start); line < text.length; line = nextLine(text, line)) {
    if (text.charCodeAt(line) === 125) return line + 1;
    if (entryStart(text, line) >= 0) return end;
    end = lineEnd(text, line);
  }
  return end;
}

/** The values of the object's own members that we read, without quotes. Members of inner objects are passed over. */
function readMembers(text: string, entry: Span): ReadonlyMap<string, Span> {
  const members = new Map<string, Span>();
  let key: string | undefined;
  let depth = 0;
  for (let at = entry.start; at < entry.end; at++) {
    const code = text.charCodeAt(at);
    if (code === 123 || code === 91) depth++;
    else if (code === 125 || code === 93) depth--;
    if (code === 34) {
      const end = stringEnd(text, at + 1, entry.end);
      if (depth === 1 && key === undefined) key = text.slice(at + 1, Math.min(end, at + 60));
      else if (depth === 1 && MEMBERS.has(key ?? '')) members.set(key ?? '', { start: at + 1, end });
      at = end;
    } else if (code === 44 && depth === 1) key = undefined;
    else if (depth === 1 && key !== undefined && ((code >= 48 && code <= 57) || code === 45)) {
      const start = at;
      while (at + 1 < entry.end && text.charCodeAt(at + 1) >= 48 && text.charCodeAt(at + 1) <= 57) at++;
      if (MEMBERS.has(key)) members.set(key, { start, end: at + 1 });
    }
  }
  return members;
}

/** Offset of the quote that ends a string, or of the line end that breaks it. */
function stringEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 10) return at;
    at += code === 92 ? 2 : 1;
  }
  return end;
}

function lastPart(text: string, path: Span): Span {
  const slash = text.slice(path.start, path.end).lastIndexOf('/');
  return { start: path.start + slash + 1, end: path.end };
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  const end = newline < 0 ? text.length : newline;
  return end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

function nextLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : nextLineStart(text, newline);
}
