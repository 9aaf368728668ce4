import type { LogTime } from '../../log/model.ts';
import { readIsoTime } from '../../log/time.ts';
import { passLong } from '../../log/windows.ts';
import { lineEndSign } from '../../text/search.ts';
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

/** How the JSON styles begin: an object, in an array or not, below the remark of `log stream`, or below junk. */
const START = /^\uFEFF?\s{0,40}(?:Filtering the log data [^\r\n]{0,2000})?\s{0,20}\[?\s{0,20}\{(?=\s{0,20}")/;

/** Offset of the brace with which the first entry begins, or -1. */
function firstBrace(text: string): number {
  const brace = braceAt(text, 0);
  return brace < 0 ? braceAt(text, passLong(text, 0)) : brace;
}

function braceAt(text: string, from: number): number {
  const start = START.exec(text.slice(from, from + 2100));
  return start ? from + start[0].length - 1 : -1;
}

/**
 * Gives the first entry at or behind an offset: one line of `ndjson`, or the lines of an object that `json` prints with its braces in
 * the first column (`[{`, `},{`, `}]`), and other tools with the indentation of the first one. A cut entry ends where the next one
 * begins, or with the text.
 */
export function jsonEntryCutter(text: string, { indent, lineEnd }: JsonStyle): (from: number) => Span | undefined {
  const layout: Layout = { text, indent, lineEnd };
  return (from) => {
    for (let line = from; line < text.length; line = nextLine(layout, line)) {
      const start = entryStart(layout, line);
      if (start >= 0) return { start, end: entryEnd(layout, start) };
    }
    return undefined;
  };
}

/** How a tool lays its entries out. */
export interface JsonStyle {
  /** What stands before the braces of an entry; inner objects stand deeper. */
  readonly indent: string;
  readonly lineEnd: '\n' | '\r';
}

interface Layout extends JsonStyle {
  readonly text: string;
}

/** The style that the head of a text shows; undefined where it does not begin as the JSON styles do. */
export function jsonStyleOf(head: string): JsonStyle | undefined {
  return firstBrace(head) < 0 ? undefined : { indent: indentOf(head), lineEnd: lineEndSign(head) };
}

/** The blanks before the brace of the first entry, where that begins a line. */
function indentOf(text: string): string {
  const brace = firstBrace(text);
  let at = brace;
  while (at > 0 && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9)) at--;
  return /[\r\n]/.test(text.charAt(at - 1)) ? text.slice(at, brace) : '';
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

function entryStart({ text, indent }: Layout, line: number): number {
  if (!text.startsWith(indent, line)) return -1;
  const at = line + indent.length;
  for (const [lead, skip] of LEADS) if (text.startsWith(lead, at)) return at + skip;
  return -1;
}
const LEADS = [
  ['{', 0],
  ['[{', 1],
  [',{', 1],
  ['},{', 2],
] as const;

function entryEnd(layout: Layout, start: number): number {
  const { text, indent } = layout;
  const first = endOfLine(layout, start);
  if (first > start + 1) return first;
  let end = first;
  for (let line = nextLine(layout, start); line < text.length; line = nextLine(layout, line)) {
    if (text.startsWith(indent, line) && text.charCodeAt(line + indent.length) === 125) return line + indent.length + 1;
    if (entryStart(layout, line) >= 0) return end;
    end = endOfLine(layout, line);
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
    if (code === 34 || code === 10 || code === 13) return at;
    at += code === 92 ? 2 : 1;
  }
  return end;
}

function lastPart(text: string, path: Span): Span {
  const slash = text.slice(path.start, path.end).lastIndexOf('/');
  return { start: path.start + slash + 1, end: path.end };
}

function endOfLine({ text, lineEnd }: Layout, from: number): number {
  const found = text.indexOf(lineEnd, from);
  const end = found < 0 ? text.length : found;
  return end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

function nextLine({ text, lineEnd }: Layout, from: number): number {
  const found = text.indexOf(lineEnd, from);
  return found < 0 ? text.length : found + 1;
}
