import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evtxText } from '../../server/src/core/evtx/index.ts';
import { english } from '../../server/src/core/text/message.ts';
import { evtxFile, FILES, sourceOf } from '../core/evtx/support.ts';
import { mutated, mutations } from './mutate.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 60) / 4;

/** Header and first chunk of each log, as much of it as `mutated` keeps. */
const logs = FILES.map((name) => evtxFile(name).slice(0, 65_536));
/** What one chunk may take; a slow run is timed again, since the machine may have been busy. */
const MAX_MS = 250;

console.log(`fuzz: SEED=${seed}, ${seconds} s, event logs`);

/** Lines of elements or comments, whatever the bytes were. */
const LINES = /^(?: *<[^\n]*>\n)+$/;

async function readInTime(bytes: Uint8Array): Promise<void> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && best > MAX_MS; run++) {
    const start = performance.now();
    const text = await evtxText(sourceOf(bytes), english, Number.POSITIVE_INFINITY);
    best = Math.min(best, performance.now() - start);
    expect(text).toMatch(LINES);
  }
  if (best > MAX_MS) throw new Error(`took ${best.toFixed(0)} ms`);
}

describe('damaged event logs: no exception, no hang, nothing but events and comments', () => {
  it('mutated anywhere', async () => {
    const property = fc.asyncProperty(fc.nat(logs.length - 1), mutations, (index, list) =>
      readInTime(mutated(logs[index] ?? new Uint8Array(), list, logs)),
    );
    const end = performance.now() + seconds * 1000;
    for (let round = 0; round === 0 || performance.now() < end; round++)
      await fc.assert(property, { seed: seed + round, numRuns: 50 });
  });
});
