import { describe, expect, it } from 'vitest';
import { detectLog } from '../../../server/src/core/detect.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { ndesPluginLog } from '../../../server/src/core/formats/ndes-plugin-log/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { corpus } from '../../support/corpus-file.ts';
import { checkEvents, checkFields, eventsOf, tally } from './marks.ts';

const framed = (message: string, thread = 11): string =>
  `<![LOG[${message}]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="3" thread="${thread}" file="x.cpp:1">`;

describe('entries', () => {
  it('of the file itself have attributes behind the message', () => {
    const document = checkFields(
      ndesPluginLog,
      `
<![LOG[Exiting VerifyRequest with 0x80070005]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="3" thread="4128" file="x.cpp:1">
               ^^^^^^^^^^^^^ error-name: error-name
                                  ^^^^^^^^^^ error-code: error-code
                                                          ^^^^^^^^^^^^^^^^ time: time
                                                                                  ^^^^^^^^ date: date
                                                                                                       ^^^^^^^^^^ component: logger
                                                                                                                                    ^ type: level
                                                                                                                                               ^^^^ thread: thread
                                                                                                                                                           ^^^^^^^ file: text
`,
    );
    expect(document.records.at(0)).toMatchObject({
      level: 'error',
      time: { epochMs: Date.UTC(2024, 4, 1, 9, 17, 19, 129), zone: 'assumed', biasMinutes: 300, dateKnown: true },
    });
  });

  it('copied from CMTrace have columns, and a date whose order is not known', () => {
    const document = ndesPluginLog.parse(corpus('ndes-plugin-log/copied-rows.log'));
    const fields = document.records.at(3)?.fields() ?? [];
    expect(fields.map(({ name, span }) => [name, document.text.slice(span.start, span.end)])).toEqual([
      ['message', 'Exiting VerifyRequest with 0x0'],
      ['component', 'NDESPlugin'],
      ['time', '5/1/2024 12:17:20 PM'],
      ['thread', '4128'],
    ]);
    expect(document.records.at(3)?.time).toMatchObject({ epochMs: 44_240_000, dateKnown: false, zone: 'assumed' });
  });

  it('may hold a page of many lines', () => {
    const document = ndesPluginLog.parse(corpus('ndes-plugin-log/framed.log'));
    expect(document.records.length).toBe(8);
    expect(eventsOf(document)[5]).toMatchObject({ operation: 'VerifyRequest', status: { value: 403 } });
    expect(eventsOf(document)[7]).toMatchObject({ code: { value: 0x80004005 }, thread: '11' });
  });

  it('each have a help text', () => {
    const names = new Set<string>();
    const texts = [...ndesPluginLog.samples.map(({ text }) => text), corpus('ndes-plugin-log/framed.log'), framed('x')];
    for (const text of texts) {
      const { records } = ndesPluginLog.parse(text);
      for (let i = 0; i < records.length; i++) for (const field of records.at(i)?.fields() ?? []) names.add(field.name);
    }
    expect([...names].filter((name) => !ndesPluginLog.fieldHelp[name])).toEqual([]);
    expect(names.size).toBe(12);
  });
});

describe('events', () => {
  it('of the messages that articles print', () => {
    checkEvents(
      ndesPluginLog,
      `
Calling VerifyRequest ...
^^^^^^^^^^^^^^^^^^^^^^^^^ note plugin-verify-called
Sending request to certificate registration point.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note plugin-request-sent
Verify challenge returns true
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note plugin-challenge-confirmed
Exiting VerifyRequest with 0x0
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note plugin-verify-done
Calling Notifyrequest ...
^^^^^^^^^^^^^^^^^^^^^^^^^ note plugin-notify-called
Exiting Notify with 0x0
^^^^^^^^^^^^^^^^^^^^^^^ note plugin-notify-done
Exiting Notify with 0x80004005
                    ^^^^^^^^^^ error Notify 0x80004005
Verify challenge returns false
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note plugin-challenge-refused
WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note plugin-tls-fault
Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12175
                                                                                         ^^^^^ error /CertificateRegistrationSvc/Certificate/VerifyRequest 12175
Verify challenge returns <!DOCTYPE html> <html> <head>
^^^^^^^^^^^^^^^^^^^^^^^^ http response VerifyRequest 403
<title>403 - Forbidden: Access is denied.</title>
Something that nobody documented
`,
    );
  });

  it('of a page without a status, and of any other answer', () => {
    expect(
      tally(ndesPluginLog.parse('Verify challenge returns <html><title>Sign in</title></html>\nVerify challenge returns {}')),
    ).toEqual({ 'note plugin-challenge-unreadable': 2 });
  });

  it.each([
    [
      '<TITLE>Service Unavailable</TITLE><h2>Service Unavailable</h2><hr><p>HTTP Error 503. The service is unavailable.</p>',
      503,
      undefined,
    ],
    ['<title>IIS 10.0 Detailed Error - 403.16 - Forbidden</title>', 403, 16],
    ['<title>500 - Interner Serverfehler.</title>', 500, undefined],
    ['<title> 404 - Datei oder Verzeichnis wurde nicht gefunden.</title>', 404, undefined],
  ])('of the page %s', (page, status, substatus) => {
    const [event] = eventsOf(ndesPluginLog.parse(`Verify challenge returns <!DOCTYPE html><html>${page}`));
    expect(event).toMatchObject({ kind: 'http', status: { value: status } });
    expect(event?.kind === 'http' ? event.substatus?.value : -1).toBe(substatus);
  });

  it('of all lines of the articles, with what stands between them', () => {
    const document = ndesPluginLog.parse(corpus('ndes-plugin-log/documented.log'));
    expect(document.records.length).toBe(15);
    expect(tally(document)['http response VerifyRequest 403']).toBe(1);
  });
});

describe('damaged logs', () => {
  it.each([
    ['nothing', ''],
    ['NULs', '\0'.repeat(70_000)],
    ['a frame that never closes', `<![LOG[${'x\n'.repeat(50_000)}`],
    ['a line of a megabyte', `Verify challenge returns <html>${'<title>'.repeat(150_000)}`],
    ['a frame of a megabyte', framed('x'.repeat(1_000_000))],
    ['attributes without an end', `<![LOG[x]LOG]!><time="${'9'.repeat(100_000)}`],
    ['lone surrogates', '\ud800Calling VerifyRequest \udc00\n'.repeat(20)],
    ['many tabs', `Calling VerifyRequest ...${'\t'.repeat(100_000)}`],
  ])('never break the reader: %s', (_, text) => {
    const document = ndesPluginLog.parse(text);
    for (let i = 0; i < document.records.length; i++) {
      for (const field of document.records.at(i)?.fields() ?? []) expect(field.span.end).toBeLessThanOrEqual(text.length);
    }
  });

  it('give what is left, cut anywhere', () => {
    const text = corpus('ndes-plugin-log/framed.log');
    for (let end = 0; end < text.length; end += 5) {
      const document = ndesPluginLog.parse(text.slice(0, end));
      expect(eventsOf(document).length).toBeLessThanOrEqual(document.records.length);
    }
  });
});

describe('a log that grows', () => {
  it.each(['documented', 'framed', 'copied-rows'])('says what the whole log says: %s', (name) => {
    const whole = corpus(`ndes-plugin-log/${name}.log`);
    const fresh = eventsOf(ndesPluginLog.parse(whole));
    for (let end = whole.indexOf('\n') + 1; end > 0 && end < whole.length; end = whole.indexOf('\n', end) + 1) {
      expect(eventsOf(ndesPluginLog.parse(whole, ndesPluginLog.parse(whole.slice(0, end))))).toEqual(fresh);
    }
  });
});

describe('detection', () => {
  const detect = (head: string, fileName = '') => detectLog({ head, fileName });

  it.each(ndesPluginLog.samples.map((sample) => [sample.title, sample] as const))('of a sample: %s', (_, { text, records }) => {
    expect(detect(text)?.id).toBe('ndes-plugin-log');
    expect(ndesPluginLog.parse(text).records.length).toBe(records);
  });

  it.each(['documented', 'framed', 'copied-rows'])('of a written log: %s', (name) => {
    expect(detect(corpus(`ndes-plugin-log/${name}.log`))?.id).toBe('ndes-plugin-log');
  });

  it('goes by the name where the text does not speak against it', () => {
    expect(detect('', 'NDESPlugin.log')?.id).toBe('ndes-plugin-log');
    expect(detect(framed('starting'), 'NDESPlugin.lo_')?.id).toBe('ndes-plugin-log');
    expect(detect('dear diary', 'NDESPlugin.log')).toBeUndefined();
  });

  it.each(['near-cmtrace-client.log', 'near-cmtrace-imelog.log', 'near-prose.txt'])('leaves alone: %s', (name) => {
    expect(detect(corpus(`ndes-plugin-log/${name}`), name)).toBeUndefined();
  });
});

describe('hovers', () => {
  const explain = (text: string, token: string): string => {
    const said = explainAt(ndesPluginLog.parse(text), text.indexOf(token) + 1);
    if (!said) return 'nothing';
    const rows = said.rows.map((row) => `- ${english(row.label)}: ${english(row.value)}`);
    return [english(said.title), ...said.paragraphs.map(english), ...rows, ...(said.verified ? [] : ['not verified'])].join('\n');
  };

  it('say what a WinHTTP error means', () => {
    expect(
      explain('Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12029', '12029'),
    ).toContain('Windows error ERROR_WINHTTP_CANNOT_CONNECT');
  });

  it('say what the policy module returned', () => {
    const said = explain(framed('Exiting VerifyRequest with 0x80070005'), '0x80070005');
    expect(said).toContain('- Reported by: VerifyRequest');
    expect(said).toContain('- Decimal: 2147942405');
  });

  it('explain a flag, and mark what no source confirms', () => {
    expect(explain('WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID', 'CERT_CN')).toContain(
      'The certificate does not name the host.',
    );
    expect(explain('WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA', 'INVALID_CA')).toContain('not verified');
  });

  it('explain steps, levels and times', () => {
    expect(explain('Sending request to certificate registration point.', 'Sending')).toContain('- Step: 3 of 6');
    expect(explain(framed('x'), '3" thread')).toContain('Error.');
    expect(explain(framed('x'), '09:17')).toContain('programs disagree on its sign');
  });

  it('explain the status of a page', () => {
    expect(explain('Verify challenge returns <html><title>403 - Forbidden</title>', '403')).toContain('HTTP 403');
  });
});

it('20 MB are read in well under a second', () => {
  const entry = `${framed('Sending request to certificate registration point.')}\r\n`;
  const text = entry.repeat(Math.ceil(20_000_000 / entry.length));
  const start = performance.now();
  const document = ndesPluginLog.parse(text);
  expect(performance.now() - start).toBeLessThan(1_500);
  expect(document.records.length).toBeGreaterThan(90_000);
});
