import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../server/src/core/text/crc32.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('CRC-32', () => {
  it('is that of the standard, for which 123456789 gives CBF43926', () => {
    expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926);
    expect(crc32(bytesOf(''))).toBe(0);
  });

  it('is that of a part, and goes on from the part before', () => {
    const bytes = bytesOf('--123456789--');
    expect(crc32(bytes, 2, 11)).toBe(0xcbf43926);
    expect(crc32(bytes, 6, 11, crc32(bytes, 2, 6))).toBe(0xcbf43926);
  });
});
