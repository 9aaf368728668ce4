import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { LineIndex } from '../../../server/src/core/text/lines.ts';
import { offsetAt, positionAt, rangeOf, severityOf, spanOf } from '../../../server/src/lsp/answer/convert.ts';

const TEXT = 'first\r\nsecond 😀 line\rthird\n';
const lines = LineIndex.of(TEXT);

describe('offsets and positions', () => {
  it.each([
    [0, 0, 0],
    [5, 0, 5],
    [7, 1, 0],
    [TEXT.indexOf('third'), 2, 0],
    [TEXT.length, 3, 0],
  ])('offset %i is line %i, character %i, both ways', (offset, line, character) => {
    expect(positionAt(lines, offset)).toEqual({ line, character });
    expect(offsetAt(lines, { line, character })).toBe(offset);
  });

  it('counts UTF-16 code units, so an emoji is two characters', () => {
    expect(positionAt(lines, TEXT.indexOf('line'))).toEqual({ line: 1, character: 10 });
  });

  it('puts an offset inside a line end at the end of its line', () => {
    expect(positionAt(lines, 6)).toEqual({ line: 0, character: 5 });
  });

  it('gives the nearest place for positions outside the text', () => {
    expect(offsetAt(lines, { line: 0, character: 99 })).toBe(5);
    expect(offsetAt(lines, { line: 99, character: 0 })).toBe(TEXT.length);
    expect(offsetAt(lines, { line: -1, character: -1 })).toBe(0);
    expect(offsetAt(lines, { line: Number.NaN, character: Number.NaN })).toBe(0);
  });

  it('turns a backward range around', () => {
    expect(spanOf(lines, { start: { line: 1, character: 0 }, end: { line: 0, character: 1 } })).toEqual({ start: 1, end: 7 });
  });

  it('gives the range of a span over lines', () => {
    expect(rangeOf(lines, { start: 3, end: 9 })).toEqual({ start: { line: 0, character: 3 }, end: { line: 1, character: 2 } });
  });

  it('keeps severities', () => {
    expect(severityOf('error')).toBe(DiagnosticSeverity.Error);
    expect(severityOf('hint')).toBe(DiagnosticSeverity.Hint);
  });
});
