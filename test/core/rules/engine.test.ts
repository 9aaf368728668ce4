import { describe, expect, it } from 'vitest';
import type { LogDocument } from '../../../server/src/core/log/model.ts';
import { FindingCollector, MAX_GROUPS, SHOWN_PER_GROUP } from '../../../server/src/core/rules/engine/collector.ts';
import type { FindingDraft, Rule } from '../../../server/src/core/rules/engine/model.ts';
import { RuleRuns } from '../../../server/src/core/rules/engine/run.ts';
import { msg } from '../../../server/src/core/text/sentence.ts';
import { analysisOf } from '../../support/check-findings.ts';

const draft = (start: number, more: Partial<FindingDraft> = {}): FindingDraft => ({
  span: { start, end: start + 1 },
  message: msg('broken'),
  short: msg('broken'),
  ...more,
});

const rule = (id: string, start: Rule['start'] = () => ({})): Rule => ({
  id,
  title: msg('title'),
  severity: 'error',
  step: 2,
  formats: ['iis-w3c-log'],
  resolutions: ['a', 'b'],
  docUrl: 'https://example.org/',
  source: 'test',
  verified: true,
  start,
});

describe('FindingCollector', () => {
  it('completes a draft from its rule', () => {
    const collector = new FindingCollector(rule('r'));
    collector.add(draft(7, { step: 5 }));
    expect(collector.groups([])[0]?.shown[0]).toMatchObject({
      id: 'r',
      severity: 'error',
      step: 5,
      evidence: [],
      resolutions: ['a', 'b'],
      docUrl: 'https://example.org/',
      group: 'broken',
    });
  });

  it('keeps the first findings of a group in full, and the place of all', () => {
    const collector = new FindingCollector(rule('r'));
    for (let i = 0; i < 50; i++) collector.add(draft(i));
    collector.add(draft(60, { group: 'other' }));
    const [first, second] = collector.groups([]);
    expect(first).toMatchObject({ count: 50, group: 'broken' });
    expect(first?.shown.length).toBe(SHOWN_PER_GROUP);
    expect(first?.offsets).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(second).toMatchObject({ count: 1, group: 'other' });
  });

  it('puts conclusions between what was found on the way, each time anew', () => {
    const collector = new FindingCollector(rule('r'));
    collector.add(draft(5));
    collector.add(draft(20));
    const before = collector.groups([draft(10)]);
    expect(before[0]?.offsets).toEqual([5, 10, 20]);
    expect(collector.groups([])[0]?.offsets).toEqual([5, 20]);
    collector.add(draft(30));
    expect(before[0]?.offsets).toEqual([5, 10, 20]);
  });

  it('makes one group of what comes after a hundred groups', () => {
    const collector = new FindingCollector(rule('r'));
    for (let i = 0; i < 1000; i++) collector.add(draft(i, { group: `cause ${i}` }));
    const groups = collector.groups([]);
    expect(groups.length).toBe(MAX_GROUPS + 1);
    expect(groups.at(-1)).toMatchObject({ group: 'other causes', count: 1000 - MAX_GROUPS });
  });

  it('cuts long log text in sentences', () => {
    const collector = new FindingCollector(rule('r'));
    collector.add(draft(1, { message: msg('It said {0}', msg('"{0}"', 'x'.repeat(1_000_000))) }));
    const [inner] = collector.groups([])[0]?.shown[0]?.message.args ?? [];
    expect(inner).toEqual(msg('"{0}"', `${'x'.repeat(300)}…`));
  });

  it('sorts what was reported late', () => {
    const collector = new FindingCollector(rule('r'));
    for (const start of [9, 3, 6]) collector.add(draft(start));
    const [group] = collector.groups([]);
    expect(group?.offsets).toEqual([3, 6, 9]);
    expect(group?.shown.map((finding) => finding.span.start)).toEqual([3, 6, 9]);
  });
});

describe('RuleRuns', () => {
  const log =
    '2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert 443 - 10.4.8.9 profiled/1.0 - 200 0 0 31\n';
  const document: LogDocument = analysisOf(log, 'iis-w3c-log').document;

  const runAll = (runs: RuleRuns): void => {
    const record = document.records.at(0);
    for (const event of record?.events() ?? []) if (record) runs.see(event, record);
  };

  const reports = rule('reports', (report) => ({ see: () => report(draft(1)), end: () => [draft(2)] }));

  it('asks only the rules of the format', () => {
    const foreign: Rule = { ...reports, id: 'foreign', formats: ['ios-console-log'] };
    const runs = new RuleRuns([reports, foreign], document.format.id);
    runAll(runs);
    expect(runs.conclude([], { endMs: undefined }, []).groups.map((group) => [group.id, group.count])).toEqual([['reports', 2]]);
  });

  it.each([
    [
      'starts',
      rule('breaks', () => {
        throw new Error('oh');
      }),
    ],
    [
      'sees an event',
      rule('breaks', (report) => ({
        see: () => {
          report(draft(0));
          throw new Error('oh');
        },
      })),
    ],
    [
      'concludes',
      rule('breaks', () => ({
        end: () => {
          throw new Error('oh');
        },
      })),
    ],
  ])('drops a rule that throws when it %s, with its findings, and no other', (_, broken) => {
    const runs = new RuleRuns([broken, reports], document.format.id);
    runAll(runs);
    const { groups, faults } = runs.conclude([], { endMs: undefined }, []);
    expect(groups.map((group) => group.id)).toEqual(['reports']);
    expect(faults).toEqual(['breaks: oh']);
  });

  it('concludes as often as asked without adding up', () => {
    const runs = new RuleRuns([reports], document.format.id);
    runAll(runs);
    expect(runs.conclude([], { endMs: undefined }, [])).toEqual(runs.conclude([], { endMs: undefined }, []));
  });
});
