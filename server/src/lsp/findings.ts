import type { Analysis, FindingGroup } from '../core/analyze.ts';
import type { Finding, Severity } from '../core/knowledge/model.ts';
import { type Span, touches } from '../core/text/span.ts';
import type { Settings } from '../protocol.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** The groups whose rule the reader did not hide, the worst first, then in log order. */
export function shownGroups(analysis: Pick<Analysis, 'groups'>, settings: Settings): readonly FindingGroup[] {
  const hidden = new Set(settings.hiddenRules);
  return analysis.groups
    .filter((group) => group.shown.length > 0 && !hidden.has(group.id))
    .sort((a, b) => RANK[severityOfGroup(a)] - RANK[severityOfGroup(b)] || firstOffset(a) - firstOffset(b));
}

export function severityOfGroup(group: FindingGroup): Severity {
  return group.shown[0]?.severity ?? 'hint';
}

export function firstOffset(group: FindingGroup): number {
  return group.offsets[0] ?? group.shown[0]?.span.start ?? 0;
}

/** At most `limit` findings to mark: the first of every cause before the second of any, so that no cause gets lost. */
export function findingsToMark(groups: readonly FindingGroup[], limit: number): readonly MarkedFinding[] {
  const marked: MarkedFinding[] = [];
  for (let round = 0; marked.length < limit; round++) {
    const before = marked.length;
    for (const group of groups) {
      const finding = group.shown[round];
      if (finding && marked.length < limit) marked.push({ finding, group, first: round === 0 });
    }
    if (marked.length === before) break;
  }
  return marked;
}

export interface MarkedFinding {
  readonly finding: Finding;
  readonly group: FindingGroup;
  /** It is the first of its group. */
  readonly first: boolean;
}

/**
 * The findings whose marked token holds `offset`, the worst first. Of findings that are only counted, no more than the start is
 * known: they answer with the first of their group where they begin inside `token`, the token at `offset`.
 */
export function findingsAt(analysis: Analysis, settings: Settings, offset: number, token?: Span): readonly Finding[] {
  return shownGroups(analysis, settings).flatMap((group) => {
    const marked = group.shown.filter((finding) => touches(finding.span, offset));
    if (marked.length > 0 || !token) return marked;
    const counted = marksIn(analysis, { start: token.start, end: token.end - 1 }).some((mark) => mark.group === group);
    return counted ? group.shown.slice(0, 1) : [];
  });
}

/** The finding of `rule` that begins at `offset`; where it is one of the counted ones, the first of its group. */
export function findFinding(analysis: Pick<Analysis, 'groups'>, rule: string, offset: number): Finding | undefined {
  const groups = analysis.groups.filter((group) => group.id === rule);
  for (const group of groups) {
    const exact = group.shown.find((finding) => finding.span.start === offset);
    if (exact) return exact;
  }
  return groups.find((group) => group.offsets.includes(offset))?.shown[0];
}

/** A place of a finding, also of those that are only counted. */
export interface Mark {
  readonly offset: number;
  readonly group: FindingGroup;
}

const marksOf = new WeakMap<Analysis, readonly Mark[]>();

/** The places of all findings inside a span, in log order, hidden rules included. */
export function marksIn(analysis: Analysis, span: Span): readonly Mark[] {
  let marks = marksOf.get(analysis);
  if (!marks) {
    marks = analysis.groups
      .flatMap((group) => group.offsets.map((offset) => ({ offset, group })))
      .sort((a, b) => a.offset - b.offset);
    marksOf.set(analysis, marks);
  }
  return marks.slice(lowerBound(marks, span.start), lowerBound(marks, span.end + 1));
}

/** Index of the first mark at or behind `offset`. */
function lowerBound(marks: readonly Mark[], offset: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.offset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
