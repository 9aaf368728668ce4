import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RisingNumbers } from '../../../server/src/core/text/rising-numbers.ts';

function holding(values: readonly number[], expected = 0): RisingNumbers {
  const numbers = new RisingNumbers(expected);
  for (const value of values) numbers.push(value);
  return numbers;
}

const valuesOf = (numbers: RisingNumbers): readonly number[] => Array.from({ length: numbers.length }, (_, i) => numbers.at(i));

/** Close to each other, far apart, and equal. */
const rising = fc
  .array(fc.oneof(fc.nat(3), fc.nat(5000), fc.constantFrom(65_535, 65_536, 3_000_000)), { maxLength: 300 })
  .map((steps) => {
    let sum = 0;
    return steps.map((step) => {
      sum += step;
      return sum;
    });
  });

describe('rising numbers', () => {
  it('are those that were put in, however far apart', () => {
    fc.assert(
      fc.property(rising, fc.nat(400), (values, expected) => {
        const numbers = holding(values, expected);
        expect(valuesOf(numbers)).toEqual(values);
        expect(valuesOf(numbers.trim())).toEqual(values);
      }),
    );
  });

  it('go on behind a part of them, which stays as it was', () => {
    fc.assert(
      fc.property(rising, rising, fc.nat(300), (values, more, count) => {
        const whole = holding(values).trim();
        const kept = Math.min(count, values.length);
        const from = values[kept - 1] ?? 0;
        const added = more.map((value) => from + value);
        const grown = whole.head(kept);
        for (const value of added) grown.push(value);
        expect(valuesOf(grown)).toEqual([...values.slice(0, kept), ...added]);
        expect(valuesOf(whole)).toEqual(values);
      }),
    );
  });

  it('are found by a number at or above them', () => {
    const numbers = holding([0, 3, 3, 100_000, 100_001]);
    expect([-1, 0, 2, 3, 4, 99_999, 100_000, 500_000].map((value) => numbers.lastAtMost(value))).toEqual([
      -1, 0, 0, 2, 2, 2, 3, 4,
    ]);
    expect(holding([]).lastAtMost(7)).toBe(-1);
  });
});
