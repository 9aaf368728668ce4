import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding } from '../../core/knowledge/model.ts';
import type { LineIndex } from '../../core/text/lines.ts';
import { type Localize, msg } from '../../core/text/message.ts';
import type { Span } from '../../core/text/span.ts';
import { rangeOf, severityOf } from '../convert.ts';
import { findingsToMark, type MarkedFinding, shownGroups } from '../findings.ts';
import type { OpenLog } from '../log-store.ts';
import { visible } from '../markdown.ts';
import type { Session } from '../session.ts';

export const SOURCE = 'SCEP Log Inspector';

/** Code of the one diagnostic that says how many findings carry no mark. */
export const MORE_FINDINGS = 'more-findings';

/** What a code action needs to know of a diagnostic: it never reads the message. */
export interface FindingData {
  readonly kind: 'finding';
  readonly rule: string;
  readonly group: string;
  /** UTF-16 offset of the marked token. */
  readonly offset: number;
}

const MAX_EVIDENCE = 8;
const MAX_PROBLEMS = 50;
const MAX_MESSAGE = 2000;

/** All diagnostics of a log: findings up to the reader's maximum, the count of the rest, and malformed places. */
export function diagnosticsOf(log: OpenLog, session: Session): Diagnostic[] {
  const groups = shownGroups(log.analysis, session.settings);
  const marked = findingsToMark(groups, session.settings.diagnostics.maximumPerFile);
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const diagnostics = marked.map((mark) => diagnosticOf(log, mark, session.say));
  if (total > marked.length) diagnostics.push(moreFindings(log, total - marked.length, session.say));
  return [...diagnostics, ...problemDiagnostics(log, session.say)];
}

function diagnosticOf(log: OpenLog, mark: MarkedFinding, say: Localize): Diagnostic {
  const { finding } = mark;
  const data: FindingData = { kind: 'finding', rule: finding.id, group: finding.group, offset: finding.span.start };
  const related = relatedInformation(log, mark, say);
  return {
    range: rangeOf(log.analysis.document.lines, finding.span),
    severity: severityOf(finding.severity),
    source: SOURCE,
    code: finding.id,
    ...(finding.docUrl.startsWith('https://') ? { codeDescription: { href: finding.docUrl } } : {}),
    message: plain(say(finding.message)),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    data,
  };
}

function relatedInformation(
  log: OpenLog,
  { finding, group, first }: MarkedFinding,
  say: Localize,
): DiagnosticRelatedInformation[] {
  const related = finding.evidence.slice(0, MAX_EVIDENCE).map((evidence) => relation(log, evidence, say));
  const next = group.offsets[group.shown.length];
  if (!first || next === undefined) return related;
  const message = msg('More places with the same cause: {0}. The next one is here.', group.count - group.shown.length);
  return [...related, relation(log, { span: { start: next, end: next }, message }, say)];
}

function relation(log: OpenLog, { span, message }: Finding['evidence'][number], say: Localize): DiagnosticRelatedInformation {
  return { location: { uri: log.uri, range: rangeOf(log.analysis.document.lines, span) }, message: plain(say(message)) };
}

function moreFindings(log: OpenLog, count: number, say: Localize): Diagnostic {
  const { lines } = log.analysis.document;
  const end = Math.min(lines.end(0), MARKED_OF_FIRST_LINE);
  return {
    range: rangeOf(lines, { start: 0, end }),
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    code: MORE_FINDINGS,
    message: say(
      msg('Findings that are not marked here: {0}. The command "Show All Findings of This Log" lists every one.', count),
    ),
  };
}

const MARKED_OF_FIRST_LINE = 200;

/** Malformed input is told quietly: a pasted excerpt without header is no failure. */
function problemDiagnostics(log: OpenLog, say: Localize): Diagnostic[] {
  const { document } = log.analysis;
  return document.problems.slice(0, MAX_PROBLEMS).map((problem) => ({
    range: rangeOf(document.lines, onOneLine(document.lines, problem.span)),
    severity: DiagnosticSeverity.Hint,
    source: SOURCE,
    code: problem.code,
    message: plain(say(problem.message)),
  }));
}

function onOneLine(lines: LineIndex, span: Span): Span {
  return { start: span.start, end: Math.min(span.end, lines.end(lines.lineAt(span.start))) };
}

function plain(text: string): string {
  return visible(text).slice(0, MAX_MESSAGE);
}
