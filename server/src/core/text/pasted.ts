import type { PlainText } from './rtf.ts';
import { SourceMap } from './source-map.ts';

/** A longer text is no paste: what stands before its lines is its own. */
export const PASTED_LENGTH = 1024 * 1024;

/**
 * The lines of a log that was pasted, without what the way to the paste put around them: numbers and names of files of a search (`Line 12:`,
 * `12:`, `app.log:12:`, `app.log(12):`), the `>` of a mail or a page, bullets, the bars of a table, fences and marks of Markdown, entities
 * and blanks of HTML, curly quotation marks. Undefined where no line of a log stands behind such a mark. Looks at lines, not at what they
 * say; linear in the text.
 */
export function withoutPasteMarks(text: string): PlainText | undefined {
  if (text.length > PASTED_LENGTH) return undefined;
  const kinds = new Set<Mark | 'odd'>();
  for (const { words } of linesOf(text)) {
    const found = markOf(words);
    if (found && begins(found.kind, cleared(words.slice(found.length)))) kinds.add(found.kind);
    else if (!found && ODD.test(words) && (ENTITY.test(words) || !LOGGED.test(words)) && LOGGED.test(cleared(words)))
      kinds.add('odd');
    else if (CURLY.test(words)) kinds.add('odd');
  }
  return kinds.size === 0 ? undefined : new Stripper(text, kinds).read();
}

/** What stands before a line. */
type Mark = 'search' | 'quote' | 'bullet' | 'table' | 'code';

/** Behind some marks any label may begin the entry: they stand before every line, and without them the lines say what they said. */
function begins(kind: Mark, words: string): boolean {
  if (
    kind === 'table' &&
    (LOGGED.test(words.replace(/\s{0,8}\|\s{0,8}/g, ' ')) || words.split('|').some((cell) => LOGGED.test(cell)))
  )
    return true;
  return LOGGED.test(words) || ((kind === 'search' || kind === 'quote') && LABEL.test(words));
}

const LABEL = /^\s{0,8}\p{L}[\p{L}\s'-]{1,30}:\s/u;

/**
 * How the first line of an entry begins: a date or a time, an element or a mark of one, a level before a time, a label, or a sentence that
 * names its subject.
 */
const LOGGED =
  /^\s{0,8}(?:\d{4}-\d\d-\d\d[ T\t]\d\d:\d\d:\d\d|\d\d-\d\d \d\d:\d\d:\d\d\.|\d\d:\d\d:\d\d[.,]\d|<!\[LOG\[|<(?:E2ETraceEvent|Event|SyncML|Atomic)[ >]|#(?:Fields|Software): |MSI \([cs]\)|\[[0-9A-F]{4}:[0-9A-F]{4}\]\[|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d |[A-Za-z]{4,8}[ \t]{1,8}\d\d:\d\d:\d\d[.\d]|(?:Log Name|Event ID|ProviderName|LogName|TimeCreated)\s{0,20}:|SCEP:? [A-Z]|The [A-Z][a-z]+ Device |NSError:)/;

const SEARCH =
  /^(?:\s{0,8}Line\s{1,4}\d{1,9}:\s?|(?:> |\s{0,4})(?:[A-Za-z]:)?[^\s:*?"<>|()][^:*?"<>|()\t\n]{0,200}\.[A-Za-z]\w{0,8}(?::\d{1,9}:|\s?\(\d{1,9}(?:,\d{1,5})?\)\s?:)\s?|\s{0,8}\d{1,9}:(?!\d\d[:.])\s?)/;
const QUOTE = /^[ \t]{0,8}(?:>[ \t]{0,4}){1,12}/;
const BULLET = /^\s{0,8}(?:[-*\u2022\u2013\u00b7]|\d{1,3}[.)])\s{1,4}/;
const TABLE = /^\s{0,8}\|\s{0,4}/;
const CODE = /^\s{0,8}`(?=[^`]{8,500}`\s*$)/;
const FENCE = /^\s{0,8}(?:>\s?){0,4}(?:`{3,}|~{3,})[\w-]{0,20}\s*$/;
const ODD = /^\s{0,8}\*\*|[\u00a0\u200b\u202f\u2018\u2019\u201c\u201d]|&(?:nbsp|#160|lt|gt|amp|quot|#39);/;
const ENTITY = /&(?:nbsp|#160);/;
/** A line of Android in which a mail program turned the quotation marks; others write such marks themselves. */
const CURLY = /^\s{0,8}\d{4}-\d\d-\d\dT.{0,500}[\u2018\u201c]/;

const MARKS: readonly (readonly [Mark, RegExp])[] = [
  ['search', SEARCH],
  ['quote', QUOTE],
  ['table', TABLE],
  ['code', CODE],
  ['bullet', BULLET],
];

/** So much of a line is looked at for marks. */
const LOOKED_AT = 600;

function markOf(line: string): { readonly kind: Mark; readonly length: number } | undefined {
  for (const [kind, mark] of MARKS) {
    const length = mark.exec(line)?.[0].length;
    if (length) return { kind, length: kind === 'quote' ? length + behindQuote(line.slice(length)) : length };
  }
  return undefined;
}

/** A quoted line of a search, a quoted bullet or a quoted row. */
function behindQuote(rest: string): number {
  for (const mark of [SEARCH, BULLET, TABLE, CODE]) {
    const length = mark.exec(rest)?.[0].length;
    if (length && LOGGED.test(rest.slice(length))) return length;
  }
  return 0;
}

interface Line {
  readonly start: number;
  /** Behind the last code unit, without the line end. */
  readonly end: number;
  readonly next: number;
  /** Its beginning. */
  readonly words: string;
}

function* linesOf(text: string): Generator<Line> {
  const sign = text.includes('\n') ? '\n' : '\r';
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf(sign, start);
    const next = found < 0 ? text.length : found + 1;
    let end = found < 0 ? text.length : found;
    if (end > start && text.charCodeAt(end - 1) === 13) end--;
    yield { start, end, next, words: text.slice(start, Math.min(end, start + LOOKED_AT)) };
    start = next;
  }
}

const ESCAPE = /&(?:nbsp|#160|lt|gt|amp|quot|#39);|\*\*|\\(?=[<>*_[\]])|[\u00a0\u202f\u200b\u2018\u2019\u201c\u201d]/g;
const MEANS: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&#160;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
};

/** The words of a line with odd characters as they were; marks of Markdown, and characters of no width, are nothing. */
function cleared(words: string): string {
  return words.replace(ESCAPE, (odd) => MEANS[odd] ?? '');
}

class Stripper {
  readonly #text: string;
  readonly #kinds: ReadonlySet<Mark | 'odd'>;
  readonly #parts: string[] = [];
  readonly #map = new SourceMap();
  /** Entities mean characters where blanks are written so: elsewhere they are those of the log. */
  readonly #entities: boolean;

  constructor(text: string, kinds: ReadonlySet<Mark | 'odd'>) {
    this.#text = text;
    this.#kinds = kinds;
    this.#entities = ENTITY.test(text);
  }

  read(): PlainText {
    for (const line of linesOf(this.#text)) this.#line(line);
    return { text: this.#parts.join(''), map: this.#map, marks: [...this.#kinds].sort().join() };
  }

  #line({ start, end, next, words }: Line): void {
    if (FENCE.test(words)) {
      this.#put(this.#text.slice(end, next), end, next); // the line stays, blank
      return;
    }
    const mark = markOf(words);
    const behind = mark ? words.slice(mark.length) : words;
    const everywhere = mark?.kind === 'search' || mark?.kind === 'quote';
    const strips = mark && this.#kinds.has(mark.kind) && (everywhere || begins(mark.kind, cleared(behind)));
    const from = start + (strips ? mark.length : 0);
    const stop = strips ? this.#endOf(mark.kind, from, end) : end;
    const markdown = (strips && mark.kind !== 'search') || /^\s{0,8}\*\*/.test(words);
    if (strips && mark.kind === 'table') this.#cells(from, stop);
    else if (strips || LOGGED.test(cleared(words)) || this.#entities) this.#words(from, stop, markdown);
    else this.#put(this.#text.slice(from, stop), from, stop);
    this.#put(this.#text.slice(end, next), end, next);
  }

  /** Without the mark that closes what was opened before the line, and the blanks of a line break of Markdown. */
  #endOf(kind: Mark, from: number, end: number): number {
    const line = this.#text.slice(from, end);
    const rest = kind === 'table' ? /\s*\|\s*$/ : kind === 'code' ? /`\s*$/ : /(?: {2,8}|\\)$/;
    const found = line.length > LOOKED_AT ? rest.exec(line.slice(-20)) : rest.exec(line);
    return found ? end - found[0].length : end;
  }

  /** The cells of a row: the columns of a line, parted by blanks again, or values one below the other. */
  #cells(from: number, end: number): void {
    const columns = /^\s*\d{4}-\d\d-\d\d\s*\|/.test(this.#text.slice(from, from + 30));
    let at = from;
    for (let bar = this.#text.indexOf('|', at); at <= end; bar = this.#text.indexOf('|', at)) {
      const stop = bar < 0 || bar > end ? end : bar;
      let [first, last] = [at, stop];
      while (first < last && this.#text.charCodeAt(first) <= 32) first++;
      while (last > first && this.#text.charCodeAt(last - 1) <= 32) last--;
      if (at > from) this.#put(columns ? ' ' : '\n', at - 1, at);
      this.#words(first, last, true);
      at = stop + 1;
    }
  }

  /** `markdown`: what Markdown writes for itself goes, too. */
  #words(from: number, end: number, markdown: boolean): void {
    const words = this.#text.slice(from, end);
    let at = 0;
    for (const { 0: odd, index } of words.matchAll(ESCAPE)) {
      if (odd.startsWith('&') ? !this.#entities : !markdown && (odd === '**' || odd === '\\')) continue;
      this.#put(words.slice(at, index), from + at, from + index);
      at = index + odd.length;
      this.#put(MEANS[odd] ?? '', from + index, from + at);
    }
    this.#put(words.slice(at), from + at, end);
  }

  #put(text: string, start: number, end: number): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#map.add(text.length, start, end);
  }
}
