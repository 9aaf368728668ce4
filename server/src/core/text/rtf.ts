import { SourceMap } from './source-map.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** A text that was read out of a file with markup, and where each of its code units stands there. */
export interface PlainText {
  readonly text: string;
  readonly map: SourceMap;
  /** What was left out before lines, where that is no markup of a whole file: other lines may make it more. */
  readonly marks?: string;
}

/** True for a text that TextEdit or WordPad saved as rich text: it begins with `{\rtf`. */
export function isRtf(text: string): boolean {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return text.startsWith('{\\rtf', start);
}

/**
 * The text that a Rich Text file holds: control words and groups of settings left out, escapes undone, paragraphs as lines. A raw
 * line end counts as one too, since pasted logs hold both. Behind the group that began with `{\rtf` the rest counts as it stands.
 * Anything gives a text: what is no RTF is copied, what is cut ends where it ends. Linear in time.
 * Source: Microsoft, "Rich Text Format (RTF) Specification", version 1.9.1.
 */
export function readRtf(source: string): PlainText {
  return new RtfReader(source).read();
}

/** What a group inherits and what ends with it. */
interface Group {
  /** A group that holds no text of the document: fonts, colours, the address of a link. */
  readonly hidden: boolean;
  /** Characters behind `\u` that stand in for it in old readers. */
  readonly skip: number;
}

const HIDDEN: ReadonlySet<string> = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr footnote themedata datastore fldinst'.split(
    ' ',
  ),
);
const WORDS: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['row', '\n'],
  ['tab', '\t'],
  ['cell', '\t'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['endash', '–'],
  ['emdash', '—'],
  ['bullet', '•'],
]);
const MAX_DEPTH = 1000;

/** Pieces of text are joined when there are so many, since each costs more than its characters. */
const MAX_PIECES = 4096;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;

class RtfReader {
  readonly #source: string;
  readonly #map = new SourceMap();
  readonly #joined: string[] = [];
  readonly #pieces: string[] = [];
  readonly #groups: Group[] = [];
  #group: Group = { hidden: false, skip: 1 };
  /** Groups that are open, also those deeper than we keep. */
  #depth = 0;
  /** The character of each byte of the code page. */
  #characters = decodeWindows1252(ALL_BYTES);
  /** Characters that still stand in for a `\u`. */
  #skipped = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): PlainText {
    const source = this.#source;
    let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
    do {
      const stop = nextMark(source, at);
      this.#copy(at, stop);
      at = stop < source.length ? this.#mark(stop) : stop;
    } while (at < source.length && this.#depth > 0);
    this.#group = { hidden: false, skip: 1 };
    this.#skipped = 0;
    this.#copy(at, source.length);
    this.#join();
    return { text: this.#joined.join(''), map: this.#map };
  }

  /** Reads the brace, line end or backslash at `at`, and gives the offset behind it. */
  #mark(at: number): number {
    const code = this.#source.charCodeAt(at);
    if (code === OPEN) {
      if (this.#depth++ < MAX_DEPTH) this.#groups.push(this.#group);
    } else if (code === CLOSE) {
      this.#depth--;
      if (this.#depth < MAX_DEPTH) this.#group = this.#groups.pop() ?? this.#group;
    } else if (code === BACKSLASH) return this.#escape(at);
    else this.#copy(at, at + 1);
    return at + 1;
  }

  #escape(at: number): number {
    const source = this.#source;
    const code = source.charCodeAt(at + 1);
    if (code === 39) {
      const byte = hexByte(source, at + 2);
      if (byte < 0) return at + 2;
      this.#put(this.#characters.charAt(byte), at, at + 4);
      return at + 4;
    }
    if (isLetter(code)) return this.#controlWord(at);
    if (code === 42) {
      this.#group = { ...this.#group, hidden: true };
      return at + 2;
    }
    const line = lineEndBehind(source, at + 1);
    if (line >= 0) {
      this.#put('\n', at, line);
      return line;
    }
    if (code === 126) this.#put('\u00a0', at, at + 2);
    else if (code === 95) this.#put('-', at, at + 2);
    else if (code === BACKSLASH || code === OPEN || code === CLOSE) this.#put(source.charAt(at + 1), at, at + 2);
    return Math.min(at + 2, source.length);
  }

  /** `\word`, a number behind it or not, and the one blank that ends it. Gives the offset behind it. */
  #controlWord(at: number): number {
    const source = this.#source;
    let nameEnd = at + 2;
    while (nameEnd < at + 1 + LONGEST_WORD && isLetter(source.charCodeAt(nameEnd))) nameEnd++;
    const digit = source.charCodeAt(nameEnd) === 45 ? nameEnd + 1 : nameEnd;
    let valueEnd = digit;
    while (valueEnd < digit + LONGEST_NUMBER && isDigit(source.charCodeAt(valueEnd))) valueEnd++;
    const behind = valueEnd > digit ? valueEnd : nameEnd;
    const value = valueEnd > digit ? Number(source.slice(nameEnd, valueEnd)) : Number.NaN;
    return this.#word(source.slice(at + 1, nameEnd), value, at, source.charCodeAt(behind) === 32 ? behind + 1 : behind);
  }

  #word(name: string, value: number, at: number, end: number): number {
    if (HIDDEN.has(name)) this.#group = { ...this.#group, hidden: true };
    else if (name === 'uc') this.#group = { ...this.#group, skip: Math.max(0, Math.min(value || 0, 16)) };
    else if (name === 'ansicpg' && value >= 1250 && value <= 1258) this.#characters = charactersOf(`windows-${value}`);
    else if (name === 'mac') this.#characters = charactersOf('macintosh');
    else if (name === 'bin') return Math.min(this.#source.length, end + Math.max(0, value || 0));
    else if (name === 'u' && !Number.isNaN(value)) {
      this.#skipped = 0;
      this.#put(String.fromCharCode(value & 0xffff), at, end);
      this.#skipped = this.#group.skip;
    } else {
      const text = WORDS.get(name);
      if (text) this.#put(text, at, end);
    }
    return end;
  }

  /** Takes over `[start, end)` as it stands. */
  #copy(start: number, end: number): void {
    const from = Math.min(end, start + this.#skipped);
    this.#skipped -= from - start;
    if (from >= end || this.#group.hidden) return;
    this.#add(this.#source.slice(from, end));
    this.#map.add(end - from, from, end);
  }

  #put(text: string, start: number, end: number): void {
    if (this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    if (this.#group.hidden) return;
    this.#add(text);
    this.#map.add(text.length, start, end);
  }

  #add(piece: string): void {
    this.#pieces.push(piece);
    if (this.#pieces.length >= MAX_PIECES) this.#join();
  }

  #join(): void {
    this.#joined.push(this.#pieces.join(''));
    this.#pieces.length = 0;
  }
}

const LONGEST_WORD = 32;
const LONGEST_NUMBER = 10;

/** Offset of the next brace, backslash or line end, or the length of the text. */
function nextMark(source: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.test(source) ? MARK.lastIndex - 1 : source.length;
}

const MARK = /[\\{}\r\n]/g;

/** Blanks between a backslash and the line end that it escapes. */
const MOST_BLANKS = 8;

/** Offset behind the line end at `start`, before which a few blanks may stand; -1 for other text. */
function lineEndBehind(source: string, start: number): number {
  let at = start;
  while (at < start + MOST_BLANKS && (source.charCodeAt(at) === 32 || source.charCodeAt(at) === 9)) at++;
  const code = source.charCodeAt(at);
  if (code === 13) return source.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  return code === 10 ? at + 1 : -1;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The number that two hexadecimal digits make, or -1. */
function hexByte(source: string, at: number): number {
  const digits = source.slice(at, at + 2);
  return /^[0-9a-f]{2}$/i.test(digits) ? Number.parseInt(digits, 16) : -1;
}

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => byte);

function charactersOf(encoding: string): string {
  return encoding === 'windows-1252' ? decodeWindows1252(ALL_BYTES) : new TextDecoder(encoding).decode(ALL_BYTES);
}
