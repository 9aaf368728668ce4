import { describe, expect, it } from 'vitest';
import { parseLog } from '../../../../server/src/core/analyze/index.ts';
import { type CaseFile, overviewOf } from '../../../../server/src/core/case/expected/overview.ts';
import { channelsOf } from '../../../../server/src/core/log/channels.ts';
import { english } from '../../../../server/src/core/text/sentence.ts';
import { corpus } from '../../../support/corpus-file.ts';
import { fixture } from '../../../support/fixtures.ts';

const IIS: CaseFile = { path: 'case/u_ex240502.log', format: 'iis-w3c-log' };
const PLUGIN: CaseFile = { path: 'case/NDESPlugin.log', format: 'ndes-plugin-log' };
const CHANNEL: CaseFile = { path: 'case/Microsoft-Intune-CertificateConnectors-Admin.evtx' };

function applicationLog(...providers: readonly string[]): CaseFile {
  return { path: 'case/app.txt', format: 'windows-event-log', channels: ['Application', ...providers] };
}

/** The generation, and the ids of what is missing. */
function told(...files: readonly CaseFile[]): string {
  const { generation, expected } = overviewOf(files);
  return [generation, ...expected.filter(({ found }) => found.length === 0).map(({ id }) => id)].join(' ');
}

describe('a case', () => {
  it.each([
    ['of the current connector, by the name of a channel', [IIS, CHANNEL], 'current device httperr application-events'],
    [
      'of the current connector, by what its events name',
      [{ path: 'a.xml', format: 'windows-event-log', channels: ['Microsoft-Intune-CertificateConnectors/Operational'] }],
      'current device iis httperr application-events',
    ],
    ['of the legacy connector', [IIS, PLUGIN], 'legacy device httperr application-events registration-point'],
    ['of a server that was upgraded', [PLUGIN, CHANNEL], 'both device iis httperr application-events registration-point'],
    [
      'without a log of a connector: both kinds would help',
      [IIS],
      'unknown device httperr application-events connector-events ndes-plugin registration-point',
    ],
    [
      'that lacks nothing',
      [
        IIS,
        CHANNEL,
        { path: 'OMADM.log', format: 'android-omadm-log' },
        { path: 'httperr1.log', format: 'httperr-log' },
        { path: 'logs/Application.evtx', format: 'windows-event-log', channels: ['Application'] },
      ],
      'current',
    ],
    [
      'of a Windows device',
      [{ path: 'x.csv', channels: ['DeviceManagement-Enterprise-Diagnostics-Provider'] }, IIS, CHANNEL],
      'current httperr application-events',
    ],
    [
      'of a Windows device, by its Application log, which is none of the server',
      [IIS, CHANNEL, applicationLog('Microsoft-Windows-CertificateServicesClient-CertEnroll')],
      'current httperr application-events',
    ],
    [
      'with the Application log of a server on which the client of Windows ran too',
      [IIS, CHANNEL, applicationLog('CertificateServicesClient-CertEnroll', 'Microsoft-Windows-NetworkDeviceEnrollmentService')],
      'current device httperr',
    ],
    [
      'with a file that is only called like the Application log',
      [IIS, CHANNEL, { path: 'case/ApplicationList.csv' }],
      'current device httperr application-events',
    ],
    [
      'of the legacy connector, by the sources of renamed traces',
      [
        { path: 'a.svclog', format: 'svclog', channels: ['NDESConnectorService'] },
        { path: 'b.log', format: 'svclog', channels: ['CertificateRegistrationPoint'] },
      ],
      'legacy device iis httperr application-events ndes-plugin',
    ],
    [
      'with traces of another program, which are no sign of a connector',
      [IIS, { path: 'shop.svclog', format: 'svclog', channels: ['MyShop.Orders'] }],
      'unknown device httperr application-events connector-events ndes-plugin registration-point',
    ],
  ] as readonly (readonly [string, readonly CaseFile[], string])[])('%s', (_, files, expected) => {
    expect(told(...files)).toBe(expected);
  });

  it('names the files by which the connector is known', () => {
    expect(english(overviewOf([PLUGIN]).because)).toContain('case/NDESPlugin.log');
    expect(english(overviewOf([CHANNEL]).because)).toContain('Microsoft-Intune-CertificateConnectors-Admin.evtx');
  });

  it('takes the folder of a file for no name of it', () => {
    expect(told({ path: 'Intune-CertificateConnectors/notes.txt' })).toMatch(/^unknown/);
  });
});

describe('channels', () => {
  it('are those that the events of a log name', () => {
    const document = parseLog(fixture('article/windows-event-1000.txt'));
    expect(document && channelsOf(document)).toContain('Application');
  });

  it('are the sources of service traces', () => {
    const document = parseLog(corpus('svclog/CertificateRegistrationPoint.svclog'));
    expect(document && channelsOf(document)).toEqual(['CertificateRegistrationPoint']);
  });

  it('are none in any other log', () => {
    const document = parseLog(fixture('article/iis-500.log'));
    expect(document && channelsOf(document)).toEqual([]);
  });
});
