import type { CaseSnapshot } from '../../../server/src/core/case/model.ts';
import type { Observation } from '../../../server/src/core/log/facts.ts';

/**
 * What of the logs of a case nobody accounts for, or two do: each observation is in one attempt, listed as unplaced, or counted with its reason.
 * Empty where all is as it must be. Of counts, only numbers can be compared.
 */
export function unaccounted({ logs, attempts, unplaced, outside }: CaseSnapshot): readonly string[] {
  const owners = new Map<Observation, string>();
  const wrong: string[] = [];
  const claim = (path: string, observation: Observation, owner: string): void => {
    const other = owners.get(observation);
    if (other !== undefined) wrong.push(`${path}:${observation.line + 1} ${observation.act} is in ${other} and in ${owner}`);
    owners.set(observation, owner);
  };
  for (const { id, steps } of attempts) {
    for (const { evidence } of steps) for (const { path, observation } of evidence) claim(path, observation, id);
  }
  for (const { path, observation } of unplaced) claim(path, observation, 'unplaced');
  for (const { path, observations } of logs) {
    const left = observations.filter((observation) => !owners.has(observation)).length;
    const counted = outside.reduce((sum, one) => (one.path === path ? sum + one.count : sum), 0);
    if (left !== counted) wrong.push(`${path}: ${left} are left, ${counted} are counted`);
  }
  for (const { path, why, count, first } of outside) {
    if (first.length !== Math.min(count, 100)) wrong.push(`${path}: of ${count} for ${why}, ${first.length} are named`);
    for (const observation of first) claim(path, observation, why);
  }
  const known = new Set(logs.flatMap(({ observations }) => observations));
  for (const observation of owners.keys()) if (!known.has(observation)) wrong.push(`line ${observation.line + 1} is of no log`);
  return wrong;
}
