import { describe, expect, test } from 'vitest';
import type { CaseSnapshot } from '../../server/src/core/case/model.ts';
import type { Keys, LogFacts, Observation, WrittenTime } from '../../server/src/core/log/facts.ts';
import { namedLines } from '../../server/src/core/text/named-lines.ts';
import { generateCase } from './generate/case.ts';
import { randomFrom } from './generate/random.ts';
import { unaccounted } from './support/accounts.ts';
import { caseOf, outputOf } from './support/read-case.ts';
import { factsOfFiles, factsOfText } from './support/read-logs.ts';

const legacy = generateCase('legacy', 7);
const current = generateCase('current', 7);

/** The same files with another text each. */
function changed(
  files: ReadonlyMap<string, string>,
  change: (text: string, path: string) => string,
): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, text]) => [path, change(text, path)]));
}

/** What holds of every case, whatever its logs are. */
function expectSound(snapshot: CaseSnapshot): void {
  for (const { steps } of snapshot.attempts) expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(unaccounted(snapshot)).toEqual([]);
}

const said = (logs: readonly LogFacts[]) => JSON.stringify(outputOf(logs));

describe('logs that are not as they should be', () => {
  test.each([
    ['without times', (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z?|\d\d:\d\d:\d\d(?:\.\d+)?/g, '-')],
    ['all of one moment', (text: string) => text.replaceAll(/\d\d:\d\d:\d\d(?=\.|Z| )/g, '09:00:00')],
    ['of a year that no clock has', (text: string) => text.replaceAll('2026-', '0000-').replaceAll('/2026 ', '/0000 ')],
    ['with lines in reverse', (text: string) => text.split('\n').reverse().join('\n')],
  ])('%s', (_, change) => {
    for (const { files } of [legacy, current]) expectSound(caseOf(factsOfFiles(changed(files, change))));
  });

  test('with transactionIDs that contradict one another', () => {
    const ids = [...new Set([...current.files.values()].join('\n').match(/\b[0-9A-F]{40}\b/g))];
    const random = randomFrom(3);
    const mixed = changed(current.files, (text, path) =>
      path.startsWith('devices/') ? text : text.replaceAll(/\b[0-9A-F]{40}\b/g, () => random.pick(ids)),
    );
    const snapshot = caseOf(factsOfFiles(mixed));
    expectSound(snapshot);
    for (const { steps, transactionID } of snapshot.attempts) {
      const certain = steps.flatMap(({ evidence }) => evidence).filter(({ linkedBy }) => linkedBy === 'transactionID');
      for (const { observation } of certain)
        expect(observation.keys.transactionID?.toUpperCase()).toBe(transactionID?.toUpperCase());
    }
  });

  test('cut at any byte', () => {
    const random = randomFrom(11);
    for (const { files } of [legacy, current]) {
      const logs = factsOfFiles(files);
      for (const [path, text] of files) {
        const bytes = Buffer.from(text);
        for (const at of [0, random.int(bytes.length), random.int(bytes.length)]) {
          const cut = factsOfText(path, new TextDecoder().decode(bytes.subarray(0, at)));
          expectSound(caseOf([...logs.filter((one) => one.path !== path), ...(cut ? [cut] : [])]));
        }
      }
    }
  }, 60_000);

  test('empty, or of nothing but blanks', () => {
    const logs = factsOfFiles(legacy.files);
    const empty = factsOfText('empty.log', '') ?? factsOfText('u_ex260101.log', '\n\n');
    expect(said([...logs, ...(empty ? [empty] : [])])).toContain('"attempts"');
    expect(caseOf([]).attempts).toEqual([]);
  });
});

describe('the same log twice', () => {
  const logs = factsOfFiles(legacy.files);

  test('under one name changes nothing', () => {
    expect(said([...logs, ...logs])).toBe(said(logs));
  });

  test('under two names counts once, and is told', () => {
    const [first] = logs;
    if (!first) throw new Error('a case has logs');
    const copies = logs.map((facts) => ({ ...facts, path: `copy.zip/${facts.path}` }));
    const snapshot = caseOf([...logs, ...copies]);
    expect(snapshot.logs).toHaveLength(logs.length);
    expect(snapshot.duplicates).toHaveLength(logs.length);
    expect(snapshot.attempts.map(({ outcome, failedStep }) => [outcome, failedStep])).toEqual(
      caseOf(logs).attempts.map(({ outcome, failedStep }) => [outcome, failedStep]),
    );
  });
});

describe('ten thousand enrollments with one transactionID', () => {
  const id = '0CCFE6E04AAB73BB7D4188B41E8AFC780F1E5A66';
  const stamp = (i: number) => new Date(Date.UTC(2026, 0, 5, 8) + i * 1000).toISOString();

  test('take bounded time, and none is lost', () => {
    const events = Array.from(
      { length: 10_000 },
      (_, i) =>
        `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Intune-CertificateConnectors'/><EventID>4003</EventID><Level>4</Level><TimeCreated SystemTime='${stamp(i)}'/><Channel>Microsoft-Intune-CertificateConnectors/Operational</Channel><Computer>NDES01</Computer></System><EventData><Data Name='TransactionId'>${id}</Data></EventData></Event>\n`,
    ).join('');
    const omadm = Array.from(
      { length: 10_000 },
      (_, i) =>
        `${stamp(i).slice(0, -1)}0000\tVERB\tEvent\torg.jscep.message.PkiMessageEncoder\t100\t9\tEncoding message: org.jscep.message.PkcsReq@1[messageData=x,messageType=PKCS_REQ,senderNonce=Nonce [00],transId=${id}]\n`,
    ).join('');
    const logs = factsOfFiles(
      new Map([
        ['Operational.xml', events],
        ['devices/a/OMADM.log', omadm],
      ]),
    );
    expect(logs.reduce((sum, facts) => sum + facts.observations.length, 0)).toBeGreaterThan(10_000);
    const before = process.cpuUsage();
    const snapshot = caseOf(logs);
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(8);
    expect(unaccounted(snapshot)).toEqual([]);
  }, 60_000);
});

describe('thousands of enrollments that all have one thing in common', () => {
  const COUNT = 2_000;
  const time = (i: number): WrittenTime => ({ epochMs: MORNING + i * 1000, zone: 'utc', dateKnown: true, yearKnown: true });
  const MORNING = Date.UTC(2026, 0, 5, 8);

  /** A request at a server for each of them, and what the connector says of it, with these keys and times. */
  function logsOf(count: number, keys: (i: number) => Keys, at: (i: number) => WrittenTime | undefined): readonly LogFacts[] {
    const of = (by: 'iis' | 'connector' | 'policy-module', act: Observation['act']) =>
      Array.from({ length: count }, (_, i): Observation => {
        const when = at(i);
        return {
          ...{ record: i, span: { start: i * 100, end: i * 100 + 10 }, line: i, column: 0, further: 0, by, act, platform: 'ios' },
          ...{ phase: 'whole', step: act === 'verify' ? 3 : 2, outcome: 'done', words: { text: '', args: [] }, keys: keys(i) },
          ...(when ? { time: when } : {}),
        };
      });
    const [first, last] = [at(0), at(count - 1)];
    const log = (path: string, format: LogFacts['format'], observations: readonly Observation[]): LogFacts => ({
      ...EMPTY,
      ...{ path, format, hash: path, records: count, observations },
      ...(first && last ? { times: { first, last } } : {}),
    });
    return [
      log('u_ex260105.log', 'iis-w3c-log', of('iis', 'PKIOperation')),
      log('Operational.evtx', 'windows-event-log', of('connector', 'verify')),
      log('NDESPlugin.log', 'ndes-plugin-log', of('policy-module', 'verify')),
    ];
  }

  const EMPTY: LogFacts = {
    ...{ path: '', hash: '', format: 'iis-w3c-log', title: { text: '', args: [] }, records: 0, groups: [], coverage: [] },
    ...{ detection: { quality: 'certain', reason: { text: '', args: [] } }, problems: [], lines: namedLines([], () => FIRST) },
    ...{ excerpts: new Map(), observations: [], messages: [], serverCertificates: [], channels: [], faults: [] },
  };
  const FIRST = { line: 0, start: 0 };

  function cost(count: number, keys: (i: number) => Keys, at: (i: number) => WrittenTime | undefined): number {
    const logs = logsOf(count, keys, at);
    const before = process.cpuUsage();
    const { attempts, outside, unplaced } = caseOf(logs);
    const { user } = process.cpuUsage(before);
    const held = attempts.flatMap(({ steps }) => steps).reduce((sum, { evidence }) => sum + evidence.length, 0);
    const counted = outside.reduce((sum, one) => sum + one.count, 0);
    expect(held + unplaced.length + counted).toBe(3 * count);
    return user / 1000;
  }

  /** What the logs of a device that tries again and again may come to. */
  const MANY = 10_000;

  test.each<readonly [string, (i: number) => Keys, (i: number) => WrittenTime | undefined]>([
    ['a transactionID', () => ({ transactionID: 'AB' }), time],
    ['a serial number', () => ({ serial: '6100' }), time],
    ['a thumbprint', () => ({ thumbprint: 'AA' }), time],
    ['a nonce', () => ({ senderNonce: '0102' }), time],
    ['a key', () => ({ keyHash: 'AA' }), time],
    ['an alias', () => ({ alias: 'ModelName=AC_1' }), time],
    ['a thread', () => ({ thread: '7' }), time],
    ['a client', () => ({ address: '10.0.0.1', userAgent: 'profiled' }), time],
    ['their second', () => ({}), () => time(0)],
    ['no time at all', (i) => ({ transactionID: `A${i}` }), () => undefined],
  ])(
    '%s: none is lost, and they cost what their number does',
    (name, keys, at) => {
      const count = name === 'a transactionID' ? MANY : COUNT;
      cost(count / 4, keys, at);
      const few = cost(count / 4, keys, at);
      // Four times as many, which may cost somewhat more than four times as much: some sorting, and a heap that grows.
      expect(cost(count, keys, at)).toBeLessThan(12 * few + 500);
    },
    120_000,
  );
});
