import { WITHOUT } from '../core/case/rules/samples/certificate-without-sid.ts';
import { ACCEPTED, calls, certificates, httperr, idle, iis, management, WINDOWS } from '../core/case/rules/samples/lines.ts';
import { capi2, certEnroll, client, iosCall, iosError } from './lines.ts';
import type { Question } from './model.ts';

const OF_LINKED =
  'SCEP: Failed LogError Message : (SCEPInstallCertificateWithScepHelper: failed to initialize enrollment with NDES server https://ndes.contoso.com/certsrv/mscep/mscep.dll, LogError 0x80).';
const failed = (at: string, words: string): string =>
  client(at, 307, OF_LINKED) + client(at, 32, `SCEP: Certificate enroll failed. Result: (${words}).`);

/** Questions that the log of the device answers, alone or with that of the server. */
export const DEVICES: readonly Question[] = [
  {
    asked: 'The iPhone sends its request by GET, and IIS has nothing or 414',
    files: {
      'iphone.log': `${iosCall('08:15:00', 'GetCACert')}${iosCall('08:15:01', 'GetCACaps')}default\t08:15:02.000001+0000\tprofiled\tSending CSR via GET\n${iosError('08:15:05', 22013, 'The SCEP server returned an invalid response.')}`,
      'u_ex260105.log': iis(...calls('08:15:00', {}, true), { at: '08:15:03', call: 'PKIOperation', status: '414 0 0' }),
      'httperr1.log': httperr(
        [
          '08:15:03',
          '10.40.87.9',
          'HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCA',
          '414 1 URL_Length -',
        ],
        idle('08:20:00'),
      ),
    },
    answer: { findings: [{ id: 'http-414-long-url', lines: ['httperr1.log:5'], says: /long/ }] },
  },
  {
    asked: 'iOS: "The SCEP server returned an invalid response" (22013), and IIS shows only 200',
    files: {
      'iphone.log': `${iosCall('08:15:00', 'GetCACert')}${iosCall('08:15:01', 'GetCACaps')}${iosError('08:15:05', 22013, 'The SCEP server returned an invalid response.')}`,
      'u_ex260105.log': iis(...calls('08:15:00', {}, true), { at: '08:30:00', call: 'other', from: '10.1.1.1', agent: 'curl/8' }),
    },
    answer: {
      findings: [{ id: 'ios-scep-error', lines: ['iphone.log:7'] }],
      enrollment: { outcome: 'failed', lines: ['iphone.log:1', 'u_ex260105.log:5'] },
    },
  },
  {
    asked: 'iOS: GetCACert is answered 200, and GetCACaps never comes',
    files: {
      'iphone.log': `${iosCall('08:15:00', 'GetCACert')}${iosError('08:15:02', 22003, 'The Registration Authority’s response is invalid.')}`,
      'u_ex260105.log': iis(
        { at: '08:15:01', call: 'GetCACert' },
        { at: '08:30:00', call: 'other', from: '10.1.1.1', agent: 'curl/8' },
      ),
    },
    answer: {
      findings: [
        { id: 'ios-no-getcacaps', lines: ['u_ex260105.log:5'], says: /root|trust/i },
        { id: 'ios-scep-error', lines: ['iphone.log:6'] },
      ],
      enrollment: { outcome: 'failed', failedStep: 2 },
    },
  },
  {
    asked: 'Windows events 32 and 307: "The hash value is not correct"',
    files: { 'Admin.xml': failed('08:15:02', 'The hash value is not correct. 0x80091007') },
    answer: {
      findings: [{ id: 'windows-hash-value', lines: ['Admin.xml:2', 'Admin.xml:1'], says: /root/ }],
      never: ['delivery-windows'],
    },
  },
  {
    asked: '0x80072f8f at GetCACaps',
    files: {
      'CertEnroll.xml': certEnroll(
        '08:15:02',
        86,
        'SCEP Certificate enrollment initialization for WORKGROUP\\PC1$ via https://ndes.contoso.com/certsrv/mscep/mscep.dll/pkiclient.exe failed: GetCACaps\nMethod: GET(172ms)\nStage: GetCACaps\nA security error occurred 0x80072f8f (WinHttp: 12175 ERROR_WINHTTP_SECURE_FAILURE)',
      ),
      'Admin.xml': failed('08:15:03', 'A security error occurred 0x80072f8f'),
    },
    answer: {
      findings: [
        { id: 'windows-tls-0x80072f8f', lines: ['Admin.xml:2'], says: /TLS|certificate/ },
        { id: 'windows-certenroll-failed', lines: ['CertEnroll.xml:4'], says: /GetCACaps|TLS|secure/i },
      ],
    },
  },
  {
    asked: '0x80190194 "failed to initialize", but the URL is public',
    files: {
      'Admin.xml': failed('08:15:03', 'Not found (404). 0x80190194'),
      'u_ex260105.log': iis({ at: '08:15:02', call: 'other', agent: WINDOWS, status: '404 0 2' }).replace(
        '/iisstart.htm -',
        '/scep/pkiclient.exe operation=GetCACaps',
      ),
    },
    answer: { findings: [{ id: 'delivery-windows', lines: ['Admin.xml:2'], says: /pkiclient\.exe/ }] },
  },
  {
    asked: '0x80072f78 at GetCACaps, and no line in IIS',
    files: {
      'CertEnroll.xml': certEnroll(
        '08:15:02',
        86,
        'SCEP Certificate enrollment initialization for WORKGROUP\\PC1$ via https://ndes.contoso.com/certsrv/mscep/mscep.dll/pkiclient.exe failed: GetCACaps\nMethod: GET(31ms)\nStage: GetCACaps\nThe server returned an invalid or unrecognized response 0x80072f78 (WinHttp: 12152 ERROR_WINHTTP_INVALID_SERVER_RESPONSE)',
      ),
      'Admin.xml': failed('08:15:03', 'The server returned an invalid or unrecognized response 0x80072f78'),
    },
    answer: {
      findings: [
        { id: 'delivery-windows', lines: ['Admin.xml:2'] },
        { id: 'windows-certenroll-failed', lines: ['CertEnroll.xml:4'] },
      ],
    },
  },
  {
    asked: 'Everything is 200 and the CA issued, but Windows lacks an "expected authenticated attribute"',
    files: {
      'Admin.xml': failed(
        '08:15:03',
        'The cryptographic message does not contain an expected authenticated attribute. 0x80091006',
      ),
    },
    answer: { findings: [{ id: 'delivery-windows', lines: ['Admin.xml:2'], says: /attribute/ }] },
  },
  {
    asked: 'The console says Verified, and there is no certificate',
    files: {
      'Admin.xml': management('08:15:00', 306, ACCEPTED) + management('08:45:00', 208, 'MDM Session: OMA-DM session ended.'),
    },
    answer: { enrollment: { outcome: 'unknown', lines: ['Admin.xml:1'] }, never: ['windows-306-not-success'] },
  },
  {
    asked: 'A Mac renews: the server answers 200, and the device says 15002',
    files: {
      'mac.log':
        '2026-01-05 08:15:04.822 E  mdmclient[603:1f2a] [com.apple.ManagedClient:MDM] [ERROR] [0:Cert_PI:SCEP:<0x2c11>] Unable to obtain certificate from SCEP server at "https://ndes.contoso.com/certsrv/mscep/mscep.dll" <MDM-SCEP:15002>\n',
      'u_ex260105.log': iis(...calls('08:15:00', { agent: 'mdmclient/1.0+CFNetwork/1410.0.3+Darwin/22.6.0' })),
    },
    answer: { findings: [{ id: 'mac-scep-failed', lines: ['mac.log:1'], says: /server/ }], never: ['ios-scep-error'] },
  },
  {
    asked: 'After the renewal of the CA only Windows fails',
    files: {
      'Admin.xml': failed(
        '08:15:03',
        'A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider. 0x800b0109',
      ),
      'CAPI2.xml': capi2(
        '08:15:02',
        'svchost.exe',
        '800B0109',
        'A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider.',
        'NDES01-MSCEP-RA',
      ).replace('NDES01.contoso.com</Computer>', 'PC1</Computer>'),
    },
    answer: {
      findings: [
        { id: 'windows-after-ca-renewal', lines: ['Admin.xml:2'], says: /RA certificates|CA/ },
        { id: 'windows-after-ca-renewal', lines: ['CAPI2.xml:2'] },
      ],
    },
  },
  {
    asked: 'Issued and installed, yet the logon to Wi-Fi or VPN fails since 2025',
    files: { 'OMADM.log': certificates('08:15:05', WITHOUT) },
    answer: { findings: [{ id: 'certificate-without-sid', lines: ['OMADM.log:1'], says: /SID/ }] },
  },
];
