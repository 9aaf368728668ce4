import { describe, expect, test } from 'vitest';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { plainObservation } from '../../../server/src/core/log/observed/row.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { factsOfText } from './check.ts';

const IIS = `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken
2026-01-20 07:05:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 10.40.86.2 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 404 15 0 216
2026-01-20 07:05:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 10.40.86.2 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 200 0 0 16`;

/** A Windows event as Event Viewer copies it. */
function event(source: string, id: number, description: string): string {
  return `Source:        ${source}
Date:          1/20/2026 8:09:47 AM
Event ID:      ${id}
Level:         Error
Computer:      NDES01.contoso.com
Description:
${description}`;
}

function wordsOf(format: LanguageId, text: string): readonly string[] {
  return factsOfText(format, text).observations.map(({ words }) => english(words));
}

describe('an observation', () => {
  test('of a server has the call, its answer, how long it took and when it was written', () => {
    const [first] = factsOfText('iis-w3c-log', IIS).observations;
    expect(first && plainObservation(first)).toMatchObject({
      platform: 'ios',
      http: { operation: 'GetCACert', method: 'GET', status: 404, substatus: 15, win32: 0 },
      durationMs: 216,
      time: { epochMs: Date.UTC(2026, 0, 20, 7, 5, 2), zone: 'utc', dateKnown: true, yearKnown: true },
    });
  });

  test('of http.sys has the reason and the queue', () => {
    const text = `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri streamid sc-status s-siteid s-reason s-queuename
2026-01-13 09:13:02 10.40.86.2 50000 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca - 503 1 QueueFull SCEP`;
    expect(factsOfText('httperr-log', text).observations[0]?.http).toEqual({
      operation: 'GetCACaps',
      method: 'GET',
      status: 503,
      reason: 'QueueFull',
      queue: 'SCEP',
    });
  });

  test('of a Windows event has its provider, its number and its codes, unsigned', () => {
    const text = event(
      'Microsoft-Windows-NetworkDeviceEnrollmentService',
      31,
      'The Network Device Enrollment Service cannot submit the certificate request (The requested certificate template is not supported by this CA. 0x80094800 (-2146875392 CERTSRV_E_UNSUPPORTED_CERT_TYPE)).  0x80004005',
    );
    const [first] = factsOfText('windows-event-log', text).observations;
    expect(first?.event).toEqual({ provider: 'Microsoft-Windows-NetworkDeviceEnrollmentService', id: 31 });
    expect(first?.codes).toEqual([0x80094800, 0x80094800, 0x80004005]);
  });

  test('is a sentence, with the words of the log in it', () => {
    expect(wordsOf('iis-w3c-log', IIS)).toEqual(['GetCACert was answered with 404.15.', 'GetCACaps was answered with 200.']);
    const refused = event('Microsoft-Intune-CertificateConnectors', 4005, 'ScepVerifyFailure\nReason: The challenge has expired');
    expect(wordsOf('windows-event-log', refused)).toEqual([
      'The challenge of the request could not be verified with Intune. Reason: The challenge has expired',
    ]);
  });

  test('does not show a secret of the log', () => {
    const refused = event(
      'Microsoft-Intune-CertificateConnectors',
      4005,
      'ScepVerifyFailure\nReason: challengePassword=Geheim123 is unknown',
    );
    expect(wordsOf('windows-event-log', refused).join()).not.toContain('Geheim123');
  });

  test('shares with others what they have in common, so that a day of a server stays small', () => {
    const [first, second] = factsOfText('iis-w3c-log', IIS).observations;
    expect(second?.keys).toBe(first?.keys);
  });
});

describe('a Windows event in whichever form it was exported', () => {
  const UNIQUE = 'ModelName_AC_1_LogicalName_cda4b853_4a54_403f_bd05_c1c31e55a477_Hash_-3';

  test('XML without a rendered message: the values have no names of their own', () => {
    const text = `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider'/><EventID>306</EventID><Level>4</Level><TimeCreated SystemTime='2024-05-14T07:12:30.1Z'/><Channel>Admin</Channel><Computer>PC-0042</Computer></System><EventData><Data Name='Message1'>${UNIQUE}</Data><Data Name='Message4'>clientinstall</Data><Data Name='HexInt2'>0x2ab0003</Data></EventData></Event>`;
    const [first] = factsOfText('windows-event-log', text).observations;
    expect(first && plainObservation(first)).toMatchObject({
      act: 'acknowledged',
      outcome: 'done',
      keys: { alias: 'ModelName=AC_1/LogicalName_cda4b853_4a54_403f_bd05_c1c31e55a477;Hash=-3', deviceName: 'PC-0042' },
    });
  });

  test('a list of PowerShell, which breaks lines', () => {
    const text = `Message              : SCEP: CspExecute for UniqueId : (${UNIQUE}) InstallUserSid : () InstallLocation :
                       (device) NodePath : (clientinstall)  KeyProtection: (0x2) Result : (Unknown Win32 Error code: 0x2ab0003).
Id                   : 306
ProviderName         : Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
MachineName          : PC-0042
TimeCreated          : 5/14/2024 9:12:23 AM
LevelDisplayName     : Information`;
    const [first] = factsOfText('windows-event-log', text).observations;
    expect(first && plainObservation(first)).toMatchObject({
      act: 'acknowledged',
      keys: { policy: 'cda4b853-4a54-403f-bd05-c1c31e55a477', deviceName: 'PC-0042' },
    });
  });

  test.each([
    [
      'one line',
      'ScepIssuedSuccess TransactionId: AB12, DeviceId: 8E7BDEDE-8E34-41A9-89FA-C496B74D1184; PolicyId=cda4b853-4a54-403f-bd05-c1c31e55a477 CertificateSerialNumber: 00c0ffee CertificateThumbprint: e9 f2 02 dc c6 c5 34 06 74 4c d4 cf 5a 01 42 19 c3 ac ff 82',
    ],
    [
      'JSON',
      '{"TransactionId": "AB12", "DeviceId":"8e7bdede-8e34-41a9-89fa-c496b74d1184","PolicyId":"cda4b853-4a54-403f-bd05-c1c31e55a477","CertificateSerialNumber":"C0FFEE","CertificateThumbprint":"E9F202DCC6C53406744CD4CF5A014219C3ACFF82"}',
    ],
    [
      'lines',
      'ScepIssuedSuccess\nTransactionID = AB12\nDeviceID = {8E7BDEDE-8E34-41A9-89FA-C496B74D1184}\nPolicyID = CDA4B853-4A54-403F-BD05-C1C31E55A477\nSerialNumber = C0:FF:EE\nThumbprint = E9F202DCC6C53406744CD4CF5A014219C3ACFF82',
    ],
  ])('the keys of the connector are the same however they stand: %s', (_how, text) => {
    const [first] = factsOfText('windows-event-log', event('Microsoft-Intune-CertificateConnectors', 4006, text)).observations;
    expect(first?.keys).toEqual({
      transactionID: 'AB12',
      device: '8e7bdede-8e34-41a9-89fa-c496b74d1184',
      policy: 'cda4b853-4a54-403f-bd05-c1c31e55a477',
      serial: 'C0FFEE',
      thumbprint: 'E9F202DCC6C53406744CD4CF5A014219C3ACFF82',
      server: 'NDES01.contoso.com',
    });
  });

  test('two devices in one log: neither is the device of the other’s events', () => {
    const client = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider';
    const session = (id: string) =>
      event(client, 208, `MDM Session: OMA-DM session started for EnrollmentID (${id}) with server: (x)`);
    const text = [
      session('8E7BDEDE-8E34-41A9-89FA-C496B74D1184'),
      session('9E7BDEDE-8E34-41A9-89FA-C496B74D1184'),
      event(client, 39, 'SCEP: Certificate installed successfully.'),
    ].join('\n');
    expect(factsOfText('windows-event-log', text).observations.map(({ keys }) => keys.device)).toEqual([undefined]);
  });
});
