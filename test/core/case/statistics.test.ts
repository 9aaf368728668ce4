import { describe, expect, it } from 'vitest';
import type { CaseAttempt } from '../../../server/src/core/case/model.ts';
import { statisticsOf } from '../../../server/src/core/case/statistics.ts';
import { sampleCase } from '../../case/generate/case.ts';
import { factsOfFiles } from '../../case/support/read-logs.ts';
import { caseOf } from './build.ts';

const sample = caseOf(...factsOfFiles(sampleCase().files));

describe('numbers over the sample case', () => {
  const statistics = statisticsOf(sample);

  it('say of each step how many passed it, and how many stopped there', () => {
    expect(
      statistics.steps.map(({ step, outcomes, stopped }) => [step, outcomes.done, stopped, outcomes['not-in-these-logs']]),
    ).toEqual([
      [1, 9, 0, 0],
      [2, 8, 1, 0],
      [3, 6, 2, 0],
      [4, 5, 1, 0],
      [5, 5, 0, 0],
      [6, 5, 0, 3],
    ]);
  });

  it('count each enrollment once in time, by platform, and by cause where it has one', () => {
    const { attempts } = sample;
    const sum = (all: readonly { readonly outcomes: Readonly<Record<string, number>> }[]): number =>
      all.flatMap(({ outcomes }) => Object.values(outcomes)).reduce((a, b) => a + b, 0);
    expect(sum(statistics.times) + statistics.untimed).toBe(attempts.length);
    expect(sum(statistics.platforms)).toBe(attempts.length);
    expect(statistics.causes.map(({ cause, count }) => [cause.id, count])).toEqual([
      ['subject-mismatch', 2],
      ['ca-0x80094800-template', 1],
      ['no-request-in-iis', 1],
    ]);
  });

  it('count answers as the servers wrote them, not once more as the devices saw them', () => {
    const iis = sample.logs.find(({ format }) => format === 'iis-w3c-log');
    const seen = iis?.observations.filter(({ http }) => http?.operation === 'GetCACert' && http.status === 200).length;
    const found = statistics.operations.find(({ operation }) => operation === 'GetCACert');
    expect(found).toEqual({ operation: 'GetCACert', by: 'server', answers: [{ status: 200, failed: false, count: seen }] });
  });

  it('give the lengths of a step in order: half of them, nine of ten, the longest with its enrollment', () => {
    for (const { lengths } of statistics.steps) {
      if (!lengths) continue;
      expect(lengths.medianMs).toBeLessThanOrEqual(lengths.p90Ms);
      expect(lengths.p90Ms).toBeLessThanOrEqual(lengths.longest.ms);
      expect(sample.attempts).toContain(lengths.longest.attempt);
    }
  });
});

describe('stretches of time', () => {
  const [first] = sample.attempts;
  const spread = (count: number, stepMs: number): readonly CaseAttempt[] =>
    Array.from(
      { length: first ? count : 0 },
      (_, n) => ({ ...(first ?? sample.attempts[0]), startMs: 1_700_000_000_000 + n * stepMs }) as CaseAttempt,
    );

  it.each([
    [1, 0],
    [10_000, 1],
    [10_000, 60_000],
    [10_000, 86_400_000],
    [500, 400 * 86_400_000],
  ])('%i enrollments that begin %i ms apart fit into a picture, and none is left out', (count, stepMs) => {
    const { times } = statisticsOf({ ...sample, attempts: spread(count, stepMs) });
    expect(times.length).toBeGreaterThan(0);
    expect(times.length).toBeLessThanOrEqual(41);
    expect(times.reduce((sum, { outcomes }) => sum + outcomes.issued + outcomes.failed, 0)).toBe(count);
    expect(times.every(({ fromMs, toMs }, at) => toMs > fromMs && (times[at + 1]?.fromMs ?? toMs) === toMs)).toBe(true);
  });

  it('are none where no enrollment has a time', () => {
    const attempts = sample.attempts.map(({ startMs: _, ...attempt }) => attempt);
    expect(statisticsOf({ ...sample, attempts })).toMatchObject({ times: [], untimed: attempts.length });
  });
});
