import type { AttemptJson } from '../../core/report/attempt-json.ts';
import type { CaseJson } from '../../core/report/case-json.ts';
import { writeVerdict } from '../../core/report/verdict.ts';
import { joined, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg } from '../../core/text/sentence.ts';
import { oneLine, type Shown } from '../../core/text/visible.ts';
import { writeAttempt } from './attempt.ts';

/** So many failed enrollments are shown; of more, the reader asks for one. */
const MOST_SHOWN = 20;
/** So many of those that are like the one shown are named. */
const MOST_NAMED = 10;

/** The verdict of the case, then what failed: the first ones with their six steps. Blocks to be set apart by a blank line. */
export function writeStory(report: CaseJson, localize: Localize): readonly Shown[] {
  const failed = alike(report.attempts.filter(stopped));
  const rest = failed.length - MOST_SHOWN;
  return [
    joined(writeVerdict(report, localize), '\n'),
    ...failed.slice(0, MOST_SHOWN).map((group) => writeGroup(group, localize)),
    ...(rest > 0
      ? [oneLine(localize(msg('More kinds of failed enrollments: {0}. --attempt shows each of them, --format json all.', rest)))]
      : []),
  ];
}

function stopped({ outcome, failedStep }: AttemptJson): boolean {
  return outcome === 'failed' || failedStep !== undefined;
}

type Group = readonly [AttemptJson, ...AttemptJson[]];

/** Enrollments of one device that failed in the same way, at the place of the first. */
function alike(attempts: readonly AttemptJson[]): readonly Group[] {
  const groups = new Map<string, [AttemptJson, ...AttemptJson[]]>();
  for (const attempt of attempts) {
    const { platform, device, profile, failedStep, cause } = attempt;
    const known = device.name !== undefined || profile !== undefined;
    const key = JSON.stringify([platform, device.name, profile, failedStep, cause?.id, known ? '' : attempt.id]);
    const group = groups.get(key);
    if (group) group.push(attempt);
    else groups.set(key, [attempt]);
  }
  return [...groups.values()];
}

function writeGroup([first, ...others]: Group, localize: Localize): Shown {
  const shown = writeAttempt(first, 'brief', localize);
  if (others.length === 0) return shown;
  const names = others.slice(0, MOST_NAMED).map(({ id }) => id);
  const more = others.length > MOST_NAMED ? [...names, '…'] : names;
  return together`${shown}\n  ${oneLine(localize(msg('The same device failed so {0} times more: {1}', others.length, more.join(', '))))}`;
}

/** The enrollments that a reader asks for, by id or by transactionID in any case. */
export function attemptsNamed({ attempts }: CaseJson, name: string): readonly AttemptJson[] {
  const wanted = name.toLowerCase();
  return attempts.filter(({ id, transactionID }) => id === wanted || transactionID?.toLowerCase() === wanted);
}
