import { describe, expect, test } from 'vitest';
import { caseRules } from '../../../server/src/core/case/rules/index.ts';
import { INSTALLATION, REFUSALS, TELLING } from '../../../server/src/core/case/verdict/ranks.ts';
import { rules } from '../../../server/src/core/rules/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { givenCase } from '../../case/support/given.ts';
import { factsOfFiles } from '../../case/support/read-logs.ts';
import { caseOf } from './build.ts';

test('what is ranked, or read as a refusal or a failed installation, is a rule that exists', () => {
  const known = new Set([...rules, ...caseRules].map(({ id }) => id));
  expect([...Object.keys(TELLING), ...REFUSALS, ...INSTALLATION].filter((id) => !known.has(id))).toEqual([]);
});

describe('a refusal, by the logs that are there', () => {
  const facts = factsOfFiles(givenCase('legacy').files);
  const of = (...paths: readonly string[]) => caseOf(...facts.filter(({ path }) => paths.includes(path)));
  const phone = 'devices/android-02/OMADM.log';
  const refusal = (...paths: readonly string[]) =>
    of(phone, ...paths).attempts.find(({ transactionID }) => transactionID?.startsWith('3D2C4CF0'));

  test('the phone alone: a guess at the policy module, with the CA as the other one, and where to look', () => {
    const attempt = refusal();
    expect([attempt?.outcome, attempt?.failedStep, attempt?.cause?.id, attempt?.cause?.confidence]).toEqual([
      'failed',
      3,
      'scep-reply-failure',
      'guess',
    ]);
    expect(attempt?.alternatives.map(({ step }) => step)).toContain(4);
    const next = attempt?.collectNext.map(({ log }) => log) ?? [];
    expect(next).toEqual(expect.arrayContaining(['Microsoft-Intune-CertificateConnectors', 'ndes-plugin-log', 'svclog']));
  });

  test('with the policy module: that it refused; with the registration point: why', () => {
    expect(refusal('u_ex260113.log', 'NDESPlugin.log')?.cause?.id).toBe('challenge-refused');
    const whole = refusal('u_ex260113.log', 'NDESPlugin.log', 'CertificateRegistrationPoint_2026-01-13.svclog');
    expect([whole?.cause?.id, whole?.cause?.path]).toEqual([
      'subject-mismatch',
      'CertificateRegistrationPoint_2026-01-13.svclog',
    ]);
    expect(whole?.collectNext.map(({ log }) => log) ?? []).not.toContain('svclog');
    expect(whole?.alternatives.every(({ message }) => english(message) !== '')).toBe(true);
  });
});
