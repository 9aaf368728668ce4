import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile } from '../../../../server/src/core/case/counts/index.ts';
import { requestsOf } from '../../../../server/src/core/case/counts/requests.ts';
import type { CaseAttempt, CaseSnapshot, Clock } from '../../../../server/src/core/case/model.ts';
import type { LogFacts, Observation } from '../../../../server/src/core/log/facts.ts';
import { attempt, evidence, log, observation, START_MS } from '../support/hand.ts';

/** A clock that takes nothing off. */
function right(path: string, basis: Clock['basis'] = 'utc'): Clock {
  return { path, basis, offsetMinutes: 0, skewSeconds: 0, confidence: 'certain', pairs: 0 };
}

function counted(
  logs: readonly LogFacts[],
  attempts: readonly CaseAttempt[] = [],
  clocks = logs.map(({ path }) => right(path)),
): Pick<CaseSnapshot, 'counts' | 'unplaced' | 'outside'> {
  return reconcile({ logs, clocks, attempts, moments: { at: (_, time) => time?.epochMs } });
}

/** Each row: step, path, how many were seen, and the lines of those that another log lacks. */
function rows({ counts }: Pick<CaseSnapshot, 'counts'>): readonly string[] {
  return counts.map(({ step, path, seen, unaccounted }) => {
    const lines = unaccounted.map((place) => place.observation.line).join(',');
    return `${step} ${path} ${seen}${lines === '' ? '' : `: ${lines}`}`;
  });
}

const PKI = { by: 'iis', act: 'PKIOperation', keys: { address: '10.0.0.1' } } as const;
const VERIFY = { by: 'policy-module', act: 'verify', step: 3, phase: 'call' } as const;

/** A log of which the first and the last line stand so many seconds after the start. */
function written(
  path: string,
  what: Partial<LogFacts>,
  observations: readonly Observation[],
  from: number,
  to: number,
): LogFacts {
  const time = (seconds: number) =>
    ({ epochMs: START_MS + seconds * 1000, zone: 'utc', dateKnown: true, yearKnown: true }) as const;
  return log(path, observations, { ...what, times: { first: time(from), last: time(to) } });
}

const IIS = { format: 'iis-w3c-log' } as const;
const PLUGIN = { format: 'ndes-plugin-log' } as const;

describe('requests that another log does not have', () => {
  const requests = [1, 2, 3].map((line) => observation(line, PKI));
  const verified = [1, 2].map((line) => observation(line, { ...VERIFY, keys: { thread: `${line}` } }));
  const joined = [1, 2].map((i) =>
    attempt(`a${i}`, [
      evidence('u_ex.log', requests[i - 1] as Observation),
      evidence('NDESPlugin.log', verified[i - 1] as Observation),
    ]),
  );

  it('are named with their lines: three in IIS, two of which the policy module saw', () => {
    const logs = [written('u_ex.log', IIS, requests, 0, 100), written('NDESPlugin.log', PLUGIN, verified, 0, 100)];
    expect(rows(counted(logs, joined))).toEqual(['2 u_ex.log 3: 3', '3 NDESPlugin.log 2']);
  });

  it('are none where the other log had ended by then', () => {
    const logs = [written('u_ex.log', IIS, requests, 0, 100), written('NDESPlugin.log', PLUGIN, verified, 0, 2)];
    expect(rows(counted(logs, joined))).toEqual(['2 u_ex.log 3', '3 NDESPlugin.log 2']);
  });

  it('are none where nobody knows the clock of the other log, or of their own', () => {
    const logs = [written('u_ex.log', IIS, requests, 0, 100), written('NDESPlugin.log', PLUGIN, verified, 0, 100)];
    for (const unknown of ['u_ex.log', 'NDESPlugin.log']) {
      const clocks = logs.map(({ path }) => right(path, path === unknown ? 'assumed' : 'utc'));
      expect(rows(counted(logs, joined, clocks))).toEqual(['2 u_ex.log 3', '3 NDESPlugin.log 2']);
    }
  });

  it('are none that IIS itself turned away, and none that only ask how a request stands', () => {
    const refused = observation(1, { ...PKI, http: { operation: 'PKIOperation', status: 500 } });
    const poll = observation(2, PKI);
    const message = {
      record: 2,
      line: 2,
      column: 0,
      span: poll.span,
      direction: 'request',
      messageType: 20,
      recipients: [],
      allRecipients: true,
      issued: [],
    } as const;
    const logs = [
      written('u_ex.log', { ...IIS, messages: [message] }, [refused, poll], 0, 100),
      written('NDESPlugin.log', PLUGIN, [], 0, 100),
    ];
    expect(rows(counted(logs))).toEqual(['2 u_ex.log 2']);
  });

  it('are none for a policy module of another server', () => {
    const named = requests.map((one) => ({ ...one, keys: { ...one.keys, server: 'NDES01' } }));
    const logs = [written('NDES01/u_ex.log', IIS, named, 0, 100), written('NDES02/NDESPlugin.log', PLUGIN, [], 0, 100)];
    expect(rows(counted(logs))).toEqual(['2 NDES01/u_ex.log 3']);
  });

  it('are those of a device that never reached IIS, its first question where it got no further', () => {
    const device = { by: 'device', platform: 'android' } as const;
    const calls = [
      observation(1, { ...device, act: 'GetCACaps', phase: 'call', attempt: 0 }),
      observation(2, { ...device, act: 'GetCACaps', phase: 'end', attempt: 0, outcome: 'failed' }),
      observation(3, { ...device, act: 'GetCACaps', phase: 'call', attempt: 1 }),
      observation(4, { ...device, act: 'PKIOperation', phase: 'call', attempt: 1 }),
      observation(5, { ...device, act: 'PKIOperation', phase: 'end', attempt: 1 }),
    ];
    const logs = [written('OMADM.log', { format: 'android-omadm-log' }, calls, 0, 100), written('u_ex.log', IIS, [], 0, 100)];
    expect(rows(counted(logs))).toEqual(['2 OMADM.log 2: 1,4']);
  });
});

describe('a request', () => {
  it.each([
    ['is one with all answers of its thread', ['call', 'end', 'end', 'call', 'end'], [0, 3]],
    ['is counted by its end where its call was cut off', ['end', 'call'], [0, 1]],
    ['is one record where that shows both', ['whole', 'whole'], [0, 1]],
  ] as const)('%s', (_, phases, lines) => {
    const observations = phases.map((phase, line) => observation(line, { ...VERIFY, phase, keys: { thread: '7' } }));
    expect(requestsOf(log('NDESPlugin.log', observations)).map((request) => request.observation.line)).toEqual(lines);
  });

  it('is one however often the connector tries to report it', () => {
    const tries = [1, 2, 3].map((line) =>
      observation(line, { by: 'connector', act: 'notify', phase: 'end', step: 6, keys: { transactionID: 'A' } }),
    );
    expect(requestsOf(log('Operational.evtx', tries))).toHaveLength(1);
  });

  it('is what a device built, where it logs no calls', () => {
    const built = observation(1, { by: 'device', act: 'request-built', phase: 'end', attempt: 0 });
    expect(requestsOf(log('Admin.evtx', [built]))).toEqual([{ step: 2, observation: built }]);
  });
});

describe('records without a place', () => {
  it('have no usable time, or nothing that tells whose they are', () => {
    const { time: _, ...timeless } = observation(1, PKI);
    const keyless = observation(2, { by: 'ndes', act: 'issue', phase: 'end', step: 4 });
    const placed = observation(3, PKI);
    const question = observation(4, { by: 'iis', act: 'GetCACaps' });
    const { unplaced } = counted([log('u_ex.log', [timeless, keyless, placed, question])]);
    expect(unplaced.map((place) => place.observation.line)).toEqual([1, 2]);
  });
});

describe('what belongs to no enrollment', () => {
  it('is counted by the reason why, with its lines', () => {
    const browser = observation(1, { ...PKI, act: 'GetCACert', platform: 'browser' });
    const question = observation(2, { ...PKI, act: 'GetCACaps' });
    const pool = observation(3, { by: 'windows', act: 'error' });
    const lone = observation(4, PKI);
    const mine = observation(5, PKI);
    const { outside, unplaced } = counted(
      [log('a.log', [browser, question, pool]), log('b.log', [lone, mine, question])],
      [attempt('a1', [evidence('b.log', mine)])],
    );
    expect(unplaced).toEqual([]);
    expect(outside.map(({ path, why, count, first }) => [path, why, count, first.map(({ line }) => line)])).toEqual([
      ['a.log', 'visitor', 1, [1]],
      ['a.log', 'question', 1, [2]],
      ['a.log', 'service', 1, [3]],
      ['b.log', 'question', 1, [2]],
      ['b.log', 'unclaimed', 1, [4]],
    ]);
  });
});

it('adds up: every request with a time is in one hour, and unaccounted ones are among those seen', () => {
  const minutes = fc.integer({ min: 0, max: 300 });
  const line = fc.record({
    minute: minutes,
    timed: fc.boolean(),
    known: fc.boolean(),
    by: fc.constantFrom('iis', 'policy-module', 'device'),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const logs = (['iis', 'policy-module', 'device'] as const).map((by) => {
        const observations = lines.flatMap((one, i) => {
          if (one.by !== by) return [];
          const { time: _, ...made } = observation(i, { by, act: by === 'policy-module' ? 'verify' : 'PKIOperation' });
          const epochMs = START_MS + one.minute * 60_000;
          return [one.timed ? { ...made, time: { epochMs, zone: 'utc', dateKnown: true, yearKnown: true } as const } : made];
        });
        return written(by, by === 'iis' ? IIS : { format: 'ndes-plugin-log' }, observations, 0, 3600);
      });
      const { counts, unplaced } = counted(logs);
      for (const { path, observations } of logs) {
        const own = counts.filter((count) => count.path === path);
        const seen = own.reduce((sum, count) => sum + count.seen, 0);
        const timeless = unplaced.filter((place) => place.path === path && place.observation.time === undefined);
        expect(seen + timeless.length).toBe(observations.length);
        for (const { unaccounted, seen: all, hourMs } of own) {
          expect(unaccounted.length).toBeLessThanOrEqual(all);
          expect(new Set(unaccounted.map((place) => place.observation)).size).toBe(unaccounted.length);
          for (const { observation: one } of unaccounted)
            expect(Math.floor((one.time?.epochMs ?? 0) / 3_600_000) * 3_600_000).toBe(hourMs);
        }
      }
    }),
    { seed: 7, numRuns: 100 },
  );
});
