/** Lines of logs as the programs write them, for the samples. Times are of 2026-01-05, `08:00:01`, and UTC unless a format has none. */
const DAY = '2026-01-05';

export const ANDROID = 'Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B)';
export const IPHONE = 'profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0';
export const WINDOWS = 'Mozilla/4.0+(compatible;+Win32;+NDES+client)';

/** One request as IIS logs it: what was asked, by whom, and how it was answered. */
export interface Row {
  readonly at: string;
  readonly call: string;
  readonly from?: string;
  readonly agent?: string;
  readonly status?: string;
  readonly took?: number;
  /** Name of the server. */
  readonly server?: string;
}

export function iis(...rows: readonly Row[]): string {
  const fields =
    '#Fields: date time s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken';
  return `#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n#Date: ${DAY} 08:00:00\n${[fields, ...rows.map(iisRow)].join('\n')}\n`;
}

function iisRow({
  at,
  call,
  from = '10.40.87.9',
  agent = IPHONE,
  status = '200 0 0',
  took = 31,
  server = 'NDES01',
}: Row): string {
  const posted = call === 'VerifyRequest' || call === 'Notify';
  const what = posted
    ? `POST /CertificateRegistrationSvc/Certificate/${call} - 443 - 10.1.5.20 NDES_Plugin`
    : `${METHOD[call] ?? 'GET'} ${PATH[call] ?? `/certsrv/mscep/mscep.dll ${QUERY[call] ?? `operation=${call}`}`} 443 - ${from} ${agent}`;
  return `${DAY} ${at} ${server} ${server === 'NDES01' ? '10.1.5.20' : '10.1.5.21'} ${what} - ${status} ${took}`;
}

const METHOD: Readonly<Record<string, string>> = { PKIOperation: 'POST' };
/** A request that has nothing to do with SCEP, which shows that the log goes on. */
const PATH: Readonly<Record<string, string>> = { other: '/iisstart.htm -' };
const QUERY: Readonly<Record<string, string>> = {
  GetCACaps: 'operation=GetCACaps&message=SCEP%20Authority',
  GetCACert: 'operation=GetCACert&message=SCEP%20Authority',
};

/** The two GETs of one device and, unless `stops`, its request. */
export function calls(start: string, row: Omit<Row, 'at' | 'call'> = {}, stops = false): readonly Row[] {
  const gets = ['GetCACert', 'GetCACaps'].map((call, i) => ({ ...row, at: later(start, i), call, status: '200 0 0', took: 31 }));
  return stops ? gets : [...gets, { took: 900, ...row, at: later(start, 3), call: 'PKIOperation' }];
}

/** A time so many seconds later. */
export function later(time: string, seconds: number): string {
  return new Date(Date.parse(`${DAY}T${time}Z`) + seconds * 1000).toISOString().slice(11, 19);
}

export function httperr(...rows: readonly (readonly [at: string, from: string, request: string, rest: string])[]): string {
  const head = `#Software: Microsoft HTTP API 2.0\n#Version: 1.0\n#Date: ${DAY} 07:00:00\n#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename`;
  const lines = rows.map(([at, from, request, rest]) => `${DAY} ${at} ${from} 53974 10.1.5.20 443 ${request} ${rest}`);
  return `${[head, ...lines].join('\n')}\n`;
}

/** A connection that was closed idle: shows only that the log was written at that time. */
export function idle(at: string): readonly [string, string, string, string] {
  return [at, '10.1.5.2', '- - -', '- - Timer_ConnectionIdle -'];
}

/** An iPhone: its profile arrives, it asks twice, and goes as far as `until` says. */
export function iphone(
  start: string,
  until: 'asked' | 'sent' | 'installed',
  alias = 'ModelName=AC_51bad41f/LogicalName_39907e78',
): string {
  const at = (seconds: number): string => `${later(start, seconds)}.000001+0000\tprofiled`;
  const ask = (operation: string, rest = '&message=SCEP%20Authority'): string =>
    `Performing synchronous URL request: https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=${operation}${rest}`;
  const lines = [
    `debug\t${at(-1)}\tAdding dependent ${alias};Hash=1677525787 to parent 123 in domain PayloadDependencyDomainCertificate to system`,
    `debug\t${at(0)}\t${ask('GetCACert')}`,
    `debug\t${at(1)}\t${ask('GetCACaps')}`,
  ];
  if (until === 'asked') return `${lines.join('\n')}\n`;
  lines.push(`default\t${at(2)}\tAttempting to retrieve issued certificate...`, `debug\t${at(2)}\t${ask('PKIOperation', '')}`);
  if (until === 'installed') {
    lines.push(`default\t${at(5)}\tProfile “www.windowsintune.com.SCEP.${alias};Hash=1677525787” installed.`);
  }
  return `${lines.join('\n')}\n`;
}

/** A line of the iPhone that has nothing to do with SCEP. */
export function iphoneIdle(at: string): string {
  return `default\t${at}.000001+0000\tprofiled\tChecking for MDM installation...\n`;
}

/** How far an Android device gets, and what it is answered. */
export interface Android {
  readonly start: string;
  readonly until: 'asked' | 'built' | 'answered' | 'issued' | 'installed';
  readonly id: string;
  readonly nonce?: string;
  readonly reply?: 'SUCCESS' | 'FAILURE' | 'PENDING';
  readonly http?: string;
  readonly alias?: string;
  /** When the profile arrived; absent: not in the log. */
  readonly profileAt?: string;
}

export function android(device: Android): string {
  const { start, until, id, nonce = 'D447AE9955E624A56A09D64E2B3AE76E', reply = 'SUCCESS', http = '200 OK', profileAt } = device;
  const alias = device.alias ?? 'ModelName=AC_51bad41f%2FLogicalName_39907e78;Hash=1677525787';
  const url = 'https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=';
  const line = (seconds: number, logger: string, text: string): string => omadm(later(start, seconds), logger, text);
  const get = (seconds: number, operation: string): readonly string[] => [
    line(seconds, 'org.jscep.transport.UrlConnectionGetTransport', `Sending ${operation}(ca) to ${url}${operation}&message=ca`),
    line(
      seconds,
      'org.jscep.transport.UrlConnectionGetTransport',
      `Received '200 OK' when sending ${operation}(ca) to ${url}${operation}&message=ca`,
    ),
  ];
  const lines = [
    ...(profileAt === undefined ? [] : [profile(profileAt, alias)]),
    line(0, MANAGER, `Trying to enroll certificate request: ${alias}`),
    ...get(1, 'GetCACaps'),
    ...get(2, 'GetCACert'),
  ];
  const order: readonly Android['until'][] = ['asked', 'built', 'answered', 'issued', 'installed'];
  const reached = order.indexOf(until);
  if (reached >= 1) {
    lines.push(
      line(
        3,
        'org.jscep.message.PkiMessageEncoder',
        `Encoding message: org.jscep.message.PkcsReq@2b06f45f[messageData=org.bouncycastle.pkcs.PKCS10CertificationRequest@699b3cd,messageType=PKCS_REQ,senderNonce=Nonce [${nonce}],transId=${id}]`,
      ),
      line(3, 'org.jscep.transaction.EnrollmentTransaction', 'Sending org.bouncycastle.cms.CMSSignedData@ad57775'),
    );
  }
  if (reached >= 2) {
    lines.push(
      line(
        5,
        'org.jscep.transport.UrlConnectionPostTransport',
        `Received '${http}' when sending org.bouncycastle.cms.CMSSignedData@ad57775 to ${url}PKIOperation`,
      ),
    );
  }
  if (reached >= 3) {
    lines.push(
      line(
        5,
        'org.jscep.transaction.EnrollmentTransaction',
        `Response: org.jscep.message.CertRep@719e7c97[failInfo=${reply === 'FAILURE' ? 'badRequest' : '<null>'},pkiStatus=${reply},recipientNonce=Nonce [${nonce}],messageData=<null>,messageType=CERT_REP,senderNonce=Nonce [9D0DA0280073EF314B5C1A1D2E3F4051],transId=${id}]`,
      ),
    );
  }
  if (reached >= 4) {
    const plain = alias.replace('%2F', '/');
    const states = ['CERT_ENROLLED', 'CERT_INSTALL_REQUESTED', 'CERT_INSTALLING', 'CERT_ACCESS_REQUESTED', 'CERT_ACCESS_GRANTED'];
    for (let i = 1; i < states.length; i++) {
      lines.push(line(5 + i, STATES, `SCEP cert '${plain}' state changed from ${states[i - 1]} to ${states[i]}`));
    }
  }
  return `${lines.join('\n')}\n`;
}

const MANAGER = 'com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager';
const STATES = 'com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine';

function omadm(at: string, logger: string, text: string): string {
  return `${DAY}T${at}.0000000\tVERB\tEvent\t${logger}\t18327\t10\t${text}`;
}

function profile(at: string, alias: string): string {
  const uri = `./Vendor/MSFT/CertificateStore/Enroll/${alias.replace(';', '%3B')}/Install`;
  return omadm(
    at,
    'com.microsoft.omadm.syncml.SyncmlSession',
    `<?xml version="1.0" encoding="utf-8"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody><Add><CmdID>6</CmdID><Item><Target><LocURI>${uri}</LocURI></Target><Meta><Format xmlns="syncml:metinf">chr</Format></Meta><Data>NDESUrls=https://ndes.contoso.com/certsrv/mscep/mscep.dll;KeyLength=2048</Data></Item></Add><Final /></SyncBody></SyncML>`,
  );
}

/** Certificates that an Android device was answered with, as text. */
export function certificates(at: string, base64: string): string {
  return `${omadm(at, 'org.jscep.transport.UrlConnectionGetTransport', base64)}\n`;
}

/** A line of Android that has nothing to do with an enrollment. */
export function androidIdle(at: string): string {
  return `${omadm(at, MANAGER, 'There are 0 requests')}\n`;
}

/** An event of the current connector. */
export function connector(
  at: string,
  id: number,
  transactionID: string,
  channel: 'Operational' | 'Admin' = 'Operational',
): string {
  const data = `<Data Name='TransactionId'>${transactionID}</Data><Data Name='DeviceId'>ad70beaa-ad16-48ba-b406-04ab051a578e</Data>`;
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Intune-CertificateConnectors'/><EventID>${id}</EventID><Level>4</Level><TimeCreated SystemTime='${DAY}T${at}.0000000Z'/><Channel>Microsoft-Intune-CertificateConnectors/${channel}</Channel><Computer>NDES01.contoso.com</Computer></System><EventData>${data}</EventData></Event>\n`;
}

/** The events of a request that the connector passed, from 4003 to the one given, and the report. */
export function connectorRequest(at: string, transactionID: string, last: 4004 | 4005 | 4006 | 4007 | 4008): string {
  const ids = last === 4005 ? [4003, 4005] : [4003, 4004, 4006, 4008].filter((id) => id <= last);
  return (
    ids.map((id, i) => connector(later(at, i === 0 ? 0 : 1), id, transactionID)).join('') +
    (last === 4007 ? connector(later(at, 1), 4007, transactionID) : '')
  );
}

/** An event of a Windows device's management, as Event Viewer exports it; with its offset, since XML is UTC. */
export function management(at: string, id: number, text: string): string {
  const provider = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider';
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}'/><EventID>${id}</EventID><Level>4</Level><TimeCreated SystemTime='${DAY}T${at}.0000000Z'/><Channel>${provider}/Admin</Channel><Computer>PC1</Computer></System><EventData></EventData><RenderingInfo Culture='en-US'><Message>${text}</Message></RenderingInfo></Event>\n`;
}

export const ACCEPTED =
  'SCEP: CspExecute for UniqueId : (ModelName_AC_1_LogicalName_2_Hash_3) InstallUserSid : () InstallLocation : (device) NodePath : (clientinstall)  KeyProtection: (0x2) Result : (Unknown Win32 Error code: 0x2ab0003).';

/** A Windows event as Event Viewer saves it, with its text. */
export function event(provider: string, at: string, id: number, text: string): string {
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}'/><EventID>${id}</EventID><Level>2</Level><TimeCreated SystemTime='${DAY}T${at}.0000000Z'/><Channel>Application</Channel><Computer>NDES01.contoso.com</Computer></System><EventData></EventData><RenderingInfo Culture='en-US'><Message>${text}</Message></RenderingInfo></Event>\n`;
}

/** An event of NDES. */
export function ndes(at: string, id: number, text: string): string {
  return event('Microsoft-Windows-NetworkDeviceEnrollmentService', at, id, text);
}
