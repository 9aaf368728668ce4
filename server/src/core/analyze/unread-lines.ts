import { detectLog } from '../detect.ts';
import { androidOmadmLog } from '../formats/android-omadm-log/index.ts';
import { syncmlLayout } from '../formats/android-omadm-log/trace.ts';
import { formats } from '../formats/index.ts';
import type { Coverage } from '../log/coverage.ts';
import { Places } from '../log/gaps.ts';
import type { LanguageId, LogFormat, LogRecord } from '../log/model.ts';
import { gapCommentAt } from '../text/gap-comment.ts';
import type { LineIndex } from '../text/lines.ts';
import { indexWithin, lineEndWithin } from '../text/search.ts';
import { msg, verbatim } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';

/**
 * What stands between the records of a log, and in records that take in any line: lines that no layout knows, lines of another format
 * of ours, and comments that say that the text is not whole. Sees the records in order, once; linear in what lies between them.
 */
export class UnreadLines {
  readonly #format: LogFormat;
  #found = new Found();
  #end = 0;
  /** Line of the last record. */
  #line = 0;
  #any = false;
  /** False for texts in which something else than entries stands between entries by right. */
  readonly #counts: boolean;
  readonly #swallows: boolean;
  readonly #elements: boolean;
  /** Lines between records are those of another tool, which prints records of ours. */
  readonly #amongOthers: boolean;

  constructor(format: LogFormat, head: string) {
    this.#format = format;
    this.#counts = !NOT_COUNTED.has(format.id) && !/^\uFEFF?\{\\rtf|\u001b\[/.test(head);
    this.#amongOthers = format.id === androidOmadmLog.id && syncmlLayout(head) !== undefined;
    this.#swallows = this.#counts && !this.#amongOthers && SWALLOWS.has(format.id) && !isMarkup(head.trimStart(), 0);
    this.#elements = CLOSED[format.id] !== undefined && isMarkup(head.replace(/^[\s\uFEFF]+/, ''), 0);
  }

  /** True where both take the same for lines of the log: this depends on how the log begins. */
  isAs(other: UnreadLines): boolean {
    return (
      this.#counts === other.#counts &&
      this.#amongOthers === other.#amongOthers &&
      this.#swallows === other.#swallows &&
      this.#elements === other.#elements
    );
  }

  /**
   * The next record; `base` is where `text` begins in the whole, `lines` are those of a text that is there as a whole. Call it before
   * anything moves the record.
   */
  see(record: LogRecord, text: string, base: number, lines: LineIndex): void {
    const { start, end } = record.span;
    if (!this.#counts) return;
    if (start > this.#end + LINE_END) this.#look(text, { start: this.#end, end: start }, base, this.#found);
    if (this.#swallows) this.#lookInside(record, text, base, lines);
    this.#end = Math.max(this.#end, end);
    this.#any = true;
  }

  /** The next part of a text that goes by begins, of which what stands before `from` was seen. */
  begin(from: number): void {
    this.#end = from;
    this.#line = 0;
  }

  /** A part of a text that goes by ends at `end`, where a record begins or ended; `cut`: in the middle of one that is too long. */
  pass(text: string, base: number, end: number, cut: boolean): void {
    if (!this.#counts) return;
    if (end > this.#end + LINE_END) this.#look(text, { start: this.#end, end }, base, this.#found);
    if (cut) this.#found.cut({ start: base + end - 1, end: base + end });
  }

  /**
   * What was found, and what stands behind the last record of the text, or of its last part, which begins at `base`. Changes nothing: the
   * log may grow.
   */
  coverage(text: string, base = 0): Coverage {
    if (!this.#counts) return [];
    const found = this.#found.copy();
    this.#look(text, { start: this.#end, end: text.length }, base, found);
    this.#noteCut(found, text, base);
    return found.coverage();
  }

  /** An element that has no end tag is cut: the rest of it is missing. */
  #noteCut(found: Found, text: string, base: number): void {
    const closed = CLOSED[this.#format.id];
    if (!this.#elements || !closed || !this.#any) return;
    if (!closed.test(text.slice(Math.max(0, this.#end - 40), this.#end)))
      found.cut({ start: this.#end - 1 + base, end: this.#end + base });
  }

  /** Counts the lines of a stretch that holds no record. Directives, titles and markup around records are no lines of their own. */
  #look(text: string, { start, end }: Span, base: number, found: Found): void {
    if (this.#amongOthers) return;
    const elements = ELEMENTS.has(this.#format.id);
    let at = start;
    while (at < end) {
      const code = text.charCodeAt(at);
      if (code <= 32 || code === 0xfeff) at++;
      else if (elements && isMarkup(text, at)) at = passMarkup(text, at, end, base, found);
      else {
        const stop = lineEndWithin(text, at, end);
        if (stop > at + SHORTEST || isWord(code)) lookAtLine(this.#format, text, { start: at, end: stop }, base, found);
        at = stop;
      }
    }
  }

  /** Lines that a record took in without knowing them, and such as have no header of their own. */
  #lookInside({ span: { start, end }, time }: LogRecord, text: string, base: number, lines: LineIndex): void {
    while (this.#line + 1 < lines.count && lines.start(this.#line + 1) <= start) this.#line++;
    for (let line = time ? this.#line + 1 : this.#line; line < lines.count && lines.start(line) < end; line++) {
      const at = Math.max(start, lines.start(line));
      if (begins(text, at)) this.#found.ask(this.#format, text, { start: at, end: Math.min(end, lines.end(line)) }, base);
    }
  }
}

/** The lines of a log that are in another format, as a text of their own, each a line of it. */
export function linesOf(coverage: Coverage, text: string, id: LanguageId): string {
  const places = coverage.find(({ format }) => format === id)?.places ?? [];
  return places.map(({ start, end }) => `${text.slice(start, end)}\n`).join('');
}

/** A line end, which is no text between two records. */
const LINE_END = 2;
/** How an element of a log ends. */
const CLOSED: Partial<Record<LanguageId, RegExp>> = {
  svclog: /<\/E2ETraceEvent>\s*$/,
  'windows-event-log': /<\/(?:[\w.-]{1,20}:)?(?:Event|Obj|Object)>\s*$/,
};

/** In a configuration profile most of the text is about other things by right. */
const NOT_COUNTED: ReadonlySet<LanguageId> = new Set(['apple-profile-log']);
/** Formats in which any line belongs to the record above, or is one. */
const SWALLOWS: ReadonlySet<LanguageId> = new Set(['android-omadm-log', 'ios-console-log', 'ndes-plugin-log', 'msi-setup-log']);
const ELEMENTS: ReadonlySet<LanguageId> = new Set(['svclog', 'windows-event-log', 'android-omadm-log']);

/** So many lines of a log are asked whose they are: beyond, they count as unknown. */
const MAX_ASKED = 1000;
const LONGEST_LINE = 8000;

class Found {
  #asked = 0;
  #unknown = new Places();
  #damaged = new Places();
  #leftOut = new Places();
  #cut = new Places();
  #passed = new Places();
  #others = new Map<LanguageId, Places>();

  copy(): Found {
    const copy = new Found();
    copy.#asked = this.#asked;
    copy.#unknown = this.#unknown.copy();
    copy.#damaged = this.#damaged.copy();
    copy.#leftOut = this.#leftOut.copy();
    copy.#cut = this.#cut.copy();
    copy.#passed = this.#passed.copy();
    copy.#others = new Map([...this.#others].map(([id, places]) => [id, places.copy()]));
    return copy;
  }

  unknown(line: Span): void {
    this.#unknown.add(line);
  }

  cut(place: Span): void {
    this.#cut.add(place);
  }

  /** Counts a line that is in another format of ours; false for one that is in none, or in the log's own. */
  ask({ id: own }: LogFormat, text: string, { start, end }: Span, base: number): boolean {
    const place = { start: start + base, end: end + base };
    if (this.#asked >= MAX_ASKED) {
      this.#passed.add(place);
      return true;
    }
    this.#asked++;
    const detected = detectLog({ head: text.slice(start, Math.min(end, start + LONGEST_LINE)), fileName: '' });
    if (!detected || detected.id === own || detected.detection.quality === 'possible') return false;
    const places = this.#others.get(detected.id) ?? new Places(MAX_ASKED);
    this.#others.set(detected.id, places);
    places.add(place);
    return true;
  }

  gap(kind: 'damaged' | 'left-out', count: number, comment: Span): void {
    (kind === 'damaged' ? this.#damaged : this.#leftOut).add(comment, count);
  }

  coverage(): Coverage {
    return [
      ...this.#damaged.gap('damaged', (count) => msg('damaged places ({0})', count)),
      ...this.#leftOut.gap('left-out', (count) => msg('entries that are left out ({0})', count)),
      ...this.#cut.gap('cut', (count) => msg('entries that are cut ({0})', count)),
      ...[...this.#others].flatMap(([format, places]) =>
        places.gap('other-format', (count) => msg('lines of another log, {0} ({1})', titleOf(format), count), { format }),
      ),
      ...this.#passed.gap('left-out', (count) => msg('lines that may be of another log ({0})', count)),
      ...this.#unknown.gap('unknown-lines', (count) => msg('lines that are no entries of this log ({0})', count)),
    ];
  }
}

function titleOf(id: LanguageId) {
  return formats.find((format) => format.id === id)?.title ?? verbatim(id);
}

const LESS_THAN = 60;
/** Brackets and commas between entries are no lines. */
const SHORTEST = 3;

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 127;
}

function isMarkup(text: string, at: number): boolean {
  return text.charCodeAt(at) === LESS_THAN && /[A-Za-z/!?]/.test(text.charAt(at + 1));
}

/** Behind a tag, a comment or an instruction. One that has no end is a cut one. */
function passMarkup(text: string, at: number, end: number, base: number, found: Found): number {
  const comment = text.startsWith('<!--', at);
  const gap = comment ? gapCommentAt(text, at) : undefined;
  const closing = comment ? '-->' : '>';
  const close = indexWithin(text, closing, at, end);
  const stop = close < 0 ? end : close + closing.length;
  const place = { start: at + base, end: stop + base };
  if (gap) found.gap(gap.kind, gap.count, place);
  else if (close < 0) found.cut(place);
  return stop;
}

function lookAtLine(format: LogFormat, text: string, line: Span, base: number, found: Found): void {
  const head = text.slice(line.start, Math.min(line.end, line.start + LONGEST_LINE));
  if (FRAMES[format.id]?.test(head)) return;
  if (begins(text, line.start) && found.ask(format, text, line, base)) return;
  if (/[\p{L}\p{N}]/u.test(head)) found.unknown({ start: line.start + base, end: line.end + base });
}

/** Lines that belong to a layout, though to no record. */
const FRAMES: Partial<Record<LanguageId, RegExp>> = {
  'iis-w3c-log': /^#/,
  'httperr-log': /^#/,
  'android-omadm-log': /^--------- beginning of /,
  'ios-console-log':
    /^(?:Timestamp\s{2,60}|Filtering the log data |\[(?:dis)?connected[:\]]|Skipping (?:info|debug) messages|[^\d\t]{2,40}(?:\t[^\d\t]{0,40}){2,20}$|[^\d\s]{2,40}(?: {2,60}[^\d\s]{1,30}){3,12}\s{0,20}$)/,
  // the titles of a list: words between separators; those of a table, dashes, and whose events it holds; what stands around events in JSON
  'windows-event-log':
    /^(?:#TYPE |TimeCreated\s|\s{0,8}ProviderName:\s|[\s-]+$|Record \d{1,12}$|[\]}\s,]*\{?\s*"(?:Events?|value|Count)"\s*:|"?[^\d",;\t]{2,40}"?(?:[,;\t]"?[^\d",;\t]{0,40}"?){3,64}$)/,
};

/** How the first line of an entry of ours may begin, in quotes of a mail too. */
const BEGINS =
  /[\s>]{0,8}(?:\d{4}-\d\d-\d\d[ T\t]\d\d:\d\d:\d\d|\d\d-\d\d \d\d:\d\d:\d\d\.|\d\d:\d\d:\d\d[.,]\d|<!\[LOG\[|<E2ETraceEvent|<Event[ >]|MSI \([cs]\)|\[[0-9A-F]{4}:[0-9A-F]{4}\]\[|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d |[A-Za-z]{4,8}[ \t]{1,8}\d\d:\d\d:\d\d[.\d])/y;

function begins(text: string, at: number): boolean {
  BEGINS.lastIndex = at;
  return BEGINS.test(text);
}
