import { describe, expect, it } from 'vitest';
import type { CaseFindingDraft, CaseRule } from '../../../../server/src/core/case/engine/model.ts';
import { judgeCase } from '../../../../server/src/core/case/engine/run.ts';
import { msg } from '../../../../server/src/core/text/sentence.ts';
import { attempt, evidence, input, log, observation } from '../support/hand.ts';

const first = observation(0, { by: 'iis', act: 'GetCACert' });
const second = observation(3, { by: 'iis', act: 'PKIOperation' });
const one = attempt('a1', [evidence('b.log', first), evidence('b.log', second)]);
const CASE = input([log('a.log', [first]), log('b.log', [first, second])], [one]);

function rule(id: string, judge: CaseRule['judge']): CaseRule {
  const docUrl = 'https://learn.microsoft.com/x';
  const told = { resolutions: ['no-request-in-iis'], docUrl, source: 'derived', verified: false } as const;
  return { id, title: msg('A rule'), severity: 'warning', step: 2, compares: msg('Logs'), ...told, judge };
}

function draft(what: Partial<CaseFindingDraft> = {}): CaseFindingDraft {
  const places = [{ path: 'b.log', observation: second }];
  return { message: msg('It is so.'), short: msg('so'), confidence: 'likely', evidence: places, attempts: [one], ...what };
}

describe('the rules of a case', () => {
  it('give findings with id, step, page and advice of their rule, at the first line that shows it', () => {
    const { findings, faults } = judgeCase([rule('some-rule', () => [draft()])], CASE);
    expect(faults).toEqual([]);
    expect(findings).toEqual([
      {
        id: 'some-rule',
        severity: 'warning',
        step: 2,
        message: msg('It is so.'),
        short: msg('so'),
        place: { path: 'b.log', line: 3, column: 0, span: { start: 30, end: 35 } },
        evidence: [{ path: 'b.log', observation: second }],
        attempts: ['a1'],
        resolutions: ['no-request-in-iis'],
        docUrl: 'https://learn.microsoft.com/x',
        replaces: [],
        confidence: 'likely',
        group: 'It is so.',
        verified: false,
      },
    ]);
  });

  it('lose what a broken rule found, say which one broke, and go on', () => {
    const broken = rule('broken-rule', function* () {
      yield draft();
      throw new Error('no such thing');
    });
    const { findings, faults } = judgeCase([broken, rule('sound-rule', () => [draft()])], CASE);
    expect(findings.map(({ id }) => id)).toEqual(['sound-rule']);
    expect(faults).toEqual(['broken-rule: no such thing']);
  });

  it('take a finding without a place for a fault', () => {
    const { findings, faults } = judgeCase([rule('placeless', () => [draft({ evidence: [] })])], CASE);
    expect(findings).toEqual([]);
    expect(faults).toEqual(['placeless: a finding of placeless has no place']);
  });

  it('come in one order, whatever order they were found in', () => {
    const places = [
      draft({ evidence: [{ path: 'b.log', observation: second }] }),
      draft({ evidence: [{ path: 'b.log', observation: first }] }),
      draft({ evidence: [{ path: 'a.log', observation: first }] }),
    ];
    const forwards = judgeCase([rule('z', () => places), rule('a', () => places)], CASE).findings;
    const backwards = judgeCase([rule('a', () => [...places].reverse()), rule('z', () => places)], CASE).findings;
    expect(forwards).toEqual(backwards);
    expect(forwards.map(({ id, place }) => `${place.path}:${place.line} ${id}`)).toEqual([
      'a.log:0 a',
      'a.log:0 z',
      'b.log:0 a',
      'b.log:0 z',
      'b.log:3 a',
      'b.log:3 z',
    ]);
  });

  it('name an id that a finding replaces, but never its own', () => {
    const { findings } = judgeCase([rule('own', () => [draft({ replaces: ['own', 'other'] })])], CASE);
    expect(findings[0]?.replaces).toEqual(['other']);
  });
});
