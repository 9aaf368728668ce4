import { describe, expect, it } from 'vitest';
import { resolutions } from '../../../server/src/core/advice/index.ts';
import { references } from '../../../server/src/core/facts/references.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import { judgeHttp } from '../../../server/src/core/judge/http/index.ts';
import type { HttpEvent, Operation } from '../../../server/src/core/log/event.ts';
import { rules } from '../../../server/src/core/rules/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { analysisOf, check } from '../../support/check-findings.ts';
import { samplesOfRules } from '../../support/rule-samples.ts';

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { fires, quiet } = samplesOfRules.get(id) ?? { fires: [], quiet: [] };

  it.each(fires.map((sample) => [sample.title, sample] as const))('fires: %s', (_, sample) => {
    const findings = check(sample.text, sample.format).filter((finding) => finding.id === id);
    expect(findings).not.toEqual([]);
    for (const finding of findings) {
      expect(english(finding.message)).not.toMatch(/\{\d\}|undefined|\[object/);
      expect(english(finding.short).length).toBeLessThan(60);
      expect(finding.resolutions.filter((resolution) => !resolutions.has(resolution))).toEqual([]);
      expect(finding.docUrl).toMatch(/^https:\/\//);
    }
  });

  it.each(quiet.map((sample) => [sample.title, sample] as const))('is quiet: %s', (_, sample) => {
    const findings = check(sample.text, sample.format);
    expect(findings.filter((finding) => finding.id === id)).toEqual([]);
  });

  it('is complete', () => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(fires.length).toBeGreaterThan(0);
    expect(quiet.length).toBeGreaterThan(0);
    expect(rule.formats.length).toBeGreaterThan(0);
    expect(rule.resolutions.length).toBeGreaterThan(0);
    expect(rule.resolutions.filter((resolution) => !resolutions.has(resolution))).toEqual([]);
    expect(rule.docUrl).toMatch(/^https:\/\//);
    expect(references(rule.source).length).toBeGreaterThan(0);
  });
});

describe('all rules', () => {
  it('have all samples there are', () => {
    expect([...samplesOfRules.keys()].filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
  });

  it('have ids of their own', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  it.each([
    ['an empty log', ''],
    ['a binary file', String.fromCharCode(...Array.from({ length: 4096 }, (_, i) => (i * 37) % 256))],
    ['NUL bytes', '\0'.repeat(70_000)],
    ['lone surrogates', '\ud800 GET /certsrv/mscep/mscep.dll \udc00'.repeat(50)],
    [
      'a line of a megabyte',
      `2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll ${'operation=PKIOperation&'.repeat(45_000)}`,
    ],
    ['nothing but line ends', '\r\n'.repeat(1000)],
  ])('find nothing in %s, in any format, and do not break', (_, text) => {
    for (const { id: format } of formats) {
      const { groups, faults } = analysisOf(text, format);
      expect(faults).toEqual([]);
      expect(groups.filter((group) => group.shown[0]?.severity === 'error')).toEqual([]);
    }
  });
});

describe('HTTP causes', () => {
  const operations: readonly Operation[] = [
    'GetCACaps',
    'GetCACert',
    'PKIOperation',
    'VerifyRequest',
    'Notify',
    'BareUrl',
    'Other',
  ];
  const ids = new Set(rules.map((rule) => rule.id));

  const http = (operation: Operation, status: number, substatus: number): HttpEvent => {
    const token = (value: number) => ({ value, text: String(value), span: { start: 0, end: 3 } });
    const common = { kind: 'http', side: 'server', phase: 'exchange', platform: 'ios', span: { start: 0, end: 1 } } as const;
    return { ...common, operation, status: token(status), substatus: token(substatus), win32: token(0) };
  };

  it('give every failing status of every operation to one rule, and no healthy one', () => {
    const wrong: string[] = [];
    for (const operation of operations) {
      for (let status = 100; status < 600; status++) {
        for (const substatus of [0, 2, 4, 7, 13, 14, 15, 16, 17, 19]) {
          const event = http(operation, status, substatus);
          const { outcome, failure } = judgeHttp(event);
          const cause = failure?.rule;
          const healthy = outcome === 'ok' || outcome === 'unknown';
          if (healthy ? cause !== undefined : !cause || !ids.has(cause))
            wrong.push(`${operation} ${status}.${substatus}: ${cause}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
