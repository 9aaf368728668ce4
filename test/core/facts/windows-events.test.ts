import { describe, expect, it } from 'vitest';
import { analyzeLog } from '../../../server/src/core/analyze/index.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import {
  diagnosticCode,
  diagnosticCodes,
  eventInfo,
  eventProviders,
  providerNamed,
  providerOf,
  windowsEvents,
} from '../../../server/src/core/facts/codes/windows-events/index.ts';
import { references } from '../../../server/src/core/facts/references.ts';
import { svclog } from '../../../server/src/core/formats/svclog/index.ts';
import { windowsEventLog } from '../../../server/src/core/formats/windows-event-log/index.ts';
import type { WindowsEvent } from '../../../server/src/core/log/event.ts';
import type { Finding } from '../../../server/src/core/log/finding.ts';
import type { LogFormat } from '../../../server/src/core/log/model.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { corpus } from '../../support/corpus-file.ts';
import { fixture } from '../../support/fixtures.ts';

const CLIENT = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider';

/** An event as Event Viewer copies it. */
const copied = (provider: string, id: number, text: string, date = '14.05.2024 09:12:33'): string =>
  `${provider ? `Source: ${provider}\n` : ''}Date: ${date}\nEvent ID: ${id}\nLevel: Error\nDescription:\n${text}\n`;

const eventOf = (text: string): WindowsEvent => {
  const [event] = windowsEventLog.parse(text).records.at(0)?.events() ?? [];
  if (event?.kind !== 'windows-event') throw new Error('no event');
  return event;
};
const findingsOf = (text: string): readonly Finding[] => {
  const { groups, faults } = analyzeLog(windowsEventLog.parse(text));
  expect(faults).toEqual([]);
  return groups.flatMap((group) => group.shown);
};

describe('the tables', () => {
  it('hold every event and code of the sources', () => {
    const ids = (key: string): readonly number[] =>
      windowsEvents
        .filter((info) => info.provider === key)
        .map((info) => info.id)
        .sort((a, b) => a - b);
    expect(ids('ndes')).toEqual([1, 2, 3, 4, 6, 7, 8, 10, 16, 17, 18, 19, 29, 31, 53]);
    expect(ids('scep-client')).toEqual([32, 36, 37, 38, 39, 301, 302, 303, 304, 305, 306, 307, 308, 309, 310]);
    expect(ids('connector').filter((id) => id >= 4000)).toEqual([
      4000, 4001, 4002, 4003, 4004, 4005, 4006, 4007, 4008, 4009, 4010,
    ]);
    expect(ids('connector').length).toBe(58);
    expect(ids('legacy-connector').length).toBe(19);
    expect(diagnosticCodes.length).toBe(12);
    expect([...ids('cert-enroll'), ...ids('capi2'), ...ids('deployment')]).toEqual([86, 87, 30, 105]);
    expect([...ids('application-error'), ...ids('was'), ...ids('asp-net')]).toEqual([1000, 5002, 5009, 5021, 5057, 5059, 1310]);
  });

  it('have each event once, with a sentence and a source', () => {
    const keys = windowsEvents.map((info) => `${info.provider} ${info.id}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const entry of [...windowsEvents, ...eventProviders, ...diagnosticCodes]) {
      expect(english(entry.meaning)).toMatch(/^[A-Z].*\.$/);
      expect(references(entry.source).length).toBeGreaterThan(0);
    }
  });

  it('say what was not read', () => {
    const unverified = windowsEvents.filter((info) => !info.verified).map((info) => info.id);
    expect(unverified.sort((a, b) => a - b)).toEqual([
      8, 19, 22, 37, 38, 53, 78, 301, 302, 303, 304, 305, 308, 309, 310, 1026, 5002,
    ]);
  });

  it('know a diagnostic code and no other', () => {
    expect(diagnosticCode(0x411)?.name).toBe('CRPSCEPChallenge_Expired');
    expect(diagnosticCode(0x412)).toBeUndefined();
  });
});

describe('the provider of an event', () => {
  it.each([
    ['Microsoft-Windows-CAPI2', 'capi2'],
    ['CAPI2', 'capi2'],
    ['Microsoft-Windows-WAS', 'was'],
    ['ASP.NET 4.0.30319.0', 'asp-net'],
    ['CertificateConnectors', 'connector'],
    ['Microsoft-Intune-CertificateConnectors', 'connector'],
    ['Microsoft Intune Connector', 'legacy-connector'],
    ['microsoft-windows-networkdeviceenrollmentservice', 'ndes'],
    ['Application Error', 'application-error'],
  ])('%s', (name, key) => {
    expect(providerNamed(name)?.key).toBe(key);
  });

  it.each(['Microsoft-Windows-Kernel-General', 'Application', '', 'constructor'])('is not one of ours: %s', (name) => {
    expect(providerNamed(name)).toBeUndefined();
  });

  it('is told by the words where an excerpt begins below it', () => {
    expect(providerOf(eventOf(fixture('article/windows-event-36.txt')))?.key).toBe('scep-client');
    expect(providerOf(eventOf(copied('', 36, 'Something else.')))).toBeUndefined();
    expect(eventInfo(eventOf(copied('Somebody', 36, 'SCEP: no')))).toBeUndefined();
  });
});

describe('hovers', () => {
  const hover = (text: string, token: string, format: LogFormat = windowsEventLog): string => {
    const explanation = explainAt(format.parse(text), text.indexOf(token));
    if (!explanation) return '';
    const rows = explanation.rows.map((row) => `- ${english(row.label)}: ${english(row.value)}`);
    return [
      english(explanation.title),
      ...explanation.paragraphs.map(english),
      ...rows,
      ...(explanation.verified ? [] : ['not verified']),
    ].join('\n');
  };

  it('say what an event means, where it stands, and what comes next', () => {
    expect(hover(fixture('article/windows-event-36.txt'), '36')).toBe(
      [
        'Event 36',
        'The device generated the certificate request. The message names the address of the server and the purposes.',
        '- Provider: DeviceManagement-Enterprise-Diagnostics-Provider',
        '- Outcome: a step on the way, as it should be',
        '- Step: 2 of 6: Device to NDES',
        '- Next, when all is well: Event 39: the certificate is installed.',
      ].join('\n'),
    );
  });

  it('say that 0x2ab0003 is a success', () => {
    const text = copied(CLIENT, 306, 'Result : (Unknown Win32 Error code: 0x2ab0003).');
    expect(hover(text, '0x2ab0003')).toContain('DM_S_ACCEPTED_FOR_PROCESSING');
    expect(hover(text, '0x2ab0003')).toContain('is a success despite its wording');
  });

  it('say which code a text stands for', () => {
    const text = copied(CLIENT, 32, 'SCEP: Certificate enroll failed. Result: (The hash value is not correct.).');
    expect(hover(text, 'hash value')).toMatch(/^Windows error CRYPT_E_HASH_VALUE\n.*\n/);
    expect(hover(text, 'enroll failed')).toMatch(/^Event 32\n/);
    expect(hover(copied(CLIENT, 32, 'Ergebnis: (Der Hashwert ist nicht korrekt.).'), 'Hashwert')).toMatch(/not verified$/);
  });

  it('tell TPM attestation from an enrollment', () => {
    const text = copied(
      'CertificateServicesClient-CertEnroll',
      86,
      'via https://x.microsoftaik.azure.net/templates/Aik/scep failed',
    );
    expect(hover(text, '86')).toContain('this is no enrollment that Intune asked for');
  });

  it('name diagnostic codes of the connector, which are no Windows errors', () => {
    expect(hover(copied('Microsoft Intune Connector', 20501, 'Code 0x00000411'), '0x00000411')).toBe(
      'Diagnostic code CRPSCEPChallenge_Expired\nThe challenge has expired; the device tries again with a new one.\nThe device presented its challenge too late, so the request is refused. It tries again with a new one after its next sync; if that fails too, compare the clocks.',
    );
  });

  it('mark what no source confirms', () => {
    expect(hover(copied(CLIENT, 37, 'SCEP'), '37')).toMatch(/not verified$/);
  });

  it('say that an unknown event is unknown, and that others have no part in it', () => {
    expect(hover(copied('Microsoft-Windows-CAPI2', 999, 'x'), '999')).toContain('unknown (999)');
    expect(hover(copied('Disk', 7, 'x'), '7\nLevel')).toContain('Disk has no part in an enrollment that we know of.');
    expect(hover('Event ID: 7\nLevel: Error\nDescription:\nx', '7')).toContain('only together with its source');
  });

  it('explain levels in any language, and providers', () => {
    const german = corpus('windows-event-log/german.txt');
    expect(hover(german, 'Fehler')).toBe('Level: Fehler\nError.');
    expect(hover(german, 'Microsoft-Windows-Net')).toContain('NDES itself.');
    expect(hover(german, 'CONTOSO')).toContain('The account under which the event was written.');
  });

  it('explain traces of the connector', () => {
    const text = corpus('svclog/CertificateRegistrationPoint.svclog');
    expect(hover(text, 'VerifyRequest Started', svclog)).toContain('Check of a request begins');
    expect(hover(text, 'System.ArgumentException', svclog)).toContain('A .NET exception.');
    expect(hover(text, 'Error">', svclog)).toContain('Level: Error');
  });
});

describe('events of one failure', () => {
  const failure = (id: number, date: string): string => copied(CLIENT, id, 'SCEP: failed 0x80072f78', date);

  it.each([
    ['oldest first', [307, 307, 32]],
    ['newest first', [32, 307, 307]],
  ] as const)('are one finding with evidence, %s', (_, ids) => {
    const [finding, ...others] = findingsOf(ids.map((id) => failure(id, '14.05.2024 09:12:33')).join(''));
    expect(others).toEqual([]);
    expect(finding?.evidence.length).toBe(2);
  });

  it('are two findings where hours lie between them', () => {
    const text = failure(32, '14.05.2024 09:12:33') + failure(32, '14.05.2024 11:12:33') + failure(307, '14.05.2024 15:00:00');
    expect(findingsOf(text).length).toBe(3);
  });
});

describe('an application pool that does not start', () => {
  const was = (id: number, binary: string): string =>
    `<Event><System><Provider Name='Microsoft-Windows-WAS'/><EventID>${id}</EventID></System><EventData><Data Name='AppPoolID'>SCEP</Data><Binary>${binary}</Binary></EventData></Event>`;

  it.each([
    ['2E050780', 'HRESULT_FROM_WIN32(ERROR_LOGON_FAILURE)'],
    ['69050780', 'HRESULT_FROM_WIN32(ERROR_LOGON_TYPE_NOT_GRANTED)'],
    ['00000000', 'may not log on as a batch job'],
    ['2E0507', 'may not log on as a batch job'],
  ])('says why its account cannot log on: %s', (binary, why) => {
    const [finding, ...others] = findingsOf(was(5021, binary) + was(5057, '') + was(5059, ''));
    expect(others).toEqual([]);
    expect(finding?.id).toBe('http-503-logon-right');
    expect(finding && english(finding.message)).toContain(why);
    expect(finding?.evidence.length).toBe(2);
  });
});

describe('healthy logs', () => {
  it.each([
    ['a device', () => corpus('windows-event-log/device.xml').split('\n').slice(0, 3).join('\n')],
    ['the request of the article', () => fixture('article/windows-event-36.txt')],
    [
      'a connector',
      () => [4003, 4004, 4006, 4008, 4000].map((id) => copied('Microsoft-Intune-CertificateConnectors', id, 'ok')).join(''),
    ],
    ['other scenarios of the connector', () => copied('Microsoft-Intune-CertificateConnectors', 1001, 'PkcsRequestFailure')],
    ['events of others', () => copied('Disk', 2, '0x80070057') + copied('Microsoft-Windows-DNS-Client', 1014, '0x80072ee7')],
  ])('give no finding: %s', (_, text) => {
    expect(findingsOf(text())).toEqual([]);
  });
});

describe('checks of CAPI2', () => {
  const check = (process: string, id: number, result: string): string =>
    `<Event><System><Provider Name='Microsoft-Windows-CAPI2'/><EventID>${id}</EventID></System><UserData><X><EventAuxInfo ProcessName='${process}'/><Result value='${result}'/></X></UserData></Event>`;

  it.each([
    ['w3wp.exe', 30, '800B0109', 'windows-after-ca-renewal', 3],
    ['svchost.exe', 30, '800B0109', 'windows-after-ca-renewal', 2],
    ['lsass.exe', 41, '80092013', 'http-503-crl', 2],
    ['w3wp.exe', 30, '800B0101', 'http-503-ndespolicy-cert-expired', 2],
  ])('of %s: event %i with %s', (process, id, result, rule, step) => {
    expect(findingsOf(check(process, id, result))).toMatchObject([{ id: rule, step }]);
  });

  it('for TLS say something of the server only where the log is one of a server', () => {
    const expired = check('lsass.exe', 30, '800B0101');
    expect(findingsOf(expired)).toMatchObject([{ severity: 'information' }]);
    expect(findingsOf(expired + check('w3wp.exe', 11, '0'))).toMatchObject([{ severity: 'warning' }]);
    const started =
      "<Event><System><Provider Name='Microsoft-Windows-NetworkDeviceEnrollmentService'/><EventID>1</EventID></System></Event>";
    expect(findingsOf(expired + started)).toMatchObject([{ severity: 'warning' }]);
  });

  it('of service hosts count unless a web server is checked', () => {
    const of = (subject: string): string =>
      check('svchost.exe', 30, '800B0109').replace('<EventAuxInfo', `<Certificate subjectName='${subject}'/><EventAuxInfo`);
    expect(findingsOf(of('www.example.com') + of('*.example.com'))).toEqual([]);
    expect(findingsOf(of('NDES01-MSCEP-RA')).map(({ id }) => id)).toEqual(['windows-after-ca-renewal']);
  });

  it('of other programs, and of devices without a revocation list, are no finding', () => {
    expect(findingsOf(check('Teams.exe', 30, '800B0109') + check('svchost.exe', 41, '80092013'))).toEqual([]);
  });
});
