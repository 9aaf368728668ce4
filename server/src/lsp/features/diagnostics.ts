import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Finding, FindingGroup } from '../../core/log/finding.ts';
import { marked } from '../../core/text/proof.ts';
import type { Said } from '../../core/text/secrets/index.ts';
import { type Localize, msg } from '../../core/text/sentence.ts';
import { type Shown, shorten, visible } from '../../core/text/visible.ts';
import type { ShownDiagnostic, ShownRelation } from '../answer/answers.ts';
import { severityOf } from '../answer/convert.ts';
import { conclusionOf } from '../log/coverage.ts';
import { findingsToMark, type MarkedFinding, shownGroups } from '../log/findings.ts';
import type { FoundLog } from '../log/found-log.ts';
import type { Session } from '../session/session.ts';
import { inOtherLogs } from './enrollment/related.ts';

export const SOURCE = 'SCEP Log Inspector';

/** Code of the one diagnostic that says how many findings carry no mark. */
export const MORE_FINDINGS = 'more-findings';

/** Code of the one diagnostic that says what was not looked at in a log. */
export const NOT_LOOKED_AT = 'not-looked-at';

/** What a code action needs to know of a diagnostic: it never reads the message. */
export interface FindingData {
  readonly kind: 'finding';
  readonly rule: string;
  /** UTF-16 offset of the marked token. */
  readonly offset: number;
}

const MAX_EVIDENCE = 8;
const MAX_RELATED = 12;
const MAX_MESSAGE = 2000;

/** A diagnostic and the document that it stands in: a log may be shown in parts. */
export interface PlacedDiagnostic {
  readonly uri: string;
  readonly diagnostic: ShownDiagnostic;
}

/** All diagnostics of a log: findings up to the reader's maximum, the count of the rest, and malformed places. */
export function diagnosticsOf(log: FoundLog, session: Session): readonly PlacedDiagnostic[] {
  const most = session.settings.diagnostics.maximumPerFile;
  return [...findingDiagnostics(log, session, most), ...problemDiagnostics(log, session.say)];
}

/** Of a log that nobody opened, so many findings are listed: of hundreds of logs, a reader wants to know which ones to open. */
const MOST_CLOSED = 20;

/** What is listed of a log that nobody opened: the first findings of each cause. */
export function closedDiagnosticsOf(log: FoundLog, session: Session): readonly PlacedDiagnostic[] {
  return findingDiagnostics(log, session, Math.min(MOST_CLOSED, session.settings.diagnostics.maximumPerFile));
}

function findingDiagnostics(log: FoundLog, session: Session, most: number): readonly PlacedDiagnostic[] {
  const groups = shownGroups(log, session.settings);
  const marks = findingsToMark(groups, most);
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const diagnostics = marks.map((mark) => placedFinding(log, mark, session));
  if (total > marks.length) diagnostics.push(moreFindings(log, groups, marks, session.say));
  return [...diagnostics, ...notLookedAtDiagnostics(log, session)];
}

function placedFinding(log: FoundLog, mark: MarkedFinding, session: Session): PlacedDiagnostic {
  const { finding } = mark;
  const { say } = session;
  const data: FindingData = { kind: 'finding', rule: finding.id, offset: finding.span.start };
  const { uri, range } = log.locate(finding.span);
  const related = [
    ...relatedInformation(log, mark, say),
    ...inOtherLogs(session, uri, range.start.line, finding).map((one) => ({ ...one, message: plain(say(one.message)) })),
  ].slice(0, MAX_RELATED);
  const diagnostic: ShownDiagnostic = {
    range,
    severity: severityOf(finding.severity),
    source: SOURCE,
    code: finding.id,
    ...(finding.docUrl.startsWith('https://') ? { codeDescription: { href: finding.docUrl } } : {}),
    message: plain(say(marked(finding.message, finding))),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
    data,
  };
  return { uri, diagnostic };
}

function relatedInformation(log: FoundLog, { finding, group, first }: MarkedFinding, say: Localize): ShownRelation[] {
  const related = finding.evidence.slice(0, MAX_EVIDENCE).map((evidence) => relation(log, evidence, say));
  const next = group.offsets[group.shown.length];
  if (!first || next === undefined) return related;
  const message = msg('More places with the same cause: {0}. The next one is here.', group.count - group.shown.length);
  return [...related, relation(log, { span: { start: next, end: next }, message }, say)];
}

function relation(log: FoundLog, { span, message }: Finding['evidence'][number], say: Localize): ShownRelation {
  return { location: log.locate(span), message: plain(say(message)) };
}

/** How many findings have no mark, and between which lines that is so: the marks that there are stand all over the log. */
function moreFindings(
  log: FoundLog,
  groups: readonly FindingGroup[],
  shown: readonly MarkedFinding[],
  say: Localize,
): PlacedDiagnostic {
  const { uri, range } = log.locate(log.head);
  const marks = new Set(shown.map(({ finding, group }) => `${group.id} ${finding.span.start}`));
  let count = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const { id, offsets } of groups) {
    for (const offset of offsets) {
      if (marks.has(`${id} ${offset}`)) continue;
      count++;
      first = Math.min(first, offset);
      last = Math.max(last, offset);
    }
  }
  const lastMark = shown.reduce((furthest, { finding }) => Math.max(furthest, finding.span.start), 0);
  const [begin, end, mark] = [first, last, lastMark].map((offset) => log.locate({ start: offset, end: offset }));
  const oneText = [begin, end, mark].every((place) => place?.uri === uri);
  const line = (place: typeof begin): number => (place?.range.start.line ?? 0) + 1;
  const message = plain(
    say(
      oneText
        ? msg(
            'Findings that are not marked here: {0}, from line {1} to line {2}; the last mark is in line {3}. The command "Show All Findings of This Log" lists every one.',
            count,
            line(begin),
            line(end),
            line(mark),
          )
        : msg('Findings that are not marked here: {0}. The command "Show All Findings of This Log" lists every one.', count),
    ),
  );
  const severity = DiagnosticSeverity.Information;
  return { uri, diagnostic: { range, severity, source: SOURCE, code: MORE_FINDINGS, message } };
}

/** An empty list of problems would say that all was looked at. What the reader hid is no problem. */
function notLookedAtDiagnostics(log: FoundLog, { say, settings }: Session): readonly PlacedDiagnostic[] {
  const conclusion = log.coverage.length > 0 ? conclusionOf(log, settings) : undefined;
  if (!conclusion) return [];
  const { uri, range } = log.locate(log.head);
  const severity = DiagnosticSeverity.Information;
  return [{ uri, diagnostic: { range, severity, source: SOURCE, code: NOT_LOOKED_AT, message: plain(say(conclusion)) } }];
}

/** Malformed input is told quietly: a pasted excerpt without header is no failure. */
function problemDiagnostics(log: FoundLog, say: Localize): readonly PlacedDiagnostic[] {
  return log.problems.map(({ code, span, message }) => {
    const { uri, range } = log.locate(span);
    const severity = DiagnosticSeverity.Hint;
    return { uri, diagnostic: { range, severity, source: SOURCE, code, message: plain(say(message)) } };
  });
}

function plain(text: Said): Shown {
  return shorten(visible(text), MAX_MESSAGE);
}
