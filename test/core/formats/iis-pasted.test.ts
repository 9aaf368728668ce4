import { describe, expect, it } from 'vitest';
import { fixture } from '../../support/fixtures.ts';
import { codes, columns, http, line, parse } from './iis-lines.ts';

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
