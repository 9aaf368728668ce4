import { expect, it } from 'vitest';
import { readEvtx } from '../../../server/src/core/evtx/index.ts';
import { CHUNK } from '../../support/evtx-writer.ts';
import { evtxFile } from './support.ts';

const HEADER = 4096;

it('a log of 25 MB is read within seconds, and memory does not follow its size', async () => {
  const real = evtxFile('system.evtx');
  const chunks = real.subarray(HEADER, HEADER + 14 * CHUNK);
  const read = (offset: number, length: number): Uint8Array => {
    if (offset < HEADER) return real.subarray(offset, offset + length);
    const start = (offset - HEADER) % chunks.length;
    return chunks.subarray(start, start + length);
  };
  const before = process.memoryUsage.rss();
  let highest = before;
  let events = 0;
  const began = performance.now();
  for await (const part of readEvtx({ size: HEADER + 28 * chunks.length, read })) {
    events += part.events.length;
    highest = Math.max(highest, process.memoryUsage.rss());
  }
  expect(events).toBe(28 * 1828);
  expect(performance.now() - began).toBeLessThan(6000);
  expect((highest - before) / 1048576).toBeLessThan(150);
});
