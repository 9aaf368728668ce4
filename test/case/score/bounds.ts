import { firstMismatches, type Score } from './index.ts';
import { type Share, shareOf } from './model.ts';

/** Mismatches of these kinds are never right, in no case. */
const NEVER: ReadonlySet<string> = new Set([
  ...['missed', 'outcome', 'failedStep', 'cause', 'noise', 'confidence', 'contract', 'alarm', 'claimed twice', 'clock', 'lost'],
  ...['missing', 'finding', 'certain link', 'rule unsaid', 'rule not planted'],
]);

/** The least share that is right over all seeds of a kind of case. */
const LEAST: readonly (readonly [name: string, of: (score: Score) => Share, least: number])[] = [
  ['planted failures found', ({ planted }) => planted, 1],
  ['attempts that are attempts', ({ precision }) => precision, 0.98],
  ['links by a key found', ({ certainFound }) => certainFound, 1],
  ['links by a key right', ({ certainRight }) => certainRight, 1],
  ['other links found', ({ inferableFound }) => inferableFound, 0.95],
  ['rules of the case that say what they must', ({ rules }) => rules, 0.5],
  ['other links right', ({ inferableRight }) => inferableRight, 0.95],
];

/** What does not hold of these cases of one kind, as lines to read; empty where all is as it must be. */
export function brokenBounds(scores: readonly Score[]): readonly string[] {
  const never = scores.flatMap((one) =>
    firstMismatches({ ...one, mismatches: one.mismatches.filter(({ kind }) => NEVER.has(kind)) }),
  );
  const shares = LEAST.flatMap(([name, of, least]) => {
    const all = scores.map(of).reduce((a, b) => ({ right: a.right + b.right, of: a.of + b.of }), { right: 0, of: 0 });
    return shareOf(all) < least ? [`${name}: ${all.right} of ${all.of}`] : [];
  });
  return [...never, ...shares];
}
