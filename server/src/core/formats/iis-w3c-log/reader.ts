import { HEAD_LENGTH } from '../../log/windows.ts';
import type { LineIndex } from '../../text/lines.ts';
import type { Problem } from '../../text/problem.ts';
import type { Span } from '../../text/span.ts';
import { type Anchors, type Cuts, countColumns, cutColumns, findAnchors, isSeparator, valueAt } from './columns.ts';
import { isDate, isHead } from './infer.ts';
import { isKnownField, type Layout, layoutOf, sameLayout } from './layout.ts';
import { fits } from './name.ts';
import { ProblemList, problem } from './problems.ts';
import { type Above, type FoundRecords, LINE_BITS, MAX_WRAPS, RESUME_MASK, type ReaderStart, type Resume } from './records.ts';
import { NO_TAILS, type Tails, withTail } from './tails.ts';
import { leadingTimeMs, readTime } from './time.ts';

/** Longest wrapped record: twice the `maxLogLineLength` that IIS has by default. */
const MAX_WRAPPED_LENGTH = 131_072;
/** Smaller steps back are normal: a record gets its time when its answer is sent. */
const BACKWARDS_MS = 5 * 60_000;

/** A repeated `#Fields` line is compared with so many before it. */
const REMEMBERED_LAYOUTS = 16;

export const FROM_THE_TOP: Resume = { startMs: undefined, lastMs: Number.NaN, unproven: false, tails: NO_TAILS };

/** Walks over the lines once and notes where records begin and which layout they follow. */
export class Reader {
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #problems: ProblemList;
  readonly #layouts: (Layout | undefined)[];
  readonly #cuts: Cuts = [];
  #firstLines: Int32Array;
  #marks: Int32Array;
  #count: number;
  #layout: Layout | undefined;
  /** Index of the layout in `#layouts`; -1 until a record follows it. */
  #layoutIndex: number;
  #tails: Tails;
  #startMs: number | undefined;
  #lastMs: number;
  /** No record has yet shown that it follows the layout. */
  #unproven: boolean;
  #unprovenBefore = false;
  #tailsBefore: Tails = NO_TAILS;
  readonly #resumes: Resume[];
  /** The numbers at the end of lines are told by the head of the log alone, so that a log may be read in pieces. */
  readonly #learnsUpTo: number;

  constructor(text: string, lines: LineIndex, start?: ReaderStart) {
    this.#text = text;
    this.#lines = lines;
    this.#firstLines = start?.firstLines ?? new Int32Array(Math.min(lines.count, 1 << 16));
    this.#marks = start?.marks ?? new Int32Array(this.#firstLines.length);
    this.#count = start?.count ?? 0;
    this.#layouts = start ? [...start.layouts] : [undefined];
    this.#layoutIndex = start?.layout ?? 0;
    this.#layout = this.#layouts[this.#layoutIndex];
    this.#problems = new ProblemList(start?.problems ?? []);
    this.#resumes = [...(start?.resumes ?? [])];
    const resume = this.#resumes[this.#count & RESUME_MASK] ?? FROM_THE_TOP;
    this.#tails = resume.tails;
    this.#startMs = resume.startMs;
    this.#lastMs = resume.lastMs;
    this.#unproven = resume.unproven;
    this.#learnsUpTo = start?.learnsUpTo ?? HEAD_LENGTH;
  }

  read(fromLine: number): void {
    for (let line = fromLine; line < this.#lines.count; ) line += this.#readLine(line);
  }

  found(): FoundRecords {
    return {
      text: this.#text,
      lines: this.#lines,
      count: this.#count,
      firstLines: this.#firstLines,
      marks: this.#marks,
      layouts: this.#layouts,
      tails: this.#tails,
      resumes: this.#resumes,
    };
  }

  /** What was known before the record at `index` was read, one of the last ones; behind the last record, what is known now. */
  above(index: number): Above {
    const before = this.#resumes[index & RESUME_MASK];
    if (index < this.#count && before) return { ...before, layout: this.#layouts[(this.#marks[index] ?? 0) >> LINE_BITS] };
    return { startMs: this.#startMs, lastMs: this.#lastMs, unproven: this.#unproven, tails: this.#tails, layout: this.#layout };
  }

  get problems(): readonly Problem[] {
    return this.#problems.list;
  }

  /** Reads one record or directive; how many lines it took. */
  #readLine(line: number): number {
    const text = this.#text;
    const lineStart = this.#lines.start(line);
    const end = this.#lines.end(line);
    this.#unprovenBefore = this.#unproven;
    this.#tailsBefore = this.#tails;
    let start = lineStart;
    while (start < end && isSeparator(text.charCodeAt(start))) start++;
    this.#noteNuls(lineStart, start, end, line);
    if (start === end) return 1;
    if (text.charCodeAt(start) === 0x23) return this.#readDirective(line, start, end);
    const layout = this.#layout;
    if (!layout || this.#unproven || countColumns(text, start, end) !== layout.fields.length)
      return this.#examine(line, start, end);
    if (layout.date === 0) {
      const first = text.charCodeAt(start);
      if (first < 0x30 || first > 0x39) return this.#examine(line, start, end);
    }
    return this.#add(line, start, 1);
  }

  /** A line that does not speak for itself: no layout, another number of columns, or the first one under a layout. */
  #examine(line: number, start: number, end: number): number {
    const layout = this.#layout;
    const cuts = cutColumns(this.#text, start, end, this.#cuts);
    const count = cuts.length >> 1;
    const anchors = findAnchors(this.#text, cuts);
    const span = { start, end };
    if (layout && count === layout.fields.length && fits(this.#text, cuts, layout)) {
      this.#unproven = false;
      return this.#add(line, start, 1);
    }
    if (anchors.method >= 0 && anchors.status >= 0) {
      this.#noteShape(cuts, anchors, layout, span);
      return this.#add(line, start, 1);
    }
    const dated = isDate(valueAt(this.#text, cuts, 0));
    if (layout ? dated || anchors.method >= 0 : isHead(this.#text, cuts, anchors.method)) {
      const taken = this.#unwrap(line, start, anchors.method >= 0);
      if (taken === 1) this.#problems.add(problem.lineCut(span));
      return this.#add(line, start, taken);
    }
    if (layout) this.#problems.add(problem.lineUnreadable(span));
    return 1;
  }

  /** How many lines the record takes that begins in `line` and has no status there; 1 where the following ones do not complete it. */
  #unwrap(line: number, start: number, hasMethod: boolean): number {
    for (let next = line + 1; next <= line + MAX_WRAPS && next < this.#lines.count; next++) {
      const nextStart = this.#lines.start(next);
      const end = this.#lines.end(next);
      if (end === nextStart || end - start > MAX_WRAPPED_LENGTH || this.#text.charCodeAt(nextStart) === 0x23) return 1;
      const own = cutColumns(this.#text, nextStart, end, this.#cuts);
      if (isDate(valueAt(this.#text, own, 0)) || (hasMethod && findAnchors(this.#text, own).method >= 0)) return 1;
      const all = cutColumns(this.#text, start, end, this.#cuts);
      const anchors = findAnchors(this.#text, all);
      if (anchors.method < 0 || anchors.status < 0) continue;
      this.#noteShape(all, anchors, this.#layout, { start, end });
      return next - line + 1;
    }
    return 1;
  }

  /** Says once how the columns of a complete record were found, and where they differ from what `#Fields` names. */
  #noteShape(cuts: Cuts, anchors: Anchors, layout: Layout | undefined, span: Span): void {
    const count = cuts.length >> 1;
    if (!layout) {
      if (span.end < this.#learnsUpTo) this.#tails = withTail(this.#tails, this.#text, cuts, anchors);
      if (this.#problems.count('fields-missing') + this.#problems.count('fields-empty') === 0)
        this.#problems.add(problem.fieldsMissing(span));
    } else if (count < layout.fields.length) this.#problems.add(problem.columnsMissing(span, count, layout.fields.length));
    else if (count > layout.fields.length) this.#problems.add(problem.columnsExtra(span, count, layout.fields.length));
    else {
      this.#unproven = false;
      if (!fits(this.#text, cuts, layout)) this.#problems.add(problem.fieldsWrong(span));
    }
  }

  #readDirective(line: number, start: number, end: number): number {
    const text = this.#text;
    const head = text.slice(start, start + 8).toLowerCase();
    if (head.startsWith('#date:')) {
      const cuts = cutColumns(text, start + 6, end, this.#cuts);
      const [date, dateEnd, time, timeEnd] = cuts;
      if (date === undefined || dateEnd === undefined || time === undefined || timeEnd === undefined) return 1;
      this.#startMs = readTime(text, { start: date, end: dateEnd }, { start: time, end: timeEnd })?.epochMs;
      return 1;
    }
    if (head !== '#fields:') return 1;
    const taken = this.#fieldsLines(line);
    const names = cutColumns(text, start + 8, this.#lines.end(line + taken - 1), this.#cuts);
    if (names.length === 0) this.#problems.add(problem.fieldsEmpty({ start, end }));
    this.#setLayout(names.length === 0 ? undefined : layoutOf(text, names, this.#startMs));
    return taken;
  }

  /** A pasted `#Fields` line may be wrapped: lines of nothing but field names belong to it. */
  #fieldsLines(line: number): number {
    let taken = 1;
    for (; taken <= MAX_WRAPS && line + taken < this.#lines.count; taken++) {
      const span = this.#lines.span(line + taken);
      if (span.end - span.start > 1000) break;
      const words = cutColumns(this.#text, span.start, span.end, this.#cuts);
      if (words.length === 0 || !isKnownField(valueAt(this.#text, words, 0))) break;
    }
    return taken;
  }

  #setLayout(layout: Layout | undefined): void {
    this.#unproven = layout !== undefined;
    this.#layout = layout;
    this.#layoutIndex = -1;
  }

  /** Index of the layout in force; one that reads lines like one before it shares its place. */
  #layoutPlace(): number {
    const layout = this.#layout;
    if (!layout) return 0;
    for (let i = Math.max(1, this.#layouts.length - REMEMBERED_LAYOUTS); i < this.#layouts.length; i++) {
      const known = this.#layouts[i];
      if (known && sameLayout(known, layout)) return i;
    }
    return this.#layouts.push(layout) - 1;
  }

  #add(line: number, start: number, lines: number): number {
    if (this.#count === this.#firstLines.length) {
      const room = Math.max(64, this.#count * 2);
      this.#firstLines = widened(this.#firstLines, room);
      this.#marks = widened(this.#marks, room);
    }
    if (this.#layoutIndex < 0) this.#layoutIndex = this.#layoutPlace();
    this.#resumes[this.#count & RESUME_MASK] = {
      startMs: this.#startMs,
      lastMs: this.#lastMs,
      unproven: this.#unprovenBefore,
      tails: this.#tailsBefore,
    };
    if (this.#layout?.date === 0 && this.#layout.time === 1) this.#noteTime(start);
    this.#firstLines[this.#count] = line;
    this.#marks[this.#count++] = (this.#layoutIndex << LINE_BITS) | (lines - 1);
    return lines;
  }

  #noteTime(start: number): void {
    const now = leadingTimeMs(this.#text, start);
    if (now < this.#lastMs - BACKWARDS_MS) {
      this.#problems.add(problem.timeBackwards({ start, end: start + 19 }, Math.round((this.#lastMs - now) / 60_000)));
    }
    if (!Number.isNaN(now)) this.#lastMs = now;
  }

  /** NULs at the end of a log are room that IIS has reserved; before a record they are a gap. */
  #noteNuls(lineStart: number, start: number, end: number, line: number): void {
    if (start === lineStart || this.#text.charCodeAt(start - 1) !== 0) return;
    if (start === end && line === this.#lines.count - 1) return;
    this.#problems.add(problem.nulCharacters({ start: lineStart, end: start }, start - lineStart));
  }
}

function widened(from: Int32Array, length: number): Int32Array {
  const to = new Int32Array(length);
  to.set(from);
  return to;
}
