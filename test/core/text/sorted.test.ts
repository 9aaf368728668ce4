import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWhile } from '../../../server/src/core/text/sorted.ts';

const sorted = fc
  .array(fc.integer({ min: -50, max: 50 }), { maxLength: 200 })
  .map((numbers) => numbers.toSorted((a, b) => a - b));

describe('countWhile', () => {
  it('counts what a walk from the start counts', () => {
    fc.assert(
      fc.property(sorted, fc.integer({ min: -60, max: 60 }), (numbers, limit) => {
        expect(countWhile(numbers.length, (i) => (numbers[i] ?? 0) <= limit)).toBe(numbers.filter((one) => one <= limit).length);
        expect(countWhile(numbers.length, (i) => (numbers[i] ?? 0) < limit)).toBe(numbers.filter((one) => one < limit).length);
      }),
    );
  });

  it('asks a million items no more than 20 times', () => {
    let asked = 0;
    expect(countWhile(1_000_000, (i) => ++asked > 0 && i < 123_456)).toBe(123_456);
    expect(asked).toBeLessThanOrEqual(20);
  });

  it('is 0 of nothing', () => {
    expect(countWhile(0, () => true)).toBe(0);
  });
});
