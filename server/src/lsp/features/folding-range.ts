import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import type { Analysis } from '../../core/analyze/index.ts';
import type { LogDocument } from '../../core/log/model.ts';
import type { Section } from '../answer/virtual-text.ts';
import { virtualDocument } from '../documents/index.ts';
import type { Session } from '../session/session.ts';

const MAX_RANGES = 5000;
/** Records looked at: VS Code folds nothing in larger logs anyway. */
const MAX_RECORDS = 300_000;

/** Folds what belongs together: records of several lines (SyncML, NSError, stack traces), and the lines between records. */
export function foldingRanges(session: Session, params: FoldingRangeParams): FoldingRange[] {
  const { uri } = params.textDocument;
  const log = session.logs.get(uri);
  if (log) return [...recordRanges(log.analysis.document), ...attemptRanges(log.analysis)];
  const ranges: FoldingRange[] = [];
  sectionRanges(virtualDocument(session, uri)?.sections ?? [], ranges);
  return ranges;
}

function recordRanges(document: LogDocument): FoldingRange[] {
  const { lines, records } = document;
  const ranges: FoldingRange[] = [];
  const add = (startLine: number, endLine: number, kind: FoldingRangeKind): void => {
    if (endLine > startLine && ranges.length < MAX_RANGES) ranges.push({ startLine, endLine, kind });
  };
  let behind = 0; // the line behind the last record
  const count = Math.min(records.length, MAX_RECORDS);
  for (let index = 0; index < count && ranges.length < MAX_RANGES; index++) {
    const record = records.at(index);
    if (!record) break;
    const first = lines.lineAt(record.span.start);
    const last = lines.lineAt(Math.max(record.span.start, record.span.end - 1));
    add(behind, first - 1, FoldingRangeKind.Comment);
    add(first, last, FoldingRangeKind.Region);
    behind = Math.max(behind, last + 1);
  }
  return ranges;
}

/** An enrollment whose lines stand together: those of two that are mixed cannot be folded each for itself. */
function attemptRanges({ attempts, document: { lines } }: Analysis): readonly FoldingRange[] {
  const places = attempts
    .slice(0, MAX_RANGES)
    .map(({ span }) => ({ startLine: lines.lineAt(span.start), endLine: lines.lineAt(Math.max(span.start, span.end - 1)) }))
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  return places.filter(({ startLine, endLine }, i) => {
    const before = places.slice(Math.max(0, i - NEIGHBOURS), i);
    const mixed = before.some((one) => one.endLine >= startLine) || (places[i + 1]?.startLine ?? endLine + 1) <= endLine;
    return endLine > startLine && !mixed;
  });
}

/** So many attempts before one may reach into it. */
const NEIGHBOURS = 20;

function sectionRanges(sections: readonly Section[], ranges: FoldingRange[]): void {
  for (const section of sections) {
    if (ranges.length >= MAX_RANGES) return;
    if (section.endLine > section.line) ranges.push({ startLine: section.line, endLine: section.endLine });
    sectionRanges(section.children, ranges);
  }
}
