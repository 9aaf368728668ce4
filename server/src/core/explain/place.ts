import type { ScepNote } from '../facts/codes/model.ts';
import { flow } from '../facts/flow.ts';
import type { HttpEvent, LogEvent } from '../log/event.ts';
import type { FlowStep } from '../log/finding.ts';
import type { LogDocument, LogField, LogRecord } from '../log/model.ts';
import { recordAt } from '../log/records.ts';
import { textOf } from '../log/secrets.ts';
import { marked, type Proven } from '../text/proof.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import { type Span, touches } from '../text/span.ts';
import type { ExplanationRow } from './model.ts';

export interface ExplainOptions {
  /** IANA name of the reader's time zone, for instance `Europe/Berlin`. */
  readonly timeZone?: string;
  /** A finding marks the token: it says what the cause is, and no table may say another one. */
  readonly judged?: boolean;
}

/** The token under the cursor with the record around it. */
export interface Place {
  readonly document: LogDocument;
  readonly record: LogRecord;
  readonly offset: number;
  readonly fields: readonly LogField[];
  readonly events: readonly LogEvent[];
  /** The innermost field at the offset. */
  readonly field?: LogField;
  readonly options: ExplainOptions;
}

/** The place of an offset; undefined outside all records. */
export function placeAt(document: LogDocument, offset: number, options: ExplainOptions): Place | undefined {
  const record = recordAt(document, offset);
  if (!record || !touches(record.span, offset)) return undefined;
  const fields = record.fields();
  const field = innermost(fields, offset);
  const own = record.format ? { ...document, format: record.format } : document;
  return { document: own, record, offset, fields, events: record.events(), options, ...(field ? { field } : {}) };
}

/** The smallest field that holds the offset; one that only ends there counts where none holds it. */
function innermost(fields: readonly LogField[], offset: number): LogField | undefined {
  let best: LogField | undefined;
  for (const field of fields) {
    if (!touches(field.span, offset)) continue;
    if (!best || rank(field.span, offset) <= rank(best.span, offset)) best = field;
  }
  return best;
}

/** Shorter is better; a span that holds the offset is better than one that ends at it. */
function rank(span: Span, offset: number): number {
  return span.end - span.start + (span.end === offset ? 1e12 : 0);
}

/** The HTTP request that the record tells, if it is one. */
export function requestOf(place: Place): HttpEvent | undefined {
  return place.events.find((event) => event.kind === 'http');
}

/** Characters of log text in one row. */
const SHOWN = 300;

/** The text of a span as it may be shown: secrets masked, cut to a length that fits a hover. */
export function shownText({ document }: Place, span: Span): string {
  const end = Math.min(span.end, span.start + SHOWN);
  const shown = textOf(document, { start: span.start, end });
  return span.end > end ? `${shown}…` : shown;
}

export function row(label: Sentence, value: Sentence | string | number): ExplanationRow {
  return { label, value: typeof value === 'object' ? value : verbatim(value) };
}

/** A row in fixed-width type: codes, names, log text. */
export function codeRow(label: Sentence, value: string | number): ExplanationRow {
  return { label, value: verbatim(value), code: true };
}

/** What something may come from, and what to do then: only said where no finding judges the token. */
export function causes<Part>({ options }: Place, ...parts: readonly Part[]): readonly Part[] {
  return options.judged ? [] : parts;
}

/** Where something stands in the flow. */
export function stepRow(step: FlowStep): ExplanationRow {
  return row(msg('Step'), msg('{0} of 6: {1}', step, flow[step].name));
}

export function nextRow(next: Sentence): ExplanationRow {
  return row(msg('Next, when all is well'), next);
}

/** What a general code means in an enrollment, marked where no source confirms it. */
export function noteText(note: ScepNote): Sentence {
  return marked(note.note, note);
}

/**
 * What a token means, and then what it means here: the judgement of its event, in the words of its finding. Nothing is said twice, and no
 * judgement where a finding marks the token and says so itself.
 */
export function withJudgement(
  place: Place,
  meanings: readonly Sentence[],
  judged: { readonly message: Sentence } & Proven,
): readonly Sentence[] {
  const here = causes(place, marked(judged.message, judged));
  const said = here.flatMap(quotesIn);
  return [...meanings.filter((meaning) => !said.includes(meaning)), ...here];
}

/** The sentence and all that stand in it. */
function quotesIn(sentence: Sentence): readonly Sentence[] {
  return [sentence, ...sentence.args.flatMap((arg) => (typeof arg === 'object' ? quotesIn(arg) : []))];
}
