import { describe, expect, test } from 'vitest';
import { generateCase } from './generate/case.ts';
import { PROFILES, type ProfileName } from './generate/options.ts';
import { firstMismatches, type Score, type Share, score, shareOf } from './score/index.ts';
import { outputOf } from './support/read-case.ts';
import { factsOfFiles } from './support/read-logs.ts';

const SEEDS = Array.from({ length: Number(process.env['SEEDS'] ?? 3) }, (_, i) => i + 1);
const NAMES = Object.keys(PROFILES) as readonly ProfileName[];

/** Of the bounds that hold over all seeds of a kind of case. */
const sum = (scores: readonly Score[], of: (score: Score) => Share): number =>
  shareOf(scores.map(of).reduce((a, b) => ({ right: a.right + b.right, of: a.of + b.of }), { right: 0, of: 0 }));

/** Mismatches of these kinds are never right, in no case. */
const NEVER = ['missed', 'outcome', 'failedStep', 'cause', 'noise', 'confidence', 'contract', 'alarm', 'claimed twice', 'clock'];

describe('cases with known truth', () => {
  test.each(NAMES)('%s: every planted failure is found, and every line has its enrollment', { timeout: 60_000 }, (name) => {
    const scores = SEEDS.map((seed) => {
      const { files, truth } = generateCase(name, seed);
      return score(outputOf(factsOfFiles(files)), truth);
    });
    const wrong = scores.flatMap((one) =>
      firstMismatches({ ...one, mismatches: one.mismatches.filter(({ kind }) => NEVER.includes(kind)) }),
    );
    expect(wrong).toEqual([]);
    expect(sum(scores, ({ planted }) => planted)).toBe(1);
    expect(sum(scores, ({ precision }) => precision)).toBeGreaterThanOrEqual(0.98);
    expect(sum(scores, ({ certainFound }) => certainFound)).toBe(1);
    expect(sum(scores, ({ certainRight }) => certainRight)).toBe(1);
    expect(sum(scores, ({ inferableFound }) => inferableFound)).toBeGreaterThanOrEqual(0.95);
    expect(sum(scores, ({ inferableRight }) => inferableRight)).toBeGreaterThanOrEqual(0.95);
  });
});
