import type { Problem } from '../text/problem.ts';
import { msg } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import { Extent, HEAD_BYTES, startsLikeMessage } from './extent.ts';
import { ellipsisAt, type Gathered, inOrder, MAX_PAYLOAD } from './gathered.ts';
import type { EncodingStep, FoundPayload } from './model.ts';
import { columnAt, columnBefore, Offsets } from './offset-column.ts';
import { Places } from './places.ts';
import { hexDigit } from './unit.ts';
import { isBlank, isLineEnd, linePrefix, nextLine } from './wrap.ts';

/** A row of a dump shows 8 to 32 bytes; behind the gap that follows it stands their text. */
const MAX_ROW = 64;

/** `words`: two bytes a word, the second one first, as `hexdump` and `od -x` write on most machines. */
export type ByteOrder = 'bytes' | 'words';

/**
 * Reads hex at `start`, at most to `limit`: one run, bytes or words with blanks, colons, dashes or commas between, `0x30`, `\x30`,
 * and dumps (OpenSSL, xxd, hexdump, od, Cisco, Netty) with an offset column before the bytes, their text behind, and log prefixes.
 * `value` reads on where the first element has its end. Never fails; may give no byte.
 */
export function gatherHex(
  text: string,
  start: number,
  limit: number,
  joining: 'bare' | 'value',
  order: ByteOrder = 'bytes',
): Gathered {
  return new HexReader(text, start, Math.min(limit, start + MAX_PAYLOAD), joining, order).gather();
}

/** The first bytes at `start` on its line, as many as tell how a message begins. */
export function hexHead(text: string, start: number, limit: number): Uint8Array {
  const bytes: number[] = [];
  for (let at = start; at + 1 < limit && bytes.length < HEAD_BYTES; ) {
    if ((text.charCodeAt(at + 1) | 32) === 120) at += 2; // 0x, \x
    const high = hexDigit(text.charCodeAt(at));
    const low = hexDigit(text.charCodeAt(at + 1));
    if (high < 0) break;
    bytes.push(low < 0 ? high : high * 16 + low);
    at += low < 0 ? 1 : 2;
    while (at < limit && ' ,:-'.includes(text.charAt(at))) at++;
  }
  return Uint8Array.from(bytes);
}

class HexReader {
  readonly #text: string;
  readonly #start: number;
  readonly #limit: number;
  readonly #joining: 'bare' | 'value';
  readonly #order: ByteOrder;
  readonly #places = new Places();
  readonly #extent = new Extent();
  readonly #prefix: Span;
  /** Where rows name their offset. */
  readonly #offsets: Offsets | undefined;
  readonly #problems: Problem[] = [];
  readonly #steps = new Set<EncodingStep>();
  #bytes: Uint8Array;
  #count = 0;
  #end: number;
  #oddDigit = false;
  #waiting: number | undefined;

  constructor(text: string, start: number, limit: number, joining: 'bare' | 'value', order: ByteOrder) {
    this.#text = text;
    this.#start = start;
    this.#limit = limit;
    this.#joining = joining;
    this.#order = order;
    this.#end = start;
    this.#bytes = new Uint8Array(Math.max(64, Math.min(4096, limit - start)));
    const prefix = linePrefix(text, start);
    const column = columnBefore(text, prefix);
    this.#offsets = column && new Offsets(column);
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
    if (!this.#offsets) return isByte(this.#text, from, this.#limit) ? this.#row(from) : -1;
    const column = columnAt(this.#text, from, this.#limit);
    if (!column) return -1;
    if (this.#offsets.goesOn(column, this.#count)) return this.#row(column.end);
    if (this.#order === 'words' && this.#offsets.goesOn(column, this.#count - 1)) this.#count--; // the last word was half empty
    const expected = this.#offsets.expected(column, this.#count);
    if (expected !== undefined) {
      const message = msg('Rows of the dump are missing: behind offset {0} it goes on at {1}.', expected, column.digits);
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
    if (this.#offsets) return lineEnd(this.#text, this.#end, this.#limit);
    return behindText(this.#text, this.#end, this.#limit);
  }

  /** Takes a run of digits, two a byte; behind `0x` or `\x` one digit is a byte too. */
  #word(from: number): number {
    let at = from;
    const marked = (this.#text.charCodeAt(at + 1) | 32) === 120 && '0\\'.includes(this.#text.charAt(at));
    if (marked) at += 2;
    const first = at;
    while (at + 1 < this.#limit) {
      const high = hexDigit(this.#text.charCodeAt(at));
      const low = hexDigit(this.#text.charCodeAt(at + 1));
      if (high < 0 || low < 0) break;
      this.#add(high * 16 + low, at, 2);
      at += 2;
    }
    const left = at < this.#limit ? hexDigit(this.#text.charCodeAt(at)) : -1;
    if (left < 0) return at > first ? at : from;
    if (at === first && marked) {
      this.#add(left, at, 1);
      return at + 1;
    }
    if (at === first) return from;
    this.#oddDigit = true;
    return at + 1;
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

  /** Takes the byte of the next digits. The first one of a word waits for the second one, which comes before it. */
  #add(byte: number, at: number, width: number): void {
    this.#places.add(at, width);
    const second = this.#waiting;
    if (this.#order === 'words' && second === undefined) {
      this.#waiting = byte;
      return;
    }
    this.#push(byte);
    if (second !== undefined) this.#push(second);
    this.#waiting = undefined;
  }

  #push(byte: number): void {
    if (this.#order === 'words' && this.#extent.end >= 0) return; // the last word is half empty
    if (this.#count === this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes[this.#count++] = byte;
    this.#extent.push(byte);
  }

  #complete(): boolean {
    return this.#joining === 'bare' && this.#extent.end >= 0;
  }

  #finish(): Gathered {
    const bytes = this.#bytes.slice(0, this.#count);
    const complete = startsLikeMessage(bytes) && this.#extent.end >= 0;
    const cut = complete ? undefined : this.#cut(bytes);
    const dump = this.#offsets !== undefined || (this.#steps.has('wrapped') && this.#end - this.#start > bytes.length * 2 + 2);
    return {
      start: this.#start,
      end: this.#end,
      bytes,
      places: this.#places,
      bits: 8,
      phase: 0,
      ...(this.#order === 'words' ? { swapped: true } : {}),
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
