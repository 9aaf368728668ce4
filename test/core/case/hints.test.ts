import { describe, expect, test } from 'vitest';
import { at, caseOf, linesOf, log } from './build.ts';

const IIS = { by: 'iis', phase: 'whole', platform: 'android', outcome: 'done' } as const;
const PHONE = { address: '10.0.0.1', userAgent: 'Dalvik/2.1.0 (Linux; U; Android 14; Pixel 7)' };

const row = (act: 'GetCACert' | 'PKIOperation', seconds: number, keys: object = {}) => ({
  ...IIS,
  act,
  time: at(seconds),
  durationMs: 300,
  http: { operation: act, status: 200 },
  keys: { ...PHONE, ...keys },
});

const said = (act: 'verify' | 'issue', seconds: number, keys: object) => ({
  by: 'connector' as const,
  act,
  phase: 'end' as const,
  step: act === 'verify' ? (3 as const) : (4 as const),
  outcome: 'done' as const,
  time: at(seconds),
  keys,
});

describe('what the connector says', () => {
  test('belongs to the request in whose time it was checked', () => {
    const connector = log('connector.evtx', [
      said('verify', 9.8, { transactionID: 'A1' }),
      said('issue', 9.9, { transactionID: 'A1' }),
    ]);
    const { attempts } = caseOf(log('iis.log', [row('PKIOperation', 5), row('PKIOperation', 10)]), connector);
    expect(attempts.map(linesOf)).toContainEqual(['connector.evtx:1', 'connector.evtx:2', 'iis.log:2']);
  });

  test('of another profile is of another device', () => {
    const device = { by: 'device', platform: 'android', attempt: 0 } as const;
    const phone = log('phone.log', [
      { ...device, act: 'started', phase: 'call', time: at(8), keys: { alias: 'a', policy: 'one' } },
      { ...device, act: 'PKIOperation', phase: 'call', time: at(9.6) },
      { ...device, act: 'PKIOperation', phase: 'end', outcome: 'done', time: at(10) },
    ]);
    const of = (policy: string) => log('connector.evtx', [said('verify', 9.8, { transactionID: 'A1', policy })]);
    expect(caseOf(phone, of('one')).attempts).toHaveLength(1);
    expect(caseOf(phone, of('two')).attempts).toHaveLength(2);
  });
});

describe('a log of a device that is cut', () => {
  test('before the answer came: what it did with the certificate joins the request that was answered just before', () => {
    const state = { by: 'device', platform: 'android', attempt: 0, step: 5, phase: 'end' } as const;
    const phone = log('phone.log', [
      { ...state, act: 'state', outcome: 'unknown', time: at(12), keys: { alias: 'a', policy: 'one' } },
      { ...state, act: 'installed', outcome: 'done', time: at(14), keys: { alias: 'a', policy: 'one' } },
    ]);
    const connector = log('connector.evtx', [said('issue', 9.9, { transactionID: 'A1', policy: 'one' })]);
    const { attempts } = caseOf(phone, connector, log('iis.log', [row('PKIOperation', 10, { transactionID: 'A1' })]));
    expect(attempts.map(linesOf)).toEqual([['connector.evtx:1', 'iis.log:1', 'phone.log:1', 'phone.log:2']]);
  });

  test('before its request: what the server took for one client goes on', () => {
    const device = { by: 'device', platform: 'android', attempt: 0 } as const;
    const phone = log('phone.log', [
      { ...device, act: 'started', phase: 'call', time: at(0), keys: { alias: 'a' } },
      { ...device, act: 'GetCACert', phase: 'call', time: at(1) },
      { ...device, act: 'GetCACert', phase: 'end', outcome: 'done', time: at(1.6) },
    ]);
    const rows = [row('GetCACert', 1), row('PKIOperation', 4)].map((one) => ({ ...one, attempt: 0 }));
    expect(caseOf(phone, log('iis.log', rows)).attempts.map(linesOf)).toEqual([
      ['iis.log:1', 'iis.log:2', 'phone.log:1', 'phone.log:2', 'phone.log:3'],
    ]);
  });
});

test('a client that asks again without GETs asks for the answer to its request, as a guess', () => {
  const { attempts } = caseOf(log('iis.log', [row('GetCACert', 1), row('PKIOperation', 4), row('PKIOperation', 300)]));
  expect(attempts.map(linesOf)).toEqual([['iis.log:1', 'iis.log:2', 'iis.log:3']]);
  const last = attempts
    .flatMap(({ steps }) => steps.flatMap(({ evidence }) => evidence))
    .find(({ observation }) => observation.line === 2);
  expect([last?.linkedBy, last?.confidence]).toEqual(['address', 'guess']);
});

test('a monitor that calls itself by a name of its own is no device, even in its second', () => {
  const device = { by: 'device', platform: 'android', attempt: 0 } as const;
  const phone = log('phone.log', [
    { ...device, act: 'started', phase: 'call', time: at(0), keys: { alias: 'a' } },
    { ...device, act: 'GetCACert', phase: 'call', time: at(1) },
    { ...device, act: 'GetCACert', phase: 'end', outcome: 'done', time: at(1.6) },
  ]);
  const monitor = { ...row('GetCACert', 1, { userAgent: 'Zabbix 6.0.12' }), platform: 'unknown' as const };
  expect(caseOf(phone, log('iis.log', [monitor])).attempts.map(linesOf)).toEqual([['phone.log:1', 'phone.log:2', 'phone.log:3']]);
});

test('an event on the other side of a change of summer time is joined to the refusal that lacks it, as a guess', () => {
  const local = (seconds: number) => ({ ...at(seconds), zone: 'assumed' as const });
  const refused = (seconds: number, id: string) => [
    row('PKIOperation', seconds, { transactionID: id }),
    {
      ...IIS,
      act: 'verify' as const,
      platform: 'policy-module' as const,
      step: 3 as const,
      outcome: 'failed' as const,
      time: at(seconds),
      keys: {},
    },
  ];
  const ndes = { by: 'ndes', act: 'verify', phase: 'end', step: 3, outcome: 'failed' } as const;
  const rows = [10, 700, 1500].flatMap((seconds, i) => refused(seconds, `A${i}`).reverse());
  const events = log('Application.csv', [
    { ...ndes, time: local(3610) },
    { ...ndes, time: local(4300) },
    { ...ndes, time: local(1500) },
  ]);
  const { attempts, clocks } = caseOf(log('iis.log', rows), events);
  const joined = attempts.map((one) => linesOf(one).filter((line) => line.startsWith('App')));
  expect(clocks.find(({ path }) => path === 'Application.csv')?.basis).not.toBe('utc');
  expect(joined.flat().sort()).toEqual(['Application.csv:1', 'Application.csv:2', 'Application.csv:3']);
});

describe('a refusal that NDES wrote down', () => {
  const device = { by: 'device', platform: 'android', attempt: 0 } as const;
  const phone = (failure: object) =>
    log('phone.log', [
      { ...device, act: 'PKIOperation', phase: 'call', time: at(9) },
      { ...device, act: 'error', phase: 'end', outcome: 'failed', time: at(10.4), ...failure },
    ]);
  const ndes = (act: 'verify' | 'issue') =>
    log('Application.evtx', [{ by: 'ndes', act, phase: 'end', step: act === 'verify' ? 3 : 4, outcome: 'failed', time: at(10) }]);
  const joined = (...logs: readonly ReturnType<typeof log>[]) =>
    caseOf(...logs).attempts.some((attempt) => linesOf(attempt).includes('Application.evtx:1'));

  test('is of a request whose device may have failed at that step', () => {
    expect(joined(phone({ step: 2, upTo: 5 }), ndes('verify'))).toBe(true);
    expect(joined(phone({ step: 3, upTo: 4 }), ndes('issue'))).toBe(true);
  });

  test('is not of one whose device failed before or behind it', () => {
    expect(joined(phone({ step: 2 }), ndes('verify'))).toBe(false);
    expect(joined(phone({ step: 5 }), ndes('issue'))).toBe(false);
    expect(joined(phone({ step: 3 }), ndes('issue'))).toBe(false);
  });

  test('is of a request that arrived though its device waited no longer', () => {
    expect(joined(phone({ step: 2 }), log('iis.log', [row('PKIOperation', 10.2)]), ndes('verify'))).toBe(true);
  });
});
