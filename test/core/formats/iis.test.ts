import { describe, expect, it } from 'vitest';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { iisW3cLog } from '../../../server/src/core/formats/iis-w3c-log/index.ts';
import { MASK } from '../../../server/src/core/text/secret.ts';
import { columns, DEFAULT, http, line, parse } from './iis-lines.ts';
import { checkEvents, checkFields } from './marks.ts';

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

describe('secrets in a query', () => {
  const query = 'operation=GetCACert&message=ca&Challenge=PENlcnRFbnJvbGw%2B&password=&pwd=x';

  it('are fields of their own, whatever their case; an empty one and a similar name are none', () => {
    const text = `${DEFAULT}\n${line('08:00:00', `${query}&passwords=1 443 - 10.0.0.9 UA - 200 0 0 15`)}`;
    const document = parse(text);
    const secrets =
      document.records
        .at(0)
        ?.fields()
        .filter(({ kind }) => kind === 'secret') ?? [];
    expect(secrets.map(({ span }) => text.slice(span.start, span.end))).toEqual(['PENlcnRFbnJvbGw%2B', 'x']);
  });

  it('show in no hover of the line', () => {
    const text = `${DEFAULT}\n${line('08:00:00', `${query} 443 - 10.0.0.9 UA - 200 0 0 15`)}`;
    const document = parse(text);
    const hovers = Array.from(text, (_, offset) => JSON.stringify(explainAt(document, offset) ?? ''));
    expect(hovers.filter((hover) => hover.includes('PENlcnR'))).toEqual([]);
    expect(hovers.some((hover) => hover.includes(MASK))).toBe(true);
  });
});
