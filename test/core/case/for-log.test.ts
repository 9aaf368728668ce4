import { describe, expect, it } from 'vitest';
import { groupsInCase } from '../../../server/src/core/case/for-log.ts';
import type { CaseFinding } from '../../../server/src/core/case/model.ts';
import type { FindingGroup } from '../../../server/src/core/log/finding.ts';
import { english, msg } from '../../../server/src/core/text/sentence.ts';
import { androidIdle, calls, iis, iphone, iphoneIdle } from './rules/samples/lines.ts';
import { caseOfFiles, factsOfText } from './support/case-of.ts';
import { log, observation } from './support/hand.ts';

/** A finding of a log at the beginning of each of these lines, ten characters a line. */
function group(id: string, ...lines: readonly number[]): FindingGroup {
  const shown = lines.map((line) => ({
    ...({ id, severity: 'warning', step: 2, evidence: [], resolutions: [], group: 'g' } as const),
    ...{ message: msg('It is so.'), short: msg('so'), docUrl: 'https://learn.microsoft.com/x', verified: true },
    span: { start: line * 10, end: line * 10 + 5 },
  }));
  return { id, group: 'g', count: lines.length, shown, spread: [], offsets: lines.map((line) => line * 10) };
}

const LINES = {
  numbers: Uint32Array.from({ length: 9 }, (_, i) => i),
  starts: Float64Array.from({ length: 9 }, (_, i) => i * 10),
};

function finding(what: Partial<CaseFinding>): CaseFinding {
  const place = { path: 'a.log', line: 4, column: 0, span: { start: 40, end: 45 } };
  return {
    ...({ id: 'of-the-case', severity: 'warning', step: 2, message: msg('The case says so.'), short: msg('so'), place } as const),
    ...{
      evidence: [],
      attempts: [],
      resolutions: [],
      docUrl: 'https://learn.microsoft.com/y',
      replaces: [],
      group: 'g',
      verified: true,
    },
    confidence: 'likely',
    ...what,
  };
}

describe('what is to be said in one log of a case', () => {
  const facts = log('a.log', [], { groups: [group('stops', 2, 6), group('other', 2)], lines: LINES });

  it('is what the log says itself, and what the case found in it, by place', () => {
    const groups = groupsInCase(facts, { findings: [finding({}), finding({ place: { ...finding({}).place, path: 'b.log' } })] });
    expect(groups.map(({ id, offsets }) => `${id} ${offsets}`)).toEqual(['stops 20,60', 'other 20', 'of-the-case 40']);
  });

  it('leaves out what the case says better, at the lines that it speaks of, and nowhere else', () => {
    const evidence = [{ path: 'a.log', observation: observation(2, { by: 'device', act: 'GetCACert' }) }];
    const groups = groupsInCase(facts, { findings: [finding({ replaces: ['stops'], evidence })] });
    expect(groups.map(({ id, count, offsets }) => `${id} ${count} ${offsets}`)).toEqual([
      'other 1 20',
      'of-the-case 1 40',
      'stops 1 60',
    ]);
  });

  it('folds findings of one rule with one cause', () => {
    const second = { path: 'a.log', line: 7, column: 0, span: { start: 70, end: 75 } };
    const groups = groupsInCase(log('a.log', []), { findings: [finding({}), finding({ place: second })] });
    expect(groups.map(({ count, offsets }) => `${count}: ${offsets}`)).toEqual(['2: 40,70']);
  });

  it('is the word of the case in place of the log of a phone that does not know why', () => {
    const files = {
      'console.log': iphone('08:15:01', 'sent') + iphoneIdle('08:40:00'),
      'u_ex260105.log': iis({ at: '08:00:00', call: 'other' }, ...calls('08:15:01', {}, true), { at: '08:30:00', call: 'other' }),
      'OMADM.log': androidIdle('08:00:00'),
    };
    const snapshot = caseOfFiles(files);
    const phone = factsOfText('console.log', files['console.log']);
    expect(phone.groups.map(({ id }) => id)).toContain('ios-enrollment-stops');
    const inCase = groupsInCase(phone, snapshot);
    expect(inCase.map(({ id }) => id)).toEqual(['no-request-in-iis']);
    expect(english(inCase[0]?.shown[0]?.message ?? msg(''))).toContain('the IIS log of that time does not hold it');
  });
});
