import type { Finding, FindingGroup, Severity } from '../../log/finding.ts';

export interface Selection {
  /** In log order. */
  readonly shown: readonly Finding[];
  /** Findings that are not shown because of `maximum` or because their group has more than are kept. Hidden rules do not count. */
  readonly hiddenCount: number;
}

/**
 * The findings to mark in a log: the most severe first, every group before a second one of any group, at most `maximum`.
 * Groups of `hiddenRules` are left out.
 */
export function selectFindings(
  groups: readonly FindingGroup[],
  options: { readonly maximum: number; readonly hiddenRules: readonly string[] },
): Selection {
  const visible = groups.filter((group) => !options.hiddenRules.includes(group.id));
  const total = visible.reduce((sum, group) => sum + group.count, 0);
  const shown: Finding[] = [];
  for (const severity of BY_SEVERITY) {
    const queues = visible.map((group) => group.shown.filter((finding) => finding.severity === severity));
    const longest = queues.reduce((most, queue) => Math.max(most, queue.length), 0);
    for (let round = 0; round < longest; round++) {
      for (const queue of queues) {
        const finding = queue[round];
        if (finding && shown.length < options.maximum) shown.push(finding);
      }
    }
  }
  shown.sort((a, b) => a.span.start - b.span.start);
  return { shown, hiddenCount: total - shown.length };
}

const BY_SEVERITY: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
