import { msg } from '../text/message.ts';
import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import { Extent, startsLikeMessage } from './extent.ts';
import { ellipsisAt, type Gathered, inOrder, MAX_PAYLOAD } from './gathered.ts';
import type { EncodingStep, FoundPayload } from './model.ts';
import { Places } from './places.ts';
import { hexDigit } from './unit.ts';
import { isBlank, isLineEnd, linePrefix, nextLine } from './wrap.ts';

/** A row of a dump shows 8 to 32 bytes; behind the gap that follows it stands their text. */
const MAX_ROW = 64;

/**
 * Reads hex at `start`, at most to `limit`: one run, bytes or words with blanks, colons, dashes or commas between, `0x30`, `\x30`,
 * and dumps (OpenSSL, xxd, hexdump, Cisco) with an offset column before the bytes, their text behind, and log prefixes.
 * `value` reads on where the first element has its end. Never fails; may give no byte.
 */
export function gatherHex(text: string, start: number, limit: number, joining: 'bare' | 'value'): Gathered {
  return new HexReader(text, start, Math.min(limit, start + MAX_PAYLOAD), joining).gather();
}

class HexReader {
  readonly #text: string;
  readonly #start: number;
  readonly #limit: number;
  readonly #joining: 'bare' | 'value';
  readonly #places = new Places();
  readonly #extent = new Extent();
  readonly #prefix: Span;
  /** Offset that the first row names, where rows name one. */
  readonly #base: number | undefined;
  readonly #problems: Problem[] = [];
  readonly #steps = new Set<EncodingStep>();
  #bytes: Uint8Array;
  #count = 0;
  #end: number;
  #oddDigit = false;

  constructor(text: string, start: number, limit: number, joining: 'bare' | 'value') {
    this.#text = text;
    this.#start = start;
    this.#limit = limit;
    this.#joining = joining;
    this.#end = start;
    this.#bytes = new Uint8Array(Math.max(64, Math.min(4096, limit - start)));
    const prefix = linePrefix(text, start);
    const column = offsetBefore(text, prefix);
    this.#base = column?.value;
    this.#prefix = column ? { start: prefix.start, end: column.start } : prefix;
  }

  gather(): Gathered {
    let row = this.#row(this.#start);
    while (row >= 0 && !this.#complete() && row < this.#limit) {
      const next = nextLine(this.#text, row, this.#limit, this.#prefix);
      if (!next || this.#oddDigit) break;
      row = -1;
      for (const from of next.starts) {
        row = this.#nextRow(from);
        if (row >= 0) break;
      }
      if (row >= 0) this.#steps.add('wrapped');
    }
    return this.#finish();
  }

  /** A row behind the first: with an offset column where the first had one, which must go on where the bytes stopped. */
  #nextRow(from: number): number {
    if (this.#base === undefined) return isByte(this.#text, from, this.#limit) ? this.#row(from) : -1;
    const column = offsetAt(this.#text, from, this.#limit);
    if (!column) return -1;
    if (column.value === this.#base + this.#count) return this.#row(column.end);
    if (column.value > this.#base + this.#count) {
      const message = msg(
        'Rows are missing: the dump goes on at offset {0}, {1} was expected.',
        column.value,
        this.#base + this.#count,
      );
      this.#problems.push({ code: 'dump-rows-missing', span: { start: from, end: column.end }, message });
    }
    return -1;
  }

  /** Takes the bytes of one row. Returns where its line ends, or -1 where no byte stands there or the line says more than a row does. */
  #row(from: number): number {
    const before = this.#count;
    let at = from;
    while (at < this.#limit) {
      const word = this.#word(at);
      if (word === at) break;
      at = word;
      this.#end = at;
      if (this.#oddDigit || (this.#complete() && this.#joining === 'bare')) break;
      at = this.#behindSeparator(at, this.#count - before);
    }
    if (this.#count === before) return -1;
    if (this.#base !== undefined) return lineEnd(this.#text, this.#end, this.#limit);
    return behindText(this.#text, this.#end, this.#limit);
  }

  /** Takes a run of digits, two a byte. */
  #word(from: number): number {
    let at = from;
    if (this.#text.startsWith('0x', at) || this.#text.startsWith('\\x', at) || this.#text.startsWith('0X', at)) at += 2;
    const first = at;
    while (at + 1 < this.#limit) {
      const high = hexDigit(this.#text.charCodeAt(at));
      const low = hexDigit(this.#text.charCodeAt(at + 1));
      if (high < 0 || low < 0) break;
      this.#add(high * 16 + low, at);
      at += 2;
    }
    if (at > first && at < this.#limit && hexDigit(this.#text.charCodeAt(at)) >= 0) {
      this.#oddDigit = true;
      return at + 1;
    }
    return at > first ? at : from;
  }

  /** Behind what may stand between two bytes. A wider gap parts the bytes from their text, but for the middle of a row. */
  #behindSeparator(from: number, inRow: number): number {
    const code = this.#text.charCodeAt(from);
    let at = from;
    if (code === 58 || code === 45 || code === 44) at++;
    while (isBlank(this.#text.charCodeAt(at)) && at - from < 3) at++;
    const gap = at - from;
    if (gap <= 1 || (code === 44 && gap === 2)) return at;
    return gap === 2 && inRow === 8 && isByte(this.#text, at, this.#limit) ? at : from;
  }

  #add(byte: number, at: number): void {
    if (this.#count === this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes[this.#count++] = byte;
    this.#extent.push(byte);
    this.#places.add(at, 2);
  }

  #complete(): boolean {
    return this.#joining === 'bare' && this.#extent.end >= 0;
  }

  #finish(): Gathered {
    const bytes = this.#bytes.slice(0, this.#count);
    const complete = startsLikeMessage(bytes) && this.#extent.end >= 0;
    const cut = complete ? undefined : this.#cut(bytes);
    const dump = this.#base !== undefined || (this.#steps.has('wrapped') && this.#end - this.#start > bytes.length * 2 + 2);
    return {
      start: this.#start,
      end: this.#end,
      bytes,
      places: this.#places,
      bits: 8,
      phase: 0,
      steps: inOrder(this.#steps, dump ? 'hex-dump' : 'hex'),
      complete,
      padded: false,
      ...(cut ? { cut } : {}),
      problems: this.#problems,
    };
  }

  #cut(bytes: Uint8Array): FoundPayload['cut'] {
    const leftoverBits = this.#oddDigit ? 4 : 0;
    if (ellipsisAt(this.#text, this.#end)) return { atByte: bytes.length, leftoverBits, why: 'ellipsis' };
    if (this.#oddDigit) return { atByte: bytes.length, leftoverBits, why: 'mid-quantum' };
    return startsLikeMessage(bytes) && !this.#extent.broken
      ? { atByte: bytes.length, leftoverBits: 0, why: 'end-of-text' }
      : undefined;
  }
}

interface OffsetColumn {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** The offset column that ends a line's prefix: `0010:`, `00000010`, `0x0010:`, `0010 -`. */
function offsetBefore(text: string, prefix: Span): OffsetColumn | undefined {
  let end = prefix.end;
  while (end > prefix.start && (isBlank(text.charCodeAt(end - 1)) || ':-'.includes(text.charAt(end - 1)))) end--;
  let start = end;
  while (start > prefix.start && end - start < 10 && (hexDigit(text.charCodeAt(start - 1)) >= 0 || text[start - 1] === 'x'))
    start--;
  const column = offsetAt(text, start, prefix.end + 1);
  return column && column.end === prefix.end && (start === prefix.start || isBlank(text.charCodeAt(start - 1)))
    ? column
    : undefined;
}

/** The offset column at `from`, with the separator behind it. */
function offsetAt(text: string, from: number, limit: number): OffsetColumn | undefined {
  let at = text.startsWith('0x', from) ? from + 2 : from;
  const digits = at;
  let value = 0;
  while (at < limit && at - digits < 9 && hexDigit(text.charCodeAt(at)) >= 0)
    value = value * 16 + hexDigit(text.charCodeAt(at++));
  if (at - digits < 4 || at - digits > 8) return undefined;
  const behind = at;
  while (at < limit && at - behind < 6 && (isBlank(text.charCodeAt(at)) || ':-'.includes(text.charAt(at)))) at++;
  return at > behind ? { start: from, end: at, value } : undefined;
}

function isByte(text: string, at: number, limit: number): boolean {
  const from = text.startsWith('0x', at) ? at + 2 : at;
  return from + 1 < limit && hexDigit(text.charCodeAt(from)) >= 0 && hexDigit(text.charCodeAt(from + 1)) >= 0;
}

/** The end of the line of a row whose bytes end at `from`, if only their text can stand between. */
function lineEnd(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && at - from < MAX_ROW && !isLineEnd(text.charCodeAt(at))) at++;
  return at >= limit || isLineEnd(text.charCodeAt(at)) ? at : -1;
}

/** Like `lineEnd`, for rows without an offset column: their text stands behind a gap. */
function behindText(text: string, from: number, limit: number): number {
  const gap = isBlank(text.charCodeAt(from)) && (isBlank(text.charCodeAt(from + 1)) || text[from + 1] === '|');
  return gap ? lineEnd(text, from, limit) : from;
}
