import { describe, expect, it } from 'vitest';
import { type ExplainOptions, explainAt } from '../../../server/src/core/explain/index.ts';
import type { Explanation } from '../../../server/src/core/explain/model.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import type { LanguageId, LogDocument } from '../../../server/src/core/log/model.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { readCarets } from '../../support/carets.ts';
import { fixture } from '../../support/fixtures.ts';

function parse(id: LanguageId, text: string): LogDocument {
  const format = formats.find((one) => one.id === id);
  if (!format) throw new Error(`no format ${id}`);
  return format.parse(text);
}

/** An explanation as lines: title, paragraphs, `label: value` rows; `not verified` where no source confirms it. */
function render({ title, paragraphs, rows, verified }: Explanation): string {
  const lines = [
    english(title),
    ...paragraphs.map(english),
    ...rows.map((row) => `- ${english(row.label)}: ${english(row.value)}`),
    ...(verified ? [] : ['not verified']),
  ];
  return lines.join('\n');
}

/** Explains each marked place, which must be exactly the explained span, and gives its explanation by the label of the mark. */
function check(id: LanguageId, marked: string, options?: ExplainOptions): Record<string, string> {
  const { text, marks } = readCarets(marked);
  const document = parse(id, text);
  const result: Record<string, string> = {};
  for (const mark of marks) {
    const explanation = explainAt(document, mark.start, options);
    expect(explanation?.span, mark.label).toEqual({ start: mark.start, end: mark.end });
    if (explanation) result[mark.label] = render(explanation);
  }
  return result;
}

const iis500 = fixture('article/iis-500.log').trimEnd();

/** Puts carets under the first `token` of a one-line text that follows `after`. */
function mark(line: string, token: string, label: string, after = ''): string {
  const at = line.indexOf(token, after === '' ? 0 : line.indexOf(after) + after.length);
  return `${' '.repeat(at)}${'^'.repeat(token.length)} ${label}`;
}

describe('IIS columns', () => {
  it('says status, substatus and Win32 status as one sentence for this operation', () => {
    const marked = [iis500, mark(iis500, '500', 'status', ' - '), mark(iis500, '1346', 'win32')].join('\n');
    const sentence =
      'GetCACert was answered with 500.0 (Module or ISAPI error), Windows error ERROR_BAD_IMPERSONATION_LEVEL. ' +
      'IIS_IUSRS lacks the user right "Impersonate a client after authentication", so NDES cannot answer any device. Grant the right and restart the server.';
    const rows = [
      '- Status: A module or an ISAPI extension failed, with no more specific reason.',
      '- Windows error: ERROR_BAD_IMPERSONATION_LEVEL',
      '- Meaning: The impersonation level is missing or not valid.',
      '- Hexadecimal: 0x00000542',
      '- Decimal: 1346',
    ];
    expect(check('iis-w3c-log', marked)).toEqual({
      status: ['HTTP 500.0: Module or ISAPI error', sentence, ...rows].join('\n'),
      win32: ['Windows error ERROR_BAD_IMPERSONATION_LEVEL', sentence, ...rows].join('\n'),
    });
  });

  it('explains a column that somebody added, in #Fields and in a line', () => {
    const fields =
      '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status crypt-protocol';
    const line = '2024-05-01 08:00:00 10.0.0.1 GET /certsrv/mscep/mscep.dll - 403 0 0 TLS1.2';
    const marked = [fields, mark(fields, 'crypt-protocol', 'name'), line, mark(line, 'TLS1.2', 'value')].join('\n');
    const help =
      'crypt-protocol\nA custom column, which somebody added to the log of this server: a header or a variable of the request.';
    expect(check('iis-w3c-log', marked)).toEqual({ name: help, value: help });
  });

  it.each([
    ['999', undefined],
    ['12345', '- Value: 12.3 seconds'],
    ['59960', '- Value: 1 min 0 s'],
    ['119700', '- Value: 2 min 0 s'],
    ['3725000', '- Value: 62 min 5 s'],
  ])('spells a time-taken of %s', (taken, spelt) => {
    const line = `2024-05-01 08:00:00 10.0.0.1 GET /certsrv/mscep/mscep.dll - 443 - 10.0.0.9 Mozilla/5.0 - 403 0 0 ${taken}`;
    const said = check('iis-w3c-log', `${line}\n${mark(line, taken, 'taken', '403 0 0')}`)['taken'];
    expect(said?.split('\n').find((row) => row.startsWith('- Value'))).toBe(spelt);
  });

  it('tells the same status apart by place', () => {
    const line = (url: string): string => `2024-05-01 08:00:00 10.0.0.1 GET ${url} - 443 - 10.0.0.9 Mozilla/5.0 - 403 0 0 15`;
    const of = (url: string): string | undefined => {
      const text = line(url);
      return check('iis-w3c-log', `${text}\n${mark(text, '403', 'status')}`)['status']?.split('\n')[1];
    };
    expect(of('/certsrv/mscep/mscep.dll')).toBe(
      'The bare SCEP URL was answered with 403.0 (Forbidden). The healthy answer: with the Intune policy module installed, NDES refuses a request that names no operation.',
    );
    expect(of('/hr/payroll.aspx')).toBe(
      'This request was answered with 403.0 (Forbidden). The request was understood and refused, with no more specific reason.',
    );
  });

  it('spells an HRESULT in all its notations', () => {
    const line =
      '2024-05-01 08:00:00 10.0.0.1 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.0.0.1 NDES_Plugin - 403 16 2148204809 453';
    const { win32 } = check('iis-w3c-log', `${line}\n${mark(line, '2148204809', 'win32')}`);
    expect(win32?.split('\n').slice(0, 1)).toEqual(['Windows error CERT_E_UNTRUSTEDROOT']);
    expect(win32?.split('\n').slice(-3)).toEqual(['- Hexadecimal: 0x800B0109', '- Decimal: 2148204809', '- Signed: -2146762487']);
  });

  it('adds what a Windows error and a status mean where no case fits', () => {
    const line =
      '2024-05-01 08:00:00 10.0.0.1 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.0.0.9 - - 500 0 1909 15';
    expect(
      check('iis-w3c-log', `${line}\n${mark(line, '1909', 'win32')}`)
        ['win32']?.split('\n')
        .slice(1, 3),
    ).toEqual([
      'GetCACert was answered with 500.0 (Module or ISAPI error), Windows error ERROR_ACCOUNT_LOCKED_OUT. The application failed with ERROR_ACCOUNT_LOCKED_OUT: The account is locked. The device gets no usable answer. (not verified)',
      'The NDES service account is locked: 500 on the SCEP URL. (not verified)',
    ]);
  });

  it('names the limit behind a query that is too long', () => {
    const line = '2024-05-01 08:00:00 10.0.0.1 GET /certsrv/mscep/mscep.dll ... 443 - 10.0.0.9 - - 404 15 0 15';
    expect(
      check('iis-w3c-log', `${line}\n${mark(line, '404', 'status')}`)
        ['status']?.split('\n')
        .at(-1),
    ).toBe('- Limit: maxQueryString, 2048 bytes unless set; NDES needs 65534');
  });

  it('marks what a status means for SCEP where no page says it, and leaves what one says alone', () => {
    const line = (status: string): string =>
      `2024-05-01 08:00:00 10.0.0.1 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.0.0.9 - - ${status} 15`;
    const said = (status: string): string | undefined =>
      check('iis-w3c-log', `${line(status)}\n${mark(line(status), status.slice(0, 3), 'status')}`)['status']?.split('\n')[1];
    expect(said('404 0 2')).toMatch(/a proxy rewrites the path\. \(not verified\)$/);
    expect(said('403 4 5')).toMatch(/came over plain http, so it is refused\.$/);
  });

  it('says of the healthy 403 that there is nothing to do', () => {
    const line = '2024-05-01 08:00:00 10.0.0.1 GET /certsrv/mscep/mscep.dll - 443 - 10.0.0.9 - - 403 0 0 15';
    expect(check('iis-w3c-log', `${line}\n${mark(line, '403', 'status')}`)['status']).toContain(
      '- What to do: There is nothing to do.',
    );
  });

  it('shows the time in UTC, and in the zone of the reader with summer time', () => {
    const marked = `${iis500}\n${mark(iis500, '20:22:16', 'time')}`;
    expect(check('iis-w3c-log', marked, { timeZone: 'America/New_York' })['time']?.split('\n')).toEqual([
      '2017-08-08 20:22:16 UTC',
      'Time at which the request was completed. IIS always writes UTC, whatever roll-over is set.',
      '- UTC: 2017-08-08 20:22:16',
      '- Local (America/New_York): 2017-08-08 16:22:16 UTC-4',
    ]);
    expect(check('iis-w3c-log', marked, { timeZone: 'Nowhere/At_All' })['time']).not.toContain('Local');
    expect(check('iis-w3c-log', marked)['time']).not.toContain('Local');
  });

  it('reads the user agent, the query and the operation', () => {
    const query = 'operation=GetCACert&message=SCEP%20Authority';
    const agent = 'profiled/1.0+CFNetwork/811.5.4+Darwin/16.6.0';
    const marked = [
      iis500,
      mark(iis500, agent, 'agent'),
      mark(iis500, 'GetCACert', 'operation'),
      mark(iis500, 'SCEP%20Authority', 'ca'),
    ].join('\n');
    const said = check('iis-w3c-log', marked);
    expect(said['agent']).toBe(
      [
        'Client: iOS or iPadOS',
        'profiled is the process of iOS and iPadOS that installs profiles. Its order is GetCACert, GetCACaps, PKIOperation.',
        '- User agent: profiled/1.0 CFNetwork/811.5.4 Darwin/16.6.0',
        '- Darwin version: 16.6.0',
      ].join('\n'),
    );
    expect(said['operation']).toContain('- Step: 2 of 6: Device to NDES\n- Asked by: iOS or iPadOS');
    expect(said['operation']).toContain('- Next, when all is well: GetCACaps, once the device has accepted the certificates.');
    expect(said['ca']).toContain('- Decoded: SCEP Authority');
    const document = parse('iis-w3c-log', iis500);
    const ampersand = explainAt(document, iis500.indexOf('&'));
    expect(ampersand && iis500.slice(ampersand.span.start, ampersand.span.end)).toBe(query);
  });

  it('knows what three dots in place of a query mean', () => {
    const line =
      '2024-05-01 08:00:00 10.0.0.1 GET /certsrv/mscep/mscep.dll ... 443 - 10.0.0.9 profiled/1.0+CFNetwork/811.5.4+Darwin/16.6.0 - 200 0 0 2031';
    const said = check('iis-w3c-log', `${line}\n${mark(line, '...', 'dots')}\n${mark(line, '2031', 'took')}`);
    expect(said['dots']).toContain('On mscep.dll such a long query is a PKIOperation sent by GET.');
    expect(said['took']).toContain('- Value: 2.0 seconds\n- Unit: milliseconds');
  });

  it('explains directives and the names in #Fields', () => {
    const fields = '#Fields: date time cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status';
    const marks = [mark(fields, '#Fields:', 'fields'), mark(fields, 'sc-substatus', 'substatus')];
    const record = '2024-05-01 08:00:00 GET /certsrv/mscep/mscep.dll - 403 0 0';
    const said = check('iis-w3c-log', [fields, ...marks, record].join('\n'));
    expect(said['fields']).toContain('The columns of the lines below');
    expect(said['substatus']).toContain('What IIS adds to the status');
  });
});

describe('Android OMADM', () => {
  const enroll = fixture('article/omadm-enroll.log').split('\n');
  const explain = (line: string, token: string, after = ''): string | undefined =>
    check('android-omadm-log', `${line}\n${mark(line, token, 'token', after)}`)['token'];

  it('explains loggers, levels and known messages', () => {
    const line = enroll[1] ?? '';
    expect(explain(line, 'VERB')).toContain('Verbose. The SCEP steps are logged at this level');
    expect(explain(line, 'com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager')).toContain(
      'Starts the enrollment of each SCEP profile that waits.',
    );
    const pending = enroll[0] ?? '';
    expect(explain(pending, 'There are 1 requests')).toBe(
      [
        'Waiting SCEP requests',
        'So many SCEP requests wait to be enrolled; 0 means that no profile waits.',
        '- Count: 1',
        '- Step: 2 of 6: Device to NDES',
        '- Next, when all is well: The agent tries to enroll the first of them.',
      ].join('\n'),
    );
  });

  it('takes the name of a certificate request apart', () => {
    const line = enroll[1] ?? '';
    expect(
      explain(
        line,
        'ModelName=AC_51bad41f-3854-4eb5-a2f2-0f7a94034ee8%2FLogicalName_39907e78_e61b_4730_b9fa_d44a53e4111c;Hash=1677525787',
      )
        ?.split('\n')
        .slice(-3),
    ).toEqual([
      '- Model: AC_51bad41f-3854-4eb5-a2f2-0f7a94034ee8',
      '- Logical name: LogicalName_39907e78_e61b_4730_b9fa_d44a53e4111c',
      '- Hash: 1677525787',
    ]);
  });

  it('does not pretend to know the time zone', () => {
    expect(explain(enroll[0] ?? '', '2018-02-27T05:16:08.2500000')).toContain('The log names no time zone');
  });

  it('explains the values of a SCEP message', () => {
    const line = enroll.find((one) => one.includes('PKCS_REQ')) ?? '';
    expect(explain(line, 'PKCS_REQ')).toBe(
      'messageType PKCSReq (19)\nA certificate request that the shared secret (challenge) vouches for.\n- Direction: from the device to the server',
    );
    expect(explain(line, '251E592A777C82996C7CF96F3AAADCF996FC31FF')).toContain('Same id, same key; a new id, a new key.');
    expect(explain(line, 'D447AE9955E624A56A09D64E2B3AE76E')).toContain('The answer must bring it back as recipientNonce');
  });

  const omadm = (logger: string, message: string): string =>
    `2018-02-27T05:16:21.8220000  VERB  Event  ${logger}  18327     10  ${message}`;

  it('explains a refusal and its reason', () => {
    const line = omadm(
      'org.jscep.transaction.EnrollmentTransaction',
      'Response: org.jscep.message.CertRep@1f[failInfo=badRequest,pkiStatus=FAILURE,recipientNonce=Nonce [AA],messageData=<null>,messageType=CERT_REP,senderNonce=Nonce [BB],transId=ID7]',
    );
    expect(explain(line, 'badRequest')).toBe(
      [
        'failInfo badRequest (2)',
        'The transaction is not permitted or not supported.',
        '- Likely: A catch-all: the challenge is wrong, expired or already used, the policy module refused, or the CA refused. (not verified)',
      ].join('\n'),
    );
    expect(explain(line, 'FAILURE')).toContain('- failInfo: badRequest');
  });

  const machine = 'com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine';

  it('places a state in the order, and says what comes next', () => {
    const line = omadm(machine, "SCEP cert 'ModelName=AC_1;Hash=2' state changed from CERT_INSTALLING to CERT_ACCESS_REQUESTED");
    expect(explain(line, 'CERT_INSTALLING')).toBe(
      [
        'CERT_INSTALLING',
        'The certificate is being installed.',
        '- Certificate: SCEP',
        '- Place in the order: 3 of 5',
        '- Next, when all is well: CERT_ACCESS_REQUESTED',
        '- Step: 5 of 6: Delivery to the device',
      ].join('\n'),
    );
  });

  it('says of a state that no source names only what its name says', () => {
    const line = omadm(machine, "SCEP cert 'ModelName=AC_1;Hash=2' state changed from CERT_ENROLLING to CERT_ENROLL_FAILED");
    expect(explain(line, 'CERT_ENROLL_FAILED')).toBe(
      'CERT_ENROLL_FAILED\nBy its name, a step failed. No published log shows this state.\n- Certificate: SCEP\n- Step: 5 of 6: Delivery to the device\nnot verified',
    );
  });

  it('explains capabilities where they are listed, and nowhere else', () => {
    const listed = `${omadm('org.jscep.transport.response.GetCaCapsResponseHandler', 'CA capabilities:')}\n    ✓ POSTPKIOperation\n    ✗ AES`;
    const document = parse('android-omadm-log', listed);
    const post = explainAt(document, listed.indexOf('POSTPKIOperation'));
    expect(post && render(post)).toContain('Without it, clients put the request into the URL');
    const other = omadm('org.jscep.client.Client', 'AES is a word');
    expect(explainAt(parse('android-omadm-log', other), other.indexOf('AES'))).toBeUndefined();
  });

  it('explains an exception and names its root cause', () => {
    const text = [
      omadm('com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager', 'Failed to enroll certificate'),
      'org.jscep.client.ClientException: org.jscep.transport.TransportException: Error connecting to server',
      '\tat org.jscep.client.Client.getCaCertificate(Client.java:281)',
      'Caused by: java.net.UnknownHostException: Unable to resolve host "ndes.example": No address associated with hostname',
    ].join('\n');
    const document = parse('android-omadm-log', text);
    const root = explainAt(document, text.indexOf('java.net.UnknownHostException') + 10);
    expect(root && render(root)).toContain('The name of the server could not be resolved.');
    const outer = explainAt(document, text.indexOf('org.jscep.client.ClientException') + 10);
    expect(outer && render(outer)).toContain('- Root cause: java.net.UnknownHostException');
  });

  it('masks the challenge of a profile, and of every value around it', () => {
    const token = 'PlantedChallengeValue42';
    const text = omadm(
      'com.microsoft.omadm.syncml.SyncmlSession',
      `<SyncML><Data>&lt;CertificateRequestToken&gt;${token}&lt;/CertificateRequestToken&gt;</Data></SyncML>`,
    );
    const document = parse('android-omadm-log', text);
    const said = Array.from(text, (_unit, offset) => explainAt(document, offset))
      .filter((explanation) => explanation !== undefined)
      .map(render)
      .join('\n');
    expect(said).toContain('••••••••');
    expect(said).not.toContain(token);
  });
});

describe('iOS console', () => {
  const lines = fixture('article/ios-console.log').split('\n');
  const explain = (line: string, token: string, after = ''): string | undefined =>
    check('ios-console-log', `${line}\n${mark(line, token, 'token', after)}`)['token'];

  it('explains levels, processes and known messages', () => {
    expect(explain(lines[0] ?? '', 'debug')).toContain('The SCEP URLs are logged at this level');
    expect(explain(lines[0] ?? '', 'profiled')).toContain('Process: profiled');
    expect(explain(lines[3] ?? '', 'Sending CSR via GET.')).toContain('limits of IIS, http.sys and proxies apply');
  });

  it('turns an offset without a date into UTC, and into no local time', () => {
    const line = lines[0] ?? '';
    const said = check('ios-console-log', `${line}\n${mark(line, '18:30:53.691033 -0500', 'token')}`, {
      timeZone: 'Europe/Berlin',
    });
    expect(said['token']?.split('\n').slice(-3)).toEqual([
      'The log names no date.',
      '- UTC: 23:30:53.691',
      '- In the log: 18:30:53.691 UTC-05:00',
    ]);
  });

  it('explains the code of an NSError by its domain', () => {
    const text = [
      'error\t18:30:55.487908-0500\tprofiled\tCannot retrieve SCEP identity: NSError:',
      '    Desc   : Die Antwort ist ungültig.',
      '    US Desc: The Registration Authority’s response is invalid.',
      '    Domain : MCSCEPErrorDomain',
      '    Code   : 22003',
      '             ^^^^^ code',
      '    Type   : MCFatalError',
    ].join('\n');
    expect(check('ios-console-log', text)['code']).toBe(
      [
        'MCSCEPErrorDomain 22003',
        'The CA and RA certificates of GetCACert were refused, most often because their chain does not end in the expected root.',
        'iOS does not accept the CA and RA certificates of GetCACert (22003), so it does not go on. Usually the linked trusted-certificate profile is not that of the root CA.',
        '- Hexadecimal: 0x55F3',
        '- English text: The Registration Authority’s response is invalid.',
        '- Text: Die Antwort ist ungültig.',
      ].join('\n'),
    );
  });

  it('sends the reader of a wrapper to the error inside', () => {
    const text = [
      'error\t18:30:55.487908-0500\tprofiled\tInstallation failed. Error: NSError:',
      '    Desc   : Profile Installation Failed',
      '    Domain : MCInstallationErrorDomain',
      '    Code   : 4001',
      '             ^^^^ outer',
      '    ...Underlying error:',
      '    NSError:',
      '    Desc   : The SCEP server returned an invalid response.',
      '    Domain : MCSCEPErrorDomain',
      '    Code   : 22013',
      '             ^^^^^ inner',
    ].join('\n');
    const said = check('ios-console-log', text);
    expect(said['outer']).toContain('This error only wraps another one: read the last "Underlying error".');
    expect(said['outer']).toContain('- Root cause: MCSCEPErrorDomain 22013');
    expect(said['inner']).toContain('No usable answer to PKIOperation');
  });

  it('explains the key of an error text, whatever the language of the device', () => {
    const key = 'SCEP_ERROR_INVALID_PKI_RESPONSE';
    const line = `debug\t18:30:55.487908-0500\tprofiled\tBundle: <private>, key: ${key}, value: (null), table: Errors, localizationName: (null), result: Ungültig.`;
    expect(explain(line, key)?.split('\n')).toEqual([
      key,
      'No usable answer to PKIOperation: most often a refusal, an error page, or a damaged message.',
      'The key does not depend on the language of the device.',
      '- Same as: MCSCEPErrorDomain 22013',
      '- Text: Ungültig.',
    ]);
  });

  it('prints a code that no list holds as unknown', () => {
    const text = [
      'error\t18:30:55.487908-0500\tprofiled\tCannot retrieve SCEP identity: NSError:',
      '    Desc   : Something else.',
      '    Domain : MCSCEPErrorDomain',
      '    Code   : 22999',
      '             ^^^^^ code',
    ].join('\n');
    expect(check('ios-console-log', text)['code']).toContain('- Code: unknown (22999)');
  });

  it.each([
    ['CERT_E_UNTRUSTEDROOT', '- Hexadecimal: 0x800B0109'],
    ['1.3.6.1.4.1.311.21.33', 'szOID_ENROLL_SCEP_ERROR'],
    ['1.3.14.3.2.7', '- Verdict: weak: replace it'],
    ['ChallengeExpired', 'The challenge is too old; the device has to sync to get a new one.\nnot verified'],
    ['WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID', 'The certificate does not name the host.'],
    ['Timer_AppPool', 'The request waited too long in the queue of the pool'],
  ])('knows the name %s in any text', (name, expected) => {
    const line = `default\t18:30:55.487908-0500\tprofiled\tit says ${name}.`;
    expect(explain(line, name)).toContain(expected);
  });

  it.each(['Unknown', 'Success', 'URL', 'Number', '10.14.22.33', '1714546800', '2024050112'])(
    'leaves the plain word %s alone',
    (word) => {
      const line = `default\t18:30:55.487908-0500\tprofiled\tit says ${word} here`;
      expect(explainAt(parse('ios-console-log', line), line.indexOf(word))).toBeUndefined();
    },
  );

  it('explains a Windows error code that stands in any text', () => {
    const line = 'default\t18:30:55.487908-0500\tprofiled\tserver said 0x80072F8F and -2147024809 today';
    expect(explain(line, '0x80072F8F')).toContain('Meaning: TLS failed.');
    expect(explain(line, '-2147024809')).toContain('- Windows error: E_INVALIDARG');
  });
});

describe('bad input', () => {
  it.each(formats.map((format) => [format.id] as const))('%s: any offset of any text gets an answer or none', (id) => {
    const texts = ['', '\0\0\0', '\ud800 lone', '#', '#Fields:', `GET ${'A'.repeat(100_000)}`, ' - - - 500 0 99999999999 '];
    for (const text of texts) {
      const document = parse(id, text);
      for (const offset of [-1, 0, 0.5, 1, text.length, text.length + 1, Number.NaN]) {
        expect(() => explainAt(document, offset)).not.toThrow();
      }
    }
  });
});
