import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correct, proposeClocks } from '../../../../server/src/core/case/clocks/index.ts';
import type { Clock } from '../../../../server/src/core/case/model.ts';
import type { LogFacts, WrittenTime } from '../../../../server/src/core/log/facts.ts';
import { android, connector, DAY, enrollments, iis, local, numbers, timeOfDay, utc, windows } from './story.ts';

const START = Date.UTC(2026, 4, 12, 9);
/** Quarter hours from -12 to +14, and a clock that is off by minutes at most. */
const quarters = fc.integer({ min: -48, max: 56 });
const skews = fc.integer({ min: -300, max: 300 });
const seeds = fc.integer({ min: 1, max: 500 });
const RUNS = { seed: 9, numRuns: 40 };

function clockOf(path: string, logs: readonly LogFacts[]): Clock {
  const clock = proposeClocks(logs).find((one) => one.path === path);
  if (!clock) throw new Error(`no clock for ${path}`);
  return clock;
}

function taken({ offsetMinutes, skewSeconds }: Clock): number {
  return offsetMinutes * 60 + skewSeconds;
}

describe('whatever a clock is off by', () => {
  it('lines with a common key tell, in any zone and with any skew', () => {
    fc.assert(
      fc.property(quarters, skews, seeds, (quarter, skew, seed) => {
        const calls = enrollments(START, 5, { method: 'GET', seed });
        const correction = quarter * 900 + skew;
        const clock = clockOf('OMADM.log', [iis('u_ex.log', calls), android('OMADM.log', calls, local(correction))]);
        expect(Math.abs(taken(clock) - correction)).toBeLessThanOrEqual(2);
        expect(clock.confidence).not.toBe('guess');
      }),
      RUNS,
    );
  });

  it('lines that only follow one another alike tell, in zones that exist and with a usual skew', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(-480, -300, 0, 60, 120, 330, 600),
        fc.integer({ min: -20, max: 20 }),
        seeds,
        (zone, skew, seed) => {
          const calls = enrollments(START, 6, { seed });
          const others = enrollments(START, 10, { seed: seed + 1000, address: '10.0.0.2', id: 'O' });
          const correction = zone * 60 + skew;
          const clock = clockOf('OMADM.log', [
            iis('u_ex.log', [...calls, ...others]),
            android('OMADM.log', calls, local(correction)),
          ]);
          expect(Math.abs(taken(clock) - correction)).toBeLessThanOrEqual(2);
        },
      ),
      RUNS,
    );
  });

  it('the day of a log without days is found, whatever its zone, and in whichever month', () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: 0, max: 90 }), seeds, (quarter, day, seed) => {
        const others = enrollments(START, 3, { id: 'O', seed: seed + 1000 });
        const calls = enrollments(START + day * DAY, 4, { method: 'GET', seed });
        const logs = [iis('u_ex.log', [...others, ...calls]), android('console.txt', calls, timeOfDay(quarter * 15))];
        const clock = clockOf('console.txt', logs);
        const first = logs[1]?.observations[0];
        expect(Math.abs((first ? (correct(clock, first) ?? 0) : 0) - (calls[0]?.at ?? 0))).toBeLessThan(5000);
      }),
      RUNS,
    );
  });

  it('a fifth of wrong pairs does not move it', () => {
    fc.assert(
      fc.property(quarters, skews, seeds, (quarter, skew, seed) => {
        const calls = enrollments(START, 10, { method: 'GET', seed });
        const random = numbers(seed);
        const swapped = calls.map((one, i) =>
          i % 5 === 0 ? { ...one, at: one.at + Math.round(7_200_000 * (random() - 0.5)) } : one,
        );
        const correction = quarter * 900 + skew;
        const clock = clockOf('OMADM.log', [iis('u_ex.log', calls), android('OMADM.log', swapped, local(correction))]);
        expect(Math.abs(taken(clock) - correction)).toBeLessThanOrEqual(2);
      }),
      RUNS,
    );
  });

  it('a log that shares no line stays as it is', () => {
    fc.assert(
      fc.property(quarters, seeds, (quarter, seed) => {
        const calls = enrollments(START, 3, { seed });
        const others = enrollments(START, 8, { seed: seed + 1000, id: 'O' }).map((one) => ({ ...one, platform: 'ios' as const }));
        const logs = [iis('u_ex.log', others), android('OMADM.log', calls, local(quarter * 900))];
        expect(clockOf('OMADM.log', logs)).toMatchObject({ basis: 'assumed', offsetMinutes: 0, skewSeconds: 0, pairs: 0 });
      }),
      RUNS,
    );
  });

  it('the order of the files does not matter, nor do written times change', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 2 }), seeds, (order, seed) => {
        const [mine, theirs] = [
          enrollments(START, 4, { method: 'GET', seed }),
          enrollments(START, 3, { seed: seed + 1, id: 'W' }),
        ];
        const logs = [
          iis('u_ex.log', [...mine, ...theirs.map((one) => ({ ...one, platform: 'windows' as const }))]),
          android('a/OMADM.log', mine, local(3604)),
          windows('Admin.txt', theirs, local(7200)),
          connector('Operational.evtx', mine, utc(3)),
          android('console.txt', mine, timeOfDay(60)),
        ];
        const some = order.flatMap((i) => logs[i] ?? []);
        const before = JSON.stringify(some.map(({ observations }) => observations));
        expect(proposeClocks(some)).toEqual(proposeClocks([...some].sort((a, b) => (a.path < b.path ? -1 : 1))));
        expect(JSON.stringify(some.map(({ observations }) => observations))).toBe(before);
      }),
      RUNS,
    );
  });
});

it('bad times never throw: contradicting, far away, in any order, and of any kind', { timeout: 60_000 }, () => {
  const time: fc.Arbitrary<WrittenTime> = fc.record({
    epochMs: fc.oneof(fc.integer({ min: -8.64e15, max: 8.64e15 }), fc.constantFrom(0, -1, START, Number.NaN)),
    zone: fc.constantFrom('utc' as const, 'offset' as const, 'assumed' as const),
    dateKnown: fc.boolean(),
    yearKnown: fc.boolean(),
    offsetMinutes: fc.integer({ min: -900, max: 900 }),
  });
  fc.assert(
    fc.property(fc.array(time, { maxLength: 20 }), fc.array(time, { maxLength: 20 }), (some, others) => {
      const calls = enrollments(START, 4, { method: 'GET' });
      const withTimes = (log: LogFacts, times: readonly WrittenTime[]): LogFacts => ({
        ...log,
        observations: log.observations.map((one, i) => ({ ...one, ...(times[i] ? { time: times[i] } : {}) })),
      });
      const logs = [withTimes(iis('u_ex.log', calls), some), withTimes(android('OMADM.log', calls, local(0)), others)];
      for (const clock of proposeClocks(logs)) {
        expect(Number.isFinite(taken(clock))).toBe(true);
        for (const { observations } of logs) for (const one of observations) correct(clock, one);
      }
    }),
    { seed: 3, numRuns: 100 },
  );
});
