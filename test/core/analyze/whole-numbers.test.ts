import v8 from 'node:v8';
import { expect, test } from 'vitest';
import { small } from '../../../server/src/core/text/small.ts';
import { readCarets } from '../../support/carets.ts';
import { analysisOf } from '../../support/check-findings.ts';
import { markedLogs } from '../../support/corpus.ts';

/** True where V8 keeps the number as a small whole one, as its own format of data shows: everything else it writes as eight bytes. */
const isSmall = (value: number): boolean => v8.serialize(value).at(2) === 'I'.charCodeAt(0);

test('every span is one of small whole numbers, since one that is not makes all of the program large and slow', () => {
  for (const { name, format, marked } of markedLogs()) {
    const { groups, attempts, observed } = analysisOf(readCarets(marked).text, format);
    const spans = [
      ...groups.flatMap(({ shown }) => shown.map(({ span }) => span)),
      ...attempts.flatMap(({ span, steps }) => [span, ...steps.map((step) => step.span)]),
      ...observed().observations.map(({ span }) => span),
      ...observed().messages.map(({ span }) => span),
    ];
    for (const { start, end } of spans) expect(isSmall(start) && isSmall(end), name).toBe(true);
    const literal = { start: 5, end: 6 };
    expect(isSmall(literal.start), `${name}: since then`).toBe(true);
  }
});

test('a number that is read from an array of any numbers is not small before it is made so', () => {
  const [five, large] = Float64Array.of(5, 2 ** 40);
  expect(small(five ?? 0)).toBe(5);
  expect(isSmall(small(five ?? 0))).toBe(true);
  expect(small(large ?? 0)).toBe(2 ** 40);
});
