import type { Finding, FindingGroup } from '../../log/finding.ts';
import { detached, detachedMessage } from '../../text/detach.ts';
import { provenOf } from '../../text/proof.ts';
import type { Span } from '../../text/span.ts';
import type { FindingDraft, Rule } from './model.ts';

/** So many findings of one group are kept in full; of the others only the place is known. */
export const SHOWN_PER_GROUP = 20;
/** Of all findings of a group, so many at most are kept in full besides, as far apart as their number allows. */
export const MOST_SPREAD = 64;
/** A hostile log could make a group of each line: what comes after so many is one group. */
export const MAX_GROUPS = 100;
const REST = 'other causes';

/** What one rule has found so far, grouped by cause. Bounded: a log in which every line fails costs one number a line. */
export class FindingCollector {
  readonly #rule: Rule;
  readonly #groups = new Map<string, Collected>();

  constructor(rule: Rule) {
    this.#rule = rule;
  }

  add(draft: FindingDraft): void {
    collect(this.#groups, this.#rule, draft);
  }

  /** The places of the findings at or behind `offset` that are kept in full. */
  marks(offset: number): readonly Span[] {
    return [...this.#groups.values()].flatMap(({ shown }) =>
      shown.map(({ span }) => span).filter(({ start }) => start >= offset),
    );
  }

  /** The groups as of now, with `conclusions` on top; later additions do not show in them. Order: first finding first. */
  groups(conclusions: Iterable<FindingDraft>): readonly FindingGroup[] {
    const concluded = new Map<string, Collected>();
    for (const draft of conclusions) collect(concluded, this.#rule, draft);
    const result: FindingGroup[] = [];
    for (const [group, seen] of this.#groups) result.push(this.#freeze(group, seen, concluded.get(group)));
    for (const [group, collected] of concluded) {
      if (!this.#groups.has(group)) result.push(this.#freeze(group, collected, undefined));
    }
    return result;
  }

  #freeze(group: string, first: Collected, second: Collected | undefined): FindingGroup {
    const shown = [...first.shown, ...(second?.shown ?? [])].sort((a, b) => a.span.start - b.span.start);
    const offsets = second ? [...first.offsets, ...second.offsets] : first.offsets.slice();
    if (second || !first.inOrder) offsets.sort((a, b) => a - b);
    const spread = [...first.spread, ...(second?.spread ?? [])].sort((a, b) => a.span.start - b.span.start);
    return { id: this.#rule.id, group, count: offsets.length, shown: shown.slice(0, SHOWN_PER_GROUP), spread, offsets };
  }
}

interface Collected {
  readonly group: string;
  readonly shown: Finding[];
  readonly spread: Finding[];
  /** Every so many-th finding is kept: twice as many each time that `spread` is full. */
  stride: number;
  readonly offsets: number[];
  inOrder: boolean;
}

function collect(groups: Map<string, Collected>, rule: Rule, draft: FindingDraft): void {
  const wanted = draft.group ?? draft.message.text;
  const collected = groups.get(wanted) ?? open(groups, groups.size < MAX_GROUPS ? detached(wanted) : REST);
  const { start } = draft.span;
  if (start < (collected.offsets.at(-1) ?? 0)) collected.inOrder = false;
  collected.offsets.push(start);
  if (collected.shown.length < SHOWN_PER_GROUP) collected.shown.push(toFinding(rule, draft, collected.group));
  else if (collected.offsets.length % collected.stride === 0) spreadOut(collected, toFinding(rule, draft, collected.group));
}

function spreadOut(collected: Collected, finding: Finding): void {
  const { spread } = collected;
  spread.push(finding);
  if (spread.length < MOST_SPREAD / 2) return;
  const kept = spread.filter((_, index) => index % 2 === 1);
  spread.splice(0, spread.length, ...kept);
  collected.stride *= 2;
}

function open(groups: Map<string, Collected>, group: string): Collected {
  const known = groups.get(group);
  if (known) return known;
  const collected: Collected = { group, shown: [], spread: [], stride: 1, offsets: [], inOrder: true };
  groups.set(group, collected);
  return collected;
}

/** Findings outlive the version of the text that they were found in: none of their words may refer to it. */
function toFinding(rule: Rule, draft: FindingDraft, group: string): Finding {
  return {
    id: rule.id,
    severity: draft.severity ?? rule.severity,
    span: draft.span,
    message: detachedMessage(draft.message),
    short: detachedMessage(draft.short),
    step: draft.step ?? rule.step,
    evidence: (draft.evidence ?? []).map(({ span, message }) => ({ span, message: detachedMessage(message) })),
    resolutions: draft.resolutions ?? rule.resolutions,
    docUrl: draft.docUrl ?? rule.docUrl,
    group,
    ...provenOf(draft.verified === undefined ? rule : { ...draft, verified: draft.verified }),
  };
}
