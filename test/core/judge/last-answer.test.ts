import { describe, expect, it } from 'vitest';
import { forgetEvents, rememberingLast } from '../../../server/src/core/judge/last-answer.ts';

describe('an answer that several rules need', () => {
  it('is made once for one event, and again for another and when the log was read', () => {
    const asked: string[] = [];
    const answer = rememberingLast(({ name }: { readonly name: string }) => {
      asked.push(name);
      return name.length > 1 ? name : undefined;
    });
    const [a, bb] = [{ name: 'a' }, { name: 'bb' }];
    expect([answer(a), answer(a), answer(bb), answer(bb), answer(a)]).toEqual([undefined, undefined, 'bb', 'bb', undefined]);
    expect(asked).toEqual(['a', 'bb', 'a']);
    forgetEvents();
    expect([answer(a), asked.length]).toEqual([undefined, 4]);
  });
});
