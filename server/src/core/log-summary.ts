import type { Coverage } from './log/coverage.ts';
import type { FindingGroup } from './log/finding.ts';
import type { LanguageId, LogFormat } from './log/model.ts';
import type { Message } from './text/message.ts';
import { type LinePlace, type NamedLines, namedLines } from './text/named-lines.ts';
import type { Problem } from './text/problem.ts';

/** What a log says, without its text: plain data that may cross into another thread. Offsets are those of the text. */
export interface LogSummary {
  readonly format: LanguageId;
  readonly title: Message;
  readonly records: number;
  readonly groups: readonly FindingGroup[];
  /** What was not looked at, or not understood. */
  readonly coverage: Coverage;
  /** The first ones. */
  readonly problems: readonly Problem[];
  /** The lines of every offset that a group or a problem names. */
  readonly lines: NamedLines;
}

/** An analysis, whole or streamed, as far as its summary needs it. */
export interface Summarized {
  readonly format: LogFormat;
  readonly records: number;
  readonly groups: readonly FindingGroup[];
  readonly coverage: Coverage;
  readonly problems: readonly Problem[];
  placeOf(offset: number): LinePlace;
}

const MAX_PROBLEMS = 50;

export function summarize({ format, records, groups, coverage, problems, placeOf }: Summarized): LogSummary {
  const told = problems.slice(0, MAX_PROBLEMS);
  return {
    format: format.id,
    title: format.title,
    records,
    groups,
    coverage,
    problems: told,
    lines: namedLines(namedOffsets(groups, told, coverage), placeOf),
  };
}

/** The places that findings, problems and gaps name. */
function* namedOffsets(groups: readonly FindingGroup[], problems: readonly Problem[], coverage: Coverage): Generator<number> {
  for (const { places } of coverage) for (const { start, end } of places) yield* [start, end];
  for (const { shown, spread, offsets } of groups) {
    yield* offsets;
    for (const { span, evidence } of [...shown, ...spread]) {
      for (const place of [span, ...evidence.map((one) => one.span)]) yield* [place.start, place.end];
    }
  }
  for (const { span } of problems) yield* [span.start, span.end];
}
