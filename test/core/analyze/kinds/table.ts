import {
  asJson,
  asList,
  asTable,
  asXml,
  copied,
  iis,
  inOneLine,
  logShow,
  MDM,
  NDES,
  omadm,
  type PastedEvent,
  profiled,
  WAS,
  withSource,
} from './forms.ts';

/** One text as somebody pastes it, and what has to be said of it. */
export interface Input {
  readonly text: string;
  /** Rules that report something, and those that may not. */
  readonly finds?: readonly string[];
  readonly quiet?: readonly string[];
  /** Words of a finding or a hover. */
  readonly says?: RegExp;
  readonly never?: RegExp;
}

const GET = 'GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca';
const event32 = (result: string): PastedEvent => ({
  source: MDM,
  id: 32,
  text: `SCEP: Certificate enroll failed. Result: (${result}).`,
});
const event306 = (result: string): PastedEvent => ({
  source: MDM,
  id: 306,
  text: `SCEP: CspExecute for UniqueId : (Profile_7) InstallUserSid : (S-1-12-1-9) InstallLocation : (user) NodePath : (clientcertificateinstall) KeyProtection: (0x2) Result : (${result}).`,
});
const start = (code: string, words = 'The service did not start.'): PastedEvent => ({
  source: NDES,
  id: 2,
  text: `The Network Device Enrollment Service cannot be started (${code}). ${words}`,
});
const ended = (code: string): PastedEvent => ({
  source: WAS,
  id: 5009,
  text: `A process serving application pool 'SCEP' terminated unexpectedly. The process id was '933'. The process exit code was '${code}'.`,
});
const UNREADABLE: PastedEvent = {
  source: NDES,
  id: 17,
  text: 'The Network Device Enrollment Service cannot retrieve required information, such as the transaction ID, from the request (0x8009310b).  ASN1 bad tag value met.',
};
const JSCEP = 'org.jscep.transport.UrlConnectionGetTransport';
const URL = 'https://scep.fabrikam.example/certsrv/mscep/mscep.dll';
const answered = (status: string, operation = 'GetCACaps'): readonly (readonly [string, string, string])[] => [
  ['VERB', JSCEP, `Sending ${operation}(ca) to ${URL}?operation=${operation}&message=ca`],
  ['VERB', JSCEP, `Received '${status}' when sending ${operation}(ca) to ${URL}?operation=${operation}&message=ca`],
];
const refusedByIos = (code: number, desc: string): readonly string[] => [
  'Cannot retrieve SCEP identity: NSError:',
  `Desc   : ${desc}`,
  'Domain : MCSCEPErrorDomain',
  `Code   : ${code}`,
  'Type   : MCFatalError',
];
const noAnswer = (code: number, words: string): readonly string[] => [
  `URL request to ${URL}?operation=GetCACert&message=x failed. Error: Error Domain=NSURLErrorDomain Code=${code} "${words}" UserInfo={NSLocalizedDescription=${words}}`,
  ...refusedByIos(22005, 'There was a network error.'),
];
const ISSUED = [
  'Attempting to retrieve issued certificate...',
  'Sending CSR via POST.',
  `Performing synchronous URL request: ${URL}?operation=PKIOperation`,
  'URL request succeeded.',
  'Issued certificate received.',
  'Successfully installed certificate.',
] as const;
const PENDING = [
  'Could not retrieve issued certificate: NSError:',
  'Desc   : PENDING',
  'Domain : PENDING',
  'Code   : 3',
] as const;
const excluded = (alias: string): readonly [string, string, string] => [
  'VERB',
  'com.microsoft.omadm.utils.CertUtils',
  `Excluding cert with alias ${alias} and requestId r7 as it does not have any purpose EKU.`,
];
const mac = (...lines: readonly (readonly [string, string])[]): string =>
  lines
    .map(
      ([level, message], at) =>
        `2026-03-09 06:14:0${at}.553110+0100 0x9f3      ${level.padEnd(12)}0x0                  631    0    mdmclient: (ManagedClient) [com.apple.ManagedClient:MDM] ${message}`,
    )
    .join('\n')
    .concat('\n');
const scepNode = (name: string, data: string, format = 'chr'): string =>
  `<Item><Target><LocURI>./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/unit7/Install/${name}</LocURI></Target><Meta><Format xmlns="syncml:metinf">${format}</Format></Meta><Data>${data}</Data></Item>`;
const appleProfile = (keys: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>\n<key>PayloadContent</key><array><dict>\n<key>PayloadType</key><string>com.apple.security.scep</string>\n<key>PayloadContent</key><dict>\n<key>URL</key><string>${URL}</string>\n${keys}\n</dict></dict></array>\n<key>PayloadType</key><string>Configuration</string>\n</dict></plist>\n`;

/** Each kind of text on which a reader of logs falls short easily, with inputs that have nothing else in common. */
export const KINDS: Readonly<Record<string, readonly [Input, Input, Input, ...Input[]]>> = {
  'OMADM.log without its category column': [
    { text: omadm(answered('503 Service Unavailable'), '    ', false), finds: ['http-503-app-pool'] },
    { text: omadm(answered('404 Not Found', 'GetCACert'), '\t', false), finds: ['http-404-scep-path'] },
    { text: omadm(answered('500 Internal Server Error'), '  ', false), finds: ['http-500-ndes'] },
  ],
  'a certificate of Android that does not fit': [
    {
      text: omadm([
        excluded('User1'),
        [
          'INFO',
          'com.microsoft.omadm.platforms.android.wifimgr.WifiProfileManager',
          'Skipping Wifi profile corp because it is pending certificates.',
        ],
      ]),
      finds: ['android-certificate-not-fitting'],
    },
    {
      text: omadm(
        [
          excluded('Device-9'),
          [
            'INFO',
            'com.microsoft.omadm.platforms.android.wifimgr.WifiProfileManager',
            'Skipping Wifi profile lab because it is pending certificates.',
          ],
        ],
        '    ',
        false,
      ),
      finds: ['android-certificate-not-fitting'],
    },
    {
      text: omadm([
        [
          'INFO',
          'com.microsoft.omadm.platforms.android.wifimgr.WifiProfileManager',
          'Skipping Wifi profile guests because it is pending certificates.',
        ],
      ]),
      finds: ['android-certificate-not-fitting'],
    },
  ],
  'iOS got its certificate by POST': [
    { text: profiled(...ISSUED), quiet: ['ios-enrollment-stops', 'ios-scep-identity-failed'] },
    { text: logShow(...ISSUED), quiet: ['ios-enrollment-stops', 'ios-scep-identity-failed'] },
    { text: profiled(...ISSUED.slice(0, 5)), quiet: ['ios-enrollment-stops', 'ios-scep-identity-failed'] },
  ],
  'iOS polls for a pending request': [
    {
      text: profiled(ISSUED[0], ...PENDING, 'Sleeping before polling SCEP server again.', ISSUED[0], ISSUED[4]),
      quiet: ['ios-scep-identity-failed', 'ios-enrollment-stops'],
    },
    {
      text: profiled(ISSUED[0], ...PENDING, 'Sleeping before polling SCEP server again.'),
      finds: ['scep-reply-pending'],
      quiet: ['ios-scep-identity-failed'],
    },
    {
      text: logShow(ISSUED[0], ...PENDING, 'Sleeping before polling SCEP server again.'),
      finds: ['scep-reply-pending'],
      quiet: ['ios-scep-identity-failed'],
    },
  ],
  'the network error below a SCEP error of iOS': [
    { text: profiled(...noAnswer(-1202, 'The certificate for this server is invalid.')), finds: ['ios-scep-error'], says: /TLS/ },
    { text: profiled(...noAnswer(-1001, 'The request timed out.')), finds: ['ios-scep-error'], says: /timed out/ },
    { text: logShow(...noAnswer(-1004, 'Could not connect to the server.')), finds: ['ios-scep-error'], says: /nothing listens/ },
    {
      text: profiled(...noAnswer(-1009, 'The Internet connection appears to be offline.')),
      finds: ['ios-scep-error'],
      says: /no network/,
    },
  ],
  'what iOS says of GetCACert and GetCACaps': [
    {
      text: profiled(...refusedByIos(22004, 'The SCEP server configuration is not supported.')),
      finds: ['ios-scep-error'],
      says: /content type/,
    },
    { text: profiled(...refusedByIos(22002, 'The CA certificate is invalid.')), finds: ['ios-scep-error'], says: /none in DER/ },
    {
      text: logShow(...refusedByIos(22006, 'Insufficient capability.')),
      finds: ['ios-scep-error'],
      says: /SHA-1 nor SHA-256/,
      never: /The answer to GetCACaps is empty/,
    },
  ],
  'mdmclient of a Mac could not enroll': [
    {
      text: mac(
        ['Default', '[0:Cert_PI:SCEP:<0x8b46>] Processing MDM_SCEP_Enroll for server: https://mdm.fabrikam.example/scep'],
        ['Error', '[ERROR] <: [MDM_SCEP_Enroll] Calling SCEPRequestCertSignature --> <NSOSStatusErrorDomain:-603>'],
      ),
      finds: ['mac-scep-failed'],
    },
    {
      text: mac(['Error', '[ERROR] <: [MDM_SCEP_Enroll] Calling SCEPRequestCertSignature --> <NSOSStatusErrorDomain:-67671>']),
      finds: ['mac-scep-failed'],
    },
    {
      text: `default\t06:14:01.553110 +0100\tmdmclient\t[0:Cert_PI:SCEP:<0x11>] Processing MDM_SCEP_Enroll for server: https://mdm.fabrikam.example/scep\nerror\t06:14:02.553110 +0100\tmdmclient\t[ERROR] <: [MDM_SCEP_Enroll] Calling SCEPRequestCertSignature --> <NSOSStatusErrorDomain:-603>\n`,
      finds: ['mac-scep-failed'],
    },
  ],
  'the sentence of an event alone': [
    { text: `${event32('Unknown Win32 Error code: 0x80072f8f').text}\n`, finds: ['windows-tls-0x80072f8f'] },
    { text: `${start('0x80070057', 'The parameter is incorrect.').text}\n`, finds: ['ndes-start-0x80070057'] },
    { text: `> ${event32('The hash value is not correct.').text}\n`, finds: ['windows-hash-value'] },
  ],
  'the labels of an event on one line': [
    { text: inOneLine(start('0x80070057', 'The parameter is incorrect.')), finds: ['ndes-start-0x80070057'] },
    { text: inOneLine(event32('Unknown Win32 Error code: 0x80072f8f')), finds: ['windows-tls-0x80072f8f'] },
    { text: inOneLine(ended('0xc0000005')), finds: ['http-503-app-pool'] },
  ],
  'events as PowerShell prints them': [
    { text: asTable(event32('Unknown Win32 Error code: 0x80072f8f')), finds: ['windows-tls-0x80072f8f'] },
    { text: asList(start('0x80070057')), finds: ['ndes-start-0x80070057'] },
    { text: asTable(UNREADABLE), finds: ['ndes-message-unreadable'] },
  ],
  'events as JSON': [
    { text: asJson(start('0x80070057')), finds: ['ndes-start-0x80070057'] },
    { text: asJson(event32('Unknown Win32 Error code: 0x80072f8f')), finds: ['windows-tls-0x80072f8f'] },
    {
      text: `${JSON.stringify({ Event: { System: { Provider: { '#attributes': { Name: NDES } }, EventID: 29, Level: 2, TimeCreated: { '#attributes': { SystemTime: '2026-03-09T06:14:00Z' } }, Channel: 'Application', Computer: 'SRV7' }, EventData: null } })}\n`,
      finds: ['ndes-challenge-refused'],
    },
  ],
  'a source and a message without an id': [
    {
      text: withSource({
        ...UNREADABLE,
        text: "The Network Device Enrollment Service cannot decrypt the client's PKCS7 message (0x80090005).  Bad Data.",
      }),
      finds: ['ra-cert-mismatch-decrypt'],
    },
    { text: withSource(UNREADABLE), finds: ['ndes-message-unreadable'], says: /Validate-NDESUrl\.ps1/ },
    { text: withSource(start('0x80070057')), finds: ['ndes-start-0x80070057'] },
  ],
  'an NTSTATUS as the end of a process': [
    {
      text: copied(ended('0xc0000374')),
      finds: ['http-503-app-pool'],
      says: /STATUS_HEAP_CORRUPTION/,
      never: /default facility/,
    },
    { text: asXml(ended('0xc00000bb')), finds: ['http-503-app-pool'], says: /STATUS_NOT_SUPPORTED/ },
    {
      text: copied({
        source: 'Application Error',
        id: 1000,
        text: 'Faulting application name: w3wp.exe, version: 10.0.1\nException code: 0xc0000022',
      }),
      finds: ['http-503-app-pool'],
      says: /STATUS_ACCESS_DENIED/,
    },
  ],
  'a code of the configuration manager of MDM': [
    {
      text: copied(event306('Unknown Win32 Error code: 0x86000022')),
      finds: ['windows-306-not-success'],
      says: /CFGMGR_E_NOIMPERSONATIONTARGET/,
    },
    { text: asList(event306('Unknown Win32 Error code: 0x86000011')), finds: ['windows-306-not-success'], says: /CFGMGR_E_/ },
    { text: `${event306('Unknown Win32 Error code: 0x86000004').text}\n`, finds: ['windows-306-not-success'], says: /CFGMGR_E_/ },
  ],
  'NDES does not start, for another code': [
    {
      text: copied(start('0x800700ea', 'More data is available.')),
      finds: ['ndes-start-0x80070057'],
      says: /ExtensionlessUrlHandler/,
      never: /RA certificate cannot be used/,
    },
    {
      text: asXml(start('0x80070002')),
      finds: ['ndes-start-0x80070057'],
      says: /registry value is missing/,
      never: /RA certificate cannot be used/,
    },
    { text: inOneLine(start('0x800700ea')), finds: ['ndes-start-0x80070057'], says: /ExtensionlessUrlHandler/ },
  ],
  'the advice for event 32 follows its code': [
    {
      text: copied(event32('The string contains a non-printable character.')),
      finds: ['delivery-windows'],
      says: /PrintableString/,
    },
    { text: asXml(event32('Unknown Win32 Error code: 0x80091006')), finds: ['delivery-windows'], says: /lacks an attribute/ },
    {
      text: `${event32('Not found (404).').text.replace('Not found (404).', 'Unknown Win32 Error code: 0x80190194')}\n`,
      finds: ['delivery-windows'],
      says: /pkiclient\.exe/,
    },
  ],
  'a fault of TLS on a Windows device': [
    { text: copied(event32('Unknown Win32 Error code: 0x80072f06')), finds: ['windows-tls-0x80072f8f'] },
    {
      text: asJson(event32('Unknown Win32 Error code: 0x80072f0c')),
      finds: ['windows-tls-0x80072f8f'],
      says: /client certificate/,
    },
    { text: asTable(event32('Unknown Win32 Error code: 0x80090326')), finds: ['windows-tls-0x80072f8f'] },
  ],
  'the registration point of Configuration Manager': [
    {
      text: iis('POST /CMCertificateRegistration/Certificate/VerifyRequest -', '403 17 2148204801'),
      finds: ['verifyrequest-403-eku'],
      says: /expired/,
    },
    { text: iis('POST /CMCertificateRegistration/Certificate/Notify -', '500 0 64'), finds: ['notify-failed'] },
    {
      text: iis('POST /CMCertificateRegistration/Certificate/VerifyRequest -', '403 16 2148204809'),
      finds: ['verifyrequest-403-16'],
    },
  ],
  'a 500.19 says by its error why': [
    { text: iis(GET, '500 19 5'), finds: ['http-500-ndes'], says: /web\.config/ },
    { text: iis(GET, '500 19 13'), finds: ['http-500-ndes'] },
    { text: iis('POST /CertificateRegistrationSvc/Certificate/VerifyRequest -', '500 19 2147942405'), says: /web\.config/ },
  ],
  'the marks that a search puts before lines': [
    {
      text: profiled(...refusedByIos(22003, 'The response is invalid.')).replace(/^/gm, '\tLine 12: '),
      finds: ['ios-scep-error'],
    },
    {
      text: profiled(...refusedByIos(22013, 'The response is invalid.')).replace(/^(?=.)/gm, 'device.log:44:'),
      finds: ['ios-scep-error'],
    },
    { text: omadm(answered('503 Service Unavailable')).replace(/^(?=.)/gm, '118: '), finds: ['http-503-app-pool'] },
  ],
  'commands of SyncML without their root': [
    {
      text: `<Atomic>\n<CmdID>1</CmdID>\n<Add><CmdID>2</CmdID>${scepNode('KeyLength', '1024', 'int')}</Add>\n<Add><CmdID>3</CmdID>${scepNode('Challenge', 'open-sesame')}</Add>\n</Atomic>\n`,
      finds: ['windows-profile-key-length'],
      never: /open-sesame/,
    },
    { text: `<Replace><CmdID>7</CmdID>${scepNode('HashAlgorithm', 'SHA-1')}</Replace>\n`, finds: ['windows-profile-hash'] },
    {
      text: `<Add><CmdID>2</CmdID>${scepNode('KeyLength', '512', 'int')}</Add>\n<Exec><CmdID>9</CmdID>${scepNode('Enroll', '')}</Exec>\n`,
      finds: ['windows-profile-key-length'],
    },
  ],
  'a profile of Apple without a subject, and variables': [
    { text: appleProfile('<key>Keysize</key><integer>2048</integer>'), finds: ['apple-profile-subject'] },
    { text: appleProfile('<key>Subject</key><array/>'), finds: ['apple-profile-subject'] },
    {
      text: appleProfile(
        '<key>Subject</key><array><array><array><string>CN</string><string>%SerialNumber%</string></array></array></array>',
      ),
      finds: ['apple-profile-variable'],
    },
  ],
};
