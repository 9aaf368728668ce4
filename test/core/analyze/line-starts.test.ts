import { expect, test } from 'vitest';
import { LineStarts } from '../../../server/src/core/analyze/line-starts.ts';
import { LineIndex } from '../../../server/src/core/text/lines.ts';

test('the line of a place is the same whichever place was asked for before', () => {
  const text = 'a\nbb\n\nccc\nd';
  const lines = LineIndex.of(text);
  const starts = new LineStarts();
  const expected = Array.from({ length: text.length }, (_, i) => ({
    line: lines.lineAt(i),
    start: lines.start(lines.lineAt(i)),
  }));
  starts.add(0, lines, 0, 5);
  expect(starts.placeOf(5)).toEqual(expected[5]);
  starts.add(0, lines, 5, text.length);
  for (const first of expected.keys()) {
    for (const second of expected.keys()) {
      expect(starts.placeOf(first)).toEqual(expected[first]);
      expect(starts.placeOf(second)).toEqual(expected[second]);
    }
  }
});
