import { describe, expect, it } from 'vitest';
import { aheadWords, secondsAhead } from '../../../client/src/case/clock-words.ts';

describe('a clock that a person writes', () => {
  it.each([
    ['+02:00', 7200],
    ['-05:30', -19_800],
    ['2:00', 7200],
    ['+02:00:12', 7212],
    ['-3 s', -3],
    ['\u22123 s', -3],
    ['+90 min', 5400],
    ['2 hours', 7200],
    ['+02:00 -3 s', 7197],
    ['UTC', 0],
    ['UTC+01:00', 3600],
    ['0', 0],
  ])('%s is so many seconds ahead of UTC: %i', (text, seconds) => expect(secondsAhead(text)).toBe(seconds));

  it.each(['', 'two hours', '+2', '+02:60', '+25:00', '3 weeks', '+02:00 or so', '-'])('is none: %s', (text) =>
    expect(secondsAhead(text)).toBeUndefined(),
  );

  it('is written as it is read', () => {
    for (const seconds of [0, 7200, -19_800, 7212, -3, 86_400]) expect(secondsAhead(aheadWords(seconds))).toBe(seconds);
  });
});
