import type { FindingGroup } from '../../core/analyze/index.ts';
import type { Severity } from '../../core/log/finding.ts';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import { severityOfGroup } from './findings.ts';

/** How many findings of each severity some groups count: as many as an editor that marked all of them would. */
export function countsOf(groups: readonly FindingGroup[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const group of groups) counts[severityOfGroup(group)] += group.count;
  return counts;
}

/** `Failures: 3. Warnings: 3. Notes: 1.`: the numbers that every place says of a log. Failures are always told. */
export function countsSaid(groups: readonly FindingGroup[]): Sentence {
  const { error, warning, information, hint } = countsOf(groups);
  const failures = msg('Failures: {0}.', error);
  const warned = warning > 0 ? msg('{0} Warnings: {1}.', failures, warning) : failures;
  return information + hint > 0 ? msg('{0} Notes: {1}.', warned, information + hint) : warned;
}
