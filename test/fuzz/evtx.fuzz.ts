import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evtxText } from '../../server/src/core/evtx/index.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import { evtxFile, FILES, sourceOf } from '../core/evtx/support.ts';
import { inTimeAsync } from './in-time.ts';
import { mutated, mutations } from './mutate.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 60) / 4;

/** Header and first chunk of each log, as much of it as `mutated` keeps. */
const logs = FILES.map((name) => evtxFile(name).slice(0, 65_536));
/** What one chunk may take. */
const MAX_MS = 250;

console.log(`fuzz: SEED=${seed}, ${seconds} s, event logs`);

/** Lines of elements or comments, whatever the bytes were. */
const LINES = /^(?: *<[^\n]*>\n)+$/;

async function read(bytes: Uint8Array): Promise<void> {
  expect(await evtxText(sourceOf(bytes), english, Number.POSITIVE_INFINITY)).toMatch(LINES);
}

describe('damaged event logs: no exception, no hang, nothing but events and comments', () => {
  it('mutated anywhere', async () => {
    const property = fc.asyncProperty(fc.nat(logs.length - 1), mutations, (index, list) =>
      inTimeAsync(MAX_MS, () => read(mutated(logs[index] ?? new Uint8Array(), list, logs))),
    );
    const end = performance.now() + seconds * 1000;
    for (let round = 0; round === 0 || performance.now() < end; round++)
      await fc.assert(property, { seed: seed + round, numRuns: 50 });
  });
});
