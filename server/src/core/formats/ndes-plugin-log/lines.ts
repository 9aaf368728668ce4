import type { LineKind } from '../../log/record-list.ts';
import { indexWithin } from '../../text/search.ts';
import { CLOSING, OPENING } from './entry.ts';
import { beginsWording } from './wordings.ts';

/**
 * Tells what each line is, called in the order of the lines: an entry may go on until its frame closes, and a page that IIS sent in place of
 * a verdict until `</html>`. Begins anew at any line that begins an entry.
 */
export function lineReader(text: string): (start: number, end: number) => LineKind {
  let inFrame = false;
  let inPage = false;
  return (lineStart, end) => {
    const start = skipIndent(text, lineStart, end);
    if (start === end) return 'blank';
    if (text.startsWith(OPENING, start)) {
      inPage = false;
      inFrame = indexWithin(text, CLOSING, start, end) < 0;
      return 'record';
    }
    if (inFrame) {
      inFrame = indexWithin(text, CLOSING, start, end) < 0;
      return 'text';
    }
    const known = beginsWording(text, start, end);
    if (!known && (inPage || start > lineStart || text.charCodeAt(start) === LESS_THAN)) {
      if (inPage) inPage = !closesPage(text, start, end);
      return 'text';
    }
    inPage = known && opensPage(text, start, end) && !closesPage(text, start, end);
    return 'record';
  };
}

const LESS_THAN = 60;
/** Blanks, a byte order mark, and `>` of a quoted mail. */
const INDENT_LIMIT = 16;

export function skipIndent(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && at < start + INDENT_LIMIT && isIndent(text.charCodeAt(at))) at++;
  return at;
}

function isIndent(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0xfeff || code === 62;
}

function opensPage(text: string, start: number, end: number): boolean {
  return /<!doctype|<html/i.test(text.slice(start, Math.min(end, start + 200)));
}

function closesPage(text: string, start: number, end: number): boolean {
  return indexWithin(text, '</html>', start, end) >= 0;
}
