import { describe, expect, it } from 'vitest';
import { findPayloads } from '../../../server/src/core/encoding/index.ts';
import { fixture } from '../../support/fixtures.ts';
import { DUMPED, WRAPPED, type Writer } from '../../support/writers.ts';

const index: readonly { readonly file: string }[] = JSON.parse(fixture('messages/index.json'));
const messages = index.map(({ file }) => ({ file, bytes: new Uint8Array(Buffer.from(fixture(file), 'base64')) }));

const WIDTHS = [40, 60, 64, 72, 76, 80, 100, 120, 128];

/** The messages that do not come back as one payload, byte for byte and without a problem. */
function lost(write: Writer): readonly string[] {
  return messages.flatMap(({ file, bytes }) => {
    const found = findPayloads(write(bytes));
    const [payload] = found;
    const same = found.length === 1 && payload !== undefined && Buffer.from(bytes).equals(payload.bytes);
    if (same && !payload.cut && payload.problems.length === 0) return [];
    return [`${file}: ${found.map((one) => one.bytes.length).join(' + ')} of ${bytes.length} bytes`];
  });
}

describe('every message of the fixtures comes back, byte for byte and as one', () => {
  describe.each(Object.entries(WRAPPED))('wrapped: %s', (_, writer) => {
    it.each(WIDTHS)('at %i', (width) => {
      expect(lost(writer(width))).toEqual([]);
    });
  });

  it.each(Object.entries(DUMPED))('dumped: %s', (_, write) => {
    expect(lost(write)).toEqual([]);
  });
});
