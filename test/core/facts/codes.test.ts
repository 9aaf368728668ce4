import { describe, expect, it } from 'vitest';
import { resolutions } from '../../../server/src/core/advice/index.ts';
import {
  certificateState,
  certificateStates,
  omadmLoggers,
  readStateName,
} from '../../../server/src/core/facts/codes/android.ts';
import { appleError, appleErrors } from '../../../server/src/core/facts/codes/apple.ts';
import { intuneValidationErrors, winHttpFlags } from '../../../server/src/core/facts/codes/connector.ts';
import { httpApiReasons, requestLimits } from '../../../server/src/core/facts/codes/http-api.ts';
import { javaException, javaExceptions } from '../../../server/src/core/facts/codes/jscep.ts';
import type { Sourced } from '../../../server/src/core/facts/codes/model.ts';
import { describeOid, identifiers } from '../../../server/src/core/facts/codes/oids.ts';
import { capabilities, failInfo, messageTypes, pkiStatus, scepValue } from '../../../server/src/core/facts/codes/scep.ts';
import { describeStatus, statusNote, statusTable } from '../../../server/src/core/facts/codes/status.ts';
import { describeWin32, describeWin32Name, win32Table } from '../../../server/src/core/facts/codes/win32.ts';
import { references } from '../../../server/src/core/facts/references.ts';
import { verdictOf } from '../../../server/src/core/scep/algorithms.ts';
import { english, type Sentence } from '../../../server/src/core/text/sentence.ts';

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

const STATUSES = `
  100 101 200 201 202 203 204 205 206 301 302 304 307 400 400.1 400.2 400.3 400.4 400.5 400.6 400.7 400.8 400.9 400.10
  400.11 400.601 400.602 400.603 400.604 400.605 400.606 401 401.1 401.2 401.3 401.4 401.5 401.501 401.502 401.503 401.504
  403.0 403.4 403.7 403.13 403.16 403.17 403.1 403.2 403.3 403.5 403.6 403.8 403.9 403.10 403.11 403.12 403.14 403.15 403.18
  403.19 403.20 403.21 403.22 403.501 403.502 403.503 403.504 404.0 404.1 404.2 404.3 404.4 404.5 404.6 404.7 404.8 404.9
  404.10 404.11 404.12 404.16 404.17 404.18 404.19 404.20 404.501 404.502 404.503 404.504 404.13 404.14 404.15 405.0 406.0
  408.0 411 412.0 413.0 413.1 414 431 500 500.0 500.11 500.12 500.13 500.15 500.19 500.21 500.22 500.23 500.24 500.50 500.51
  500.52 500.53 500.100 501 502 502.1 502.2 502.3 502.4 502.5 502.6 502.7 503.0 503.2 503.3 503.4 504 505
`;

const WIN32 = `
  0 2 3 5 6 8 13 32 38 50 55 59 64 86 87 109 121 122 126 127 170 183 193 259 995 998 1009 1058 1062 1068 1114 1168 1223 1225
  1229 1231 1236 1311 1314 1326 1327 1328 1329 1330 1331 1332 1346 1355 1359 1380 1385 1396 1450 1460 1601 1602 1603 1618 1619 1625 1638 1722 1753 1788
  1789 1793 1907 1909 10054 10060 10061 11001 12002 12007 12029 12030 12037 12038 12044 12045 12057 12152 12157 12169 12170
  12175 12179 12185 12186 2147942402 2147942405 2147942413 2147942487 2147944122 2147954575 2147954552 2147954586 2149122452
  2147500037 2147746132 2148073477 2148073478 2148073480 2148073483 2148073485 2148073487 2148073488 2148073489 2148073492
  2148073494 2148073497 2148073504 2148073506 2148073513 2148073517 2148074244 2148074248 2148074252 2148074253 2148074254
  2148074255 2148074257 2148074274 2148074277 2148074278 2148074279 2148074280 2148074289 2148074313 2148077569 2148077570
  2148077572 2148077575 2148081668 2148081673 2148081677 2148081678 2148081682 2148081683 2148081699 2148086016 2148086018
  2148086027 2148089857 2148089858 2148089859 2148089860 2148089861 2148089865 2148089873 2148089874 2148089876 2148091904
  2148091905 2148091906 2148091907 2148091908 2148091910 2148091911 2148091912 2148091913 2148091914 2148091915 2148091917
  2148091918 2148091919 2148091920 2148091921 2148091922 2148091923 2148091924 2148098052 2148098064 2148204800 2148204801
  2148204802 2148204807 2148204809 2148204810 2148204812 2148204815 2148204816 2148204817 2148204818 2148204820 2148532268
  44761091 2147549183 2148077574 2148081697 2148081698
`;

const APPLE = `
  MCSCEPErrorDomain/22000 MCSCEPErrorDomain/22001 MCSCEPErrorDomain/22002 MCSCEPErrorDomain/22003 MCSCEPErrorDomain/22004
  MCSCEPErrorDomain/22005 MCSCEPErrorDomain/22006 MCSCEPErrorDomain/22007 MCSCEPErrorDomain/22008 MCSCEPErrorDomain/22009
  MCSCEPErrorDomain/22010 MCSCEPErrorDomain/22011 MCSCEPErrorDomain/22012 MCSCEPErrorDomain/22013
  MCInstallationErrorDomain/4001 MCInstallationErrorDomain/4009 MCProfileErrorDomain/1009 MCProfileErrorDomain/1000
  MCCertificateErrorDomain/9002 MCCertificateErrorDomain/9004 MCCertificateErrorDomain/9005 MCMDMErrorDomain/12005
  MCMDMErrorDomain/12016 MCHTTPTransactionErrorDomain/23001 MCHTTPTransactionErrorDomain/23002
  MCOTAProfilesErrorDomain/24002 MCKeychainErrorDomain/6000
`;

const LOGGERS = `
  com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager
  com.microsoft.omadm.platforms.android.certmgr.state.NativeRootCertInstallStateMachine
  com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine
  com.microsoft.omadm.syncml.SyncmlSession org.jscep.client.Client org.jscep.client.inspect.DefaultCertStoreInspector
  org.jscep.message.PkcsPkiEnvelopeDecoder org.jscep.message.PkcsPkiEnvelopeEncoder org.jscep.message.PkiMessageDecoder
  org.jscep.message.PkiMessageEncoder org.jscep.transaction.EnrollmentTransaction
  org.jscep.transport.UrlConnectionGetTransport org.jscep.transport.UrlConnectionPostTransport
  org.jscep.transport.response.GetCaCapsResponseHandler
`;

const OIDS = `
  2.16.840.1.113733.1.9.2 2.16.840.1.113733.1.9.3 2.16.840.1.113733.1.9.4 2.16.840.1.113733.1.9.5 2.16.840.1.113733.1.9.6
  2.16.840.1.113733.1.9.7 2.16.840.1.113733.1.9.8 1.3.6.1.5.5.7.24.1 1.2.840.113549.1.9.3 1.2.840.113549.1.9.4
  1.2.840.113549.1.9.5 1.2.840.113549.2.5 1.3.14.3.2.26 2.16.840.1.101.3.4.2.1 2.16.840.1.101.3.4.2.2 2.16.840.1.101.3.4.2.3
  1.2.840.113549.1.1.1 1.2.840.113549.1.1.4 1.2.840.113549.1.1.5 1.2.840.113549.1.1.10 1.2.840.113549.1.1.11
  1.2.840.113549.1.1.12 1.2.840.113549.1.1.13 1.2.840.113549.1.1.7 1.3.14.3.2.7 1.2.840.113549.3.7 1.2.840.113549.3.2
  2.16.840.1.101.3.4.1.2 2.16.840.1.101.3.4.1.22 2.16.840.1.101.3.4.1.42 1.2.840.10045.2.1 1.2.840.10045.4.3.2
  1.2.840.113549.1.9.7 1.2.840.113549.1.9.14 1.3.6.1.4.1.311.2.1.14 1.3.6.1.4.1.311.13.1 1.3.6.1.4.1.311.13.2.1
  1.3.6.1.4.1.311.13.2.2 1.3.6.1.4.1.311.13.2.3 1.3.6.1.4.1.311.21.20 1.3.6.1.4.1.311.20.2 1.3.6.1.4.1.311.21.7
  1.3.6.1.4.1.311.21.10 1.3.6.1.4.1.311.20.2.3 2.5.29.17 1.3.6.1.5.5.7.3.1 1.3.6.1.5.5.7.3.2 1.3.6.1.5.5.7.3.4
  1.3.6.1.5.5.7.3.5 1.3.6.1.5.5.7.3.6 1.3.6.1.5.5.7.3.7 1.3.6.1.5.5.7.3.9 1.3.6.1.5.5.8.2.2 1.3.6.1.4.1.311.20.2.1
  1.3.6.1.4.1.311.20.2.2 1.3.6.1.5.2.3.5 1.3.6.1.4.1.311.10.3.4 2.5.29.37.0 1.3.6.1.4.1.311.10.12.1 1.3.6.1.4.1.311.21.5
  1.3.6.1.5.5.7.3.3 1.3.6.1.4.1.311.21.33 1.3.6.1.4.1.311.21.34 1.3.6.1.4.1.311.21.35 1.3.6.1.4.1.311.21.36
  1.3.6.1.4.1.311.21.37 1.3.6.1.4.1.311.21.38 1.3.6.1.4.1.311.21.40 1.3.6.1.4.1.311.21.41 1.3.6.1.4.1.311.21.42
  1.3.6.1.4.1.311.21.39
`;

const HTTP_API = `
  AppOffline AppPoolTimer AppShutdown BadRequest Client_Reset Connection_Abandoned_By_AppPool
  Connection_Abandoned_By_ReqQueue Connection_Dropped Connection_Dropped_List_Full ConnLimit Connections_Refused Disabled
  EntityTooLarge FieldLength Forbidden Header Hostname Internal Invalid_CR/LF LengthRequired N/A N/I Number Precondition
  QueueFull RequestLength Timer_AppPool Timer_ConnectionIdle Timer_EntityBody Timer_HeaderWait Timer_MinBytesPerSecond
  Timer_ReqQueue Timer_Response Timer_SslRenegotiation URL URL_Length Verb Version_N/S
`;

const VALIDATION = `
  Unknown Success CertificateRequestDecodingFailed ChallengePasswordMissing ChallengeDeserializationError
  ChallengeDecryptionError ChallengeDecodingError ChallengeInvalidTimestamp ChallengeExpired SubjectNameMissing
  SubjectNameMismatch SubjectAltNameMissing SubjectAltNameMismatch KeyUsageMismatch KeyLengthMismatch
  EnhancedKeyUsageMissing EnhancedKeyUsageMismatch AadKeyIdentifierListMissing RegisteredKeyMismatch
  SigningCertThumbprintMismatch ScepProfileNoLongerTargetedToTheClient SignatureValidationFailed
  BadCertificateRequestIdInChallenge BadDeviceIdInChallenge BadUserIdInChallenge
`;

describe('describeStatus', () => {
  it('holds every documented status once', () => {
    expect(statusTable.map((entry) => entry.code).sort()).toEqual([...words(STATUSES)].sort());
  });

  const say = (status: number, substatus?: number): string => {
    const { code, short, match } = describeStatus(status, substatus);
    return `${match} ${code} ${english(short)}`;
  };

  it.each<[number, number | undefined, string]>([
    [404, 15, 'exact 404.15 Query string too long'],
    [404, 0, 'exact 404.0 Not found'],
    [404, undefined, 'exact 404.0 Not found'],
    [500, undefined, 'exact 500 Internal server error'],
    [500, 0, 'exact 500.0 Module or ISAPI error'],
    [200, 0, 'exact 200 OK'],
    [404, 99, 'status 404.99 Not found'],
    [418, 0, 'class 418 not a documented status'],
    [418, 7, 'class 418.7 not a documented status'],
    [99999, 0, 'class 99999 not a documented status'],
  ])('%s.%s is %s', (status, substatus, expected) => {
    expect(say(status, substatus)).toBe(expected);
  });

  it('invents nothing for an unknown substatus or status', () => {
    expect(english(describeStatus(404, 99).meaning)).toContain('Substatus 99 is not documented');
    expect(english(describeStatus(599).meaning)).toBe('The server failed; this status is not documented.');
    expect(english(describeStatus(-1).meaning)).toBe('This is not an HTTP status.');
    expect(english(describeStatus(Number.NaN).meaning)).toBe('This is not an HTTP status.');
  });

  it('knows that the same status means different things by place', () => {
    const note = (...at: Parameters<typeof statusNote>): string | undefined => {
      const found = statusNote(...at);
      return found && english(found.note);
    };
    expect(note(403, 0, 'ndes')).toMatch(/^Healthy for the bare SCEP URL/);
    expect(note(403, 0, 'policy-module')).toMatch(/lacks the purpose Client Authentication/);
    expect(note(500, 0, 'policy-module')).toMatch(/Windows Temp folder/);
    expect(note(500, undefined, 'ndes')).toMatch(/service account is locked/);
    expect(note(500, 11, 'ndes')).toBeUndefined();
    expect(note(401, undefined, 'admin')).toMatch(/normal first answer/);
  });
});

describe('describeWin32', () => {
  it('holds every code of the facts', () => {
    const values = new Set(win32Table.map((entry) => String(entry.value)));
    expect(words(WIN32).filter((value) => !values.has(value))).toEqual([]);
  });

  const say = (value: number): string => {
    const found = describeWin32(value);
    if (!found) return 'nothing';
    return `${found.hex} ${found.signed ?? '-'} ${found.name ?? '-'} ${english(found.meaning)}`;
  };

  it.each<[number, string]>([
    [2148204809, '0x800B0109 -2146762487 CERT_E_UNTRUSTEDROOT The chain ends in a root that is not trusted.'],
    [-2146762487, '0x800B0109 -2146762487 CERT_E_UNTRUSTEDROOT The chain ends in a root that is not trusted.'],
    [1346, '0x00000542 - ERROR_BAD_IMPERSONATION_LEVEL The impersonation level is missing or not valid.'],
    [
      0x80070542,
      '0x80070542 -2147023550 HRESULT_FROM_WIN32(ERROR_BAD_IMPERSONATION_LEVEL) The impersonation level is missing or not valid.',
    ],
    [0x80071234, '0x80071234 -2147020236 - A Windows error wrapped in an HRESULT: unknown (4660).'],
    [
      0x801901f7,
      '0x801901F7 -2145844745 HTTP_E_STATUS_SERVICE_UNAVAIL The server answered HTTP 503: Application pool unavailable.',
    ],
    [0x801901aa, '0x801901AA -2145844822 - The server answered HTTP 426: not a documented status.'],
    [0x800b0999, '0x800B0999 -2146760295 - A failure in certificate handling: unknown (2457).'],
    [0x8fff0001, '0x8FFF0001 -1879113727 - A failure in facility 2047: unknown (1).'],
    [0xa0431234, '0xA0431234 -1606217164 - A code of an application, not of Windows: unknown (4660).'],
    [
      0xe0434352,
      '0xE0434352 -532462766 EXCEPTION_COMPLUS A .NET exception that nobody handled: the event .NET Runtime 1026 at the same time names it.',
    ],
    [0xe0431234, '0xE0431234 -532475340 - An exception or exit code of an application, not of Windows: unknown (4660).'],
    [
      0xc0000374,
      '0xC0000374 -1073740940 STATUS_HEAP_CORRUPTION The program damaged its own memory (heap): a crash that shows later than its cause.',
    ],
    [-1073741790, '0xC0000022 -1073741790 STATUS_ACCESS_DENIED Access was denied.'],
    [0xc00000f0, '0xC00000F0 -1073741584 STATUS_INVALID_PARAMETER_2 By its name: invalid parameter 2.'],
    [0xd0000022, '0xD0000022 -805306334 HRESULT_FROM_NT(STATUS_ACCESS_DENIED) Access was denied.'],
    [
      0xc0290abc,
      '0xC0290ABC -1071052100 - An error as the kernel and processes report it (NTSTATUS), of the TPM services: unknown (2748).',
    ],
    [0x40010001, '0x40010001 - - An information as the kernel and processes report it (NTSTATUS), of facility 1: unknown (1).'],
    [0xdbcd0001, '0xDBCD0001 -607322111 - An NTSTATUS wrapped in an HRESULT: unknown (0xCBCD0001).'],
    [
      0x86000022,
      '0x86000022 -2046820318 CFGMGR_E_NOIMPERSONATIONTARGET There is no user (target SID) for whom the provider could act.',
    ],
    [0x860000ff, '0x860000FF -2046820097 - A failure in the configuration service providers: unknown (255).'],
    [0x00140003, '0x00140003 - - No failure by its top bit; reported by facility 20: unknown (3).'],
    [12099, '0x00002F43 - - An error of WinHTTP or WinINet: unknown (12099).'],
    [4242, '0x00001092 - - A Windows error: unknown (4242).'],
    [0x100000000, 'nothing'],
    [1.5, 'nothing'],
    [Number.NaN, 'nothing'],
  ])('%s', (value, expected) => {
    expect(say(value)).toBe(expected);
  });

  it('finds a code by its symbol', () => {
    expect(describeWin32Name('NTE_BAD_DATA')?.hex).toBe('0x80090005');
    expect(describeWin32Name('NTE_NO_SUCH_THING')).toBeUndefined();
  });
});

describe('SCEP values', () => {
  it.each([
    ['19', 'PKCSReq'],
    ['PKCS_REQ', 'PKCSReq'],
    ['GetCertInitial', 'CertPoll'],
    ['cert_rep', 'CertRep'],
  ])('messageType %s is %s', (text, name) => {
    expect(scepValue(messageTypes, text)?.name).toBe(name);
  });

  it('knows the numbers of RFC 8894', () => {
    const of = (table: readonly { value: number; name: string }[]): string =>
      table.map((entry) => `${entry.value} ${entry.name}`).join(', ');
    expect(of(messageTypes)).toBe('3 CertRep, 17 RenewalReq, 18 UpdateReq, 19 PKCSReq, 20 CertPoll, 21 GetCert, 22 GetCRL');
    expect(of(pkiStatus)).toBe('0 SUCCESS, 2 FAILURE, 3 PENDING');
    expect(of(failInfo)).toBe('0 badAlg, 1 badMessageCheck, 2 badRequest, 3 badTime, 4 badCertId');
    expect(capabilities.map((entry) => entry.name).join(' ')).toBe(
      'AES DES3 GetNextCACert POSTPKIOperation Renewal SHA-1 SHA-256 SHA-512 SCEPStandard Update',
    );
  });

  it('knows no number that is not assigned', () => {
    expect(scepValue(failInfo, '9')).toBeUndefined();
    expect(scepValue(pkiStatus, '1')).toBeUndefined();
    expect(scepValue(messageTypes, '')).toBeUndefined();
  });
});

describe('errors of clients', () => {
  it.each(words(APPLE))('knows %s', (key) => {
    const [domain = '', code = ''] = key.split('/');
    expect(appleError(domain, Number(code))?.value).toBe(Number(code));
  });

  it('does not mix up domains', () => {
    expect(appleError('MCProfileErrorDomain', 22013)).toBeUndefined();
  });

  it.each([
    ['org.jscep.transport.TransportException', '500 Internal Server Error', 'jscep-http-status'],
    ['org.jscep.transport.TransportException', 'Error connecting to server', 'jscep-no-connection'],
    ['org.jscep.transport.TransportException', 'Error reading response stream', 'jscep-no-connection'],
    [
      'org.jscep.transport.response.InvalidContentTypeException',
      'Expected [application/x-pki-message], but was text/html',
      'jscep-html-instead-of-scep',
    ],
    [
      'org.jscep.transport.response.InvalidContentTypeException',
      'Expected [application/x-x509-ca-cert], but was text/html',
      'jscep-html-instead-of-scep',
    ],
    ['org.jscep.transport.response.InvalidContentException', '', 'jscep-answer-damaged'],
    ['org.jscep.client.ClientException', 'CA certificate fingerprint could not be verified.', 'jscep-ca-fingerprint'],
    ['org.jscep.client.ClientException', 'RA not issued by CA', 'jscep-ra-not-issued-by-ca'],
    ['org.jscep.transaction.OperationFailureException', 'Operation failed due to badCertId', 'delivery-android-failed'],
    ['org.jscep.transaction.TransactionException', 'Transaction ID Mismatch', 'jscep-answer-mixed'],
    ['org.jscep.transaction.InvalidNonceException', 'Nonce mismatch. Sent: a. Receieved: b', 'jscep-answer-mixed'],
    ['org.jscep.transaction.InvalidNonceException', 'Nonce encountered before: a', 'jscep-answer-mixed'],
    ['org.jscep.message.MessageDecodingException', 'Could not for signerInfo for CN=RA', 'jscep-answer-mixed'],
    ['org.jscep.message.MessageDecodingException', 'pkiMessage verification failed.', 'jscep-answer-damaged'],
    ['org.jscep.message.MessageEncodingException', '', 'jscep-request-not-built'],
    ['java.net.UnknownHostException', 'Unable to resolve host', 'jscep-no-connection'],
  ])('%s: %s', (name, text, resolution) => {
    expect(javaException(name, text)?.resolution).toBe(resolution);
  });

  it('knows no exception that only passes on another one, and none of other apps', () => {
    expect(javaException('org.jscep.client.ClientException', 'org.jscep.transport.TransportException: 500')).toBeUndefined();
    expect(javaException('java.lang.IllegalStateException', '')).toBeUndefined();
  });

  it('names only resolutions that exist', () => {
    const named = [...appleErrors, ...javaExceptions, ...failInfo].flatMap((entry) => entry.resolution ?? []);
    expect(named.filter((id) => !resolutions.has(id))).toEqual([]);
  });
});

describe('Android', () => {
  it.each(words(LOGGERS))('knows the logger %s', (name) => {
    expect(omadmLoggers.get(name.toLowerCase())?.name).toBe(name);
  });

  it.each(['root', 'scep'] as const)('leads the states of %s to the last one without a gap', (machine) => {
    const states = certificateStates.filter((state) => state.machine === machine);
    const way: string[] = [];
    for (let state = states.find((one) => one.place === 1); state; state = states.find((one) => one.name === state?.next)) {
      way.push(state.name);
    }
    expect(way).toEqual(states.map((state) => state.name));
    expect(certificateState(machine, way.at(-1) ?? '')?.last).toBe(true);
  });

  it('reads no more than its name from a state that no source names', () => {
    expect(certificateState('scep', 'CERT_ENROLL_FAILED')).toBeUndefined();
    expect(english(readStateName('CERT_ENROLL_FAILED'))).toMatch(/^By its name, a step failed/);
    expect(english(readStateName('SOMETHING ELSE'))).toBe('No published log shows this state.');
  });
});

describe('other tables', () => {
  it('holds every object identifier of the protocol', () => {
    expect(words(OIDS).filter((oid) => !describeOid(oid) && !verdictOf(oid))).toEqual([]);
    expect(describeOid('1.2.3.4.5')).toBeUndefined();
  });

  it('holds every reason of http.sys, every TLS flag and every result of the check by Intune', () => {
    expect([...httpApiReasons.values()].map((entry) => entry.name).sort()).toEqual([...words(HTTP_API)].sort());
    expect(words(VALIDATION).filter((name) => !intuneValidationErrors.has(name.toLowerCase()))).toEqual([]);
    expect(winHttpFlags.size).toBe(8);
  });

  it('knows the limits that a long request meets', () => {
    expect(requestLimits.map((limit) => `${limit.name} ${limit.byDefault} ${limit.forNdes ?? '-'}`)).toEqual([
      'MaxFieldLength 16384 65534',
      'MaxRequestBytes 16384 65534',
      'UrlSegmentMaxLength 260 -',
      'UrlSegmentMaxCount 255 -',
      'maxUrl 4096 65534',
      'maxQueryString 2048 65534',
      'maxAllowedContentLength 30000000 -',
    ]);
  });
});

describe('every entry', () => {
  const all: readonly (Sourced & { readonly meaning: Sentence })[] = [
    ...statusTable,
    ...win32Table,
    ...messageTypes,
    ...pkiStatus,
    ...failInfo,
    ...capabilities,
    ...appleErrors,
    ...javaExceptions,
    ...omadmLoggers.values(),
    ...certificateStates,
    ...identifiers,
    ...httpApiReasons.values(),
    ...winHttpFlags.values(),
    ...intuneValidationErrors.values(),
  ];

  it('is a sentence, with a source', () => {
    const faulty = all.filter(
      (entry) => !/^[A-Z“"].*[.!]$/s.test(english(entry.meaning)) || references(entry.source).length === 0,
    );
    expect(faulty.map((entry) => english(entry.meaning))).toEqual([]);
  });

  it('links to https only, and leaves no abbreviation in what a reader sees', () => {
    for (const entry of all) {
      for (const { text, url } of references(entry.source)) {
        expect(text).not.toMatch(/^(CERT|IIS|SA|MEM|WIN32|IISDOCS|jscep|script):/);
        if (url !== undefined) expect(url).toMatch(/^https:\/\/\S+$/);
      }
    }
  });
});
