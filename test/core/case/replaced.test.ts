import { describe, expect, it } from 'vitest';
import { replacedIn } from '../../../server/src/core/case/for-log.ts';
import type { CaseFinding } from '../../../server/src/core/case/model.ts';
import type { Observation } from '../../../server/src/core/log/facts.ts';

describe('what a case says better than a log', () => {
  it.each([
    ['a record of one line', { line: 7, further: 0 }, [7]],
    ['a record of several lines, at its first one', { line: 7, further: 2 }, [7, 8, 9]],
    ['a record that begins above the line that says it', { line: 9, top: 7, further: 2 }, [7, 8, 9]],
  ])('are the findings in all lines of %s', (_, lines, expected) => {
    const evidence = [{ path: 'a.log', observation: lines as Observation }];
    const replaced = replacedIn([{ replaces: ['a-rule'], evidence } as unknown as CaseFinding]);
    expect([...(replaced.get('a.log')?.get('a-rule') ?? [])]).toEqual(expected);
  });
});
