import type { LogLevel, LogTime } from '../../log/model.ts';
import { digits } from '../../log/time.ts';
import { indexWithin, lineEndWithin } from '../../text/search.ts';
import type { Span } from '../../text/span.ts';

/**
 * What an entry says beside its message. Three layouts: the file itself, `<![LOG[message]LOG]!><time="…" date="…" component="…" …>`; rows
 * copied from CMTrace, whose last columns are component, date with time, and thread; and messages alone, as articles print them.
 * Source: the layout of ConfigMgr logs (Validate-NDESConfiguration.ps1 writes it); that this log has it is not confirmed by a sample.
 */
export interface PluginEntry {
  readonly message: Span;
  readonly time?: LogTime;
  readonly attributes: readonly Attribute[];
}

export interface Attribute extends Span {
  readonly name: 'time' | 'date' | 'component' | 'context' | 'type' | 'thread' | 'file';
}

export const OPENING = '<![LOG[';
export const CLOSING = ']LOG]!>';

/** Reads the entry at `span`, which begins with its first character that is no blank. */
export function readEntry(text: string, span: Span): PluginEntry {
  if (text.startsWith(OPENING, span.start)) return readFramed(text, span);
  return readRow(text, span) ?? { message: trimmed(text, span), attributes: [] };
}

/** The level from the attribute `type`. 0 is written by some programs and has no agreed meaning. */
export function levelOf(text: string, entry: PluginEntry): LogLevel | undefined {
  const type = entry.attributes.find(({ name }) => name === 'type');
  return type && LEVELS.get(text.slice(type.start, type.end));
}

/** The thread as a key; undefined where the layout has none. */
export function threadOf(text: string, entry: PluginEntry): string | undefined {
  const thread = entry.attributes.find(({ name }) => name === 'thread');
  return thread && text.slice(thread.start, thread.end);
}

const LEVELS: ReadonlyMap<string, LogLevel> = new Map([
  ['1', 'info'],
  ['2', 'warning'],
  ['3', 'error'],
]);

function readFramed(text: string, span: Span): PluginEntry {
  const start = span.start + OPENING.length;
  const closing = indexWithin(text, CLOSING, start, span.end);
  if (closing < 0) return { message: trimmed(text, { start: Math.min(start, span.end), end: span.end }), attributes: [] };
  const attributes = readAttributes(text, closing + CLOSING.length, Math.min(span.end, closing + ATTRIBUTES_LIMIT));
  const time = framedTime(text, attributes);
  return { message: trimmed(text, { start, end: closing }), attributes, ...(time ? { time } : {}) };
}

/** The attributes of an entry are shorter than this. */
const ATTRIBUTES_LIMIT = 2000;
const ATTRIBUTE = /(time|date|component|context|type|thread|file)="([^"]{0,400})"/g;

function readAttributes(text: string, start: number, end: number): readonly Attribute[] {
  return Array.from(text.slice(start, end).matchAll(ATTRIBUTE), (found): Attribute => {
    const [whole, name = '', value = ''] = found;
    const stop = start + found.index + whole.length - 1;
    return { name: name as Attribute['name'], start: stop - value.length, end: stop };
  });
}

/**
 * `time="HH:mm:ss.fff+bias" date="M-d-yyyy"`. Programs disagree whether the bias is to be added or subtracted, so the time is given as it
 * stands, marked `assumed`, with the bias beside it.
 */
function framedTime(text: string, attributes: readonly Attribute[]): LogTime | undefined {
  const time = attributes.find(({ name }) => name === 'time');
  const date = attributes.find(({ name }) => name === 'date');
  const written = time ? text.slice(time.start, time.end) : '';
  const clock = clockMs(written);
  if (!time || clock === undefined) return undefined;
  const bias = /\d([+-]\d{1,3})$/.exec(written)?.[1];
  const [, month = '', day = '', year = ''] =
    (date && /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text.slice(date.start, date.end))) ?? [];
  const dayMs = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const known = date !== undefined && Number(month) <= 12 && Number(day) <= 31 && dayMs > 0;
  return {
    epochMs: known ? dayMs + clock : clock,
    zone: 'assumed',
    dateKnown: known,
    yearKnown: known,
    ...(bias === undefined ? {} : { biasMinutes: Number(bias) }),
    span: { start: time.start, end: time.end },
  };
}

/** `H:mm:ss[.fff]` with `AM` or `PM` behind it or not; milliseconds of the day. */
function clockMs(clock: string): number | undefined {
  const found = /(\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,7}))?(?: ?([AP])M)?/i.exec(clock);
  if (!found) return undefined;
  const [, hours = '', minutes = '', seconds = '', fraction = '', half = ''] = found;
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 60) return undefined;
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/** A row of CMTrace, its columns apart by tabs: text, component, date with time, thread. The date is in the order of the copier's system. */
function readRow(text: string, span: Span): PluginEntry | undefined {
  const end = lineEndWithin(text, span.start, span.end);
  const cells = tabs(text, Math.max(span.start, end - ROW_TAIL), end);
  const [component, moment, thread] = cells.slice(-3);
  if (!component || !moment || !thread || cells.length < 4) return undefined;
  const threadEnd = threadNumberEnd(text, thread);
  const clock = clockMs(text.slice(moment.start, moment.end));
  if (threadEnd < 0 || clock === undefined) return undefined;
  return {
    message: trimmed(text, { start: span.start, end: component.start - 1 }),
    time: { epochMs: clock, zone: 'assumed', dateKnown: false, yearKnown: false, span: moment },
    attributes: [
      { name: 'component', ...component },
      { name: 'time', ...moment },
      { name: 'thread', start: thread.start, end: threadEnd },
    ],
  };
}

const ROW_TAIL = 400;

function tabs(text: string, start: number, end: number): readonly Span[] {
  const cells: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text.charCodeAt(at) !== 9) continue;
    cells.push(trimmed(text, { start: from, end: at }));
    from = at + 1;
  }
  return cells;
}

/** `1234 (0x4D2)`: behind the decimal number, or -1. */
function threadNumberEnd(text: string, cell: Span): number {
  let end = cell.start;
  while (end < cell.end && digits(text, end, cell.end, 1) >= 0) end++;
  return end > cell.start && text.startsWith(' (0x', end) ? end : -1;
}

export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return { start, end };
}
