import { describe, expect, it } from 'vitest';
import { resolutions } from '../../../server/src/core/advice/index.ts';
import { windowsResult } from '../../../server/src/core/judge/cause/windows-result.ts';

describe('the result of a failed enrollment of Windows', () => {
  it.each([
    [0x80092021, 'challenge', 1],
    [0x80091006, 'answer', 5],
    [0x80070032, 'refused', 4],
    [0x80094801, 'refused', 4],
    [0x80094003, 'refused', 4],
    [0x80072ee2, 'connection', 2],
    [0x80072ee7, 'connection', 2],
    [0x80072f78, 'connection', 2],
    [0x80072f05, 'tls', 2],
    [0x80072f06, 'tls', 2],
    [0x80072f0c, 'tls', 2],
    [0x80072f0d, 'tls', 2],
    [0x80072f7d, 'tls', 2],
    [0x80072f8f, 'tls', 2],
    [0x80090308, 'tls', 2],
    [0x80090326, 'tls', 2],
    [0x80090331, 'tls', 2],
    [0x80190191, 'http', 2],
    [0x80190194, 'http', 2],
    [0x801901f4, 'http', 2],
    [0x80070005, 'other', 5],
    [0x80090016, 'other', 5],
    [0x8009000b, 'other', 5],
    [0x80004005, 'other', 5],
  ])('%i: %s, step %i', (value, kind, step) => {
    expect(windowsResult(value)).toMatchObject({ kind, step });
  });

  it('leads to advice that is there, and an HTTP status to that of its status', () => {
    for (let status = 300; status < 600; status++) {
      const { resolutions: advice, step } = windowsResult(0x80190000 + status);
      expect(step).toBe(2);
      expect(advice.length).toBeGreaterThan(0);
      expect(advice.filter((id) => !resolutions.has(id))).toEqual([]);
    }
    expect(windowsResult(0x80190000 + 504).resolutions).toContain('gateway-timeout');
    expect(windowsResult(0x80190000 + 404).resolutions).toContain('windows-pkiclient');
    expect(windowsResult(0x80190000 + 403).resolutions).not.toContain('windows-pkiclient');
  });
});
