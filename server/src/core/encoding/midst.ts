import type { Span } from '../text/span.ts';
import { gatherBase64 } from './base64.ts';
import type { Gathered } from './gathered.ts';
import { sextet } from './unit.ts';
import { looksEncoded } from './words.ts';
import { isBlank, isLineEnd } from './wrap.ts';

/** Shortest line of a wrapped message that is joined with the lines below it. */
const LEAST_LINE = 24;

/**
 * Reads the base64 around `at`, where something stands that only a message or a certificate holds: back to where its signs
 * begin, over the lines above it, and on as far as they go. Takes nothing outside of `free`.
 */
export function gatherMidst(text: string, at: number, free: Span): Gathered {
  const line = runBefore(text, at, free.start);
  let start = line;
  for (let above = lineAbove(text, start, free.start); above; above = lineAbove(text, start, free.start)) {
    start = above.start;
    if (above.first) break;
  }
  const gathered = gatherBase64(text, start, free.end, 'fragment');
  return gathered.end > at || start === line ? gathered : gatherBase64(text, line, free.end, 'fragment');
}

/** Where the run of signs, plain or escaped, begins that ends before `end`. */
function runBefore(text: string, end: number, floor: number): number {
  let start = end;
  while (start > floor && (sextet(text.charCodeAt(start - 1)) >= 0 || '%\\'.includes(text.charAt(start - 1)))) start--;
  return start;
}

/**
 * The signs that end the line above the one whose signs begin at `start`, if they are a line of the same payload: they begin in the
 * same column, or behind more text, as the first record of a log has it.
 */
function lineAbove(text: string, start: number, floor: number): { readonly start: number; readonly first: boolean } | undefined {
  let lineStart = start;
  while (lineStart > floor && !isLineEnd(text.charCodeAt(lineStart - 1))) lineStart--;
  let end = lineStart;
  while (end > floor && isLineEnd(text.charCodeAt(end - 1))) end--;
  if (lineStart === floor || end === lineStart) return undefined;
  while (end > floor && (isBlank(text.charCodeAt(end - 1)) || '"\'\\,'.includes(text.charAt(end - 1)))) end--;
  const run = runBefore(text, end, floor);
  if (end - run < LEAST_LINE || !looksEncoded(text.slice(run, Math.min(end, run + 160)))) return undefined;
  let above = run;
  while (above > floor && !isLineEnd(text.charCodeAt(above - 1))) above--;
  const column = start - lineStart;
  if (run - above < column) return undefined;
  return { start: run, first: run - above > column };
}
