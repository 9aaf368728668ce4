import { describe, expect, it } from 'vitest';
import { findPayloads } from '../../../server/src/core/encoding/index.ts';
import { decodeMessage } from '../../../server/src/core/scep/decode.ts';
import { fixture } from '../../support/fixtures.ts';

/** One message of each client, and one as its form encoder wrote it. */
const texts = ['jscep-get-ndes-06-req.b64', 'mm-get-4096-03-req.b64', 'sscep-get-defaults-02-req.query.txt'].map(
  (file) => [file, fixture(`messages/${file}`).trim()] as const,
);

/** Offsets at which a text is cut: all of the first and last 100, every 13th between. */
function cuts(length: number): readonly number[] {
  return Array.from({ length }, (_, at) => at).filter((at) => at < 100 || at > length - 100 || at % 13 === 0);
}

describe('a message cut anywhere in its text', () => {
  it.each(texts)('%s: the bytes before the cut stay the same, and are read', (_, text) => {
    const whole = findPayloads(text)[0]?.bytes ?? new Uint8Array();
    const least = (findPayloads(text)[0]?.span.start ?? 0) + 40;
    const wrong: string[] = [];
    const start = performance.now();
    for (const at of cuts(text.length)) {
      const found = findPayloads(text.slice(0, at));
      const bytes = found[0]?.bytes ?? new Uint8Array();
      if (at > least && found.length !== 1) wrong.push(`${found.length} payloads at ${at}`);
      if (!Buffer.from(bytes).equals(Buffer.from(whole.subarray(0, bytes.length)))) wrong.push(`other bytes at ${at}`);
      if (bytes.length > 0 && bytes.length < whole.length && found[0]?.cut?.atByte !== bytes.length)
        wrong.push(`no cut at ${at}`);
      const decoded = decodeMessage(bytes);
      if (bytes.length > 40 && decoded.kind === 'unknown') wrong.push(`unknown at ${at}`);
    }
    expect(wrong).toEqual([]);
    expect((performance.now() - start) / cuts(text.length).length).toBeLessThan(20);
  });
});
