import type { Analysis } from '../../core/analyze/index.ts';
import type { Finding } from '../../core/log/finding.ts';
import type { Span } from '../../core/text/span.ts';
import type { Settings } from '../../protocol.ts';
import { findingsToMark, knownIn, marksIn, shownGroups } from './findings.ts';

/** A finding and where it is: of one that is only counted, the first of its group, and the place of this one. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly offset: number;
}

/**
 * The findings of a piece of a log, at most `limit` of them: first those whose marked token touches it, the worst first; then, in log
 * order, those on its lines that carry no mark in the editor, so that there is nothing to point at but the line.
 */
export function findingsIn(analysis: Analysis, settings: Settings, span: Span, limit: number): readonly PlacedFinding[] {
  const groups = shownGroups(analysis, settings);
  const marked = new Set(findingsToMark(groups, settings.diagnostics.maximumPerFile).map(({ finding }) => finding));
  const known = new Map(groups.map((group) => [group, knownIn(group)]));
  const found: PlacedFinding[] = [...known.values()]
    .flatMap((findings) => findings.filter((finding) => marked.has(finding) && touching(finding.span, span)))
    .map((finding) => ({ finding, offset: finding.span.start }));
  for (const { offset, group } of marksIn(analysis, wholeLines(analysis, span))) {
    if (found.length >= limit) break;
    const [first] = group.shown;
    const findings = known.get(group); // none of a rule that is hidden
    if (!first || !findings) continue;
    const exact = findings.find((finding) => finding.span.start === offset);
    if (!exact || !marked.has(exact)) found.push({ finding: exact ?? first, offset });
  }
  return found.slice(0, limit);
}

/** They share a character or an edge: a cursor behind the last character still means the token. */
function touching(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function wholeLines({ document: { lines } }: Analysis, { start, end }: Span): Span {
  return { start: lines.start(lines.lineAt(start)), end: lines.end(lines.lineAt(end)) };
}
