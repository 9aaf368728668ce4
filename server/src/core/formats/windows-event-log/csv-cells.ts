import type { Span, Token } from '../../text/span.ts';

const MAX_COLUMNS = 64;
const QUOTE = 34;

/** The first cells of a row; quotation marks around one are left out, doubled ones inside count as one in its value. */
export function cellsOf(text: string, { start, end }: Span, separator: string, most = MAX_COLUMNS): readonly Token[] {
  const row = text.slice(start, end);
  const cells: Token[] = [];
  let at = 0;
  while (at <= row.length && cells.length < most) {
    const quoted = row.charCodeAt(at) === QUOTE;
    const first = quoted ? at + 1 : at;
    const behind = quoted ? closingQuote(row, first) : at;
    const next = row.indexOf(separator, behind);
    const stop = next < 0 ? row.length : next;
    const last = quoted ? behind : stop;
    const value = row.slice(first, last);
    cells.push({ value: quoted ? value.replaceAll('""', '"') : value, span: { start: start + first, end: start + last } });
    if (next < 0) break;
    at = next + 1;
  }
  return cells;
}

/** True where quotation marks stand around whole cells only, as in every list and nowhere in a line of JSON or of a program. */
export function isQuotedByCells(text: string, { start, end }: Span, cells: readonly Token[], separator: string): boolean {
  return cells.every(({ span }) => {
    const quoted = span.start > start && text.charCodeAt(span.start - 1) === QUOTE;
    const behind = quoted ? span.end + 1 : span.end;
    return (behind >= end || text[behind] === separator) && (quoted || !text.slice(span.start, span.end).includes('"'));
  });
}

function closingQuote(row: string, from: number): number {
  let at = row.indexOf('"', from);
  while (at >= 0 && row.charCodeAt(at + 1) === QUOTE) at = row.indexOf('"', at + 2);
  return at < 0 ? row.length : at;
}

/** A level word or a time at the beginning of a line, then a separator: the next row. */
const ROW = /^"?[\p{L} ]{3,24}"?[,;\t]"?\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[ T,]/u;

/** So many code units tell whether a row begins. */
export const ROW_AHEAD = 60;

/** Where the row at `start` ends. A quotation mark that is never closed ends where a line looks like the beginning of a row. */
export function rowEnd(text: string, start: number): number {
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    else if (code === 10 && (!quoted || ROW.test(text.slice(at + 1, at + ROW_AHEAD)))) {
      return text.charCodeAt(at - 1) === 13 ? at - 1 : at;
    }
  }
  return text.length;
}
