import { describe, expect, test } from 'vitest';
import { caseJson } from '../../../server/src/core/report/case-json.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { score } from '../../case/score/index.ts';
import { GIVEN, givenCase } from '../../case/support/given.ts';
import { factsOfFiles } from '../../case/support/read-logs.ts';
import { caseOf } from './build.ts';

describe('a given case agrees with its truth', () => {
  test.each(GIVEN)('%s', { timeout: 60_000 }, (name) => {
    const { files, truth } = givenCase(name);
    const { mismatches } = score(caseJson(caseOf(...factsOfFiles(files)), english), truth);
    expect(mismatches).toEqual([]);
  });
});
