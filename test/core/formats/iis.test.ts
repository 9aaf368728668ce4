import { describe, expect, it } from 'vitest';
import { iisW3cLog } from '../../../server/src/core/formats/iis-w3c-log/index.ts';
import type { HttpEvent } from '../../../server/src/core/log/event.ts';
import type { LogDocument } from '../../../server/src/core/log/model.ts';
import { fixture } from '../../support/fixtures.ts';
import { checkEvents, checkFields, eventsOf } from './marks.ts';

const parse = (text: string): LogDocument => iisW3cLog.parse(text);
const http = (document: LogDocument): readonly HttpEvent[] => eventsOf(document).filter((event) => event.kind === 'http');
const codes = (document: LogDocument): readonly string[] => document.problems.map((problem) => problem.code);

/** The columns of a record as `name=value`, without those inside the query. */
const columns = (document: LogDocument, index = 0): readonly string[] =>
  (document.records.at(index)?.fields() ?? [])
    .filter((field) => !['operation', 'message'].includes(field.name))
    .map((field) => `${field.name}=${document.text.slice(field.span.start, field.span.end)}`);

const DEFAULT =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken';
const line = (time: string, rest = '- 443 - 10.0.0.9 UA - 200 0 0 15'): string =>
  `2024-05-01 ${time} 10.1.5.20 GET /certsrv/mscep/mscep.dll ${rest}`;

describe('columns by #Fields', () => {
  it('have the names of the directive and a kind; the query shows what is in it', () => {
    checkFields(
      iisW3cLog,
      `
#Fields: date time cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:00:00 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - fe80::1%13 500 0 1346 31
^^^^^^^^^^ date: date
           ^^^^^^^^ time: time
                    ^^^ cs-method: method
                        ^^^^^^^^^^^^^^^^^^^^^^^^ cs-uri-stem: uri
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cs-uri-query: query
                                                 ^^^^^^^^^ operation: field-name
                                                           ^^^^^^^^^ operation: operation
                                                                                ^^^ s-port: number
                                                                                    ^ cs-username: absent
                                                                                      ^^^^^^^^^^ c-ip: address
                                                                                                 ^^^ sc-status: status
                                                                                                     ^ sc-substatus: substatus
                                                                                                       ^^^^ sc-win32-status: win32-status
                                                                                                            ^^ time-taken: duration`,
    );
  });

  it('may be any, custom ones too, and may change in mid-file', () => {
    const document = parse(
      [
        '#Fields: time cs-method cs-uri-stem sc-status Tenant X-Forwarded-For',
        '08:00:00 GET / 200 contoso 203.0.113.7,+10.0.0.1',
        '#Software: Microsoft Internet Information Services 10.0',
        '#Fields: cs-uri-stem cs-method sc-status',
        '/certsrv/mscep/mscep.dll GET 403',
      ].join('\r\n'),
    );
    expect(columns(document, 0)).toEqual([
      'time=08:00:00',
      'cs-method=GET',
      'cs-uri-stem=/',
      'sc-status=200',
      'Tenant=contoso',
      'X-Forwarded-For=203.0.113.7,+10.0.0.1',
    ]);
    expect(columns(document, 1)).toEqual(['cs-uri-stem=/certsrv/mscep/mscep.dll', 'cs-method=GET', 'sc-status=403']);
    expect(http(document).map((event) => [event.operation, event.status?.value, event.forwardedFor?.value])).toEqual([
      ['Other', 200, '203.0.113.7'],
      ['BareUrl', 403, undefined],
    ]);
    expect(document.problems).toEqual([]);
  });

  it('are compared without case, as W3C wants it', () => {
    expect(columns(parse('#fields: CS-METHOD cs-uri-stem SC-status\nGET / 200'))).toEqual([
      'cs-method=GET',
      'cs-uri-stem=/',
      'sc-status=200',
    ]);
  });

  it('may be named on a #Fields line that a mail has wrapped', () => {
    const document = parse('#Fields: date time cs-method\ncs-uri-stem sc-status\n2024-05-01 08:00:00 GET / 200');
    expect(columns(document)).toEqual(['date=2024-05-01', 'time=08:00:00', 'cs-method=GET', 'cs-uri-stem=/', 'sc-status=200']);
  });
});

describe('events', () => {
  it('are one request with its answer, marked at the operation, else at the three dots, else at the path', () => {
    checkEvents(
      iisW3cLog,
      `
#Fields: time cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status
08:00:00 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 200 0 0
                                                ^^^^^^^^^ http exchange GetCACaps 200
08:00:01 GET /certsrv/mscep/mscep.dll ... 404 15 0
                                      ^^^ http exchange PKIOperation 404 payload ellipsis
08:00:02 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAG 200 0 0
                                                ^^^^^^^^^^^^ http exchange PKIOperation 200 payload logged
08:00:03 GET /certsrv/mscep/mscep.dll - 403 0 0
             ^^^^^^^^^^^^^^^^^^^^^^^^ http exchange BareUrl 403
08:00:04 POST /CertificateRegistrationSvc/Certificate/Notify - 204 0 0
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http exchange Notify 204
08:00:05 GET /favicon.ico - 404 0 2
             ^^^^^^^^^^^^ http exchange Other 404`,
    );
  });

  it('hold every token of the line', () => {
    const text = `${DEFAULT}\n${line('08:00:00', 'operation=GetCACert&message=SCEP%20Authority 443 - 10.5.14.22 profiled/1.0+CFNetwork/811+Darwin/16 - 500 0 1346 31')}`;
    const [event] = http(parse(text));
    expect(event).toMatchObject({
      side: 'server',
      phase: 'exchange',
      operation: 'GetCACert',
      platform: 'ios',
      method: { value: 'GET' },
      url: { value: '/certsrv/mscep/mscep.dll' },
      query: { value: 'operation=GetCACert&message=SCEP%20Authority' },
      status: { value: 500, text: '500' },
      substatus: { value: 0 },
      win32: { value: 1346 },
      client: { value: '10.5.14.22' },
      server: { value: '10.1.5.20' },
      userAgent: { value: 'profiled/1.0+CFNetwork/811+Darwin/16' },
      durationMs: 31,
    });
    for (const token of [event?.method, event?.url, event?.query, event?.client, event?.server, event?.userAgent]) {
      expect(text.slice(token?.span.start, token?.span.end)).toBe(token?.value);
    }
  });

  it('leave out what the log has as a dash', () => {
    const [event] = http(parse(`${DEFAULT}\n${line('08:00:00', '- 443 - - - - 200 0 0 -')}`));
    expect(Object.keys(event ?? {}).sort()).toEqual(
      [
        'kind',
        'side',
        'phase',
        'operation',
        'span',
        'platform',
        'method',
        'url',
        'status',
        'substatus',
        'win32',
        'server',
      ].sort(),
    );
  });
});

describe('time', () => {
  const timeOf = (text: string, index = 0) => parse(text).records.at(index)?.time;

  it('is UTC to the second', () => {
    expect(timeOf(`${DEFAULT}\n${line('08:00:05')}`)).toMatchObject({
      epochMs: Date.UTC(2024, 4, 1, 8, 0, 5),
      zone: 'utc',
      dateKnown: true,
    });
  });

  it('takes the day of #Date where there is no date column, and the next day past midnight', () => {
    const text =
      '#Date: 2024-05-01 22:00:00\n#Fields: time cs-method cs-uri-stem sc-status\n23:00:00 GET / 200\n01:00:00 GET / 200';
    expect(timeOf(text, 0)?.epochMs).toBe(Date.UTC(2024, 4, 1, 23));
    expect(timeOf(text, 1)?.epochMs).toBe(Date.UTC(2024, 4, 2, 1));
  });

  it('has no day where nothing names one', () => {
    expect(timeOf('#Fields: time cs-method cs-uri-stem sc-status\n01:00:00 GET / 200')).toMatchObject({
      epochMs: 3_600_000,
      dateKnown: false,
    });
  });

  it.each(['2024-13-01 08:00:00', '2024-05-01 25:00:00', '2024-05-01 08-00-00'])('is missing for %s', (time) => {
    const text = `${DEFAULT}\n${line('08:00:00').replace('2024-05-01 08:00:00', time)}`;
    expect(parse(text).records.length).toBe(1);
    expect(timeOf(text)).toBeUndefined();
  });
});

describe('lines without #Fields', () => {
  it('of the article: address placeholder', () => {
    const document = parse(fixture('article/iis-500.log'));
    expect(columns(document)).toEqual([
      'date=2017-08-08',
      'time=20:22:16',
      's-ip=IP_address',
      'cs-method=GET',
      'cs-uri-stem=/certsrv/mscep/mscep.dll',
      'cs-uri-query=operation=GetCACert&message=SCEP%20Authority',
      's-port=443',
      'cs-username=-',
      'c-ip=10.5.14.22',
      'cs(User-Agent)=profiled/1.0+CFNetwork/811.5.4+Darwin/16.6.0',
      'cs(Referer)=-',
      'sc-status=500',
      'sc-substatus=0',
      'sc-win32-status=1346',
      'time-taken=31',
    ]);
    expect(codes(document)).toEqual(['fields-missing']);
  });

  it('of the article: no date and time, a full stop behind the last number', () => {
    const document = parse(fixture('article/iis-ok.log'));
    expect(http(document).map((event) => [event.operation, event.platform, event.status?.value, event.durationMs])).toEqual([
      ['GetCACaps', 'windows', 200, 0],
      ['GetCACert', 'windows', 200, 0],
    ]);
    expect(columns(document).slice(-2)).toEqual(['sc-bytes=186', 'time-taken=0']);
  });

  it('of the article: wrapped over two lines; a number that is missing at the end shifts nothing', () => {
    const document = parse(fixture('article/iis-android-wrapped.log'));
    expect(document.records.length).toBe(2);
    expect(http(document).map((event) => [event.operation, event.platform, event.client?.value, event.durationMs])).toEqual([
      ['GetCACert', 'android', 'fe80::f53d:89b8:c3e8:5fec%13', 0],
      ['GetCACaps', 'android', 'fe80::f53d:89b8:c3e8:5fec%13', undefined],
    ]);
    expect(columns(document, 1).slice(-2)).toEqual(['sc-win32-status=0', 'sc-bytes=421']);
  });

  it.each([
    ['few columns', '2024-05-01 08:00:00 10.0.0.9 GET /certsrv/mscep/mscep.dll ... 404 15 0', 'c-ip sc-status'],
    ['the old order', '2024-05-01 08:00:00 10.0.0.9 - 10.1.5.20 443 GET / - 404 0 2', 'c-ip cs-username s-ip s-port'],
    ['no query column', '2024-05-01 08:00:00 10.1.5.20 GET / 443 - 10.0.0.9 UA - 404 0 2 3', 's-ip s-port c-ip cs(User-Agent)'],
    ['a query that is a number', '10.1.5.20 GET / 12 443 - 10.0.0.9 UA - 404 0 2 3', 'cs-uri-query s-port c-ip'],
    [
      'all columns',
      '2024-05-01 08:00:00 W3SVC1 NDES01 10.1.5.20 GET / - 443 - 10.0.0.9 HTTP/1.1 UA c=1 https://x.y/ ndes.contoso.com 200 0 0 10 20 30',
      's-sitename s-computername s-ip s-port c-ip cs-version cs(User-Agent) cs(Cookie) cs(Referer) cs-host sc-status sc-bytes cs-bytes time-taken',
    ],
  ])('with %s', (_, text, expected) => {
    const names = columns(parse(text)).map((column) => column.slice(0, column.indexOf('=')));
    for (const name of expected.split(' ')) expect(names).toContain(name);
    expect(names).not.toContain('unnamed');
    expect(new Set(names).size).toBe(names.length);
  });

  it('of two logs in one paste keep their own last columns', () => {
    const document = parse(`${fixture('article/iis-ok.log')}\n${fixture('article/iis-500.log')}`);
    expect(columns(document, 0).slice(-2)).toEqual(['sc-bytes=186', 'time-taken=0']);
    expect(columns(document, 2).at(-1)).toBe('time-taken=31');
  });

  it('stand between prose that is no record', () => {
    const document = parse(`Hello,\nwe GET /certsrv/mscep/mscep.dll and see\n\n> ${line('08:00:00')}\n\nRegards 200 0 0`);
    expect(http(document).map((event) => event.status?.value)).toEqual([200]);
  });
});

describe('damaged input', () => {
  const withHeader = (...lines: readonly string[]): LogDocument => parse([DEFAULT, ...lines].join('\r\n'));

  it('says where a line stops before its status, and reads what is there', () => {
    const document = withHeader(line('08:00:00').slice(0, 50), line('08:00:01'));
    expect(codes(document)).toEqual(['line-cut']);
    expect(document.records.length).toBe(2);
    expect(http(document).map((event) => event.operation)).toEqual(['BareUrl']); // a piece of a path says nothing
    expect(columns(document).at(-1)).toBe('cs-uri-stem=/certsrv/mscep/m');
  });

  it.each([
    ['operation=GetCACert&mess', 'GetCACert', undefined],
    ['operation=GetCA', undefined, undefined],
    ['operation=PKIOperation&message=MIAG', 'PKIOperation', 'cut'],
  ])('of a query that is cut behind %s only what is certain counts', (query, operation, payload) => {
    const [event] = http(withHeader(line('08:00:00', query)));
    expect([event?.operation, event?.payload?.state, event?.status]).toEqual([operation, payload, undefined]);
  });

  it('reads lines with fewer columns than named by what they look like', () => {
    const document = withHeader('GET /certsrv/mscep/mscep.dll ... 443 - 10.0.0.9 UA - 500 0 1346 31');
    expect(codes(document)).toEqual(['columns-missing']);
    expect(http(document)[0]).toMatchObject({
      operation: 'PKIOperation',
      status: { value: 500 },
      win32: { value: 1346 },
      durationMs: 31,
    });
  });

  it('keeps the names where only the last columns are missing, and leaves surplus ones unnamed', () => {
    const document = withHeader(
      line('08:00:00', '- 443 - 10.0.0.9 UA - 200 0 0'),
      line('08:00:01', '- 443 - 10.0.0.9 UA - 200 0 0 15 x y'),
    );
    expect(codes(document)).toEqual(['columns-missing', 'columns-extra']);
    expect(columns(document, 0).at(-1)).toBe('sc-win32-status=0');
    expect(columns(document, 1).slice(-3)).toEqual(['time-taken=15', 'unnamed=x', 'unnamed=y']);
  });

  it('notices a #Fields line of another log', () => {
    const document = parse('#Fields: date time c-ip cs-method cs-uri-stem sc-status sc-win32-status\n10.1.5.20 GET / - 404 0 2');
    expect(codes(document)).toEqual(['fields-wrong']);
    expect(http(document)[0]).toMatchObject({ status: { value: 404 }, win32: { value: 2 } });
  });

  it('joins a line that was wrapped under #Fields', () => {
    const text = line('08:00:00', 'operation=GetCACert&message=ca 443 -\r\n10.0.0.9 UA - 200 0 0 15');
    const document = withHeader(text, line('08:00:01'));
    expect(document.records.length).toBe(2);
    expect(http(document)[0]).toMatchObject({ client: { value: '10.0.0.9' }, status: { value: 200 }, durationMs: 15 });
    expect(document.problems).toEqual([]);
  });

  it('passes over foreign lines, remarks and blank lines', () => {
    const document = withHeader('', 'garbage line without fields', '#Remark: cut here', line('08:00:00'), '   ');
    expect(document.records.length).toBe(1);
    expect(codes(document)).toEqual(['line-unreadable']);
    expect(codes(parse('just some text\nwithout any record'))).toEqual([]);
  });

  it('says where the time goes back, not where it only jitters', () => {
    const document = withHeader(line('08:00:03'), line('08:00:00'), line('07:00:00'), line('09:00:00'));
    expect(document.problems.map((problem) => [problem.code, document.lines.lineAt(problem.span.start)])).toEqual([
      ['time-backwards', 3],
    ]);
    expect(document.problems[0]?.message.args).toEqual([60]);
  });

  it('takes NULs at the end for reserved room, and before a record for a gap', () => {
    expect(codes(withHeader(line('08:00:00'), '\0'.repeat(5000)))).toEqual([]);
    const document = withHeader(line('08:00:00'), `${'\0'.repeat(5000)}${line('08:00:01')}`);
    expect(codes(document)).toEqual(['nul-characters']);
    const span = document.records.at(1)?.span;
    expect(document.text.slice(span?.start, span?.end)).toBe(line('08:00:01'));
  });

  it('reads a byte order mark, lone carriage returns and tabs', () => {
    const document = parse(`\uFEFF${DEFAULT}\r${line('08:00:00')}\r${line('08:00:01').replaceAll(' ', '\t')}`);
    expect(http(document).map((event) => event.status?.value)).toEqual([200, 200]);
    expect(document.problems).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['NULs', '\0'.repeat(1000)],
    ['lone surrogates', `${DEFAULT}\n${line('08:00:00', '\uD800 443 - \uDC00 UA - 200 0 0 15')}`],
    ['a directive without names', '#Fields:\n#Date:\n#\n##'],
    ['a million columns', `${DEFAULT}\n${'a '.repeat(500_000)}`],
    [
      'a million characters in one column',
      `${DEFAULT}\n${line('08:00:00', `${'A'.repeat(1_000_000)} 443 - 10.0.0.9 UA - 200 0 0 15`)}`,
    ],
    ['a million ampersands', `10.0.0.1 GET /certsrv/mscep/mscep.dll ${'&'.repeat(1_000_000)} 443 - 10.0.0.9 UA - 200 0 0 15`],
    ['many heads of records', 'x GET /a b\n'.repeat(50_000)],
    ['many layouts', Array.from({ length: 20_000 }, (_, i) => `#Fields: cs-method f${i}\nGET x`).join('\n')],
  ])('survives %s', (_, text) => {
    const document = parse(text);
    expect(document.problems.length).toBeLessThanOrEqual(200);
    for (let i = 0; i < document.records.length; i++) {
      const record = document.records.at(i);
      for (const field of record?.fields() ?? []) {
        expect(field.span.start >= (record?.span.start ?? 0) && field.span.end <= (record?.span.end ?? 0)).toBe(true);
      }
    }
    expect(eventsOf(document).length).toBeLessThanOrEqual(document.records.length);
  });
});

describe('records', () => {
  const text = `${DEFAULT}\n${line('08:00:00')}\n\n#Remark\n${line('08:00:01', '- 443 -\n10.0.0.9 UA - 200 0 0 15')}\n`;

  it('are found by any offset in their lines, and only there', () => {
    const { records, lines } = parse(text);
    const byLine = Array.from({ length: lines.count }, (_, i) => records.indexAt(lines.start(i)));
    expect(byLine).toEqual([-1, 0, -1, -1, 1, 1, -1]);
    expect(parse('').records.indexAt(0)).toBe(-1);
  });

  it('exist for their indexes only', () => {
    const { records } = parse(text);
    expect([records.length, records.at(-1), records.at(2), records.at(Number.NaN)]).toEqual([2, undefined, undefined, undefined]);
  });
});

describe('a log that grows', () => {
  const whole = [
    ...['#Software: Microsoft Internet Information Services 10.0', '#Date: 2024-05-01 07:00:00', DEFAULT],
    ...[line('08:00:00'), line('07:00:00'), 'garbage', line('08:00:02', '- 443 -'), '10.0.0.9 UA - 200 0 0 15'],
    ...['#Fields: time cs-method cs-uri-stem sc-status', '08:00:03 GET / 200', '08:00:04 GET / 200', ''],
  ].join('\r\n');
  const summary = (document: LogDocument) => ({
    records: Array.from({ length: document.records.length }, (_, i) => [
      columns(document, i),
      document.records.at(i)?.time?.epochMs,
    ]),
    problems: document.problems,
    lines: document.lines.count,
  });

  it('gives at every length what reading it anew gives', () => {
    for (let cut = 0; cut <= whole.length; cut += 7) {
      const before = parse(whole.slice(0, cut));
      expect(summary(iisW3cLog.parse(whole, before))).toEqual(summary(parse(whole)));
    }
  });

  it('is read anew where it became shorter', () => {
    const shorter = `${DEFAULT}\n${line('08:00:00')}`;
    expect(summary(iisW3cLog.parse(shorter, parse(whole)))).toEqual(summary(parse(shorter)));
  });
});
