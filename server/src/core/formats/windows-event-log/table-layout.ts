import type { LineReader } from '../../log/record-list.ts';
import { lineEndWithin, nextLineStart } from '../../text/search.ts';
import { countWhile } from '../../text/sorted.ts';
import { type Span, type Token, tokenAt } from '../../text/span.ts';
import { trimmed } from '../xml.ts';
import { labelOf, levelOf, makeHead, type Part } from './labels.ts';
import { type EventParts, type PartsDraft, setPart } from './parts.ts';
import { readEventTime } from './time.ts';

/**
 * The table that PowerShell prints of events (`Get-WinEvent` without more, or `Format-Table`): titles, a line of dashes, a row an event.
 * Rows are read by what stands in them, since the blanks between columns seldom survive a paste. Above the titles may stand whose events
 * they are: `   ProviderName: Microsoft-Windows-…`. A value that PowerShell cut ends with dots.
 */
export interface EventTable {
  readonly kindOf: LineReader;
  /** The event of a row. */
  read(span: Span): EventParts;
}

/** The titles of the first table, by which a text is one; undefined for other lines. */
export function readTableTitles(text: string, start: number, end: number): readonly (Part | undefined)[] | undefined {
  if (end - start > LINE) return undefined;
  const words = text.slice(start, end).trim().split(/\s+/, MOST);
  if (words.length < LEAST || words.length >= MOST) return undefined;
  const labels = words.map(labelOf);
  if (!makeHead(labels) || labels[0]?.part !== 'time' || labels.filter(Boolean).length < LEAST) return undefined;
  const dashes = nextLineStart(text, end);
  const below = text.slice(dashes, lineEndWithin(text, dashes, Math.min(text.length, dashes + LINE))).trim();
  return /^-[-\s]*$/.test(below) && below.split(/\s+/).length === words.length ? labels.map((label) => label?.part) : undefined;
}

const LINE = 2000;
/** Columns of a table. */
const LEAST = 3;
const MOST = 16;

/** Prepares to read the tables of a text, line by line in order; rows may be asked for once their lines were seen. */
export function eventTable(text: string): EventTable {
  const titles: { readonly at: number; readonly columns: readonly (Part | undefined)[] }[] = [];
  const groups: { readonly at: number; readonly provider: Token }[] = [];
  const columnsAt = (at: number) => titles[countWhile(titles.length, (i) => (titles[i]?.at ?? 0) <= at) - 1]?.columns ?? [];
  let open = false;
  const kindOf: LineReader = (start, end) => {
    const columns = readTableTitles(text, start, end);
    const provider = columns ? undefined : groupOf(text, start, end);
    if (columns) titles.push({ at: start, columns });
    if (provider) groups.push({ at: start, provider });
    if (columns || provider) open = false;
    if (columns || provider || titles.length === 0) return 'foreign';
    if (isBlank(text, start, end)) return 'blank';
    if (rowTime(text, start, end)) {
      open = true;
      return 'record';
    }
    return open && /^\s{12}/.test(text.slice(start, start + 12)) ? 'text' : 'foreign'; // a message over several lines
  };
  return {
    kindOf,
    read: (span) => {
      const parts = readRow(text, span, columnsAt(span.start));
      const group = groups[countWhile(groups.length, (i) => (groups[i]?.at ?? 0) <= span.start) - 1];
      return group && !parts.provider ? { ...parts, provider: group.provider } : parts;
    },
  };
}

/** True for the line above a table that says whose events it holds. */
export function isGroup(text: string, start: number, end: number): boolean {
  return groupOf(text, start, end) !== undefined;
}

function groupOf(text: string, start: number, end: number): Token | undefined {
  const found = /^(\s{0,8}ProviderName:\s{1,8})(\S.{0,200}?)\s*$/.exec(text.slice(start, Math.min(end, start + 300)));
  const [, before = '', name = ''] = found ?? [];
  return found ? tokenAt(text, start + before.length, start + before.length + name.length) : undefined;
}

function rowTime(text: string, start: number, end: number) {
  let at = start;
  while (at < end && at < start + 8 && text.charCodeAt(at) <= 32) at++;
  return readEventTime(text, at, end, true);
}

function readRow(text: string, span: Span, columns: readonly (Part | undefined)[]): EventParts {
  const parts: PartsDraft = { data: [], ids: [], body: [] };
  const firstEnd = lineEndWithin(text, span.start, span.end);
  const time = rowTime(text, span.start, firstEnd);
  if (!time) return parts;
  parts.time = time;
  let at = time.span.end;
  for (const part of columns.slice(1)) {
    while (at < firstEnd && text.charCodeAt(at) <= 32) at++;
    if (part === 'message') {
      const message = trimmed(text, { start: at, end: span.end });
      if (message.end > message.start) parts.message = tokenAt(text, message.start, message.end);
      parts.body = [message];
      return parts;
    }
    const word = wordOf(part, text.slice(at, firstEnd));
    if (word === '') continue; // an empty cell
    if (part && part !== 'time') setPart(parts, part, tokenAt(text, at, at + word.length));
    at += word.length;
  }
  return parts;
}

/** What a column holds at the beginning of the rest of a row: up to two blanks, or one word where it must be one. */
function wordOf(part: Part | undefined, rest: string): string {
  if (part === 'event-id') return /^\d{1,5}(?=\s|$)/.exec(rest)?.[0] ?? '';
  if (part === 'level') {
    const word = /^\p{L}{1,20}(?=\s|$)/u.exec(rest)?.[0] ?? '';
    return levelOf(word) === undefined ? '' : word;
  }
  return /^\S{1,200}(?: \S{1,100}){0,8}(?=\s{2}|\t|$)/.exec(rest)?.[0] ?? /^\S{1,200}/.exec(rest)?.[0] ?? '';
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 32) return false;
  return true;
}
