import type { FindingGroup } from '../../core/analyze/index.ts';
import type { Finding } from '../../core/log/finding.ts';
import { SHOWN_PER_GROUP } from '../../core/rules/engine/collector.ts';
import type { Span } from '../../core/text/span.ts';

/**
 * What was found in a part of a log, put right by what was found in the whole: what shows only because the part ends is left out,
 * and what shows only with the events of other parts is added. `within` is the part in the offsets of the whole, and `shift` leads
 * from these to the offsets of the part.
 */
export function confirmed(
  part: readonly FindingGroup[],
  whole: readonly FindingGroup[],
  within: Span,
  shift: number,
): readonly FindingGroup[] {
  const holds = (offset: number): boolean => offset >= within.start && offset < within.end;
  const proven = new Map<string, Set<number>>();
  for (const { id, offsets } of whole) {
    const places = proven.get(id) ?? new Set();
    proven.set(id, places);
    for (const offset of offsets) if (holds(offset)) places.add(offset + shift);
  }
  const kept = part.flatMap((group) => only(group, (offset) => proven.get(group.id)?.has(offset) === true));
  const known = new Set(kept.flatMap(({ id, offsets }) => offsets.map((offset) => `${id} ${offset}`)));
  const added = whole.flatMap((group) => {
    const isNew = (offset: number): boolean => holds(offset) && !known.has(`${group.id} ${offset + shift}`);
    return only(group, isNew).map((one) => moved(one, shift, holds));
  });
  return [...kept, ...added].sort((a, b) => (a.offsets[0] ?? 0) - (b.offsets[0] ?? 0));
}

/** The group with some of its places; none where it has no such place. */
function only(group: FindingGroup, wanted: (offset: number) => boolean): readonly FindingGroup[] {
  const offsets = group.offsets.filter(wanted);
  const stays = ({ span }: Finding): boolean => wanted(span.start);
  const shown = group.shown.filter(stays);
  const spread = group.spread.filter(stays);
  if (offsets.length === 0) return [];
  return [
    { ...group, shown: shown.length > 0 ? shown : standIns(group, spread, offsets), spread, offsets, count: offsets.length },
  ];
}

/** What stands for findings of which only the place is known: others of the same cause. */
function standIns(group: FindingGroup, spread: readonly Finding[], offsets: readonly number[]): readonly Finding[] {
  const [known] = group.shown;
  if (spread.length > 0 || !known) return spread.slice(0, SHOWN_PER_GROUP);
  const length = known.span.end - known.span.start;
  return offsets.slice(0, 1).map((start) => ({ ...known, span: { start, end: start + length }, evidence: [] }));
}

/** The group in the offsets of the part. Evidence that stands in another part cannot be shown in this one. */
function moved(group: FindingGroup, by: number, holds: (offset: number) => boolean): FindingGroup {
  const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const moveAll = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) => ({
      ...finding,
      span: move(finding.span),
      evidence: finding.evidence
        .filter(({ span }) => holds(span.start))
        .map(({ span, message }) => ({ span: move(span), message })),
    }));
  return {
    ...group,
    shown: moveAll(group.shown),
    spread: moveAll(group.spread),
    offsets: group.offsets.map((offset) => offset + by),
  };
}
