import { describe, expect, test } from 'vitest';
import { score } from './score/index.ts';
import { GIVEN, givenCase } from './support/given.ts';
import { outputOf } from './support/read-case.ts';
import { factsOfFiles } from './support/read-logs.ts';

describe('the given cases', () => {
  test.each(GIVEN)('%s: agrees with its truth in every point', (name) => {
    const { files, truth } = givenCase(name);
    expect(score(outputOf(factsOfFiles(files)), truth).mismatches).toEqual([]);
  });
});
