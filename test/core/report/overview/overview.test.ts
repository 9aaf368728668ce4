import { describe, expect, it } from 'vitest';
import { chartsOf } from '../../../../server/src/core/report/overview/index.ts';
import { english } from '../../../../server/src/core/text/sentence.ts';
import { sampleCase } from '../../../case/generate/case.ts';
import { factsOfFiles } from '../../../case/support/read-logs.ts';
import { caseOf } from '../../case/build.ts';

const sample = caseOf(...factsOfFiles(sampleCase().files));
const charts = chartsOf(sample, english);

describe('the charts of a case', () => {
  it('are tables too: each bar has a name, and a cell for each head', () => {
    expect(charts.map(({ id }) => id)).toEqual(['steps', 'causes', 'times', 'operations', 'lengths', 'platforms']);
    for (const { id, heads, bars } of charts) {
      expect([id, bars.length]).not.toEqual([id, 0]);
      for (const { name, cells } of bars) {
        expect(name).not.toBe('');
        expect([id, cells.length]).toEqual([id, heads.length - 1]);
      }
    }
  });

  it('no bar is longer than the chart', () => {
    for (const { bars } of charts) {
      for (const { parts } of bars) {
        expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1.01);
        expect(parts.every(({ share }) => share > 0)).toBe(true);
      }
    }
  });

  it('a bar leads to the enrollments that it stands for', () => {
    const steps = charts[0]?.bars.map(({ name, filter }) => [name, filter]);
    expect(steps).toContainEqual(['3 NDES to policy module', { steps: [3] }]);
    expect(steps).toContainEqual(['1 profile delivered', undefined]);
    expect(charts[1]?.bars[0]?.filter).toEqual({ causes: ['subject-mismatch'] });
    expect(charts[5]?.bars.map(({ filter }) => filter)).toEqual([{ text: 'Android' }, { text: 'iOS' }, { text: 'Windows' }]);
  });

  it('say that there is nothing where there is nothing', () => {
    const empty = chartsOf(caseOf(), english);
    expect(empty.every(({ bars, none }) => bars.length === 0 && none !== '')).toBe(true);
  });

  it('are the same each time', () => {
    expect(chartsOf(sample, english)).toEqual(charts);
  });
});
