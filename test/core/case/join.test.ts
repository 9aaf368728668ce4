import { describe, expect, test } from 'vitest';
import { CaseModel } from '../../../server/src/core/case/whole/case-model.ts';
import type { LogFacts, Observation } from '../../../server/src/core/log/facts.ts';
import { at, caseOf, linesOf, log, stepsOf } from './build.ts';

const ANDROID = { by: 'device', platform: 'android' } as const;
const IIS = { by: 'iis', phase: 'whole' } as const;
const PHONE = 'Dalvik/2.1.0 (Linux; U; Android 14; Pixel 7)';

/** A phone that asks, and gets its certificate; `offset` seconds after ten o'clock. */
function phone(path: string, transactionID: string, offset = 0) {
  const keys = { thread: '7' };
  return log(path, [
    { ...ANDROID, act: 'started', phase: 'call', time: at(offset), attempt: 0, keys: { ...keys, alias: `${path} profile` } },
    { ...ANDROID, act: 'GetCACert', phase: 'call', time: at(offset + 1), attempt: 0, keys },
    { ...ANDROID, act: 'GetCACert', phase: 'end', outcome: 'done', time: at(offset + 1.4), attempt: 0, keys },
    { ...ANDROID, act: 'request-built', time: at(offset + 2), attempt: 0, keys: { ...keys, transactionID } },
    { ...ANDROID, act: 'PKIOperation', phase: 'end', outcome: 'done', time: at(offset + 4), attempt: 0, keys },
    { ...ANDROID, act: 'reply', phase: 'end', step: 5, outcome: 'done', time: at(offset + 4.1), attempt: 0, keys },
  ]);
}

const row = (act: 'GetCACert' | 'PKIOperation', seconds: number, address: string, more: object = {}) => ({
  ...IIS,
  act,
  platform: 'android' as const,
  outcome: 'done' as const,
  time: at(Math.floor(seconds)),
  durationMs: 300,
  http: { operation: act, status: 200 },
  keys: { address, userAgent: PHONE, ...more },
});

describe('keys', () => {
  test('a transactionID joins a phone, the row of its request and what the connector says, and says so of each line', () => {
    const { attempts } = caseOf(
      phone('phone.log', 'ABC1'),
      log('iis.log', [row('PKIOperation', 3.9, '10.0.0.1', { transactionID: 'abc1' })]),
      log('connector.evtx', [
        {
          by: 'connector',
          act: 'verify',
          phase: 'end',
          step: 3,
          outcome: 'done',
          time: at(3.5),
          keys: { transactionID: 'ABC1' },
        },
      ]),
    );
    expect(attempts).toHaveLength(1);
    const [attempt] = attempts;
    if (!attempt) return;
    expect(attempt.transactionID).toBe('ABC1');
    expect(linesOf(attempt)).toContain('iis.log:1');
    const links = attempt.steps.flatMap(({ evidence }) => evidence.filter(({ observation }) => observation.keys.transactionID));
    expect(links).toHaveLength(3);
    for (const { linkedBy, confidence } of links) expect([linkedBy, confidence]).toEqual(['transactionID', 'certain']);
  });

  test('another transactionID forbids a join, however near in time and whatever else agrees', () => {
    const { attempts } = caseOf(
      phone('phone.log', 'ABC1'),
      log('iis.log', [row('PKIOperation', 3.9, '10.0.0.1', { transactionID: 'FFFF', senderNonce: '01' })]),
    );
    expect(attempts.map(linesOf).filter((lines) => lines.includes('iis.log:1'))).toEqual([['iis.log:1']]);
  });

  test('a nonce that comes back joins a request and its answer', () => {
    const { attempts } = caseOf(
      log('a.log', [{ ...ANDROID, act: 'request-built', time: at(0), attempt: 0, keys: { senderNonce: 'AA11' } }]),
      log('b.log', [
        {
          ...ANDROID,
          act: 'reply',
          phase: 'end',
          step: 5,
          outcome: 'done',
          time: at(2),
          attempt: 0,
          keys: { recipientNonce: 'AA11' },
        },
      ]),
    );
    expect(attempts.map(linesOf)).toEqual([['a.log:1', 'b.log:1']]);
  });

  test('a contradiction of two keys is told as a near miss', () => {
    const { attempts } = caseOf(
      log('a.log', [
        { ...ANDROID, act: 'request-built', time: at(0), attempt: 0, keys: { transactionID: 'A1', senderNonce: 'AA11' } },
      ]),
      log('b.log', [
        { by: 'connector', act: 'verify', step: 3, time: at(2), keys: { transactionID: 'B2', recipientNonce: 'AA11' } },
      ]),
    );
    expect(attempts).toHaveLength(2);
    expect(attempts.flatMap(({ nearMisses }) => nearMisses.map(({ place, why }) => `${place.path}: ${why.text}`))).toEqual([
      'b.log: It has another transactionID.',
    ]);
  });

  test('a thumbprint joins a device without transactionID to the connector', () => {
    const { attempts } = caseOf(
      log('pc.evtx', [
        {
          by: 'device',
          platform: 'windows',
          act: 'installed',
          step: 5,
          outcome: 'done',
          time: at(9),
          attempt: 0,
          keys: { thumbprint: 'AB' },
        },
      ]),
      log('connector.evtx', [
        { by: 'connector', act: 'issue', step: 4, outcome: 'done', time: at(5), keys: { transactionID: 'T1', thumbprint: 'AB' } },
      ]),
    );
    expect(attempts.map(linesOf)).toEqual([['connector.evtx:1', 'pc.evtx:1']]);
  });

  test('one transactionID in several tries of a device belongs to each of them for what follows it', () => {
    const tries = [0, 600].map((offset, attempt) => ({
      ...ANDROID,
      act: 'request-built' as const,
      time: at(offset),
      attempt,
      keys: { transactionID: 'A1' },
    }));
    const rows = [2, 602].map((seconds) => row('PKIOperation', seconds, '10.0.0.1', { transactionID: 'A1' }));
    const { attempts } = caseOf(log('phone.log', tries), log('iis.log', rows));
    expect(attempts.map(linesOf)).toEqual([
      ['iis.log:1', 'phone.log:1'],
      ['iis.log:2', 'phone.log:2'],
    ]);
  });

  test('requests with one transactionID that lie far apart are two tries, but not those for an answer that was put off', () => {
    const rows = [0, 7200].map((seconds) => row('PKIOperation', seconds, '10.0.0.1', { transactionID: 'A1' }));
    expect(caseOf(log('iis.log', rows)).attempts).toHaveLength(2);
    const poll = {
      span: { start: 0, end: 1 },
      line: 1,
      column: 0,
      record: 1,
      direction: 'request',
      messageType: 20,
      recipients: [],
      allRecipients: true,
      issued: [],
    } as const;
    expect(caseOf(log('iis.log', rows, { messages: [poll] })).attempts).toHaveLength(1);
  });
});

describe('hints', () => {
  test('a row within the time of a call, by a client that may be the device, is joined by the clock and never as certain', () => {
    const { attempts } = caseOf(
      phone('phone.log', 'ABC1'),
      log('iis.log', [row('GetCACert', 1.3, '10.0.0.1'), row('PKIOperation', 3.9, '10.0.0.1')]),
    );
    expect(attempts).toHaveLength(1);
    const rows = attempts.flatMap(({ steps }) =>
      steps.flatMap(({ evidence }) => evidence.filter(({ path }) => path === 'iis.log')),
    );
    expect(rows).toHaveLength(2);
    for (const { linkedBy, confidence } of rows) {
      expect(['clock', 'address']).toContain(linkedBy);
      expect(confidence).not.toBe('certain');
    }
  });

  test('a client of another platform is not joined', () => {
    const windows = { ...row('PKIOperation', 3.9, '10.0.0.1'), platform: 'windows' as const };
    expect(caseOf(phone('phone.log', 'ABC1'), log('iis.log', [windows])).attempts).toHaveLength(2);
  });

  test('two devices behind one address, of one model, in the same minute stay two, each with its own rows', () => {
    const rows = [
      row('GetCACert', 1.3, '10.0.0.1'),
      row('PKIOperation', 3.9, '10.0.0.1', { transactionID: 'A1' }),
      row('GetCACert', 21.3, '10.0.0.1'),
      row('PKIOperation', 23.9, '10.0.0.1', { transactionID: 'B2' }),
    ];
    const { attempts } = caseOf(phone('one.log', 'A1'), phone('two.log', 'B2', 20), log('iis.log', rows));
    expect(attempts.map((one) => linesOf(one).filter((line) => line.startsWith('iis')))).toEqual([
      ['iis.log:1', 'iis.log:2'],
      ['iis.log:3', 'iis.log:4'],
    ]);
  });

  test('two rows that fit a call equally well make it a guess that names the other one', () => {
    const rows = [row('PKIOperation', 3.9, '10.0.0.1'), row('PKIOperation', 3.9, '10.0.0.1')];
    const { attempts } = caseOf(phone('phone.log', 'ABC1'), log('iis.log', rows));
    const mine = attempts.find(({ transactionID }) => transactionID === 'ABC1');
    const linked = mine?.steps.flatMap(({ evidence }) => evidence.filter(({ path }) => path === 'iis.log'));
    expect(linked?.map(({ confidence }) => confidence)).toEqual(['guess']);
    expect(mine?.nearMisses.map(({ place }) => place.path)).toEqual(['iis.log']);
  });

  test('calls of the policy module belong to the request within whose time they lie', () => {
    const server = (act: 'verify' | 'notify', seconds: number) => ({
      ...IIS,
      act,
      platform: 'policy-module' as const,
      step: 3 as const,
      outcome: 'done' as const,
      time: at(seconds),
      durationMs: 100,
    });
    const slow = { ...row('PKIOperation', 34, '10.0.0.1', { transactionID: 'A1' }), durationMs: 2000 };
    const { attempts } = caseOf(log('iis.log', [server('verify', 10), server('verify', 33), server('notify', 34), slow]));
    expect(attempts.map(linesOf)).toEqual([['iis.log:2', 'iis.log:3', 'iis.log:4']]);
  });
});

describe('what is no enrollment', () => {
  test('GETs without a request, browsers and scripts', () => {
    const browser = { ...row('PKIOperation', 9, '10.0.0.9'), platform: 'browser' as const };
    const script = { ...row('GetCACert', 9, '10.0.0.9'), platform: 'test-script' as const };
    expect(caseOf(log('iis.log', [row('GetCACert', 1, '10.0.0.1'), browser, script])).attempts).toEqual([]);
  });

  test('but the calls of a policy module alone are, where no log shows the requests', () => {
    const call = { by: 'policy-module', act: 'verify', step: 3, keys: { thread: '9' } } as const;
    const { attempts } = caseOf(
      log('NDESPlugin.log', [
        { ...call, phase: 'call', time: at(0) },
        { ...call, phase: 'end', outcome: 'failed', time: at(1) },
      ]),
    );
    expect(attempts.map(({ outcome, failedStep }) => [outcome, failedStep])).toEqual([['failed', 3]]);
  });
});

describe('a case', () => {
  test('is the same in whichever order its logs come, and after one came and went', () => {
    const logs = [
      phone('phone.log', 'A1'),
      phone('other.log', 'B2', 30),
      log('iis.log', [row('PKIOperation', 3.9, '10.0.0.1', { transactionID: 'A1' })]),
    ];
    const model = new CaseModel();
    for (const facts of [...logs].reverse()) model.put(facts.path, facts);
    const extra = phone('extra.log', 'C3', 60);
    model.put(extra.path, extra);
    const whole = model.snapshot();
    model.drop(extra.path);
    expect(model.snapshot()).toEqual(caseOf(...logs));
    expect(whole.attempts).toHaveLength(3);
  });

  test('gives the same snapshot until a log changes', () => {
    const model = new CaseModel();
    const facts = phone('phone.log', 'A1');
    model.put(facts.path, facts);
    const first = model.snapshot();
    model.put(facts.path, facts);
    model.drop('not there');
    expect(model.snapshot()).toBe(first);
  });

  test('counts the same log once, and says where it stands again', () => {
    const facts = phone('a.log', 'A1');
    const { attempts, duplicates } = caseOf(facts, { ...facts, path: 'case.zip/a.log' });
    expect(attempts).toHaveLength(1);
    expect(duplicates).toEqual([{ path: 'case.zip/a.log', of: 'a.log' }]);
  });

  test('of 10 000 tries with one transactionID is joined, and one without any time too', () => {
    const keys = { transactionID: 'A1' };
    const tries = Array.from({ length: 10_000 }, (_, attempt) => ({
      ...ANDROID,
      act: 'request-built' as const,
      time: at(attempt * 5),
      attempt,
      keys,
    }));
    const rows = Array.from({ length: 10_000 }, (_, i) => row('PKIOperation', i * 5 + 1, '10.0.0.1', keys));
    const before = process.cpuUsage();
    expect(caseOf(log('phone.log', tries), log('iis.log', rows)).attempts).toHaveLength(10_000);
    const used = process.cpuUsage(before);
    expect((used.user + used.system) / 1e6).toBeLessThan(20);
    const timeless = caseOf(
      log(
        'phone.log',
        tries.slice(0, 50).map(({ time: _, ...one }) => one),
      ),
      log(
        'iis.log',
        rows.slice(0, 50).map(({ time: _, ...one }) => one),
      ),
    );
    expect(timeless.attempts.length).toBeGreaterThanOrEqual(50);
  }, 60_000);
});

describe('steps', () => {
  const words = (...logs: readonly LogFacts[]) =>
    caseOf(...logs).attempts.map((one) => `${one.outcome} ${one.failedStep ?? '-'} ${stepsOf(one)}`);

  test('what comes after shows that what comes before was done', () => {
    expect(words(phone('phone.log', 'A1'))).toEqual(['issued - 1:done 2:done 3:done 4:done 5:done 6:not-in-these-logs']);
  });

  test('a log that merely ends proves nothing', () => {
    const [all] = [phone('phone.log', 'A1')];
    expect(words({ ...all, observations: all.observations.slice(0, 4) })).toEqual([
      'unknown - 1:done 2:not-in-these-logs 3:not-in-these-logs 4:not-in-these-logs 5:not-in-these-logs 6:not-in-these-logs',
    ]);
  });

  const refused = (): ReturnType<typeof phone> => {
    const facts = phone('phone.log', 'A1');
    return {
      ...facts,
      observations: facts.observations.map((one) => (one.act === 'reply' ? { ...one, outcome: 'failed' as const } : one)),
    };
  };

  test('a refusal that only the device felt is laid to the policy module, as a guess', () => {
    expect(words(refused())).toEqual(['failed 3 1:done 2:done 3:failed 4:not-in-these-logs 5:not-reached 6:not-in-these-logs']);
  });

  test('a refusal lies where the connector says', () => {
    const say = (act: 'verify' | 'issue', step: 3 | 4, outcome: 'done' | 'failed') =>
      log('connector.evtx', [{ by: 'connector', act, step, outcome, phase: 'end', time: at(3), keys: { transactionID: 'A1' } }]);
    expect(words(refused(), say('verify', 3, 'failed'))[0]).toContain(
      'failed 3 1:done 2:done 3:failed 4:not-reached 5:not-reached',
    );
    expect(words(refused(), say('issue', 4, 'failed'))[0]).toContain('failed 4 1:done 2:done 3:done 4:failed 5:not-reached');
    expect(words(refused(), say('verify', 3, 'done'))[0]).toContain('failed 4 1:done 2:done 3:done 4:failed 5:not-reached');
  });

  test('a call that failed is no failure once the request got through', () => {
    const facts = phone('phone.log', 'A1');
    const observations = facts.observations.map((one) =>
      one.act === 'GetCACert' && one.phase === 'end' ? { ...one, outcome: 'failed' as const } : one,
    );
    expect(words({ ...facts, observations })[0]).toMatch(/^issued - 1:done 2:done/);
  });

  test('a report that failed leaves the certificate issued', () => {
    const notify = log('connector.evtx', [
      { by: 'connector', act: 'notify', step: 6, outcome: 'failed', phase: 'end', time: at(9), keys: { transactionID: 'A1' } },
    ]);
    expect(words(phone('phone.log', 'A1'), notify)).toEqual(['issued 6 1:done 2:done 3:done 4:done 5:done 6:failed']);
  });

  test('an acknowledgement of the management client is no proof of anything further', () => {
    const pc = log('pc.evtx', [
      { by: 'device', platform: 'windows', act: 'acknowledged', step: 1, outcome: 'done', time: at(0), keys: { alias: 'p' } },
    ]);
    expect(words(pc)[0]).toMatch(/^unknown - 1:done 2:waiting/);
  });

  test('an answer that puts the request off is waiting', () => {
    const facts = phone('phone.log', 'A1');
    const observations = facts.observations.map((one) =>
      one.act === 'reply' ? { ...one, step: 4 as const, outcome: 'waiting' as const } : one,
    );
    expect(words({ ...facts, observations })).toEqual(['pending - 1:done 2:done 3:done 4:waiting 5:not-reached 6:not-reached']);
  });
});

describe('clocks that nothing confirms', () => {
  const local = (facts: LogFacts, minutes: number): LogFacts => {
    const shift = (time: Observation['time']) =>
      time && { ...time, zone: 'assumed' as const, epochMs: time.epochMs + minutes * 60_000 };
    const observations = facts.observations.map(({ time, ...one }) => ({
      ...one,
      ...(time ? { time: shift(time) ?? time } : {}),
    }));
    const [first, last] = [observations[0]?.time, observations.at(-1)?.time];
    return { ...facts, observations, ...(first && last ? { times: { first, last } } : {}) };
  };

  test('the one try and the one request of such a client that are left are a pair, as a guess', () => {
    const { attempts, clocks } = caseOf(
      phone('one.log', 'A1'),
      local(phone('two.log', 'B2', 900), 300),
      log('iis.log', [row('PKIOperation', 3.9, '10.0.0.1', { transactionID: 'A1' }), row('PKIOperation', 903.9, '10.0.0.2')]),
    );
    expect(attempts.map((one) => linesOf(one).filter((line) => line.startsWith('iis')))).toEqual([['iis.log:1'], ['iis.log:2']]);
    const other = attempts.find(({ transactionID }) => transactionID === 'B2');
    const linked = other?.steps.flatMap(({ evidence }) => evidence.filter(({ path }) => path === 'iis.log'));
    expect(linked?.map(({ confidence }) => confidence)).toEqual(['guess']);
    expect(clocks.find(({ path }) => path === 'two.log')).toMatchObject({ offsetMinutes: 300, confidence: 'guess' });
  });

  test('but not where two requests are left', () => {
    const rows = [row('PKIOperation', 903.9, '10.0.0.2'), row('PKIOperation', 2000, '10.0.0.3')];
    const { attempts } = caseOf(local(phone('two.log', 'B2', 905), 600), log('iis.log', rows));
    expect(attempts).toHaveLength(3);
  });
});

describe('a clock that somebody set', () => {
  test('is taken as it is, and where none is to be proposed, times are taken as they are written', () => {
    const of = (options: ConstructorParameters<typeof CaseModel>[0]) => {
      const model = new CaseModel(options);
      const rows = [row('PKIOperation', 3.9, '10.0.0.1', { transactionID: 'A1' }), row('PKIOperation', 903.9, '10.0.0.2')];
      for (const facts of [phone('one.log', 'A1'), phone('two.log', 'B2', 1503), log('iis.log', rows)])
        model.put(facts.path, facts);
      return model.snapshot();
    };
    const set = of({ set: new Map([['two.log', 10]]) });
    expect(set.clocks.find(({ path }) => path === 'two.log')).toMatchObject({ basis: 'user', offsetMinutes: 10, skewSeconds: 0 });
    expect(set.attempts.filter((one) => linesOf(one).includes('iis.log:2')).map(({ transactionID }) => transactionID)).toEqual([
      'B2',
    ]);
    const refused = of({ propose: false });
    expect(refused.clocks.every(({ pairs, skewSeconds }) => pairs === 0 && skewSeconds === 0)).toBe(true);
    expect(
      refused.attempts.filter((one) => linesOf(one).includes('iis.log:2')).map(({ transactionID }) => transactionID),
    ).toEqual([undefined]);
  });
});
