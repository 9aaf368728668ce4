import { UnreadLines } from './analyze/unread-lines.ts';
import { channelsOf } from './knowledge/case/channels.ts';
import { RuleRuns } from './knowledge/engine/run.ts';
import { rules } from './knowledge/rules/index.ts';
import type { Coverage } from './log/coverage.ts';
import type { LogEvent } from './log/event.ts';
import type { FindingGroup } from './log/finding.ts';
import { brokenRules, UnknownErrors } from './log/gaps.ts';
import type { LogFormat, LogRecord } from './log/model.ts';
import { detached } from './text/detach.ts';
import { LineIndex } from './text/lines.ts';
import { maskedPart, own, type Said } from './text/secrets/index.ts';
import { countWhile } from './text/sorted.ts';
import type { Span } from './text/span.ts';

/** What a log says that was never in memory as a whole. Offsets count from the start of the whole text. */
export interface StreamedAnalysis {
  readonly format: LogFormat;
  readonly records: number;
  readonly groups: readonly FindingGroup[];
  /** What was not looked at, or not understood, in the text. */
  readonly coverage: Coverage;
  /** The channels and providers that the first Windows events name; empty for any other log. */
  channels(): readonly Said[];
  /** Line of an offset, and the offset at which it begins; lines count from 0. */
  placeOf(offset: number): { readonly line: number; readonly start: number };
  /** The text of a span that a finding marks, at most `EXCERPT` code units. */
  textOf(span: Span): Said;
}

export const EXCERPT = 200;
/** So much text around it is searched for the names of secrets in it. */
const CONTEXT = 1024;

/** A piece of log that holds no end of a record is not kept longer than this. */
const LONGEST_RECORD = 16 * 1024 * 1024;
/** So many Windows events are asked for their channels, at least. */
const CHANNEL_RECORDS = 2000;

/** Whether the text of every finding is asked for afterwards, or only its place. */
export type Wanted = 'excerpts' | 'places';

/**
 * Reads a log of elements (service traces, Windows events) in pieces of any size, and says what `analyzeLog` says of the whole text.
 * For all excerpts `pieces` is asked for the text once more where a finding marks what was long gone when it was found. Throws only
 * what `pieces` throws.
 */
export async function analyzePieces(
  format: LogFormat,
  closing: string,
  pieces: () => AsyncIterable<string>,
  wanted: Wanted,
): Promise<StreamedAnalysis> {
  const stream = new LogStream(format, closing);
  for await (const piece of pieces()) stream.add(piece);
  const analysis = stream.end();
  if (wanted === 'excerpts' && stream.lacksExcerpts) for await (const piece of pieces()) stream.addAgain(piece);
  return analysis;
}

/**
 * Reads a log of elements piece by piece, whatever its size: what is kept are the findings, the place of each line, and the piece
 * that is being read. Says what `analyzeLog` says of the whole text. Correlation has nothing to do in these logs.
 */
export class LogStream {
  readonly #format: LogFormat;
  readonly #opening: string;
  readonly #closing: string;
  readonly #excerpts = new Map<number, Said>();
  readonly #channels = new Set<Said>();
  readonly #lines = new LineRuns();
  readonly #unread: UnreadLines;
  readonly #errors: UnknownErrors;
  #rules: RuleRuns | undefined;
  #rest = '';
  #base = 0;
  #records = 0;
  #lacking: readonly Span[] = [];

  /** `closing` is the end tag behind which a record is whole. */
  constructor(format: LogFormat, closing: string) {
    this.#format = format;
    this.#closing = closing;
    this.#opening = `<${closing.slice(2, -1)}`;
    this.#unread = new UnreadLines(format, this.#opening);
    this.#errors = new UnknownErrors(format.id);
  }

  /** Takes the next piece of the text, of any size. */
  add(piece: string): void {
    const text = this.#rest + piece;
    const last = text.lastIndexOf(this.#closing);
    const whole = last >= 0 ? last + this.#closing.length : text.length > LONGEST_RECORD ? withoutHalfLineEnd(text) : 0;
    this.#rest = detached(text.slice(whole));
    if (whole > 0) this.#read(text.slice(0, whole));
  }

  /** Reads what is left, and concludes. Call it once. */
  end(): StreamedAnalysis {
    this.#read(this.#rest);
    this.#rest = '';
    const { groups, faults } = this.#rules?.conclude([], { endMs: undefined }, []) ?? { groups: [], faults: [] };
    const coverage = [...brokenRules(faults), ...this.#unread.end(), ...this.#errors.coverage()];
    this.#lacking = groups.flatMap(({ shown }) =>
      shown.map(({ span }) => span).filter(({ start }) => !this.#excerpts.has(start)),
    );
    this.#base = 0;
    return {
      format: this.#format,
      records: this.#records,
      groups,
      coverage,
      channels: () => [...this.#channels],
      placeOf: (offset) => this.#lines.placeOf(offset),
      textOf: ({ start }) => this.#excerpts.get(start) ?? own(''),
    };
  }

  /** True behind `end` where a finding marks text of which nothing was kept: `addAgain` finds it. */
  get lacksExcerpts(): boolean {
    return this.#lacking.length > 0;
  }

  /** Takes the text once more, from its start, behind `end`. */
  addAgain(piece: string): void {
    const text = this.#rest + piece;
    for (const span of this.#lacking) this.#keepExcerpt(text, span);
    this.#rest = detached(text.slice(-EXCERPT));
    this.#base += text.length - this.#rest.length;
  }

  /** What stands before the first record is of no use, and could be taken for another layout: only its lines count. */
  #read(text: string): void {
    const found = text.indexOf(this.#opening);
    const lead = found < 0 ? text.length : found;
    this.#lines.add(this.#base, LineIndex.of(text.slice(0, lead)));
    this.#unread.between(text, 0, lead, this.#base);
    this.#base += lead;
    if (found >= 0) this.#readRecords(text.slice(lead));
  }

  #readRecords(text: string): void {
    const document = this.#format.parse(text);
    this.#rules ??= new RuleRuns(rules, document.format.id);
    this.#lines.add(this.#base, document.lines);
    this.#unread.begin();
    for (let i = 0; i < document.records.length; i++) {
      const record = document.records.at(i);
      if (!record) continue;
      this.#unread.see(record, text, this.#base);
      this.#see(record, text);
    }
    this.#unread.pieceEnds(text, this.#base);
    for (const { shown } of this.#rules.conclude([], { endMs: undefined }, []).groups) {
      for (const { span } of shown) this.#keepExcerpt(text, span);
    }
    if (this.#records < CHANNEL_RECORDS) for (const channel of channelsOf(document)) this.#channels.add(detached(channel));
    this.#records += document.records.length;
    this.#base += text.length;
  }

  #see(record: LogRecord, text: string): void {
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
    const events = record.events();
    if (events.length === 0) this.#errors.see(record, text, by);
    for (const event of events) this.#rules?.see(shifted<LogEvent>(event, by), moved);
  }

  /** Of marks that begin in one place, the longest counts. `text` begins at `#base`. */
  #keepExcerpt(text: string, span: Span): void {
    const start = span.start - this.#base;
    if (start < 0 || start >= text.length) return;
    const end = Math.min(span.end - this.#base, start + EXCERPT);
    const before = Math.max(0, start - CONTEXT);
    const excerpt = maskedPart(text.slice(before, end + CONTEXT), { start: start - before, end: end - before });
    if (excerpt.length > (this.#excerpts.get(span.start)?.length ?? -1)) this.#excerpts.set(span.start, detached(excerpt));
  }
}

/** Where the lines of the whole text begin, 4 bytes a line. */
class LineRuns {
  readonly #runs: { readonly base: number; readonly firstLine: number; readonly starts: Uint32Array }[] = [
    { base: 0, firstLine: 0, starts: Uint32Array.of(0) },
  ];
  #count = 1;

  /** The lines of the next piece, which begins at `base`: its first line is the last one of the piece before. */
  add(base: number, lines: LineIndex): void {
    if (lines.count < 2) return;
    const starts = new Uint32Array(lines.count - 1);
    for (let i = 0; i < starts.length; i++) starts[i] = lines.start(i + 1);
    this.#runs.push({ base, firstLine: this.#count, starts });
    this.#count += starts.length;
  }

  placeOf(offset: number): { readonly line: number; readonly start: number } {
    const run =
      this.#runs[lastAtMost(this.#runs.length, (i) => (this.#runs[i]?.base ?? 0) + (this.#runs[i]?.starts[0] ?? 0), offset)];
    if (!run) return { line: 0, start: 0 };
    const i = lastAtMost(run.starts.length, (at) => run.base + (run.starts[at] ?? 0), offset);
    return { line: run.firstLine + i, start: run.base + (run.starts[i] ?? 0) };
  }
}

/** Index of the last of `count` rising numbers that is not above `limit`; the first where all are. */
function lastAtMost(count: number, valueAt: (index: number) => number, limit: number): number {
  return Math.max(0, countWhile(count, (index) => valueAt(index) <= limit) - 1);
}

/** How much of a text to read where more follows: the other half of a line end may come. */
function withoutHalfLineEnd(text: string): number {
  return text.endsWith('\r') ? text.length - 1 : text.length;
}

/** A copy of an event or a time with all its spans moved: they are plain data. */
function shifted<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((one) => shifted(one, by)) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (isSpan(value)) return { ...value, start: value.start + by, end: value.end + by };
  const copy: Record<string, unknown> = {};
  for (const name in value) copy[name] = shifted(value[name], by);
  return copy as T;
}

function isSpan(value: object): value is Span {
  return 'start' in value && typeof value.start === 'number' && 'end' in value;
}
