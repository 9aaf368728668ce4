import { describe, expect, it } from 'vitest';
import { proposeClocks } from '../../../../server/src/core/case/clocks/index.ts';
import type { Clock } from '../../../../server/src/core/case/model.ts';
import { generateCase } from '../../../case/generate/case.ts';
import type { ProfileName } from '../../../case/generate/options.ts';
import type { TrueClock } from '../../../case/generate/truth.ts';
import { GIVEN, givenCase } from '../../../case/support/given.ts';
import { factsOfFiles } from '../../../case/support/read-logs.ts';

/** The clocks of a case beside the true ones, without those of the reference. */
function pairsOf({ files, truth }: ReturnType<typeof generateCase>): readonly (readonly [TrueClock, Clock])[] {
  const clocks = new Map(proposeClocks(factsOfFiles(files)).map((clock) => [clock.path, clock]));
  return truth.clocks.flatMap((one) => {
    const clock = clocks.get(one.file);
    return clock && one.basis !== 'reference' ? [[one, clock] as const] : [];
  });
}

function isRight({ correctionSeconds, date, driftSeconds = 0 }: TrueClock, clock: Clock, within: number): boolean {
  const taken = clock.offsetMinutes * 60 + clock.skewSeconds;
  const near = correctionSeconds.some((wanted) => Math.abs(wanted - taken) <= within + Math.abs(driftSeconds) / 2);
  return near && (date === undefined || (clock.date !== undefined && date.includes(clock.date)));
}

describe('the clocks of a case', () => {
  it.each(GIVEN)('that was made by hand are right to two seconds: %s', (name) => {
    for (const [truth, clock] of pairsOf(givenCase(name))) {
      if (truth.estimable) expect([clock.path, isRight(truth, clock, 2)]).toEqual([clock.path, true]);
    }
  });

  it.each<readonly [ProfileName, number]>([
    ['legacy', 1],
    ['skewed-current', 2],
    ['proxy-legacy', 3],
    ['two-servers-current', 1],
    ['midnight-current', 2],
    ['summer-time-current', 1],
    ['winter-time-legacy', 2],
    ['cut-legacy', 1],
    ['without-iis-current', 2],
  ])('are right in nine of ten logs, and wrong in none of which they are certain: %s %i', (name, seed) => {
    const pairs = pairsOf(generateCase(name, seed));
    const estimable = pairs.filter(([{ estimable: can }]) => can);
    const right = estimable.filter(([truth, clock]) => isRight(truth, clock, 60));
    expect(right.length).toBeGreaterThanOrEqual(0.9 * estimable.length - 1);
    for (const [truth, clock] of pairs) {
      if (clock.confidence === 'certain') expect([clock.path, isRight(truth, clock, 60)]).toEqual([clock.path, true]);
    }
  });
});
