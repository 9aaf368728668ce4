import type { Analysis, FindingGroup } from '../../core/analyze/index.ts';
import type { Finding, Severity } from '../../core/log/finding.ts';
import { countWhile } from '../../core/text/sorted.ts';
import { type Span, touches } from '../../core/text/span.ts';
import type { Settings } from '../../protocol.ts';

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

/**
 * At most `limit` findings to mark: the first of every cause before the second of any, so that no cause gets lost. Where a cause has
 * more than there is room for, its marks stand all over the log: else the ruler would say that nothing failed behind the last one.
 */
export function findingsToMark(groups: readonly FindingGroup[], limit: number): readonly MarkedFinding[] {
  const known = groups.map(knownIn);
  const room = groups.map(() => 0);
  let left = limit;
  for (let round = 0; left > 0 && known.some((findings) => findings.length > round); round++) {
    known.forEach((findings, i) => {
      if (findings.length <= round || left === 0) return;
      room[i] = round + 1;
      left--;
    });
  }
  const picked = known.map((findings, i) => evenly(findings, room[i] ?? 0));
  const rounds = Math.max(0, ...picked.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    groups.flatMap((group, i): readonly MarkedFinding[] => {
      const finding = picked[i]?.[round];
      return finding ? [{ finding, group, first: round === 0 }] : [];
    }),
  );
}

/** The findings of a group that are known in full, in log order. */
export function knownIn({ shown, spread }: FindingGroup): readonly Finding[] {
  if (spread.length === 0) return shown;
  const all = new Map([...shown, ...spread].map((finding) => [finding.span.start, finding]));
  return [...all.values()].sort((a, b) => a.span.start - b.span.start);
}

/** `count` of the findings, the first among them and the others as far apart in the log as they can be; in log order. */
function evenly(findings: readonly Finding[], count: number): readonly Finding[] {
  const [first] = findings;
  const last = findings.at(-1);
  if (findings.length <= count || !first || !last || count < 2) return findings.slice(0, count);
  const step = (last.span.start - first.span.start) / (count - 1);
  const picked: Finding[] = [];
  for (const [i, finding] of findings.entries()) {
    const wanted = first.span.start + picked.length * step;
    const needed = findings.length - i <= count - picked.length;
    if (picked.length < count && (finding.span.start >= wanted || needed)) picked.push(finding);
  }
  return picked;
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
    const marked = knownIn(group).filter((finding) => touches(finding.span, offset));
    if (marked.length > 0 || !token) return marked;
    const counted = marksIn(analysis, { start: token.start, end: token.end - 1 }).some((mark) => mark.group === group);
    return counted ? group.shown.slice(0, 1) : [];
  });
}

/** The finding of `rule` that begins at `offset`; where it is one of the counted ones, the first of its group. */
export function findFinding(analysis: Pick<Analysis, 'groups'>, rule: string, offset: number): Finding | undefined {
  const groups = analysis.groups.filter((group) => group.id === rule);
  for (const group of groups) {
    const exact = knownIn(group).find((finding) => finding.span.start === offset);
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
  return countWhile(marks.length, (i) => (marks[i]?.offset ?? 0) < offset);
}
