import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../server/src/core/text/file-bytes.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import { textAround } from '../../server/src/workspace/lines-around.ts';

const lines = Array.from({ length: 60_000 }, (_, i) => `2026-05-01 05:00:${String(i % 60).padStart(2, '0')} Zeile ${i} – é\r\n`);
const text = lines.join('');
const starts = [0, 1, 7, 30_000, 59_998, 59_999].map((line) => ({ line, offset: lines.slice(0, line).join('').length }));

describe('what stands around some places of a log', () => {
  const encodings = {
    'UTF-8': new TextEncoder().encode(text),
    'UTF-16 with a mark': new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
  };
  it.each(Object.entries(encodings))('is the line there and its neighbours, in %s', async (_, bytes) => {
    const offsets = starts.map(({ offset }) => offset);
    const found = await textAround(sourceOf(bytes), offsets, english);
    for (const [i, { line, offset }] of starts.entries()) {
      const { text: around = '', at = 0 } = found[i] ?? {};
      expect(around.slice(at).startsWith((lines[line] ?? '').trimEnd())).toBe(true);
      expect(around.length).toBeLessThan(8000);
      expect(at).toBe(Math.min(offset, 2048));
    }
  });

  it('is nothing behind the end, and nothing of bytes that are no text', async () => {
    const bytes = new TextEncoder().encode('one line');
    expect(await textAround(sourceOf(bytes), [3, 5000], english)).toEqual([{ text: 'one line', at: 3 }, undefined]);
    expect(await textAround(sourceOf(new Uint8Array([0, 1, 2, 0, 0, 9, 0])), [0], english)).toEqual([undefined]);
    expect(await textAround(sourceOf(bytes), [], english)).toEqual([]);
  });
});
