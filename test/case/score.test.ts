import { describe, expect, test } from 'vitest';
import type { CaseJson } from '../../server/src/core/report/case-json.ts';
import { generateCase } from './generate/case.ts';
import { packLines, unpackLines } from './generate/truth.ts';
import { score } from './score/index.ts';
import { GIVEN, givenCase } from './support/given.ts';
import { idealOutput } from './support/ideal.ts';

const { truth } = generateCase('legacy', 3);
const ideal = idealOutput(truth);

describe('an output is compared with the truth', () => {
  test.each(GIVEN)('the truth of the given case %s agrees with itself', (name) => {
    const given = givenCase(name).truth;
    expect(score(idealOutput(given), given).mismatches).toEqual([]);
  });

  test('the truth of a generated case agrees with itself', () => {
    expect(score(ideal, truth).mismatches).toEqual([]);
  });

  const [first, second, ...others] = ideal.attempts;
  if (!first || !second) throw new Error('a case has attempts');
  const changes: readonly (readonly [string, string, CaseJson])[] = [
    ['an attempt that is not there', 'missed', { ...ideal, attempts: [first, ...others] }],
    ['an attempt of noise', 'false attempt', { ...ideal, attempts: [...ideal.attempts, moved(first, noisePlace())] }],
    ['another outcome', 'outcome', changed({ outcome: 'pending' })],
    ['another failed step', 'failedStep', changed({ failedStep: 1 })],
    [
      'a line that is claimed twice',
      'claimed twice',
      { ...ideal, attempts: [first, { ...second, steps: [...second.steps.slice(0, 5), lineOf(first)] }, ...others] },
    ],
    [
      'a line that no attempt has',
      'noise',
      { ...ideal, attempts: [{ ...first, steps: [...first.steps.slice(0, 5), at(noisePlace())] }, second, ...others] },
    ],
    ['a step too few', 'contract', changed({ steps: first.steps.slice(0, 5) })],
    ['a clock an hour off', 'clock', { ...ideal, clocks: ideal.clocks.map((clock) => ({ ...clock, offsetMinutes: 61 })) }],
    [
      'a log named as missing that is there',
      'missing',
      { ...ideal, missing: [{ log: 'iis-w3c-log', where: '', why: '' }] as unknown as CaseJson['missing'] },
    ],
  ];
  test.each(changes)('%s is a mismatch', (_, kind, output) => {
    expect(score(output, truth).mismatches.map((one) => one.kind)).toContain(kind);
  });

  type Attempt = CaseJson['attempts'][number];
  type Step = Attempt['steps'][number];

  function changed(change: Partial<Attempt>): CaseJson {
    return { ...ideal, attempts: ideal.attempts.map((attempt, i) => (i === 0 ? { ...attempt, ...change } : attempt)) };
  }
  function lineOf(attempt: Attempt): Step {
    const [step] = attempt.steps;
    if (!step) throw new Error('an attempt has steps');
    return { ...step, step: 6 };
  }
  function at(place: { readonly file: string; readonly line: number }): Step {
    const step = lineOf(first as Attempt);
    return { ...step, evidence: step.evidence.slice(0, 1).map((one) => ({ ...one, ...place }) as typeof one) };
  }
  function moved(attempt: Attempt, place: { readonly file: string; readonly line: number }): Attempt {
    return { ...attempt, steps: [1, 2, 3, 4, 5].map((step) => ({ ...at(place), step })).concat(at(place)) };
  }
  function noisePlace() {
    const [[file, lines] = ['', '']] = Object.entries(truth.noise);
    return { file, line: unpackLines(lines)[0]?.[0] ?? 0 };
  }
});

describe('lines are written in short', () => {
  test.each([
    ['', []],
    ['12', [[12, 12]]],
    [
      '12-15',
      [
        [12, 12],
        [13, 13],
        [14, 14],
        [15, 15],
      ],
    ],
    ['12+3', [[12, 15]]],
    [
      '2,4-5,7+10,20',
      [
        [2, 2],
        [4, 4],
        [5, 5],
        [7, 17],
        [20, 20],
      ],
    ],
  ] as const)('%s', (text, records) => {
    expect(unpackLines(text)).toEqual(records);
    expect(packLines(records)).toBe(text);
  });
});
