import { describe, expect, it } from 'vitest';
import { detectLog } from '../../../server/src/core/detect.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { httpApiReasons } from '../../../server/src/core/facts/codes/http-api.ts';
import { httperrLog } from '../../../server/src/core/formats/httperr-log/index.ts';
import { judgeHttp } from '../../../server/src/core/judge/http/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { corpus } from '../../support/corpus-file.ts';
import { checkEvents, checkFields, eventsOf } from './marks.ts';

const FIELDS = '#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename';
const LINE =
  '2024-05-01 06:00:00 10.0.0.9 51234 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca 503 1 AppOffline SCEP';

describe('columns', () => {
  it('are named by #Fields, and the URL is taken apart', () => {
    checkFields(
      httperrLog,
      `
${FIELDS}
2024-05-01 06:00:00 10.0.0.9 51234 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca 503 1 AppOffline SCEP
^^^^^^^^^^ date: date
           ^^^^^^^^ time: time
                    ^^^^^^^^ c-ip: address
                             ^^^^^ c-port: number
                                   ^^^^^^^^^ s-ip: address
                                             ^^^ s-port: number
                                                 ^^^^^^^^ cs-version: text
                                                          ^^^ cs-method: method
                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cs-uri: url
                                                                                                 ^^^^^^^^^ operation: operation
                                                                                                                      ^^^ sc-status: status
                                                                                                                          ^ s-siteid: number
                                                                                                                            ^^^^^^^^^^ s-reason: text
                                                                                                                                       ^^^^ s-queuename: text
`,
    );
  });

  it('may be absent, when no request came', () => {
    checkFields(
      httperrLog,
      `
2024-05-01 06:00:10 2001:db8::9%0 51240 2001:db8::20%0 443 - - - - - Timer_ConnectionIdle -
^^^^^^^^^^ date: date
           ^^^^^^^^ time: time
                    ^^^^^^^^^^^^^ c-ip: address
                                  ^^^^^ c-port: number
                                        ^^^^^^^^^^^^^^ s-ip: address
                                                       ^^^ s-port: number
                                                           ^ cs-version: absent
                                                             ^ cs-method: absent
                                                               ^ cs-uri: absent
                                                                 ^ sc-status: absent
                                                                   ^ s-siteid: absent
                                                                     ^^^^^^^^^^^^^^^^^^^^ s-reason: text
                                                                                          ^ s-queuename: absent
`,
    );
  });

  it('are those of the block that they stand in', () => {
    const document = httperrLog.parse(corpus('httperr-log/changed-columns.log'));
    expect(document.problems).toEqual([]);
    expect(eventsOf(document)).toMatchObject([
      { operation: 'GetCACaps', status: { value: 503 }, reason: { value: 'AppOffline' }, queue: { value: 'SCEP' } },
      { operation: 'GetCACert', client: { value: '2001:db8::9%0' }, reason: { value: 'AppOffline' } },
      { operation: 'VerifyRequest', reason: { value: 'QueueFull' }, queue: { value: 'CertificateRegistrationSvc' } },
    ]);
  });

  it('are known by their number where no header stands above', () => {
    const document = httperrLog.parse(corpus('httperr-log/without-header.log'));
    expect(document.problems).toEqual([]);
    expect(eventsOf(document).map((event) => event.kind === 'http' && event.reason?.value)).toEqual([
      'AppOffline',
      'Timer_ConnectionIdle',
      'RequestLength',
    ]);
  });

  it('each have a help text', () => {
    const names = new Set<string>();
    for (const { text } of httperrLog.samples) {
      const { records } = httperrLog.parse(text);
      for (let i = 0; i < records.length; i++) for (const field of records.at(i)?.fields() ?? []) names.add(field.name);
    }
    expect([...names].filter((name) => !httperrLog.fieldHelp[name])).toEqual([]);
    expect(names.size).toBe(18);
  });
});

describe('events', () => {
  it('are requests with operation and reason, or connections without one', () => {
    const document = checkEvents(
      httperrLog,
      `
2024-05-01 06:00:00 10.0.0.9 51234 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 400 - FieldLength -
                                                                                                 ^^^^^^^^^^^^ http exchange PKIOperation 400 payload logged
2024-05-01 06:00:01 10.1.5.20 51234 10.1.5.20 443 HTTP/1.1 POST /CertificateRegistrationSvc/Certificate/Notify 503 1 Disabled SCEP
                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ http exchange Notify 503
2024-05-01 06:00:02 10.0.0.9 51234 10.1.5.20 443 HTTP/1.1 GET /shop?operation=list - 1 Connection_Dropped Shop
                                                              ^^^^^^^^^^^^^^^^^^^^ http exchange Other
2024-05-01 06:00:03 10.0.0.9 51234 10.1.5.20 443 - - - - - Timer_HeaderWait -
                                                           ^^^^^^^^^^^^^^^^ http exchange Other
`,
    );
    expect(document.records.at(0)?.time).toMatchObject({ zone: 'utc', epochMs: Date.UTC(2024, 4, 1, 6), dateKnown: true });
  });

  it('know that http.sys cuts a URL after 4096 bytes', () => {
    const head = '/certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx';
    const url = head.padEnd(4096, 'ABCD');
    const [event] = eventsOf(httperrLog.parse(`2024-05-01 06:00:00 10.0.0.9 5 10.1.5.20 443 HTTP/1.1 GET ${url} 400 - URL -\n`));
    expect(event).toMatchObject({ payload: { state: 'cut' } });
  });
});

describe('damaged lines', () => {
  it('keep their first columns, and are a problem unless they are still being written', () => {
    const cut = LINE.slice(0, LINE.indexOf(' 503'));
    const document = httperrLog.parse(`${FIELDS}\n${cut}\n${LINE}\n${cut}`);
    expect(document.records.length).toBe(3);
    expect(eventsOf(document)).toHaveLength(1);
    expect(document.problems.map(({ code, span }) => [code, span.start])).toEqual([['columns-odd', FIELDS.length + 1]]);
    expect(
      document.records
        .at(0)
        ?.fields()
        .map(({ name }) => name),
    ).toContain('cs-uri');
  });

  it.each([
    ['nothing', ''],
    ['NULs behind the last record', `${LINE}\n${'\0'.repeat(70_000)}`],
    ['a line of a megabyte', `2024-05-01 06:00:00 ${'x '.repeat(500_000)}`],
    ['a URL of a megabyte', LINE.replace('ca 503', `${'a'.repeat(1_000_000)} 503`)],
    ['lone surrogates', `\ud800${LINE}\udc00\n`.repeat(10)],
    ['a hundred thousand directives', `${FIELDS}\n`.repeat(20_000)],
  ])('never break the reader: %s', (_, text) => {
    const document = httperrLog.parse(text);
    for (const event of eventsOf(document)) expect(event.span.end).toBeLessThanOrEqual(text.length);
    expect(document.problems.length).toBeLessThanOrEqual(200);
  });

  it('cut anywhere, give a document', () => {
    const text = corpus('httperr-log/changed-columns.log');
    for (let end = 0; end < text.length; end += 7) {
      const document = httperrLog.parse(text.slice(0, end));
      expect(eventsOf(document).length).toBeLessThanOrEqual(document.records.length);
    }
  });
});

describe('a log that grows', () => {
  it('says what the whole log says, wherever the growth begins', () => {
    const whole = corpus('httperr-log/changed-columns.log');
    const fresh = httperrLog.parse(whole);
    for (let end = whole.indexOf('\n') + 1; end > 0 && end < whole.length; end = whole.indexOf('\n', end) + 1) {
      const grown = httperrLog.parse(whole, httperrLog.parse(whole.slice(0, end)));
      expect(eventsOf(grown)).toEqual(eventsOf(fresh));
      expect(grown.problems).toEqual(fresh.problems);
    }
  });
});

describe('detection', () => {
  const detect = (head: string, fileName = '') => detectLog({ head, fileName });

  it.each(httperrLog.samples.map((sample) => [sample.title, sample] as const))('of a sample: %s', (_, { text, records }) => {
    expect(detect(text)?.id).toBe('httperr-log');
    expect(httperrLog.parse(text).records.length).toBe(records);
  });

  it('goes by the name where nothing is written yet', () => {
    expect(detect('', 'C:\\Windows\\System32\\LogFiles\\HTTPERR\\httperr3.log')?.id).toBe('httperr-log');
    expect(detect('dear diary\n', 'httperr1.log')).toBeUndefined();
  });

  it.each(['near-other-w3c', 'near-firewall', 'near-application'])('leaves alone: %s', (name) => {
    expect(detect(corpus(`httperr-log/${name}.log`), `${name}.log`)).toBeUndefined();
  });

  it('leaves an IIS log to its own format', () => {
    expect(detect(corpus('httperr-log/near-iis.log'))?.id).toBe('iis-w3c-log');
  });
});

describe('reasons', () => {
  const document = httperrLog.parse(corpus('httperr-log/all-reasons.log'));
  const events = eventsOf(document).flatMap((event) => (event.kind === 'http' ? [event] : []));

  it('are all there', () => {
    expect(events.map((event) => event.reason?.value.toLowerCase()).sort()).toEqual([...httpApiReasons.keys()].sort());
  });

  it('prove a failure unless the client or nobody is the cause', () => {
    const harmless = events.filter((event) => judgeHttp(event).failure === undefined).map((event) => event.reason?.value);
    expect(harmless).toEqual([
      'Client_Reset',
      'Connection_Dropped',
      'Connection_Dropped_List_Full',
      'Timer_ConnectionIdle',
      'Timer_EntityBody',
      'Timer_HeaderWait',
      'Timer_MinBytesPerSecond',
      'Timer_Response',
    ]);
    for (const event of events) expect(judgeHttp(event).outcome).toBe(judgeHttp(event).failure ? 'failed' : 'unknown');
  });

  it('have a hover each that says whether IIS saw the request', () => {
    for (const event of events) {
      const said = event.reason && explainAt(document, event.reason.span.start);
      expect(said?.span).toEqual(event.reason?.span);
      expect(said?.rows.map((row) => english(row.label))).toContain('In the IIS log');
    }
    const limit = events.find((event) => event.reason?.value === 'FieldLength')?.reason?.span.start ?? 0;
    const rows = explainAt(document, limit)?.rows.map((row) => `${english(row.label)}: ${english(row.value)}`);
    expect(rows).toEqual([
      'Status: 400',
      'Limit: MaxFieldLength, 16384 bytes unless set; NDES needs 65534',
      'In the IIS log: no line for this request',
    ]);
  });

  it('that no table holds are called unknown', () => {
    const text = LINE.replace('AppOffline', 'AppSulking');
    const said = explainAt(httperrLog.parse(text), text.indexOf('AppSulking'));
    expect(said && english(said.paragraphs[0] ?? said.title)).toContain('unknown (AppSulking)');
    expect(said?.verified).toBe(false);
  });
});

it('20 MB are read in well under a second', () => {
  const text = `${FIELDS}\n${`${LINE}\n`.repeat(Math.ceil(20_000_000 / (LINE.length + 1)))}`;
  const start = performance.now();
  const document = httperrLog.parse(text);
  expect(performance.now() - start).toBeLessThan(1_500);
  expect(document.records.length).toBeGreaterThan(100_000);
});
