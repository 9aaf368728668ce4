import { describe, expect, it } from 'vitest';
import { parseLog } from '../../../../server/src/core/analyze/index.ts';
import { generationOf } from '../../../../server/src/core/case/expected/generation.ts';
import type { CaseFile } from '../../../../server/src/core/case/expected/logs.ts';
import { channelsOf } from '../../../../server/src/core/log/channels.ts';
import { english } from '../../../../server/src/core/text/sentence.ts';
import { corpus } from '../../../support/corpus-file.ts';
import { fixture } from '../../../support/fixtures.ts';

const IIS: CaseFile = { path: 'case/u_ex240502.log', format: 'iis-w3c-log' };
const PLUGIN: CaseFile = { path: 'case/NDESPlugin.log', format: 'ndes-plugin-log' };
const CHANNEL: CaseFile = { path: 'case/Microsoft-Intune-CertificateConnectors-Admin.evtx' };

const told = (...files: readonly CaseFile[]): string => generationOf(files).generation;

describe('the connector of a case', () => {
  it.each([
    ['of the current connector, by the name of a channel', [IIS, CHANNEL], 'current'],
    [
      'of the current connector, by what its events name',
      [{ path: 'a.xml', format: 'windows-event-log', channels: ['Microsoft-Intune-CertificateConnectors/Operational'] }],
      'current',
    ],
    ['of the legacy connector', [IIS, PLUGIN], 'legacy'],
    ['of a server that was upgraded', [PLUGIN, CHANNEL], 'both'],
    ['without a log of a connector: nobody knows', [IIS], 'unknown'],
    [
      'of the legacy connector, by the sources of renamed traces',
      [
        { path: 'a.svclog', format: 'svclog', channels: ['NDESConnectorService'] },
        { path: 'b.log', format: 'svclog', channels: ['CertificateRegistrationPoint'] },
      ],
      'legacy',
    ],
    [
      'with traces of another program, which are no sign of a connector',
      [IIS, { path: 'shop.svclog', format: 'svclog', channels: ['MyShop.Orders'] }],
      'unknown',
    ],
  ] as readonly (readonly [string, readonly CaseFile[], string])[])('%s', (_, files, expected) => {
    expect(told(...files)).toBe(expected);
  });

  it('names the files by which the connector is known', () => {
    expect(english(generationOf([PLUGIN]).because)).toContain('case/NDESPlugin.log');
    expect(english(generationOf([CHANNEL]).because)).toContain('Microsoft-Intune-CertificateConnectors-Admin.evtx');
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
