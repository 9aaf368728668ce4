import { describe, expect, test } from 'vitest';
import type { LogFacts } from '../../server/src/core/log/facts.ts';
import { generateCase } from './generate/case.ts';
import { contradictions } from './support/contradictions.ts';
import { GIVEN, givenCase } from './support/given.ts';
import { outputOf } from './support/read-case.ts';
import { factsOfFiles } from './support/read-logs.ts';

const CASES = [
  ...GIVEN.map((name) => [`given ${name}`, () => givenCase(name)] as const),
  ...(
    [
      ['legacy', 1],
      ['legacy', 3],
      ['current', 2],
      ['skewed-current', 1],
      ['proxy-legacy', 1],
      ['two-servers-current', 1],
      ['two-servers-legacy', 1],
      ['bursts-current', 1],
      ['bursts-current', 3],
      ['bursts-legacy', 1],
      ['bursts-legacy', 3],
    ] as const
  ).map(([name, seed]) => [`${name} ${seed}`, () => generateCase(name, seed)] as const),
];

describe.each(CASES)('%s: with fewer logs less is known, and nothing else', (_, make) => {
  const logs = factsOfFiles(make().files);
  const whole = outputOf(logs);
  const wrong = (sets: readonly (readonly LogFacts[])[]) =>
    sets.flatMap((some) =>
      contradictions(outputOf(some), whole).map((text) => `${some.map(({ path }) => path).join(' + ')}: ${text}`),
    );

  test('each log alone', () => {
    expect(wrong(logs.map((one) => [one]))).toEqual([]);
  });

  test('each pair of logs', { timeout: 60_000 }, () => {
    expect(wrong(logs.flatMap((one, i) => logs.slice(i + 1).map((other) => [one, other])))).toEqual([]);
  });

  test('all logs but one', { timeout: 60_000 }, () => {
    expect(wrong(logs.map((one) => logs.filter((other) => other !== one)))).toEqual([]);
  });
});
