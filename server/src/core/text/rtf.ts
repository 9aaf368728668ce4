import { SourceMap } from './source-map.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** A text that was read out of a file with markup, and where each of its code units stands there. */
export interface PlainText {
  readonly text: string;
  readonly map: SourceMap;
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

class RtfReader {
  readonly #source: string;
  readonly #map = new SourceMap();
  readonly #parts: string[] = [];
  readonly #groups: Group[] = [];
  #group: Group = { hidden: false, skip: 1 };
  /** Groups that are open, also those deeper than we keep. */
  #depth = 0;
  #decode = decodeWindows1252;
  /** Characters that still stand in for a `\u`. */
  #skipped = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): PlainText {
    const source = this.#source;
    const next = /[\\{}\r\n]/g;
    let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
    do {
      next.lastIndex = at;
      const stop = next.exec(source)?.index ?? source.length;
      this.#copy(at, stop);
      at = stop < source.length ? this.#mark(stop) : stop;
    } while (at < source.length && this.#depth > 0);
    this.#group = { hidden: false, skip: 1 };
    this.#skipped = 0;
    this.#copy(at, source.length);
    return { text: this.#parts.join(''), map: this.#map };
  }

  /** Reads the brace, line end or backslash at `at`, and gives the offset behind it. */
  #mark(at: number): number {
    const code = this.#source.charCodeAt(at);
    if (code === 123) {
      if (this.#depth++ < MAX_DEPTH) this.#groups.push(this.#group);
    } else if (code === 125) {
      this.#depth--;
      if (this.#depth < MAX_DEPTH) this.#group = this.#groups.pop() ?? this.#group;
    } else if (code === 92) return this.#escape(at);
    else this.#copy(at, at + 1);
    return at + 1;
  }

  #escape(at: number): number {
    const source = this.#source;
    const code = source.charCodeAt(at + 1);
    if (code === 39) {
      const byte = /^[0-9a-f]{2}/i.exec(source.slice(at + 2, at + 4))?.[0];
      if (!byte) return at + 2;
      this.#put(this.#decode(Uint8Array.of(Number.parseInt(byte, 16))), at, at + 4);
      return at + 4;
    }
    const word = /^([a-z]{1,32})(-?\d{1,10})? ?/i.exec(source.slice(at + 1, at + 48));
    if (word) return this.#word(word[1] ?? '', Number(word[2] ?? Number.NaN), at, at + 1 + word[0].length);
    if (code === 42) {
      this.#group = { ...this.#group, hidden: true };
      return at + 2;
    }
    const line = /^[\t ]{0,8}(?:\r\n|\r|\n)/.exec(source.slice(at + 1, at + 12))?.[0];
    if (line !== undefined) {
      this.#put('\n', at, at + 1 + line.length);
      return at + 1 + line.length;
    }
    if (code === 126) this.#put('\u00a0', at, at + 2);
    else if (code === 95) this.#put('-', at, at + 2);
    else if (code === 92 || code === 123 || code === 125) this.#put(source.charAt(at + 1), at, at + 2);
    return Math.min(at + 2, source.length);
  }

  #word(name: string, value: number, at: number, end: number): number {
    if (HIDDEN.has(name)) this.#group = { ...this.#group, hidden: true };
    else if (name === 'uc') this.#group = { ...this.#group, skip: Math.max(0, Math.min(value || 0, 16)) };
    else if (name === 'ansicpg' && value >= 1250 && value <= 1258) this.#decode = decoderOf(`windows-${value}`);
    else if (name === 'mac') this.#decode = decoderOf('macintosh');
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
    this.#parts.push(this.#source.slice(from, end));
    this.#map.add(end - from, from, end);
  }

  #put(text: string, start: number, end: number): void {
    if (this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    if (this.#group.hidden) return;
    this.#parts.push(text);
    this.#map.add(text.length, start, end);
  }
}

function decoderOf(encoding: string): (bytes: Uint8Array) => string {
  if (encoding === 'windows-1252') return decodeWindows1252;
  const decoder = new TextDecoder(encoding);
  return (bytes) => decoder.decode(bytes);
}
