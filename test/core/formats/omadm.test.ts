import { describe, expect, it } from 'vitest';
import { androidOmadmDetector } from '../../../server/src/core/formats/android-omadm-log/detect.ts';
import { androidOmadmLog } from '../../../server/src/core/formats/android-omadm-log/index.ts';
import { fixture } from '../../support/fixtures.ts';
import { checkEvents, checkFields, eventsOf, tally } from './marks.ts';

/** A line of the log, its columns as short as they may be. */
const line = (message: string): string => `2018-02-27T05:16:08.2500000 VERB Event a.B 1 2 ${message}`;

describe('columns', () => {
  it.each([
    ['runs of blanks', '  ', '    '],
    ['tabs', '\t', '\t'],
    ['single blanks', ' ', ' '],
    ['wide blanks', '    ', '     '],
  ])('are apart by %s', (_, narrow, wide) => {
    const text = ['2018-02-27T05:16:08.2500000', 'INFO', 'Event', 'org.jscep.client.Client', '18327'].join(narrow);
    const document = androidOmadmLog.parse(`${text}${wide}10${wide}RA and CA are identical`);
    const fields = document.records.at(0)?.fields() ?? [];
    expect(fields.map((field) => [field.name, document.text.slice(field.span.start, field.span.end)])).toEqual([
      ['time', '2018-02-27T05:16:08.2500000'],
      ['level', 'INFO'],
      ['category', 'Event'],
      ['logger', 'org.jscep.client.Client'],
      ['pid', '18327'],
      ['tid', '10'],
      ['message', 'RA and CA are identical'],
    ]);
  });

  it('give time to the millisecond, without a zone, and level', () => {
    const record = androidOmadmLog.parse(line('x')).records.at(0);
    expect(record?.time).toMatchObject({
      epochMs: Date.UTC(2018, 1, 27, 5, 16, 8, 250),
      zone: 'assumed',
      dateKnown: true,
      yearKnown: true,
    });
    expect(record?.level).toBe('verbose');
  });

  it('may have the word Time for the time, as articles print it', () => {
    const record = androidOmadmLog.parse('Time    VERB    Event     a.B     9595        9    <SyncML>').records.at(0);
    expect(record?.time).toBeUndefined();
    expect(record?.level).toBe('verbose');
  });

  it('know no level for a word that is none', () => {
    const record = androidOmadmLog.parse(line('x').replace('VERB', 'CHAT')).records.at(0);
    expect(record?.level).toBeUndefined();
    expect(record?.fields().find((field) => field.name === 'level')).toBeDefined();
  });
});

describe('records', () => {
  it('go on over further lines up to the next timestamp', () => {
    const text = `stray\n${line('one')}\n  more\r\n\n\tat x\n\n${line('two')}\n`;
    const document = androidOmadmLog.parse(text);
    expect(document.records.length).toBe(2);
    const span = document.records.at(0)?.span ?? { start: 0, end: 0 };
    expect(text.slice(span.start, span.end)).toBe(`${line('one')}\n  more\r\n\n\tat x`);
    expect(document.records.indexAt(text.indexOf('more'))).toBe(0);
    expect(document.records.indexAt(0)).toBe(-1);
    expect(document.records.indexAt(text.length)).toBe(-1);
    expect(document.records.at(2)).toBeUndefined();
  });

  it('are those of the whole text when a log grows, also where its last record goes on', () => {
    const whole = `${line('one')}\nmore\n${line('two')}\nCaused by: a.b.XException: y\n${line('three')}\n`;
    for (const cut of [whole.indexOf('more'), whole.indexOf('Caused'), whole.length]) {
      const before = androidOmadmLog.parse(whole.slice(0, cut));
      const after = androidOmadmLog.parse(whole, before);
      const fresh = androidOmadmLog.parse(whole);
      const spans = (document: typeof fresh): unknown[] =>
        Array.from({ length: document.records.length }, (_, i) => document.records.at(i)?.span);
      expect(spans(after)).toEqual(spans(fresh));
      expect(eventsOf(after)).toEqual(eventsOf(fresh));
    }
  });

  it('that stop before their message are a problem, but not while the last line is still being written', () => {
    const cut = '2018-02-27T05:16:08.2500000 VERB Event com.micro';
    const document = androidOmadmLog.parse(`${cut}\n${line('x')}\n${cut}`);
    expect(document.records.length).toBe(3);
    expect(document.problems.map((problem) => [problem.code, problem.span])).toEqual([
      ['columns-missing', { start: 0, end: cut.length }],
    ]);
  });

  it('count each problem once when a log grows, and at most 200', () => {
    const cut = '2018-02-27T05:16:08.2500000 VERB\n';
    const before = androidOmadmLog.parse(cut.repeat(3));
    expect(androidOmadmLog.parse(cut.repeat(4), before).problems.length).toBe(4);
    expect(androidOmadmLog.parse(cut.repeat(500)).problems.length).toBe(200);
  });
});

describe('events', () => {
  it('of the article', () => {
    expect(tally(androidOmadmLog.parse(fixture('article/omadm-enroll.log')))).toEqual({
      'note requests-pending 1': 1,
      'note enrollment-started': 1,
      'http request GetCACaps': 1,
      'http response GetCACaps 200': 1,
      'scep request PKCS_REQ': 1,
      'note signing-with': 1,
      'note message-sent': 1,
    });
  });

  it('of the HTTP transports', () => {
    checkEvents(
      androidOmadmLog,
      `
2018-02-27T05:16:09.5530000 VERB Event a.B 1 2 Sending GetCACaps(ca) to https://<server>/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca
                                                                                                                           ^^^^^^^^^ http request GetCACaps
2018-02-27T05:16:09.5530000 VERB Event a.B 1 2 Received '200 OK' when sending GetCACert(ca) to https://n/certsrv/mscep/mscep.dll?operation=GetCACert&message=ca
                                                                                                                                           ^^^^^^^^^ http response GetCACert 200
2018-02-27T05:16:09.5530000 VERB Event a.B 1 2 Received '500 Internal Server Error' when sending x.CMSSignedData@1 to https://n/certsrv/mscep/mscep.dll?operation=PKIOperation
                                                                                                                                                                  ^^^^^^^^^^^^ http response PKIOperation 500
2018-02-27T05:16:09.5530000 VERB Event a.B 1 2 Received '-1 null' when sending GetCACaps(ca) to https://n/certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca
                                                                                                                                            ^^^^^^^^^ http response GetCACaps
2018-02-27T05:16:09.5530000 VERB Event a.B 1 2 Sending report to https://manage.microsoft.com/x
2018-02-27T05:16:09.5530000 VERB Event a.B 1 2 Sending x.CMSSignedData@1 to https://n/certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx
                                                                                                                        ^^^^^^^^^^^^ http request PKIOperation payload cut
2018-02-27T05:16:09.5530000 VERB Event a.B 1 2 Sending x.CMSSignedData@1
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^ note message-sent
`,
    );
  });

  it('of SCEP messages that jscep prints', () => {
    checkEvents(
      androidOmadmLog,
      `
2018-02-27T05:16:21.8220000 VERB Event a.B 1 2 Encoding message: org.jscep.message.PkcsReq@2b[messageData=x.Y@69,messageType=PKCS_REQ,senderNonce=Nonce [D4],transId=25]
                                                                                                                             ^^^^^^^^ scep request PKCS_REQ
2018-02-27T05:16:28.0340000 VERB Event a.B 1 2 Response: org.jscep.message.CertRep@31[failInfo=<null>,pkiStatus=SUCCESS,messageType=CERT_REP]
                                                                                                                ^^^^^^^ scep response CERT_REP SUCCESS
2018-02-27T05:16:28.0340000 VERB Event a.B 1 2 Response: org.jscep.message.CertRep@31[failInfo=badRequest,pkiStatus=FAILURE,messageType=CERT_REP,senderNon
                                                                                                                    ^^^^^^^ scep response CERT_REP FAILURE badRequest
`,
    );
  });

  it('of state machines and the agent', () => {
    const document = checkEvents(
      androidOmadmLog,
      `
2018-02-27T05:16:28.2440000 INFO Event a.B 1 2 SCEP cert 'ModelName=AC_51;Hash=1' state changed from CERT_ENROLLED to CERT_INSTALL_REQUESTED
                                                                                                                      ^^^^^^^^^^^^^^^^^^^^^^ state scep CERT_ENROLLED -> CERT_INSTALL_REQUESTED
2018-02-27T04:53:32.0390000 INFO Event a.B 1 2 Root cert '17' state changed from CERT_INSTALLING to CERT_INSTALL_SUCCESS
                                                                                                    ^^^^^^^^^^^^^^^^^^^^ state root CERT_INSTALLING -> CERT_INSTALL_SUCCESS
2018-02-27T04:53:32.0390000 INFO Event a.B 1 2 Root cert '17' state changed from CERT_INST
2018-02-27T05:16:08.2500000 VERB Event a.B 1 2 There are 0 requests
                                               ^^^^^^^^^^^^^^^^^^^^ note requests-pending 0
2018-02-27T05:16:08.2500000 VERB Event a.B 1 2 There are no news
`,
    );
    expect(eventsOf(document)[0]).toMatchObject({ alias: { value: 'ModelName=AC_51;Hash=1' } });
  });

  it.each([
    ['AbstractTransport problem when determining capabilities.  Using empty capabilities.', 'capabilities-empty', undefined],
    ['Transport problem when determining capabilities.  Using empty capabilities.', 'capabilities-empty', undefined],
    ['CA capabilities:', 'capabilities-listed', undefined],
    ["Content-Type mismatch: was 'text/html; charset=utf-8', expected 'text/plain'", 'capabilities-content-type', undefined],
    ['CertStore contains 3 certificate(s):', 'cert-store', '3'],
    ['Using [dn=CN=ndes, O=[x]; serial=12] for recipient entity', 'recipient-chosen', 'dn=CN=ndes, O=[x]; serial=12'],
    ['Using [dn=CN=ndes; serial=12] for message signing entity', 'signer-chosen', 'dn=CN=ndes; serial=12'],
    ['Using [dn=CN=ca; serial=1] for issuing entity', 'issuer-chosen', 'dn=CN=ca; serial=1'],
    ['Verifying signature of RA certificate', 'ra-signature-checking', undefined],
    ['Signature verification passed for RA.', 'ra-signature-passed', undefined],
    ['Signature verification failed for RA.', 'ra-signature-failed', undefined],
    ['RA and CA are identical', 'ra-is-ca', undefined],
    ['Requesting certificate verification.', 'ca-verification-asked', undefined],
    ['Certificate verification passed.', 'ca-verification-passed', undefined],
    ['Certificate verification failed.', 'ca-verification-failed', undefined],
    ['The self-signed certificate MUST use the same subject name as in the PKCS#10 request.', 'self-signed-subject', undefined],
    ['Signing pkiMessage using key belonging to [dn=CN=<user>; serial=1]', 'signing-with', 'dn=CN=<user>; serial=1'],
    ['Encrypting pkcsPkiEnvelope using key belonging to [dn=CN=ndes; serial=12', 'encrypting-for', 'dn=CN=ndes; serial=12'],
    ['Response senderNonce is null', 'sender-nonce-missing', undefined],
    ['pkiMessage digest algorithm: 1.3.14.3.2.26', 'reply-algorithm', '1.3.14.3.2.26'],
    ['  1.3.6.1.4.1.311.21.33: [-2147024809]', 'reply-error-code', '-2147024809'],
    ['Unable to verify message because the signedData contained no certificates.', 'reply-no-certificates', undefined],
    ['pkiMessage verification failed.', 'reply-verification-failed', undefined],
    ['Cannot unwrap symetric key.  Are you using a valid key pair?', 'envelope-wrong-key', undefined],
  ])('of the known message "%s"', (message, note, subject) => {
    const [event, ...others] = eventsOf(androidOmadmLog.parse(line(message)));
    expect(others).toEqual([]);
    expect(event).toMatchObject({ kind: 'note', note });
    if (subject) expect(event).toMatchObject({ subject: { value: subject } });
  });

  it('of an unknown message are none', () => {
    expect(eventsOf(androidOmadmLog.parse(line('Response to everything is 42\nError connecting to life')))).toEqual([]);
  });
});

describe('Java exceptions', () => {
  it('are a chain that ends with the root cause; a cause named twice counts once', () => {
    const document = checkEvents(
      androidOmadmLog,
      `
2018-02-27T05:16:28.2440000 WARN Event a.B 1 2 Failed to enroll certificate
org.jscep.client.ClientException: org.jscep.transport.TransportException: Error connecting to server
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error org.jscep.client.ClientException <- org.jscep.transport.TransportException <- java.net.UnknownHostException
	at org.jscep.client.Client.getCaCertificate(Client.java:281)
Caused by: org.jscep.transport.TransportException: Error connecting to server
	... 12 more
Caused by: java.net.UnknownHostException: Unable to resolve host "ndes"
`,
    );
    const [error] = eventsOf(document);
    expect(error).toMatchObject({
      causes: [{ text: { value: 'Error connecting to server' } }, { text: { value: 'Unable to resolve host "ndes"' } }],
    });
    expect(error?.kind === 'error' && error.causes[0] && document.lines.lineAt(error.causes[0].span.start)).toBe(3);
  });

  it('may stand in the first line, and need neither text nor cause', () => {
    checkEvents(
      androidOmadmLog,
      `
2018-02-27T05:16:28.2440000 WARN Event a.B 1 2 Enrolling failed with org.jscep.transport.TransportException: 500 Internal Server Error
                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error org.jscep.transport.TransportException
2018-02-27T05:16:28.2440000 WARN Event a.B 1 2 java.lang.StackOverflowError
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error java.lang.StackOverflowError
2018-02-27T05:16:28.2440000 WARN Event a.B 1 2 no.such.exceptionHandler and SomeException without a package
`,
    );
  });
});

describe('SyncML', () => {
  const document = `
Time VERB Event com.microsoft.omadm.syncml.SyncmlSession 9595 9 <Add><Item><Target><LocURI>./Vendor/MSFT/CertificateStore/Root/17/EncodedCertificate</LocURI></Target></Item></Add>
                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note root-profile-arrived
<Add><Item><Target><LocURI>./Vendor/MSFT/CertificateStore/Enroll/ModelName=AC_51%2FLogicalName_39%3BHash=-15/Install</LocURI></Target>
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note profile-arrived
<Get><Item><Target><LocURI>./Vendor/MSFT/CertificateStore/SCEP</LocURI></Target></Item></Get>
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note state-asked
<Results><Item><Source><LocURI>./Vendor/MSFT/CertificateStore/SCEP</LocURI></Source></Item></Results>
<Status><TargetRef>./Vendor/MSFT/CertificateStore/Root/17/EncodedCertificate</TargetRef></Status>
`;

  it('tells what Intune asks of the certificate store, not what the device answers', () => {
    checkEvents(androidOmadmLog, document);
  });

  it('marks the challenge as a secret, however its markup is escaped, and shows no other part of it', () => {
    checkFields(
      androidOmadmLog,
      `
Time VERB Event a.B 9 9 &amp;lt;NDESUrl&amp;gt;https://p/certsrv/mscep/mscep.dll&amp;lt;/NDESUrl&amp;gt;&lt;CertificateRequestToken&gt;PEN= Hash: 1&lt;/CertificateRequestToken&gt;
^^^^ time: time
     ^^^^ level: level
          ^^^^^ category: category
                ^^^ logger: logger
                    ^ pid: process
                      ^ tid: thread
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ NDESUrl: url
                                                                                                                                       ^^^^^^^^^^^^ CertificateRequestToken: secret
<CertificateRequestToken>cut in the midd
                         ^^^^^^^^^^^^^^^ CertificateRequestToken: secret
`,
    );
  });
});

describe('fields', () => {
  it('inside a message are the tokens of its events', () => {
    checkFields(
      androidOmadmLog,
      `
2018-02-27T05:16:28.0340000 VERB Event a.B 1 2 Response: x.CertRep@31[failInfo=badAlg,pkiStatus=FAILURE,recipientNonce=Nonce [AA],messageType=CERT_REP,senderNonce=Nonce [BB],transId=T1]
^^^^^^^^^^^^^^^^^^^^^^^^^^^ time: time
                            ^^^^ level: level
                                 ^^^^^ category: category
                                       ^^^ logger: logger
                                           ^ pid: process
                                             ^ tid: thread
                                                                               ^^^^^^ failInfo: scep-value
                                                                                                ^^^^^^^ pkiStatus: scep-value
                                                                                                                              ^^ recipientNonce: nonce
                                                                                                                                              ^^^^^^^^ messageType: scep-value
                                                                                                                                                                          ^^ senderNonce: nonce
                                                                                                                                                                                      ^^ transactionID: transaction-id
`,
    );
  });

  it('each have a help text', () => {
    const names = new Set<string>();
    for (const text of [
      fixture('article/omadm-enroll.log'),
      line("Received '500 X' when sending a to https://n/mscep.dll?operation=PKIOperation&message=MIAG"),
      line("SCEP cert 'a' state changed from A to B"),
      line('a.b.CException: x'),
      line('<NDESUrl>https://x</NDESUrl><CertificateRequestToken>1</CertificateRequestToken>'),
    ]) {
      const document = androidOmadmLog.parse(text);
      for (let i = 0; i < document.records.length; i++)
        for (const field of document.records.at(i)?.fields() ?? []) names.add(field.name);
    }
    expect([...names].filter((name) => !androidOmadmLog.fieldHelp[name])).toEqual([]);
    expect(names.size).toBeGreaterThan(15);
  });
});

describe('detection', () => {
  const detect = (head: string, fileName = '') => androidOmadmDetector.detect({ head, fileName })?.quality;

  it.each(androidOmadmLog.samples.map((sample) => [sample.title, sample]))(
    'recognises a sample without a file name: %s',
    (_, sample) => {
      expect(detect(sample.text)).toBe(/^logcat|another tool/.test(sample.title) ? 'likely' : 'certain');
      expect(androidOmadmLog.parse(sample.text).records.length).toBe(sample.records);
    },
  );

  it('recognises the article, whole and without its first line', () => {
    const text = fixture('article/omadm-enroll.log');
    expect(detect(text)).toBe('certain');
    expect(detect(text.slice(text.indexOf('\n') + 20), 'Untitled-1')).toBe('certain');
  });

  it('takes the name for a hint only', () => {
    expect(detect('', 'OMADM.log')).toBe('possible');
    expect(detect('', '/logs/OMADM_2.log')).toBe('possible');
    expect(detect('', 'notes-on-omadm.log')).toBeUndefined();
    expect(detect(line('x'), 'OMADM.log')).toBe('certain');
    expect(detect('<![LOG[Sync]LOG]!><time="1"', 'OMADMClient.log')).toBeUndefined();
  });

  it.each([
    ['logcat of other apps', '05-01 05:00:00.184  8123  8140 D OkHttp: Sending GetCACaps(ca)'],
    ['an app that is only named', '05-01 05:00:00.184  1 2 I ActivityManager: Start com.microsoft.windowsintune.companyportal'],
    ['another Android log with seven digits', line('Started').replace('a.B', 'com.example.app.Main')],
    ['CMTrace', '<![LOG[Sending request]LOG]!><time="05:16:08.250+000" date="02-27-2018" component="NDESPlugin">'],
    ['.NET trace', '2018-02-27T05:16:08.2500000Z Information: com.microsoft.omadm started'],
    ['JSON lines', '{"time":"2018-02-27T05:16:08.2500000","level":"VERB","logger":"org.jscep.client.Client"}'],
    ['nothing', ''],
  ])('leaves alone: %s', (_, head) => {
    expect(detect(head)).toBeUndefined();
  });
});

describe('bad input', () => {
  it.each([
    ['empty text', '', 0],
    ['NUL bytes', '\0\0\n\0', 0],
    ['a lone surrogate', line("SCEP cert '\ud800' state changed from A to B"), 1],
    ['one megabyte in one line', line('<'.repeat(1_000_000)), 1],
    ['a thousand kilobytes of labels', line('Response: [transId=,'.repeat(50_000)), 1],
    ['a deep chain of exceptions', line(`a.b.CException: `.repeat(20_000)), 1],
    ['twenty thousand causes', line(`x\n${'Caused by: a.b.CException: y\n'.repeat(20_000)}`), 1],
    ['thousands of store nodes', line('<LocURI>./Vendor/MSFT/CertificateStore/'.repeat(20_000)), 1],
    ['ten thousand unclosed secrets', line('CertificateRequestToken>'.repeat(10_000)), 1],
  ])('is read without harm: %s', (_, text, records) => {
    const document = androidOmadmLog.parse(text);
    expect(document.records.length).toBe(records);
    for (let i = 0; i < records; i++) expect(document.records.at(i)?.fields().length).toBeGreaterThan(5);
  });
});
