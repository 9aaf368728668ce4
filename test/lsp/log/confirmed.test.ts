import { describe, expect, it } from 'vitest';
import type { FindingGroup } from '../../../server/src/core/analyze/index.ts';
import type { Finding } from '../../../server/src/core/log/finding.ts';
import { verbatim } from '../../../server/src/core/text/sentence.ts';
import { confirmed } from '../../../server/src/lsp/log/confirmed.ts';

function finding(id: string, start: number, evidence: readonly number[] = []): Finding {
  return {
    id,
    severity: 'error',
    span: { start, end: start + 3 },
    message: verbatim(id),
    short: verbatim(id),
    step: 2,
    evidence: evidence.map((at) => ({ span: { start: at, end: at + 1 }, message: verbatim('because') })),
    resolutions: [],
    docUrl: '',
    group: id,
    verified: true,
  };
}

/** Findings of a rule; of those at `offsets` the first `shown` in full. */
function group(id: string, offsets: readonly number[], shown = offsets.length, evidence: readonly number[] = []): FindingGroup {
  return {
    id,
    group: id,
    count: offsets.length,
    shown: offsets.slice(0, shown).map((at) => finding(id, at, evidence)),
    spread: [],
    offsets,
  };
}

/** The part is the text from 1000 to 2000 of the whole, and has 10 code units of its own before it. */
const within = { start: 1000, end: 2000 };
const check = (part: readonly FindingGroup[], whole: readonly FindingGroup[]) => confirmed(part, whole, within, -990);

describe('what a part says', () => {
  it('stays where the whole says so, with all that is shown of it', () => {
    const part = [group('fails', [20, 50, 70], 2)];
    expect(check(part, [group('fails', [5, 1010, 1040, 1060, 2040], 1)])).toEqual(part);
  });

  it('goes where it shows only because the part ends', () => {
    const part = [group('stops', [60, 900])];
    const [stops, ...more] = check(part, [group('stops', [1050])]);
    expect(more).toEqual([]);
    expect(stops).toMatchObject({ count: 1, offsets: [60], shown: [{ span: { start: 60, end: 63 } }] });
    expect(check(part, [])).toEqual([]);
    expect(check(part, [group('another', [1050, 1890])])).not.toContainEqual(expect.objectContaining({ id: 'stops' }));
  });

  it('is more where the whole knows what led to it, in order; evidence in other parts is left out', () => {
    const groups = check([group('fails', [500])], [group('fails', [1490]), group('because', [300, 1020, 1800], 3, [300, 1015])]);
    expect(groups.map(({ id, offsets, count }) => [id, offsets, count])).toEqual([
      ['because', [30, 810], 2],
      ['fails', [500], 1],
    ]);
    expect(groups[0]?.shown.map(({ span, evidence }) => [span.start, evidence.map((one) => one.span.start)])).toEqual([
      [30, [25]],
      [810, [25]],
    ]);
  });

  it('shows the places that the whole log only counts', () => {
    const [found] = check([], [group('a', [10, 1500, 1600], 1)]);
    expect(found).toMatchObject({ count: 2, offsets: [510, 610] });
    expect(found?.shown.map(({ span }) => span)).toEqual([{ start: 510, end: 513 }]);
  });
});
