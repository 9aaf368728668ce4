import type { Analysis } from '../core/analyze.ts';
import type { FindingGroup, Severity } from '../core/knowledge/model.ts';
import type { Detected } from '../core/log/detect.ts';
import type { LanguageId, LogDocument } from '../core/log/model.ts';
import type { Localize } from '../core/text/message.ts';
import { printable } from './console.ts';

/** What one log says, in the reader's language: the JSON output, and the source of the text output. */
export interface FileReport {
  readonly file: string;
  readonly format: LanguageId;
  readonly formatTitle: string;
  readonly recognisedBy: string;
  readonly records: number;
  readonly findings: readonly FindingReport[];
}

export interface FindingReport {
  readonly id: string;
  readonly severity: Severity;
  readonly file: string;
  /** Line and column count from 1; the column in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Step of the enrollment flow, 1 to 6. */
  readonly step: number;
  readonly link: string;
  /** How many times the same cause shows in this file, this place included. */
  readonly count: number;
  /** The marked text. */
  readonly text: string;
  readonly evidence: readonly { readonly line: number; readonly message: string }[];
}

/** One entry a cause, at its first place, in log order. */
export function reportFile(file: string, detected: Detected, analysis: Analysis, localize: Localize): FileReport {
  const { document, groups } = analysis;
  const findings = groups.flatMap((group) => reportGroup(file, group, document, localize));
  return {
    file,
    format: detected.id,
    formatTitle: localize(document.format.title),
    recognisedBy: localize(detected.detection.reason),
    records: document.records.length,
    findings: findings.sort((a, b) => a.line - b.line || a.column - b.column),
  };
}

const MARKED_LENGTH = 120;

function reportGroup(file: string, group: FindingGroup, document: LogDocument, localize: Localize): FindingReport[] {
  const [first] = group.shown;
  if (!first) return [];
  const lineOf = (offset: number): number => document.lines.lineAt(offset) + 1;
  const line = lineOf(first.span.start);
  return [
    {
      id: first.id,
      severity: first.severity,
      file,
      line,
      column: first.span.start - document.lines.start(line - 1) + 1,
      message: printable(localize(first.message)),
      step: first.step,
      link: first.docUrl,
      count: group.count,
      text: printable(document.text.slice(first.span.start, Math.min(first.span.end, first.span.start + MARKED_LENGTH))),
      evidence: first.evidence.map(({ span, message }) => ({ line: lineOf(span.start), message: printable(localize(message)) })),
    },
  ];
}
