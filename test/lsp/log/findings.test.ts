import { describe, expect, it } from 'vitest';
import type { Analysis, FindingGroup } from '../../../server/src/core/analyze/index.ts';
import type { Finding, Severity } from '../../../server/src/core/log/finding.ts';
import { verbatim } from '../../../server/src/core/text/sentence.ts';
import { findFinding, findingsAt, findingsToMark, marksIn, shownGroups } from '../../../server/src/lsp/log/findings.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/protocol.ts';

/** A group of findings at some offsets, three characters long each, of which the first `shown` are kept in full. */
function group(id: string, severity: Severity, offsets: readonly number[], shown = offsets.length): FindingGroup {
  const finding = (start: number): Finding => ({
    id,
    severity,
    span: { start, end: start + 3 },
    message: verbatim(`${id} at ${start}`),
    short: verbatim(id),
    step: 2,
    evidence: [],
    resolutions: [],
    docUrl: 'https://learn.example/',
    group: id,
    verified: true,
  });
  return { id, group: id, count: offsets.length, shown: offsets.slice(0, shown).map(finding), spread: [], offsets };
}

const noisy = group('noisy', 'warning', [10, 20, 30, 40, 50], 2);
const rare = group('rare', 'error', [35]);
const calm = group('calm', 'information', [5]);
const analysis = { groups: [calm, noisy, rare] } as unknown as Analysis;
const marked = (limit: number): string[] =>
  findingsToMark(shownGroups(analysis, DEFAULT_SETTINGS), limit).map(({ finding }) => `${finding.id} ${finding.span.start}`);

describe('which findings are marked', () => {
  it('the first of every cause, the most severe first, before the second of any', () => {
    expect(marked(10)).toEqual(['rare 35', 'noisy 10', 'calm 5', 'noisy 20']);
    expect(marked(2)).toEqual(['rare 35', 'noisy 10']);
    expect(marked(0)).toEqual([]);
  });

  it('of a cause with more than there is room for: all over the log', () => {
    const far = group('far', 'error', [1000, 2000, 2990]);
    const near = { ...group('far', 'error', [10, 20, 30, 1000, 2000, 2990], 3), spread: far.shown };
    const starts = (limit: number): number[] => findingsToMark([near], limit).map(({ finding }) => finding.span.start);
    expect(starts(3)).toEqual([10, 2000, 2990]);
    expect(starts(6)).toEqual([10, 20, 30, 1000, 2000, 2990]);
    expect(findFinding({ groups: [near] }, 'far', 2000)?.span.start).toBe(2000);
  });

  it('none of a hidden rule', () => {
    const groups = shownGroups(analysis, { ...DEFAULT_SETTINGS, hiddenRules: ['noisy', 'calm'] });
    expect(groups.map(({ id }) => id)).toEqual(['rare']);
  });
});

describe('looking up', () => {
  it('finds the finding under the cursor, its end included', () => {
    const at = (offset: number): string[] => findingsAt(analysis, DEFAULT_SETTINGS, offset).map(({ id }) => id);
    expect(at(35)).toEqual(['rare']);
    expect(at(38)).toEqual(['rare']);
    expect(at(39)).toEqual([]);
  });

  it('finds a finding that is only counted by the token that it begins in', () => {
    const at = (offset: number, token: { start: number; end: number }): number[] =>
      findingsAt(analysis, DEFAULT_SETTINGS, offset, token).map(({ span }) => span.start);
    expect(at(41, { start: 40, end: 43 })).toEqual([10]);
    expect(at(41, { start: 41, end: 43 })).toEqual([]);
    expect(at(21, { start: 20, end: 23 })).toEqual([20]);
  });

  it('answers with the first of a group for one that is only counted', () => {
    expect(findFinding(analysis, 'noisy', 20)?.span.start).toBe(20);
    expect(findFinding(analysis, 'noisy', 50)?.span.start).toBe(10);
    expect(findFinding(analysis, 'noisy', 11)).toBeUndefined();
    expect(findFinding(analysis, 'unknown', 10)).toBeUndefined();
  });

  it('gives the places of a span in log order, counted ones too, both ends included', () => {
    const places = (start: number, end: number): number[] => marksIn(analysis, { start, end }).map(({ offset }) => offset);
    expect(places(10, 40)).toEqual([10, 20, 30, 35, 40]);
    expect(places(0, 100)).toEqual([5, 10, 20, 30, 35, 40, 50]);
    expect(places(11, 19)).toEqual([]);
  });
});
