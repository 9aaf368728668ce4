import { describe, expect, it } from 'vitest';
import { type LineKind, LineRecordList } from '../../../server/src/core/log/record-list.ts';
import { LineIndex } from '../../../server/src/core/text/lines.ts';

/** A toy log: `*` begins a record, `#` is foreign, a lone `-` is blank, anything else is text. */
function read(text: string, previous?: LineRecordList): LineRecordList {
  const kindOf = (start: number): LineKind => {
    if (text[start] === '*') return 'record';
    if (text[start] === '#') return 'foreign';
    return text[start] === '-' ? 'blank' : 'text';
  };
  return LineRecordList.read(
    LineIndex.of(text),
    kindOf,
    (index, span) => ({ index, span, fields: () => [], events: () => [] }),
    previous,
  );
}

const texts = (text: string, list: LineRecordList): readonly string[] =>
  Array.from({ length: list.length }, (_, i) => {
    const span = list.at(i)?.span ?? { start: 0, end: 0 };
    return text.slice(span.start, span.end);
  });

describe('records', () => {
  it.each([
    ['', []],
    ['x\n*a', ['*a']],
    ['*a\nx\r\n*b\n', ['*a\nx', '*b']],
    ['*a\n-\nx\n-\n*b', ['*a\n-\nx', '*b']],
    ['*a\n#\nx\n*b\n\n', ['*a', '*b']],
    ['*a\rx\r*b', ['*a\rx', '*b']],
  ])('of %j are %j', (text, expected) => {
    expect(texts(text, read(text))).toEqual(expected);
  });

  it('are found by any offset in their lines, and by none outside', () => {
    const list = read('x\n*a\ny\n#\n*b\n');
    expect([0, 2, 3, 6, 7, 9, 11, 12].map((offset) => list.indexAt(offset))).toEqual([-1, 0, 0, 0, -1, 1, 1, -1]);
    expect([-1, 2, 0.5, Number.NaN].map((index) => list.at(index))).toEqual([undefined, undefined, undefined, undefined]);
    expect(read('').indexAt(0)).toBe(-1);
  });

  it('of a log that grew are those of the whole text, and the list before stays as it was', () => {
    const whole = '*a\nx\n*b\n#\ny\n*c\nz\n';
    for (let cut = 0; cut <= whole.length; cut++) {
      if (cut > 0 && whole[cut - 1] !== '\n') continue;
      const before = read(whole.slice(0, cut));
      const kept = texts(whole.slice(0, cut), before);
      expect(texts(whole, read(whole, before))).toEqual(texts(whole, read(whole)));
      expect(texts(whole.slice(0, cut), before)).toEqual(kept);
    }
  });

  it.each([1, 254, 255, 256, 70_000])('may go on over %i further lines, also when the log grows', (lines) => {
    const text = `*a\n${'x\n'.repeat(lines)}`;
    const list = read(text);
    const end = text.length - 1;
    expect(list.at(0)?.span).toEqual({ start: 0, end });
    expect([0, end, end + 1].map((offset) => list.indexAt(offset))).toEqual([0, 0, -1]);
    const grown = read(`${text}y\n*b\n`, list);
    expect([grown.at(0)?.span, grown.at(1)?.span]).toEqual([
      { start: 0, end: end + 2 },
      { start: end + 3, end: end + 5 },
    ]);
  });

  it('can be many', () => {
    const text = '*a\n'.repeat(5000);
    const list = read(text);
    expect(list.length).toBe(5000);
    expect(read(`${text}*b\n`, list).at(5000)?.span).toEqual({ start: 15_000, end: 15_002 });
  });
});
