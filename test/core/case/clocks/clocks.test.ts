import { describe, expect, it } from 'vitest';
import { correct, proposeClocks } from '../../../../server/src/core/case/clocks/index.ts';
import type { Clock } from '../../../../server/src/core/case/model.ts';
import type { LogFacts } from '../../../../server/src/core/log/facts.ts';
import {
  android,
  connector,
  DAY,
  type Enrollment,
  enrollments,
  iis,
  local,
  plugin,
  timeOfDay,
  utc,
  windows,
  yearless,
} from './story.ts';

const HOUR = 3_600_000;
/** 13 January 2026, 9:00 UTC. */
const START = Date.UTC(2026, 0, 13, 9);

function clockOf(path: string, logs: readonly LogFacts[], options?: Parameters<typeof proposeClocks>[1]): Clock {
  const clock = proposeClocks(logs, options).find((one) => one.path === path);
  if (!clock) throw new Error(`no clock for ${path}`);
  return clock;
}

/** Seconds that a clock takes from the written time. */
function taken({ offsetMinutes, skewSeconds }: Clock): number {
  return offsetMinutes * 60 + skewSeconds;
}

describe('what a format states', () => {
  const calls = enrollments(START, 3);

  it('is UTC for IIS, which is the reference', () => {
    expect(proposeClocks([iis('u_ex.log', calls)])).toEqual([
      { path: 'u_ex.log', basis: 'utc', offsetMinutes: 0, skewSeconds: 0, confidence: 'certain', pairs: 0 },
    ]);
  });

  it('is nothing for a device that writes no zone, as long as no other log tells', () => {
    expect(clockOf('OMADM.log', [android('OMADM.log', calls, local(7200))])).toEqual({
      ...{ path: 'OMADM.log', basis: 'assumed', offsetMinutes: 0, skewSeconds: 0, confidence: 'guess', pairs: 0 },
    });
  });

  it('is the offset that the lines write, where a day is missing still', () => {
    expect(clockOf('console.txt', [android('console.txt', calls, timeOfDay(-300))])).toMatchObject({
      ...{ basis: 'offset', offsetMinutes: -300, skewSeconds: 0, confidence: 'guess' },
    });
  });

  it.each([
    ['ConfigMgr adds the bias to get UTC', 300, -300],
    ['a script writes the offset itself', -300, 300],
  ])('of a bias is what Windows means by it: %s', (_, biasMinutes, offsetMinutes) => {
    const biased = plugin('NDESPlugin.log', calls, (ms) => ({ ...local(0)(ms), biasMinutes }));
    expect(clockOf('NDESPlugin.log', [biased])).toMatchObject({ basis: 'offset', offsetMinutes, confidence: 'likely' });
  });
});

describe('pairs of lines', () => {
  it('with a transactionID give zone and skew of a device', () => {
    const calls = enrollments(START, 4, { method: 'GET' });
    const clock = clockOf('OMADM.log', [iis('u_ex.log', calls), android('OMADM.log', calls, local(-5 * 3600 - 6))]);
    expect(clock).toMatchObject({ basis: 'estimated', offsetMinutes: -300, skewSeconds: -6, confidence: 'certain' });
    expect(clock.pairs).toBeGreaterThanOrEqual(4);
    expect(clock.spreadSeconds).toBeLessThan(2);
  });

  it('without a key, by calls that follow one another alike', () => {
    const calls = enrollments(START, 4);
    const others = enrollments(START + 40_000, 12, { seed: 2, address: '10.0.0.2', every: 60_000 });
    const clock = clockOf('OMADM.log', [iis('u_ex.log', [...calls, ...others]), android('OMADM.log', calls, local(3600 + 9))]);
    expect(clock).toMatchObject({ basis: 'estimated', offsetMinutes: 60, skewSeconds: 9, confidence: 'likely' });
  });

  it('of a Windows device: its request and its certificate stand around a PKIOperation', () => {
    const calls = enrollments(START, 3);
    const seen = calls.map((one) => ({ ...one, platform: 'windows' as const }));
    expect(taken(clockOf('Admin.txt', [iis('u_ex.log', seen), windows('Admin.txt', calls, local(-18_000 + 2))]))).toBeCloseTo(
      -17_998,
      -0.5,
    );
  });

  it('of one POST, of which the device logs its request and the answer, with the key that the connector names', () => {
    const [one] = enrollments(START, 1);
    if (!one) throw new Error('no enrollment');
    const device = android('OMADM.log', [one], local(3600 + 200));
    const observations = device.observations.filter(({ act, phase }) => act !== 'PKIOperation' || phase !== 'call');
    const logs = [iis('u_ex.log', [one]), connector('Operational.xml', [one], utc()), { ...device, observations }];
    expect(taken(clockOf('OMADM.log', logs))).toBeCloseTo(3800, -0.5);
  });

  it('of an export that begins with its newest event', () => {
    const calls = enrollments(START, 3);
    const seen = calls.map((one) => ({ ...one, platform: 'windows' as const }));
    const forward = windows('Admin.csv', calls, local(19_800));
    const observations = forward.observations.toReversed().map((one, i) => ({ ...one, record: i, line: i }));
    expect(taken(clockOf('Admin.csv', [iis('u_ex.log', seen), { ...forward, observations }]))).toBeCloseTo(19_800, -0.5);
  });

  it('set right the clock of a device whose event log is in UTC', () => {
    const calls = enrollments(START, 2);
    const seen = calls.map((one) => ({ ...one, platform: 'windows' as const }));
    const clock = clockOf('Admin.xml', [iis('u_ex.log', seen), windows('Admin.xml', calls, utc(-5))]);
    expect(taken(clock)).toBeCloseTo(-5, -0.5);
    expect(clock.basis).toBe('utc');
  });

  it('decide on the sign of a bias', () => {
    const calls = enrollments(START, 5);
    for (const [written, biasMinutes] of [
      [-18_000, 300],
      [-18_000, -300],
    ] as const) {
      const biased = plugin('NDESPlugin.log', calls, (ms) => ({ ...local(written)(ms), biasMinutes }));
      expect(clockOf('NDESPlugin.log', [iis('u_ex.log', calls), biased])).toMatchObject({
        ...{ basis: 'offset', offsetMinutes: -300, skewSeconds: 0 },
      });
    }
  });

  it('reach from log to log: a device that shares keys with the connector alone', () => {
    const calls = enrollments(START, 4);
    const logs = [connector('Operational.evtx', calls, utc()), android('OMADM.log', calls, local(19_800 + 4))];
    expect(taken(clockOf('OMADM.log', logs))).toBeCloseTo(19_804, -0.5);
  });

  it('show that a machine in UTC is wrong all the same', () => {
    const calls = enrollments(START, 5, { method: 'GET' });
    const clock = clockOf('Operational.evtx', [iis('u_ex.log', calls), connector('Operational.evtx', calls, utc(95))]);
    expect(clock).toMatchObject({ basis: 'utc', offsetMinutes: 0 });
    expect(clock.skewSeconds).toBeCloseTo(95, -0.5);
  });

  it('are not independent within one enrollment: two that fit by chance make no clock of another server', () => {
    const own = enrollments(START, 4, { id: 'O' });
    const foreign = own.map((one, i) => ({ ...one, at: one.at + 90_000 + i * 37_000, id: `F${i}` }));
    const clock = clockOf('Operational.txt', [iis('u_ex.log', foreign), connector('Operational.txt', own, local(-25_200))]);
    expect(clock.confidence).not.toBe('certain');
    expect(clock.pairs).toBeLessThan(8);
  });

  it('are not believed where they contradict each other', () => {
    const calls = enrollments(START, 8, { method: 'GET' });
    const random = [7300, 2000, -4000, 9000, 100, -7000, 5500, -2500];
    const byId = new Map(calls.map(({ at }, i) => [at, random[i] ?? 0]));
    const wild = local((ms) => {
      const [nearest] = [...byId].sort(([a], [b]) => Math.abs(a - ms) - Math.abs(b - ms));
      return nearest?.[1] ?? 0;
    });
    expect(clockOf('OMADM.log', [iis('u_ex.log', calls), android('OMADM.log', calls, wild)])).toMatchObject({ basis: 'assumed' });
  });
});

describe('a clock that changes', () => {
  it('drifts from the beginning of the log to its end', () => {
    const calls = enrollments(START, 14, { method: 'GET' });
    const end = calls.at(-1)?.at ?? 0;
    const drifting = local((ms) => 3600 + 20 + (40 * (ms - START)) / (end - START));
    const logs = [iis('u_ex.log', calls), android('OMADM.log', calls, drifting)];
    const clock = clockOf('OMADM.log', logs);
    expect(clock.driftSeconds).toBeGreaterThan(33);
    expect(clock.driftSeconds).toBeLessThan(45);
    expect(taken(clock)).toBeCloseTo(3640, -1);
    expect(worst(logs[1], clock, calls)).toBeLessThan(3000);
  });

  it('goes over to summer time in the night to a Sunday', () => {
    const before = enrollments(Date.UTC(2026, 2, 28, 20), 5, { method: 'GET', id: 'A' });
    const after = enrollments(Date.UTC(2026, 2, 29, 8), 4, { method: 'GET', id: 'B', seed: 3 });
    const calls = [...before, ...after];
    const logs = [
      iis('u_ex.log', calls),
      android(
        'OMADM.log',
        calls,
        local((ms) => (ms < Date.UTC(2026, 2, 29, 1) ? 3600 : 7200)),
      ),
    ];
    const clock = clockOf('OMADM.log', logs);
    expect(clock).toMatchObject({ offsetMinutes: 60, shift: { offsetMinutes: 120 } });
    expect(worst(logs[1], clock, calls)).toBeLessThan(3000);
  });
});

describe('a log without days', () => {
  it('has the day of the lines that it shares', () => {
    const calls = enrollments(START, 3, { method: 'GET' });
    const others = enrollments(START - 3 * DAY, 6, { seed: 4, id: 'O' });
    const clock = clockOf('console.txt', [
      iis('u_ex.log', [...others, ...calls]),
      android('console.txt', calls, timeOfDay(-300, 1)),
    ]);
    expect(clock).toMatchObject({ basis: 'offset', offsetMinutes: -300, date: '2026-01-13' });
    expect(clock.skewSeconds).toBeCloseTo(1, -0.5);
  });

  it('goes on to the next day where the time of day falls back', () => {
    const calls = enrollments(Date.UTC(2026, 0, 13, 22, 50), 8, { method: 'GET', every: 20 * 60_000 });
    const logs = [iis('u_ex.log', calls), android('console.txt', calls, timeOfDay(0, 0))];
    const clock = clockOf('console.txt', logs);
    expect(clock.date).toBe('2026-01-13');
    expect(clock.midnights).toEqual([{ record: expect.any(Number), days: 1 }]);
    expect(worst(logs[1], clock, calls)).toBeLessThan(3000);
  });

  it('has the day that its first line shows there, not that of UTC', () => {
    const calls = enrollments(Date.UTC(2026, 0, 14, 1), 4, { method: 'GET' });
    const clock = clockOf('console.txt', [iis('u_ex.log', calls), android('console.txt', calls, timeOfDay(-300))]);
    expect(clock.date).toBe('2026-01-13');
  });

  it('has the day that others write, where none of them has a zone, and gives them its own', () => {
    const calls = enrollments(START, 4, { method: 'GET' });
    const logs = [android('console.txt', calls, timeOfDay(-420)), connector('Operational.csv', calls, local(-25_200 + 3))];
    expect(clockOf('console.txt', logs)).toMatchObject({
      basis: 'offset',
      offsetMinutes: -420,
      skewSeconds: 0,
      date: '2026-01-13',
    });
    expect(clockOf('Operational.csv', logs)).toMatchObject({ basis: 'estimated', offsetMinutes: -420 });
  });

  it('has the year of the lines that it shares, over New Year too', () => {
    const calls = enrollments(Date.UTC(2025, 11, 31, 23), 6, { method: 'GET', every: 30 * 60_000 });
    const logs = [iis('u_ex.log', calls), android('syslog', calls, yearless(3600))];
    const clock = clockOf('syslog', logs);
    expect(clock.date?.slice(0, 4)).toBe('2026');
    expect(taken(clock)).toBeCloseTo(3600, -0.5);
    expect(worst(logs[1], clock, calls)).toBeLessThan(3000);
  });
});

describe('what somebody says', () => {
  const calls = enrollments(START, 4, { method: 'GET' });
  const logs = [iis('u_ex.log', calls), android('OMADM.log', calls, local(3600))];

  it('sets a clock, seconds too', () => {
    expect(clockOf('OMADM.log', logs, { set: new Map([['OMADM.log', 120.25]]) })).toMatchObject({
      ...{ basis: 'user', offsetMinutes: 120, skewSeconds: 15, confidence: 'certain' },
    });
  });

  it('refuses all proposals', () => {
    expect(clockOf('OMADM.log', logs, { propose: false })).toMatchObject({ basis: 'assumed', offsetMinutes: 0, pairs: 0 });
  });

  it('sets the zone of a log without days, whose day is still found', () => {
    const undated = android('console.txt', calls, timeOfDay(60));
    const set = new Map([['console.txt', 60]]);
    expect(clockOf('console.txt', [iis('u_ex.log', calls), undated], { set })).toMatchObject({
      basis: 'user',
      date: '2026-01-13',
    });
  });
});

describe('correct', () => {
  it('has nothing to say of a line without a time, or without a day', () => {
    const clock: Clock = { path: 'a', basis: 'assumed', offsetMinutes: 0, skewSeconds: 0, confidence: 'guess', pairs: 0 };
    expect(correct(clock, { record: 0 })).toBeUndefined();
    expect(correct(clock, { record: 0, time: timeOfDay(0)(START) })).toBeUndefined();
    expect(correct(clock, { record: 0, time: local(0)(START) })).toBe(START);
  });
});

it('takes the first IIS log that says about as much as any for right, also when another one grows', () => {
  const [one, other] = [enrollments(START, 6, { method: 'GET' }), enrollments(START, 8, { method: 'GET', seed: 2, id: 'B' })];
  const little = iis('NDES00/u_ex.log', enrollments(START, 1, { seed: 3, id: 'C' }));
  for (const count of [4, 6, 8]) {
    const logs = [little, iis('NDES01/u_ex.log', one), iis('NDES02/u_ex.log', other.slice(0, count), utc(4))];
    const device = android('OMADM.log', [...one, ...other.slice(0, count)], local(3600));
    expect(taken(clockOf('NDES01/u_ex.log', [...logs, device]))).toBe(0);
  }
});

it('takes the file with most lines of IIS for right, whatever the order of the files', () => {
  const calls = enrollments(START, 5, { method: 'GET' });
  const logs = [
    android('OMADM.log', calls, local(3604)),
    iis('u_ex.log', calls),
    connector('Operational.evtx', calls, utc(2)),
    plugin('NDESPlugin.log', calls, local(3600)),
  ];
  expect(proposeClocks([...logs].reverse())).toEqual(proposeClocks(logs));
});

/** How far a call of the log lies from the right time at most, ms. */
function worst(log: LogFacts | undefined, clock: Clock, calls: readonly Enrollment[]): number {
  const off = (log?.observations ?? [])
    .filter(({ act, phase }) => act === 'GetCACaps' && phase === 'call')
    .map((one, i) => Math.abs((correct(clock, one) ?? Number.NaN) - (calls[i]?.at ?? 0) - 550));
  return Math.max(...off);
}

it('takes about as long with a busy server as its lines take to be written down: 30 000 of them against a device', {
  timeout: 60_000,
}, () => {
  const calls = enrollments(START, 20);
  const others = enrollments(START - 6 * HOUR, 10_000, { seed: 9, every: 4000, id: 'O' });
  const device = android('OMADM.log', calls, local(3600 + 5));
  const times = [0, 1, 2].map(() => {
    const begun = performance.now();
    const server = iis('u_ex.log', [...others, ...calls]);
    const written = performance.now();
    proposeClocks([server, device]);
    return { writing: written - begun, proposing: performance.now() - written };
  });
  const least = (of: (one: { writing: number; proposing: number }) => number) => Math.min(...times.map(of));
  expect(least(({ proposing }) => proposing)).toBeLessThan(6 * least(({ writing }) => writing));
});
