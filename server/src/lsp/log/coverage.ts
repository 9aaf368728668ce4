import type { FindingGroup } from '../../core/analyze/index.ts';
import { type Coverage, nothingFound, notLookedAt } from '../../core/log/coverage.ts';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import type { Settings } from '../../protocol.ts';
import { shownGroups } from './findings.ts';

/** What a conclusion about a log rests on: one that is open, or one that was read from disk. */
export interface Concluded {
  readonly records: number;
  readonly groups: readonly FindingGroup[];
  readonly coverage: Coverage;
}

/** What was not looked at in a log, and what the reader does not want to see of it. */
export function coverageFor({ groups, coverage }: Pick<Concluded, 'groups' | 'coverage'>, settings: Settings): Coverage {
  const rules = new Set(settings.hiddenRules);
  const count = groups.reduce((sum, group) => sum + (rules.has(group.id) ? group.count : 0), 0);
  if (count === 0) return coverage;
  return [...coverage, { kind: 'hidden', count, what: msg('findings of rules that you hid ({0})', count), places: [] }];
}

/** What is to be said beside the findings of a log: that there are none, what was not looked at; undefined where neither is so. */
export function conclusionOf(log: Concluded, settings: Settings): Sentence | undefined {
  const coverage = coverageFor(log, settings);
  return shownGroups(log, settings).length > 0 ? notLookedAt(coverage) : nothingFound(log.records, coverage);
}
