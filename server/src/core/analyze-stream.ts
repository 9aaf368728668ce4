import { RuleRuns } from './knowledge/engine/run.ts';
import type { FindingGroup } from './knowledge/model.ts';
import { rules } from './knowledge/rules/index.ts';
import type { LogEvent } from './log/event.ts';
import type { LogDocument, LogFormat, LogRecord } from './log/model.ts';
import { detached } from './text/detach.ts';
import type { Span } from './text/span.ts';

/** What a log says that was never in memory as a whole. Offsets count from the start of the whole text. */
export interface StreamedAnalysis {
  readonly format: LogFormat;
  readonly records: number;
  readonly groups: readonly FindingGroup[];
  /** Line of an offset, and the offset at which it begins; lines count from 0. */
  placeOf(offset: number): { readonly line: number; readonly start: number };
  /** The text of a span that a finding marks, at most `EXCERPT` code units. */
  textOf(span: Span): string;
}

export const EXCERPT = 200;

/** A piece of log that holds no end of a record is not kept longer than this. */
const LONGEST_RECORD = 16 * 1024 * 1024;

/**
 * Reads a log of elements (service traces) piece by piece, whatever its size: what is kept are the findings, the place of each line,
 * and the piece that is being read. Says what `analyzeLog` says of the whole text. Correlation has nothing to do in these logs.
 */
export class LogStream {
  readonly #format: LogFormat;
  readonly #closing: string;
  readonly #excerpts = new Map<number, string>();
  #lineStarts = new Int32Array(1024);
  #lines = 1;
  #rules: RuleRuns | undefined;
  #document: LogDocument;
  #rest = '';
  #base = 0;
  #records = 0;

  /** `closing` is the end tag behind which a record is whole. */
  constructor(format: LogFormat, closing: string) {
    this.#format = format;
    this.#closing = closing;
    this.#document = format.parse('');
  }

  /** Takes the next piece of the text, of any size. */
  add(piece: string): void {
    const text = this.#rest + piece;
    const last = text.lastIndexOf(this.#closing);
    const whole = last >= 0 ? last + this.#closing.length : text.length > LONGEST_RECORD ? text.length : 0;
    this.#rest = detached(text.slice(whole));
    if (whole > 0) this.#read(text.slice(0, whole));
  }

  /** Reads what is left, and concludes. Call it once. */
  end(): StreamedAnalysis {
    this.#read(this.#rest);
    this.#rest = '';
    const lineStarts = this.#lineStarts;
    const lines = this.#lines;
    return {
      format: this.#format,
      records: this.#records,
      groups: this.#rules?.conclude([], this.#document).groups ?? [],
      placeOf: (offset) => {
        const line = lineAt(lineStarts, lines, offset);
        return { line, start: lineStarts[line] ?? 0 };
      },
      textOf: ({ start }) => this.#excerpts.get(start) ?? '',
    };
  }

  #read(text: string): void {
    const document = this.#format.parse(text);
    this.#document = document;
    this.#rules ??= new RuleRuns(rules, document);
    for (let line = 1; line < document.lines.count; line++) this.#addLine(this.#base + document.lines.start(line));
    for (let i = 0; i < document.records.length; i++) {
      const record = document.records.at(i);
      if (record) this.#see(record);
    }
    this.#keepExcerpts(text, this.#rules.conclude([], document).groups);
    this.#records += document.records.length;
    this.#base += text.length;
  }

  #see(record: LogRecord): void {
    const by = this.#base;
    const { time, level } = record;
    const moved: LogRecord = {
      index: this.#records + record.index,
      span: shifted(record.span, by),
      ...(time ? { time: shifted(time, by) } : {}),
      ...(level ? { level } : {}),
      fields: () => [],
      events: () => [],
    };
    for (const event of record.events()) this.#rules?.see(shifted<LogEvent>(event, by), moved);
  }

  #keepExcerpts(text: string, groups: readonly FindingGroup[]): void {
    for (const { shown } of groups) {
      for (const { span } of shown) {
        const start = span.start - this.#base;
        if (start >= 0 && start < text.length)
          this.#excerpts.set(span.start, detached(text.slice(start, Math.min(span.end - this.#base, start + EXCERPT))));
      }
    }
  }

  #addLine(start: number): void {
    if (this.#lines === this.#lineStarts.length) {
      const wider = new Int32Array(this.#lines * 2);
      wider.set(this.#lineStarts);
      this.#lineStarts = wider;
    }
    this.#lineStarts[this.#lines++] = start;
  }
}

/** A copy of an event or a time with all its spans moved: they are plain data. */
function shifted<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((one) => shifted(one, by)) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (isSpan(value)) return { ...value, start: value.start + by, end: value.end + by };
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shifted(one, by)])) as T;
}

function isSpan(value: object): value is Span {
  return 'start' in value && typeof value.start === 'number' && 'end' in value;
}

function lineAt(starts: Int32Array, count: number, offset: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
