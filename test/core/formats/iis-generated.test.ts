import { describe, expect, it } from 'vitest';
import { iisW3cLog } from '../../../server/src/core/formats/iis-w3c-log/index.ts';
import type { HttpEvent } from '../../../server/src/core/log/event.ts';
import type { LogDocument } from '../../../server/src/core/log/model.ts';
import { corpus } from '../../support/corpus-file.ts';
import { type Generated, generated } from '../../support/generated.ts';
import { eventsOf } from './marks.ts';

type Counts = Readonly<Record<string, number>>;

/** What the generator says that it planted. */
interface Summary {
  readonly records: number;
  readonly byOperation: Counts;
  readonly byStatusTriple: Counts;
  readonly byMethod: Counts;
  readonly byPlatform: Counts;
  readonly pkiOperation: Counts;
  readonly malformedLines: readonly number[];
  readonly failingAttempts: readonly { readonly platform: string; readonly firstLine: number; readonly cIp: string }[];
}

const planted = (log: Generated): Summary => log.summary as unknown as Summary;
const http = (document: LogDocument): readonly HttpEvent[] => eventsOf(document).filter((event) => event.kind === 'http');

function count(events: readonly HttpEvent[], key: (event: HttpEvent) => string | undefined): Counts {
  const counts: Record<string, number> = {};
  for (const event of events) {
    const name = key(event);
    if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('a generated log gives what was planted', () => {
  it.each(['1', '2', '3'])('seed %s', (seed) => {
    const log = generated('iis', '--lines', '1200', '--seed', seed, '--fail', '0.4');
    const truth = planted(log);
    const document = iisW3cLog.parse(log.text);
    const events = http(document);
    const cut = document.problems.filter((problem) => problem.code === 'line-cut');
    expect(events.length).toBe(truth.records);
    expect(document.records.length).toBe(truth.records + cut.length);
    for (const problem of document.problems)
      expect(truth.malformedLines).toContain(document.lines.lineAt(problem.span.start) + 1);
    expect(count(events, (event) => event.method?.value)).toEqual(truth.byMethod);
    expect(count(events, (event) => `${event.status?.text}.${event.substatus?.text}/${event.win32?.text}`)).toEqual(
      truth.byStatusTriple,
    );
    const operations = count(events, (event) => OPERATIONS[event.operation] ?? event.operation);
    expect(operations).toEqual(truth.byOperation);
    expect(count(events, (event) => event.payload?.state)).toEqual({
      logged: truth.pkiOperation['payloadLogged'],
      ellipsis: truth.pkiOperation['payloadEllipsis'],
    });
  });

  it('and its end may be padded with NULs, its lines end in LF', () => {
    const log = generated('iis', '--lines', '200', '--seed', '4', '--nultail', '--lf');
    expect(http(iisW3cLog.parse(log.text)).length).toBe(planted(log).records);
  });

  // In these logs no record follows the last #Fields line, which leaves out the user agent.
  it.each(['2', '5', '12', '15', '29'])('platforms, seed %s', (seed) => {
    const log = generated('iis', '--lines', '60', '--seed', seed, '--fail', '0.6', '--maxquery', '1200');
    const truth = planted(log);
    const document = iisW3cLog.parse(log.text);
    const counts = count(http(document), (event) => event.platform);
    for (const platform of ['ios', 'android', 'windows', 'macos'])
      expect([platform, counts[platform]]).toEqual([platform, truth.byPlatform[platform]]);
    expect(counts['policy-module']).toBe((truth.byOperation['VerifyRequest'] ?? 0) + (truth.byOperation['Notify'] ?? 0));
    for (const attempt of truth.failingAttempts) {
      const [event] = document.records.at(document.records.indexAt(document.lines.start(attempt.firstLine - 1)))?.events() ?? [];
      expect(event?.kind === 'http' && event.client?.value).toBe(attempt.cIp);
    }
  });

  it('without its directives too', () => {
    const log = generated('iis', '--lines', '600', '--seed', '6');
    const text = log.text.replace(/^#.*\r\n/gm, '');
    const truth = planted(log);
    const events = http(iisW3cLog.parse(text));
    expect(count(events, (event) => `${event.status?.text}.${event.substatus?.text}/${event.win32?.text}`)).toEqual(
      truth.byStatusTriple,
    );
    expect(count(events, (event) => OPERATIONS[event.operation] ?? event.operation)).toEqual(truth.byOperation);
    expect(events.every((event) => event.client !== undefined)).toBe(true);
  });
});

/** The generator's names where they differ from ours. */
const OPERATIONS: Readonly<Record<string, string>> = { BareUrl: 'other', Other: 'other', AdminPage: 'mscep_admin' };

describe('written logs', () => {
  it('of an enrollment on Android, with IPv6 zones', () => {
    const events = http(iisW3cLog.parse(corpus('iis-w3c-log/policy-module.log')));
    expect(events.map((event) => [event.operation, event.platform, event.status?.value, event.client?.value])).toEqual(
      [
        ['GetCACert', 'android', 200],
        ['GetCACaps', 'android', 200],
        ['VerifyRequest', 'policy-module', 201],
        ['Notify', 'policy-module', 204],
        ['PKIOperation', 'android', 200],
      ].map((row) => [...row, 'fe80::53d:89b8:c3e8:5fec%13']),
    );
  });

  it('of devices behind a proxy', () => {
    const events = http(iisW3cLog.parse(corpus('iis-w3c-log/hybrid-proxy.log')));
    expect(events.map((event) => [event.operation, event.platform, event.client?.value, event.forwardedFor?.value])).toEqual([
      ['GetCACaps', 'unknown', '10.0.0.9', '203.0.113.7'],
      ['GetCACert', 'unknown', '10.0.0.9', '203.0.113.7'],
    ]);
  });

  it.each(['other-site.log', 'azure-app-service.log'])('of a site without SCEP: %s', (name) => {
    const document = iisW3cLog.parse(corpus(`iis-w3c-log/${name}`));
    expect(new Set(http(document).map((event) => event.operation))).toEqual(new Set(['Other']));
    expect(document.problems).toEqual([]);
  });
});
