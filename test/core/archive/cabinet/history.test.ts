import { describe, expect, it } from 'vitest';
import { History } from '../../../../server/src/core/archive/cabinet/history.ts';

/** Adds `count` bytes, each the last one and one more, as unpacking does. */
function add(history: History, count: number): void {
  history.makeRoom(count);
  const { bytes } = history;
  for (let i = 0; i < count; i++, history.end++) bytes[history.end] = ((bytes[history.end - 1] ?? 0) + 1) & 0xff;
}

describe('the history of a folder', () => {
  it.each([
    ['frames as large as the window', 10, 1024],
    ['frames larger than the window', 10, 32_768],
    ['frames smaller than the window', 15, 1000],
  ])('holds the window and not much more, however much comes: %s', (_, windowBits, frame) => {
    const history = new History(windowBits);
    for (let total = 0; total < 300_000; total += frame) {
      add(history, frame);
      const kept = Math.min(total + frame, 2 ** windowBits);
      expect(history.end).toBeGreaterThanOrEqual(kept);
      expect(history.bytes.length).toBeLessThanOrEqual(2 * 2 ** windowBits + frame);
      expect(history.bytes[history.end - kept]).toBe((total + frame - kept + 1) & 0xff);
    }
  });

  it('grows with what comes, not with the window', () => {
    const history = new History(21);
    add(history, 1000);
    expect(history.bytes.length).toBe(1000);
    add(history, 1000);
    expect(history.bytes.length).toBe(2000);
  });

  it('takes frames of any size', () => {
    const history = new History(10);
    for (const count of [3000, 32_768, 1, 5000, 32_768, 32_768]) {
      const before = history.bytes[history.end - 1] ?? 0;
      add(history, count);
      expect(history.end).toBeLessThanOrEqual(history.bytes.length);
      expect(history.bytes[history.end - 1]).toBe((before + count) & 0xff);
    }
  });
});
