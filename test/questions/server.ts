import { calls, event, httperr, idle, iis, ndes } from '../core/case/rules/samples/lines.ts';
import { capi2, setupLog } from './lines.ts';
import type { Question } from './model.ts';

const BROWSER = 'Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)';
const bare = (status: string): string =>
  iis({ at: '08:15:01', call: 'other', agent: BROWSER, status }).replace('/iisstart.htm -', '/certsrv/mscep/mscep.dll -');

/** Questions that the logs of the server answer: IIS, HTTPERR, events of NDES and of Windows, the connector's setup. */
export const SERVER: readonly Question[] = [
  {
    asked: 'A browser shows 403 on mscep.dll: is NDES broken?',
    files: { 'u_ex260105.log': bare('403 0 0') },
    answer: { healthy: true, hover: { file: 'u_ex260105.log', token: '403 0', says: /healthy/i } },
  },
  {
    asked: 'The NDES page appears (200) although the connector was set up: is the policy module there?',
    files: { 'u_ex260105.log': bare('200 0 0'), 'SetupMsi.log': setupLog },
    answer: { findings: [{ id: 'general-ndes-page', lines: ['u_ex260105.log:5'], says: /policy module/ }] },
  },
  {
    asked: '"The password cannot be verified", though the challenge is right: why?',
    files: {
      'Application.xml': ndes(
        '08:15:05',
        29,
        'The password in the certificate request cannot be verified. It may have been used already. Obtain a new password to submit with this request.',
      ),
    },
    answer: {
      findings: [{ id: 'ndes-challenge-refused', lines: ['Application.xml:1'], says: /connector/ }],
      missing: /CertificateConnectors/,
    },
  },
  {
    asked: '503 on every call: the SCEP pool dies in w3wp.exe and ntdll.dll',
    files: {
      'httperr1.log': httperr(
        [
          '08:15:01',
          '10.40.87.9',
          'HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca',
          '503 1 AppOffline SCEP',
        ],
        idle('08:20:00'),
      ),
      'Application.xml': event(
        'Application Error',
        '08:14:58',
        1000,
        'Faulting application name: w3wp.exe, version: 8.5.9600.16384, time stamp: 0x5215df96\nFaulting module name: ntdll.dll, version: 6.3.9600.18821, time stamp: 0x59ba86db\nException code: 0xc0000374',
      ),
      'CAPI2.xml': capi2(
        '08:14:50',
        'w3wp.exe',
        '800B0101',
        'A required certificate is not within its validity period when verifying against the current system clock or the timestamp in the signed file.',
      ),
    },
    answer: {
      findings: [
        { id: 'http-503-app-pool', lines: ['httperr1.log:5'] },
        { id: 'http-503-app-pool', lines: ['Application.xml:3'], says: /w3wp|crash/ },
        { id: 'http-503-ndespolicy-cert-expired', lines: ['CAPI2.xml:2'], says: /validity|expired/ },
      ],
    },
  },
  {
    asked: 'VerifyRequest is answered 403 16 2148204809',
    files: {
      'u_ex260105.log': iis(...calls('08:15:00', { status: '500 0 0' }), {
        at: '08:15:03',
        call: 'VerifyRequest',
        status: '403 16 2148204809',
      }),
    },
    answer: { findings: [{ id: 'verifyrequest-403-16', lines: ['u_ex260105.log:8'], says: /Trusted Root|root/ }] },
  },
  {
    asked: 'VerifyRequest is answered 403 without 16: what is wrong with the certificate?',
    files: {
      'u_ex260105.log': iis(...calls('08:15:00', { status: '500 0 0' }), {
        at: '08:15:03',
        call: 'VerifyRequest',
        status: '403 0 0',
      }),
    },
    answer: {
      findings: [{ id: 'verifyrequest-403-eku', lines: ['u_ex260105.log:8'], says: /Client Authentication/ }],
      never: ['verifyrequest-403-16'],
    },
  },
  {
    asked: 'VerifyRequest 500, and the pool "terminated unexpectedly"',
    files: {
      'u_ex260105.log': iis(...calls('08:15:00', { status: '500 0 0' }), {
        at: '08:15:03',
        call: 'VerifyRequest',
        status: '500 0 0',
      }),
      'Application.xml': event(
        'ASP.NET 4.0.30319.0',
        '08:15:02',
        1310,
        'Event code: 3007\nEvent message: A compilation error has occurred.\nApplication Virtual Path: /CertificateRegistrationSvc',
      ),
      'System.xml': event(
        'Microsoft-Windows-WAS',
        '08:15:03',
        5009,
        "A process serving application pool 'CertificateRegistrationSvc' terminated unexpectedly. The process id was '2084'. The process exit code was '0xfffffffe'.",
      ),
    },
    answer: {
      findings: [
        { id: 'verifyrequest-500-temp', lines: ['u_ex260105.log:8'], says: /often|Temp/ },
        { id: 'verifyrequest-500-temp', lines: ['Application.xml:1'] },
        { id: 'http-503-app-pool', lines: ['System.xml:1'] },
      ],
    },
  },
  {
    asked: 'GetCACert is answered 500 0 1346',
    files: { 'u_ex260105.log': iis({ at: '08:15:00', call: 'GetCACert', status: '500 0 1346' }) },
    answer: { findings: [{ id: 'iis-500-1346-impersonation', lines: ['u_ex260105.log:5'], says: /IIS_IUSRS|Impersonate/ }] },
  },
  {
    asked: 'NDES events 2 and 10: "the parameter is incorrect"',
    files: {
      'Application.xml':
        ndes(
          '08:15:00',
          2,
          'The Network Device Enrollment Service cannot be started (0x80070057).  The parameter is incorrect.',
        ) +
        ndes(
          '08:15:00',
          10,
          'The Network Device Enrollment Service cannot retrieve one of its required certificates (0x80070057).  The parameter is incorrect.',
        ),
      'u_ex260105.log': iis({ at: '08:16:00', call: 'GetCACaps', status: '500 0 0' }),
    },
    answer: {
      findings: [
        { id: 'ndes-start-0x80070057', lines: ['Application.xml:1'], says: /private key|expired|revocation/ },
        { id: 'http-500-ndes', lines: ['u_ex260105.log:5'] },
      ],
    },
  },
];
