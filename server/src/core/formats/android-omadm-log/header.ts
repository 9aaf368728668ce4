import type { LogLevel, LogTime } from '../../log/model.ts';
import { digits, readIsoTime } from '../../log/time.ts';
import type { Span } from '../../text/span.ts';

/**
 * The columns of an OMADM.log line: `yyyy-MM-ddTHH:mm:ss.fffffff`, level, category, logger, process id, thread id, message. Some
 * versions wrote no category. They are apart by tabs or by runs of blanks. A line that stops early has the columns up to there.
 * Source: Microsoft, "Troubleshoot SCEP certificate: device to NDES" and "delivery", "Troubleshoot Wi-Fi profiles" (without the category;
 * sample lines, the layout is not described).
 */
export interface OmadmHeader {
  /** The timestamp, or the word `Time` that the articles put in its place. Only the shortest notation of logcat has none. */
  readonly time?: Span;
  readonly level?: Span;
  readonly category?: Span;
  readonly logger?: Span;
  readonly pid?: Span;
  readonly tid?: Span;
  /** Where the message begins. Absent where a column before it is missing. */
  readonly messageStart?: number;
}

/** Blanks and marks that a paste may put before a timestamp. */
const INDENT_LIMIT = 8;
/** No column before the message is longer; real loggers have under 100 characters. */
const COLUMN_LIMIT = 300;

/** Reads the columns of the line at `start`; undefined where it does not begin with a timestamp, so belongs to the record above. */
export function readOmadmHeader(text: string, start: number, end: number): OmadmHeader | undefined {
  let at = start;
  while (at < end && at < start + INDENT_LIMIT && isIndent(text.charCodeAt(at))) at++;
  const timeEnd = timestampEnd(text, at, end);
  if (timeEnd < 0) return undefined;
  const time = { start: at, end: timeEnd };
  const level = column(text, timeEnd, end);
  if (!level || !isLetters(text, level)) return { time };
  const first = column(text, level.end, end);
  if (!first) return { time, level };
  const second = column(text, first.end, end);
  if (second ? isNumber(text, second) : isClass(text, first)) return { time, level, ...behindLogger(text, first, end) };
  if (!second) return { time, level, category: first };
  return { time, level, category: first, ...behindLogger(text, second, end) };
}

/** The logger, and the columns behind it. */
function behindLogger(text: string, logger: Span, end: number): Omit<OmadmHeader, 'time' | 'level' | 'category'> {
  const pid = column(text, logger.end, end);
  if (!pid || !isNumber(text, pid)) return { logger };
  const tid = column(text, pid.end, end);
  if (!tid || !isNumber(text, tid)) return { logger, pid };
  return { logger, pid, tid, messageStart: skipBlanks(text, tid.end, end) };
}

/** A logger is a class in a package; a category is one word. */
function isClass(text: string, span: Span): boolean {
  return text.slice(span.start, span.end).includes('.');
}

/** The moment of a record. OMADM.log names no zone: read as UTC and marked `assumed`. Undefined for the placeholder `Time`. */
export function timeOf(text: string, { time }: OmadmHeader): LogTime | undefined {
  return time && readIsoTime(text, time.start, time.end);
}

/** The level of a record. VERB and INFO are seen in public samples; WARN and ERROR are assumed. Undefined for another word. */
export function levelOf(text: string, header: OmadmHeader): LogLevel | undefined {
  return header.level ? LEVELS.get(text.slice(header.level.start, header.level.end).toUpperCase()) : undefined;
}

/** Process and thread id: a thread id alone comes back after a restart. Undefined where a cut line has neither. */
export function threadOf(text: string, { pid, tid }: OmadmHeader): string | undefined {
  const process = pid && text.slice(pid.start, pid.end);
  return process && tid ? `${process},${text.slice(tid.start, tid.end)}` : process;
}

const LEVELS: ReadonlyMap<string, LogLevel> = new Map([
  ['VERB', 'verbose'],
  ['VERBOSE', 'verbose'],
  ['DEBUG', 'debug'],
  ['INFO', 'info'],
  ['WARN', 'warning'],
  ['WARNING', 'warning'],
  ['ERROR', 'error'],
  ['ERR', 'error'],
  ['FATAL', 'fault'],
  ['V', 'verbose'],
  ['D', 'debug'],
  ['I', 'info'],
  ['W', 'warning'],
  ['E', 'error'],
  ['F', 'fault'],
  ['A', 'fault'],
]);

/** Where the timestamp at `at` ends, or -1. The placeholder `Time` counts where a level word stands behind it. */
function timestampEnd(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) === 84) {
    if (!text.startsWith('Time', at)) return -1;
    const level = column(text, at + 4, end);
    return level && level.start > at + 4 && LEVELS.has(text.slice(level.start, level.end)) ? at + 4 : -1;
  }
  if (digits(text, at, end, 4) < 0 || text.charCodeAt(at + 4) !== 45 || text.charCodeAt(at + 10) !== 84) return -1;
  if (digits(text, at + 11, end, 2) < 0 || text.charCodeAt(at + 13) !== 58 || digits(text, at + 17, end, 2) < 0) return -1;
  let stop = at + 19;
  while (stop < end && !isBlank(text.charCodeAt(stop)) && stop < at + 40) stop++;
  return stop < end && !isBlank(text.charCodeAt(stop)) ? -1 : stop;
}

function column(text: string, from: number, end: number): Span | undefined {
  const start = skipBlanks(text, from, end);
  let stop = start;
  while (stop < end && stop < start + COLUMN_LIMIT && !isBlank(text.charCodeAt(stop))) stop++;
  return stop > start && (stop === end || isBlank(text.charCodeAt(stop))) ? { start, end: stop } : undefined;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0;
}

/** Blanks, a byte order mark, and `>` of a quoted mail. */
function isIndent(code: number): boolean {
  return isBlank(code) || code === 0xfeff || code === 62;
}

function isNumber(text: string, span: Span): boolean {
  const length = span.end - span.start;
  return length <= 10 && digits(text, span.start, span.end, length) >= 0;
}

function isLetters(text: string, span: Span): boolean {
  if (span.end - span.start > 12) return false;
  for (let at = span.start; at < span.end; at++) {
    const lower = text.charCodeAt(at) | 32;
    if (lower < 97 || lower > 122) return false;
  }
  return true;
}
