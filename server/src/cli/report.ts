import type { Analysis } from '../core/analyze/index.ts';
import type { StreamedAnalysis } from '../core/analyze-stream.ts';
import { channelsOf } from '../core/log/channels.ts';
import { type Gap, type GapKind, nothingFound, notLookedAt, withFile } from '../core/log/coverage.ts';
import type { Detected } from '../core/log/detect.ts';
import type { FindingGroup, Severity } from '../core/log/finding.ts';
import type { LanguageId } from '../core/log/model.ts';
import { textOf } from '../core/log/secrets.ts';
import type { FileGap } from '../core/read/file-gap.ts';
import { detached } from '../core/text/detach.ts';
import type { Localize } from '../core/text/message.ts';
import { masked, type Said } from '../core/text/secrets/index.ts';
import { oneLine, type Shown, shorten, visible } from '../core/text/visible.ts';

/** What one log says, in the reader's language: the JSON output, and the source of the text output. */
export interface FileReport {
  readonly file: Said;
  readonly format: LanguageId;
  readonly formatTitle: Shown;
  readonly recognisedBy: Shown;
  readonly records: number;
  /** Why this is not all that the file held; absent where it is. */
  readonly damage?: readonly Shown[];
  /** The log was read whole, and all of it was understood: only then does a log without findings say that nothing failed. */
  readonly complete: boolean;
  /** What was not looked at, or not understood; absent where `complete`. */
  readonly notLookedAt?: readonly GapReport[];
  readonly findings: readonly FindingReport[];
  /** What may be said of the log where nothing was found, and what was not looked at; absent where neither is so. */
  readonly conclusion?: Shown;
}

export interface GapReport {
  readonly kind: GapKind;
  readonly count: number;
  readonly what: Shown;
  /** Where, counted from 1; the first ones. */
  readonly lines: readonly number[];
}

export interface FindingReport {
  readonly id: string;
  readonly severity: Severity;
  readonly file: Said;
  /** Line and column count from 1; the column in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly message: Shown;
  /** Step of the enrollment flow, 1 to 6. */
  readonly step: number;
  readonly link: string;
  /** How many times the same cause shows in this file, this place included. */
  readonly count: number;
  /** The marked text. */
  readonly text: Shown;
  readonly evidence: readonly { readonly line: number; readonly message: Shown }[];
}

/** The analysis of a log in memory in the form that reports are made from. */
export function inMemory({ document, groups, coverage }: Analysis): StreamedAnalysis {
  return {
    format: document.format,
    records: document.records.length,
    groups,
    coverage,
    channels: () => channelsOf(document),
    placeOf: (offset) => {
      const line = document.lines.lineAt(offset);
      return { line, start: document.lines.start(line) };
    },
    textOf: ({ start, end }) => textOf(document, { start, end: Math.min(end, start + MARKED_LENGTH) }),
  };
}

/** A log that was read, and what is wrong with its file. */
export interface AnalyzedFile {
  readonly path: string;
  readonly detected: Detected;
  readonly analysis: StreamedAnalysis;
  readonly damage: readonly FileGap[];
}

/** One entry a cause, at its first place, in log order. */
export function reportFile({ path, detected, analysis, damage }: AnalyzedFile, localize: Localize): FileReport {
  const file = masked(path);
  const findings = analysis.groups.flatMap((group) => reportGroup(file, group, analysis, localize));
  const coverage = withFile(analysis.coverage, damage);
  const conclusion = findings.length > 0 ? notLookedAt(coverage) : nothingFound(analysis.records, coverage);
  return {
    file,
    format: detected.id,
    formatTitle: oneLine(localize(analysis.format.title)),
    recognisedBy: oneLine(localize(detected.detection.reason)),
    records: analysis.records,
    ...(damage.length > 0 ? { damage: damage.map(({ sentence }) => visible(localize(sentence))) } : {}),
    complete: coverage.length === 0,
    ...(coverage.length > 0 ? { notLookedAt: coverage.map((gap) => reportGap(gap, analysis, localize)) } : {}),
    findings: findings.sort((a, b) => a.line - b.line || a.column - b.column),
    ...(conclusion ? { conclusion: visible(localize(conclusion)) } : {}),
  };
}

function reportGap({ kind, count, what, places }: Gap, analysis: StreamedAnalysis, localize: Localize): GapReport {
  const lines = places.map(({ start }) => analysis.placeOf(start).line + 1);
  return { kind, count, what: visible(localize(what)), lines };
}

const MARKED_LENGTH = 120;

/** Visible, and a string of its own: a part of a log keeps the whole log in memory. */
function kept(text: Said): Shown {
  return detached(visible(text));
}

function reportGroup(file: Said, group: FindingGroup, analysis: StreamedAnalysis, localize: Localize): FindingReport[] {
  const [first] = group.shown;
  if (!first) return [];
  const lineOf = (offset: number): number => analysis.placeOf(offset).line + 1;
  const place = analysis.placeOf(first.span.start);
  return [
    {
      id: first.id,
      severity: first.severity,
      file,
      line: place.line + 1,
      column: first.span.start - place.start + 1,
      message: kept(localize(first.message)),
      step: first.step,
      link: first.docUrl,
      count: group.count,
      text: shorten(kept(analysis.textOf(first.span)), MARKED_LENGTH),
      evidence: first.evidence.map(({ span, message }) => ({ line: lineOf(span.start), message: kept(localize(message)) })),
    },
  ];
}
