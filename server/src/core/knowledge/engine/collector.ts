import type { Finding, FindingDraft, FindingGroup, Rule } from '../model.ts';

/** So many findings of one group are kept in full; of the others only the place is known. */
export const SHOWN_PER_GROUP = 20;

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

  /** The groups as of now, with `conclusions` on top; later additions do not show in them. Order: first finding first. */
  groups(conclusions: readonly FindingDraft[]): readonly FindingGroup[] {
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
    return { id: this.#rule.id, group, count: offsets.length, shown: shown.slice(0, SHOWN_PER_GROUP), offsets };
  }
}

interface Collected {
  readonly shown: Finding[];
  readonly offsets: number[];
  inOrder: boolean;
}

function collect(groups: Map<string, Collected>, rule: Rule, draft: FindingDraft): void {
  const finding = toFinding(rule, draft);
  let collected = groups.get(finding.group);
  if (!collected) {
    collected = { shown: [], offsets: [], inOrder: true };
    groups.set(finding.group, collected);
  }
  if (finding.span.start < (collected.offsets.at(-1) ?? 0)) collected.inOrder = false;
  collected.offsets.push(finding.span.start);
  if (collected.shown.length < SHOWN_PER_GROUP) collected.shown.push(finding);
}

function toFinding(rule: Rule, draft: FindingDraft): Finding {
  return {
    id: rule.id,
    severity: draft.severity ?? rule.severity,
    span: draft.span,
    message: draft.message,
    short: draft.short,
    step: draft.step ?? rule.step,
    evidence: draft.evidence ?? [],
    resolutions: draft.resolutions ?? rule.resolutions,
    docUrl: draft.docUrl ?? rule.docUrl,
    group: draft.group ?? draft.message.text,
  };
}
