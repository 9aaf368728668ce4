import type { Span } from '../text/span.ts';
import { sextet } from './unit.ts';

/** Longest start of a line that is compared with the starts of the lines that follow. */
const MAX_PREFIX = 512;

/** Where a payload may go on behind a line end. */
export interface NextLine {
  /** Places at which its signs may begin: behind blanks and quotes, or behind what the first line began with. */
  readonly starts: readonly number[];
  /** The line ended with a backslash, as TextEdit and shells write. */
  readonly backslash: boolean;
}

/** The text before a payload on its line: what a logger puts before every line. */
export function linePrefix(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && offset - start < MAX_PREFIX && !isLineEnd(text.charCodeAt(start - 1))) start--;
  return { start, end: offset };
}

/** Looks behind a line end at `at` (after blanks, a quote, a `+` or a backslash). Undefined where the line goes on with other text. */
export function nextLine(text: string, at: number, limit: number, prefix: Span): NextLine | undefined {
  const end = lineEndBehind(text, at, limit);
  if (end < 0) return undefined;
  const backslash = text.slice(at, end).includes('\\');
  let start = behindLineEnd(text, end, limit);
  if (start < limit && isLineEnd(text.charCodeAt(start))) start = behindLineEnd(text, start, limit); // pasted with every line doubled
  const bare = behindBlanks(text, start, limit);
  if (bare >= limit) return undefined;
  const starts = [bare];
  const prefixed = behindPrefix(text, start, limit, prefix);
  if (prefixed > bare) starts.unshift(prefixed);
  return { starts, backslash };
}

/** True where nothing but a quote, a separator, a backslash or blanks stands between `at` and the end of its line. */
export function endsLine(text: string, at: number, limit: number): boolean {
  return lineEndBehind(text, at, limit) >= 0;
}

export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0;
}

function lineEndBehind(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && end - at < 16 && ' \t\u00a0"\'+,:\\;'.includes(text.charAt(end))) end++;
  if (text.startsWith('^M', end) && isLineEnd(text.charCodeAt(end + 2))) end += 2; // a carriage return as editors show it
  return end >= limit ? limit : isLineEnd(text.charCodeAt(end)) ? end : -1;
}

function behindLineEnd(text: string, at: number, limit: number): number {
  return Math.min(limit, text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1);
}

function behindBlanks(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && (isBlank(text.charCodeAt(at)) || '"\'>'.includes(text.charAt(at)))) at++;
  return at;
}

/**
 * Behind a line start that looks like `prefix` or like its beginning: the same but for digits and the width of blanks.
 * The signs are then the line's last word. -1 where it looks otherwise.
 */
function behindPrefix(text: string, start: number, limit: number, prefix: Span): number {
  let known = prefix.start;
  let at = start;
  let behind = -1;
  while (at < limit && known < prefix.end && at - start < MAX_PREFIX) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) return -1;
    const other = text.charCodeAt(known);
    if (code === ESCAPE && other === ESCAPE) {
      at = behindColour(text, at);
      known = behindColour(text, known);
      behind = at;
    } else if (isDigit(code) && isDigit(other)) {
      while (isDigit(text.charCodeAt(at))) at++;
      while (known < prefix.end && isDigit(text.charCodeAt(known))) known++;
    } else if (isBlank(code) && isBlank(other)) {
      while (isBlank(text.charCodeAt(at))) at++;
      while (known < prefix.end && isBlank(text.charCodeAt(known))) known++;
      behind = at;
    } else if (code === other) {
      at++;
      known++;
      if (sextet(code) < 0) behind = at;
    } else {
      break;
    }
  }
  if (known >= prefix.end && at > start) return at;
  return at > start ? behind : -1;
}

const ESCAPE = 27;

/** Behind a change of colour (ECMA-48 8.3.117), which may be another one before every line. */
function behindColour(text: string, at: number): number {
  return at + (/^.\[[0-9;]{0,12}[mK]/.exec(text.slice(at, at + 16))?.[0].length ?? 1);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
