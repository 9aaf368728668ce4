import { describe, expect, it } from 'vitest';
import { iosConsoleDetector } from '../../../server/src/core/formats/ios-console-log/detect.ts';
import { iosConsoleLog } from '../../../server/src/core/formats/ios-console-log/index.ts';
import { jsonStyleOf } from '../../../server/src/core/formats/ios-console-log/json-layout.ts';
import { readJsonString } from '../../../server/src/core/formats/json-string.ts';
import { checkEvents, checkFields, eventsOf, tally } from './marks.ts';

const entry = (message: string, more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    messageType: 'Debug',
    processImagePath: '/usr/libexec/mdmclient',
    timestamp: '2024-01-15 10:00:00.123456-0800',
    eventMessage: message,
    ...more,
  });
const request = 'Performing synchronous URL request: https://n/certsrv/mscep/mscep.dll?operation=GetCACert&message=ca';
const nsError =
  'Cannot retrieve SCEP identity: NSError:\n\tDesc   : “Ungültig”\n\tDomain : MCSCEPErrorDomain\n\tCode   : 22003\n';

describe('log show --style ndjson', () => {
  it('has its columns as members', () => {
    checkFields(
      iosConsoleLog,
      String.raw`
{"messageType":"Error","subsystem":"com.apple.MDM","category":"SCEP","threadID":4660,"senderImagePath":"\/S\/CP","processImagePath":"\/usr\/libexec\/mdmclient","timestamp":"2024-01-15 10:00:00.123456-0800","eventMessage":"hello","processID":123}
                ^^^^^ level: level
                                    ^^^^^^^^^^^^^ subsystem: category
                                                               ^^^^ subsystem: category
                                                                                ^^^^ thread: thread
                                                                                                             ^^ library: category
                                                                                                                                                     ^^^^^^^^^ process: process
                                                                                                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ time: time
                                                                                                                                                                                                                                                 ^^^ pid: number
`,
    );
  });

  it('marks what a message says at its place in the file, behind escapes too', () => {
    checkEvents(
      iosConsoleLog,
      String.raw`
{"timestamp":"2024-01-15 10:00:00.123456-0800","eventMessage":"Performing synchronous URL request: https:\/\/n\/certsrv\/mscep\/mscep.dll?operation=GetCACert&message=ca"}
                                                                                                                                                    ^^^^^^^^^ http request GetCACert
{"timestamp":"2024-01-15 10:00:01.123456-0800","eventMessage":"Profile \"www.windowsintune.com.SCEP.ModelName=AC\" installed."}
                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note profile-installed
`,
    );
  });

  it('reads an error whose lines are escapes', () => {
    const document = iosConsoleLog.parse(`${entry(nsError)}\n${entry('x')}\n`);
    expect(tally(document)).toEqual({ 'note scep-identity-failed': 1, 'error MCSCEPErrorDomain 22003': 1 });
    const error = eventsOf(document).find((event) => event.kind === 'error');
    const { start = 0, end = 0 } = error?.kind === 'error' ? (error.code?.span ?? {}) : {};
    expect(document.text.slice(start, end)).toBe('22003');
    expect(document.records.at(0)?.time).toMatchObject({ zone: 'offset', offsetMinutes: -480, dateKnown: true });
  });

  it('masks a challenge', () => {
    const { text, records } = iosConsoleLog.parse(entry('payload: Challenge = "geheim"; x'));
    const secrets =
      records
        .at(0)
        ?.fields()
        .filter((field) => field.kind === 'secret') ?? [];
    expect(secrets.map(({ span }) => text.slice(span.start, span.end))).toEqual(['geheim']);
  });
});

describe('log stream --style json', () => {
  const pretty = (...entries: readonly string[]): string =>
    `Filtering the log data using "process == \\"mdmclient\\""\n[${entries.map((text) => JSON.stringify(JSON.parse(text), undefined, 2)).join(',')}]\n`;

  it('has one record an object, inner objects are no records', () => {
    const document = iosConsoleLog.parse(pretty(entry(request, { backtrace: { frames: [{ imageOffset: 1 }] } }), entry(nsError)));
    expect(document.records.length).toBe(2);
    expect(tally(document)).toEqual({
      'http request GetCACert': 1,
      'note scep-identity-failed': 1,
      'error MCSCEPErrorDomain 22003': 1,
    });
    for (const index of [0, 1]) {
      const { start = 0, end = 0 } = document.records.at(index)?.span ?? {};
      expect(JSON.parse(document.text.slice(start, end))).toMatchObject({ messageType: 'Debug' });
      expect(document.records.indexAt(start + 20)).toBe(index);
    }
  });

  it.each([
    ['two blanks, as jq does', 2],
    ['four blanks, as editors do', 4],
    ['tabs', '\t'],
  ])('has the same records when it was laid out anew with %s', (_, indent) => {
    const entries = [entry(request, { backtrace: { frames: [{ imageOffset: 1 }] } }), entry(nsError)];
    for (const remark of ['', 'Filtering the log data using "process == \\"{mdmclient}\\""\n']) {
      const text = `${remark}${JSON.stringify(
        entries.map((one) => JSON.parse(one) as unknown),
        undefined,
        indent,
      )}\n`;
      const document = iosConsoleLog.parse(text);
      expect(iosConsoleDetector.detect({ head: text, fileName: 'x.json' })?.quality).toBe('certain');
      expect(document.records.length).toBe(2);
      expect(tally(document)).toEqual(tally(iosConsoleLog.parse(pretty(...entries))));
      const { start = 0, end = 0 } = document.records.at(0)?.span ?? {};
      expect(JSON.parse(text.slice(start, end))).toMatchObject({ eventMessage: request });
    }
  });

  it('that was laid out anew is read up to a cut, at every place', () => {
    const text = JSON.stringify([JSON.parse(entry(request)), JSON.parse(entry(nsError))] as unknown, undefined, 2);
    for (let end = 0; end <= text.length; end++) {
      const { records } = iosConsoleLog.parse(text.slice(0, end));
      expect(records.length).toBeLessThanOrEqual(2);
      for (let i = 0; i < records.length; i++) records.at(i)?.fields();
    }
  });

  it('reads a cut log up to the cut, at every place', () => {
    const text = pretty(entry(request), entry(nsError));
    for (let end = 0; end <= text.length; end++) {
      const { records } = iosConsoleLog.parse(text.slice(0, end));
      expect(records.length).toBeLessThanOrEqual(2);
      for (let i = 0; i < records.length; i++) records.at(i)?.fields();
    }
  });

  it('grows with the log', () => {
    const old = iosConsoleLog.parse(`${entry(request)}\n`);
    const text = `${entry(request)}\n${entry(nsError)}\n`;
    const grown = iosConsoleLog.parse(text, old);
    expect(tally(grown)).toEqual(tally(iosConsoleLog.parse(text)));
    expect(grown.records.length).toBe(2);
  });
});

describe('JSON of others', () => {
  const detect = (head: string) => iosConsoleDetector.detect({ head, fileName: '' })?.quality;

  it('is told by process and words', () => {
    expect(detect(entry('x'))).toBe('certain');
    expect(detect(entry(request, { processImagePath: '/usr/libexec/nsurlsessiond' }))).toBe('likely');
    expect(detect(entry('x', { processImagePath: '/usr/libexec/nsurlsessiond' }))).toBeUndefined();
    expect(detect('{"level":"error","message":"operation=GetCACert"}')).toBeUndefined();
    expect(detect('{"a":'.repeat(10_000))).toBeUndefined();
  });

  it.each([
    ['{"a":1}', true],
    ['[\n{\n  "a" : 1', true],
    ['\ufeff[{ "a"', true],
    ['{\\rtf1', false],
    ['{}', false],
    ['', false],
  ])('%j looks like an entry: %s', (text, yes) => expect(jsonStyleOf(text) !== undefined).toBe(yes));
});

describe('a string of JSON', () => {
  it.each([
    [String.raw`a\/b\"c\\d\n\t`, 'a/b"c\\d\n\t'],
    [String.raw`\u00fc\ud83d\ude00`, 'ü😀'],
    [String.raw`\u00f`, 'u00f'],
    ['a\\', 'a\\'],
    ['', ''],
  ])('%s', (source, text) => {
    const plain = readJsonString(source, { start: 0, end: source.length });
    expect(plain.text).toBe(text);
    expect(plain.map.spanOf({ start: 0, end: text.length })).toEqual({ start: 0, end: source.length });
  });
});

describe('bad input', () => {
  it.each([
    ['a megabyte of braces', `{"a":${'{'.repeat(1_000_000)}`, 1],
    ['a megabyte of quotes', `{"a":${'"'.repeat(1_000_000)}`, 1],
    ['a megabyte of escapes', entry('\\"'.repeat(250_000)), 1],
    ['a hundred thousand open objects', `[{\n"a":1\n${'{\n'.repeat(100_000)}`, 100_001],
    ['NUL and a lone surrogate', `{"timestamp":"2024-01-15 10:00:00","eventMessage":"\0\ud800"}`, 1],
  ])('is read without harm: %s', (_, text, records) => {
    const document = iosConsoleLog.parse(text);
    expect(document.records.length).toBe(records);
    document.records.at(0)?.fields();
    document.records.at(records - 1)?.events();
  });
});
