import type { Location } from 'vscode-languageserver';
import type { FindingGroup } from '../../core/analyze/index.ts';
import type { Coverage } from '../../core/log/coverage.ts';
import type { LineIndex } from '../../core/text/lines.ts';
import type { Problem } from '../../core/text/problem.ts';
import type { Span } from '../../core/text/span.ts';
import { rangeOf } from '../answer/convert.ts';
import type { LargeLogs } from './large-logs.ts';
import type { LogStore, OpenLog } from './log-store.ts';

/** A log with what was found in it: one that is open, or one that is too large for the editor and was read from disk. */
export interface FoundLog {
  readonly uri: string;
  readonly groups: readonly FindingGroup[];
  readonly records: number;
  /** What was not looked at, or not understood. */
  readonly coverage: Coverage;
  /** The first ones, none longer than its line. */
  readonly problems: readonly Problem[];
  /** The beginning of the first line, for what is to be said of the log as a whole. */
  readonly head: Span;
  /** Where a span stands that a group or a problem names. */
  locate(span: Span): Location;
}

/** Where logs are kept. */
export interface KnownLogs {
  readonly logs: LogStore;
  readonly large: LargeLogs;
}

/** The log as it is now; undefined where it is neither open nor read from disk, or in none of our formats. */
export function foundLog({ logs, large }: KnownLogs, uri: string): FoundLog | undefined {
  const open = logs.get(uri);
  return open ? foundIn(open) : large.get(uri);
}

/** The log that a list of findings is about: for a part, the whole log, once that was analysed. */
export function listedLog(known: KnownLogs, uri: string): FoundLog | undefined {
  const part = known.large.partOf(uri);
  return (part && known.large.get(part.log.uri)) ?? foundLog(known, uri);
}

const MAX_PROBLEMS = 50;
const HEAD = 200;

export function foundIn({ uri, analysis: { document, groups, coverage } }: OpenLog): FoundLog {
  const { lines } = document;
  return {
    uri,
    groups,
    records: document.records.length,
    coverage,
    problems: document.problems.slice(0, MAX_PROBLEMS).map((problem) => ({ ...problem, span: onOneLine(lines, problem.span) })),
    head: { start: 0, end: Math.min(lines.end(0), HEAD) },
    locate: (span) => ({ uri, range: rangeOf(lines, span) }),
  };
}

function onOneLine(lines: LineIndex, span: Span): Span {
  return { start: span.start, end: Math.min(span.end, lines.end(lines.lineAt(span.start))) };
}
