import { describe, expect, it } from 'vitest';
import { generationOf } from '../../../../server/src/core/case/expected/generation.ts';
import { ALL_LOGS, type CaseFile } from '../../../../server/src/core/case/expected/logs.ts';
import { missingLogs, presentLogs } from '../../../../server/src/core/case/expected/missing.ts';
import type { CaseAttempt, Generation } from '../../../../server/src/core/case/model.ts';
import { CaseModel } from '../../../../server/src/core/case/whole/case-model.ts';
import { references } from '../../../../server/src/core/facts/references.ts';
import { english } from '../../../../server/src/core/text/sentence.ts';
import { GIVEN, givenCase } from '../../../case/support/given.ts';
import { factsOfFiles } from '../../../case/support/read-logs.ts';
import { attempt, log, observation } from '../support/hand.ts';

const IIS: CaseFile = { path: 'u_ex240502.log', format: 'iis-w3c-log' };
const HTTPERR: CaseFile = { path: 'httperr1.log', format: 'httperr-log' };
const APPLICATION: CaseFile = { path: 'Application.txt', format: 'windows-event-log' };
const CHANNEL: CaseFile = { path: 'Microsoft-Intune-CertificateConnectors_Admin.evtx', format: 'windows-event-log' };
const PLUGIN: CaseFile = { path: 'NDESPlugin.log', format: 'ndes-plugin-log' };

function of(...platforms: readonly CaseAttempt['platform'][]): readonly CaseAttempt[] {
  return platforms.map((platform, i) => attempt(`a${i + 1}`, [], { platform }));
}

function missing(files: readonly CaseFile[], attempts: readonly CaseAttempt[] = [], generation: Generation = 'current'): string {
  return missingLogs(files, attempts, generation)
    .map(({ log: name }) => name)
    .join(' ');
}

const CONNECTOR = 'Microsoft-Intune-CertificateConnectors';
const CA = 'Microsoft-Windows-CertificationAuthority';
const NDES = 'Microsoft-Windows-NetworkDeviceEnrollmentService';
const CLIENT = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin';

describe('the logs that a case lacks', () => {
  it.each([
    [
      'of the current connector: its event channels, and none of the older logs',
      'current',
      `httperr-log Application ${CONNECTOR}`,
    ],
    ['of the legacy connector: its logs, and no channels', 'legacy', 'httperr-log Application ndes-plugin-log svclog'],
    ['of an unknown connector: those of both', 'unknown', `httperr-log Application ${CONNECTOR} ndes-plugin-log svclog`],
  ] as const)('are those %s', (_, generation, expected) => {
    expect(missing([IIS], of('android'), generation)).toBe(`android-omadm-log ${expected}`);
  });

  it('says of a log of one generation that nothing shows which one this is', () => {
    const plugin = missingLogs([IIS], [], 'unknown').find(({ log: name }) => name === 'ndes-plugin-log');
    expect(plugin && english(plugin.why)).toBe(
      'Whether the policy module could ask the connector, and what the answer was. Only the connector before July 2021 writes it; nothing here shows which one this is',
    );
  });

  it.each([
    ['Android', ['android'], 'android-omadm-log'],
    ['iPhones and Macs', ['ios', 'macos'], 'ios-console-log'],
    ['Windows', ['windows', 'android'], `android-omadm-log ${CLIENT}`],
    ['no device at all: any would help', [], `android-omadm-log ios-console-log ${CLIENT}`],
  ] as const)('follow the platforms that the case shows: %s', (_, platforms, expected) => {
    expect(missing([IIS, HTTPERR, APPLICATION, CHANNEL], of(...platforms))).toBe(expected);
  });

  it('is no log of another platform, where one device sent its log and no enrollment is known', () => {
    const omadm: CaseFile = { path: 'OMADM.log', format: 'android-omadm-log' };
    expect(missing([omadm, IIS, HTTPERR, APPLICATION, CHANNEL])).toBe('');
  });

  it('begin with what most unfinished enrollments need', () => {
    const needs = { log: CONNECTOR, where: { text: '', args: [] }, why: { text: '', args: [] } };
    const attempts = of('android', 'android').map((one) => ({ ...one, collectNext: [needs] }));
    expect(missing([IIS], attempts)).toBe(`${CONNECTOR} android-omadm-log httperr-log Application`);
  });

  it.each([
    ['the CA, where nobody knows what it decided', 'Microsoft-Windows-CertificationAuthority'],
    ['CAPI2, where a certificate was not accepted', 'Microsoft-Windows-CAPI2/Operational'],
  ])('are those that only some enrollments need, where one does: %s', (_, wanted) => {
    const needs = { log: wanted, where: { text: '', args: [] }, why: { text: '', args: [] } };
    const [one] = of('android');
    expect(missing([IIS], one ? [{ ...one, collectNext: [needs] }] : [])).toContain(wanted);
    expect(missing([IIS], of('android'))).not.toContain(wanted);
  });

  it.each([
    ['CAPI2 by its channel', 'a.xml', ['Microsoft-Windows-CAPI2/Operational'], 'Microsoft-Windows-CAPI2/Operational'],
    ['CAPI2 by a list of its events alone', 'events.csv', ['CAPI2'], 'Microsoft-Windows-CAPI2/Operational'],
    [
      'the CA, which is no Application log of NDES',
      'b.txt',
      ['Application', 'Microsoft-Windows-CertificationAuthority'],
      `${CA}`,
    ],
    ['both on one machine', 'c.txt', ['Application', NDES, 'Microsoft-Windows-CertificationAuthority'], `Application ${CA}`],
    ['what CAPI2 writes to the Application log', 'd.txt', ['Application', NDES, 'Microsoft-Windows-CAPI2'], 'Application'],
  ] as const)('are there: %s', (_, path, channels, present) => {
    expect([...presentLogs([{ path, format: 'windows-event-log', channels }])].join(' ')).toBe(present);
  });

  it('are none where nothing is', () => {
    expect(missing([])).toBe('');
  });

  it('are never among those that are there, though they hold nothing', () => {
    for (const one of ALL_LOGS) {
      const empty = [IIS, HTTPERR, APPLICATION, CHANNEL, PLUGIN].filter((file) => one.is(file));
      for (const file of empty) expect(missing([file], of('android'), 'unknown').split(' ')).not.toContain(one.log);
    }
    expect(presentLogs([{ path: 'shop.svclog', format: 'svclog' }])).toEqual(new Set(['svclog']));
  });

  it.each(GIVEN)('agree with the truth: %s', (name) => {
    const { files, truth } = givenCase(name);
    const model = new CaseModel();
    for (const facts of factsOfFiles(files)) model.put(facts.path, facts);
    const named = model.snapshot().missing.map(({ log: one }) => one as string);
    for (const present of truth.missing.present) expect(named).not.toContain(present);
    for (const any of truth.missing.expected) expect(any.some((one) => named.includes(one))).toBe(true);
  });
});

describe('the connector of a case', () => {
  it('is the legacy one where IIS shows calls of its policy module', () => {
    const calls = log('u_ex.log', [observation(1, { by: 'iis', act: 'verify' })]);
    const { generation, because } = generationOf([calls]);
    expect([generation, english(because)]).toEqual([
      'legacy',
      'The legacy connector: u_ex.log shows calls of its policy module, which later ones do not send through IIS.',
    ]);
    expect(generationOf([calls, CHANNEL]).generation).toBe('both');
  });

  it('is unknown where IIS shows requests alone', () => {
    expect(generationOf([log('u_ex.log', [observation(1, { by: 'iis', act: 'PKIOperation' })])]).generation).toBe('unknown');
  });
});

it('names for every log where it lies, and says by which source', () => {
  for (const { where, source } of ALL_LOGS) {
    expect(english(where).length).toBeGreaterThan(20);
    expect(references(source).length).toBeGreaterThan(0);
  }
});
