import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../../server/src/core/text/sentence.ts';
import { FrameCheck, MAX_MESSAGE_BYTES } from '../../../server/src/lsp/server/frames.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is said of a stream that comes in chunks of these lengths, the last one again and again. */
function verdict(stream: Uint8Array, lengths: readonly number[]): string | undefined {
  const check = new FrameCheck();
  for (let at = 0, i = 0; at < stream.length; i++) {
    const length = lengths[Math.min(i, lengths.length - 1)] ?? 1;
    const fault = check.feed(stream.subarray(at, at + length));
    if (fault) return english(fault);
    at += length;
  }
  return undefined;
}

describe('the frames of the base protocol', () => {
  it('are checked alike however the stream is cut', () => {
    const header = fc.constantFrom(
      'Content-Length: 3\r\n\r\nabc',
      'Content-Length: 0\r\n\r\n',
      'Content-Type: x\r\nContent-Length: 12\r\n\r\n\r\n\r\nContent-',
      'Content-Length: 3\n\nabc',
      'Content-Length: -3\r\n\r\n',
      'Content-Length: 3\r\ncontent-length: 3\r\n\r\nabc',
      'nonsense\r\n\r\n',
      '\r\n\r\n',
      `${'x'.repeat(9000)}`,
    );
    const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(header, { minLength: 1, maxLength: 6 }), lengths, (headers, cut) => {
        const stream = bytesOf(headers.join(''));
        expect(verdict(stream, cut)).toBe(verdict(stream, [stream.length]));
      }),
    );
  });

  it('may have a body of any bytes up to the limit', () => {
    const check = new FrameCheck();
    expect(check.feed(bytesOf(`Content-Length: ${MAX_MESSAGE_BYTES}\r\n\r\n`))).toBeUndefined();
    const megabyte = new Uint8Array(1024 * 1024).fill(10);
    for (let sent = 0; sent < MAX_MESSAGE_BYTES; sent += megabyte.length) expect(check.feed(megabyte)).toBeUndefined();
    expect(check.feed(bytesOf('Content-Length: 1\r\n\r\nx'))).toBeUndefined();
    expect(check.feed(bytesOf('\n'))).toBeDefined();
  });
});
