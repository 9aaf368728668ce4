import { describe, expect, test } from 'vitest';
import { caseJson } from '../../server/src/core/report/case-json.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import { generateCase } from './generate/case.ts';
import { PROFILES, type ProfileName } from './generate/options.ts';
import { brokenBounds } from './score/bounds.ts';
import { score } from './score/index.ts';
import { unaccounted } from './support/accounts.ts';
import { caseOf } from './support/read-case.ts';
import { factsOfFiles } from './support/read-logs.ts';

/** A few of each kind; `node test/case/sweep.mjs 40` looks at many. */
const SEEDS = [1, 2];
const NAMES = Object.keys(PROFILES) as readonly ProfileName[];

describe('cases with known truth', () => {
  test.each(NAMES)(
    '%s: every planted failure is found, every line has its enrollment, and none is lost',
    {
      timeout: 60_000,
    },
    (name) => {
      const lost: string[] = [];
      const scores = SEEDS.map((seed) => {
        const { files, truth } = generateCase(name, seed);
        const snapshot = caseOf(factsOfFiles(files));
        lost.push(...unaccounted(snapshot));
        return score(caseJson(snapshot, english), truth);
      });
      expect(brokenBounds(scores)).toEqual([]);
      expect(lost).toEqual([]);
    },
  );
});
