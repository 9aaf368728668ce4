import type { Span } from '../text/span.ts';
import { hexDigit } from './unit.ts';
import { isBlank, isLineEnd } from './wrap.ts';

/** The offset that a row of a dump begins with: `0010:`, `00000010`, `0x0010:`, `0010 -`, `|00000010|`. */
export interface OffsetColumn {
  readonly start: number;
  /** Behind what parts it from the bytes. */
  readonly end: number;
  readonly digits: string;
  readonly separator: string;
}

const MOST_DIGITS = 8;

/** The number systems of dumps: xxd, hexdump and others count in hex, od in octal, some in decimal. */
const RADIXES: readonly number[] = [16, 8, 10];

/** The offset column that ends a line's prefix. */
export function columnBefore(text: string, prefix: Span): OffsetColumn | undefined {
  let end = prefix.end;
  while (end > prefix.start && (isBlank(text.charCodeAt(end - 1)) || SEPARATORS.includes(text.charAt(end - 1)))) end--;
  let start = end;
  while (start > prefix.start && end - start < 10 && (hexDigit(text.charCodeAt(start - 1)) >= 0 || text[start - 1] === 'x'))
    start--;
  if (start > prefix.start && text[start - 1] === '|') start--;
  const column = columnAt(text, start, prefix.end + 1);
  const begins = start === prefix.start || text[start] === '|' || isBlank(text.charCodeAt(start - 1));
  return column && column.end === prefix.end && begins ? column : undefined;
}

/** The offset column at `from`, with what parts it from the bytes or the end of its line; undefined where none stands there. */
export function columnAt(text: string, from: number, limit: number): OffsetColumn | undefined {
  let at = text[from] === '|' ? from + 1 : from;
  if (text.startsWith('0x', at)) at += 2;
  const digits = at;
  while (at < limit && at - digits <= MOST_DIGITS && hexDigit(text.charCodeAt(at)) >= 0) at++;
  if (at - digits < 4 || at - digits > MOST_DIGITS) return undefined;
  const behind = at;
  while (at < limit && at - behind < 6 && (isBlank(text.charCodeAt(at)) || SEPARATORS.includes(text.charAt(at)))) at++;
  if (at === behind && at < limit && !isLineEnd(text.charCodeAt(at))) return undefined;
  return { start: from, end: at, digits: text.slice(digits, behind), separator: text.slice(behind, at).trim() };
}

const SEPARATORS = ':-|';

/** Follows the offsets of a dump from its first row on, and finds out in which number system they are. */
export class Offsets {
  readonly #first: OffsetColumn;
  #radixes: readonly number[];

  constructor(first: OffsetColumn) {
    this.#first = first;
    this.#radixes = RADIXES.filter((radix) => offsetOf(first.digits, radix) >= 0);
  }

  /** True where a row goes on behind `count` bytes. */
  goesOn({ digits }: OffsetColumn, count: number): boolean {
    const fitting = this.#radixes.filter((radix) => offsetOf(digits, radix) === offsetOf(this.#first.digits, radix) + count);
    if (fitting.length === 0) return false;
    this.#radixes = fitting;
    return true;
  }

  /** The offset that was expected behind `count` bytes, written as in the dump, where a row names a later one. */
  expected({ digits, separator }: OffsetColumn, count: number): string | undefined {
    const first = this.#first;
    if (digits.length !== first.digits.length || separator !== first.separator) return undefined; // a date, or some other number
    const [radix = 16] = this.#radixes;
    const expected = offsetOf(this.#first.digits, radix) + count;
    return offsetOf(digits, radix) > expected ? expected.toString(radix).padStart(digits.length, '0') : undefined;
  }
}

/** -1 where a digit does not belong to the number system. */
function offsetOf(digits: string, radix: number): number {
  let value = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = hexDigit(digits.charCodeAt(at));
    if (digit >= radix) return -1;
    value = value * radix + digit;
  }
  return value;
}
