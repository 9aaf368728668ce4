import fc from 'fast-check';
import { describe, it } from 'vitest';
import { Bundle } from '../../server/src/core/archive/index.ts';
import { ARCHIVE_LIMITS } from '../../server/src/core/limits.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import { oneDataCollector, validateNdes } from '../corpus/bundles/pack.mjs';
import { cabOf, cabOfFolders, zipOf } from '../support/archives.mjs';
import { lzx } from '../support/lzx-writer.mjs';
import { quantum } from '../support/quantum-writer.mjs';
import { inTime } from './in-time.ts';
import { mutated, mutations } from './mutate.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 60) / 4;

const TEXT = 'a line of a log that is packed\n'.repeat(2000);
const FILES = [
  { name: 'NDES/a.log', data: TEXT },
  { name: 'b.log', data: 'B' },
];
const archives = [
  oneDataCollector().bytes,
  validateNdes().bytes.slice(0, 65_536),
  zipOf(FILES, { zip64: true }),
  zipOf(FILES.map((file) => ({ ...file, descriptor: true }))),
  cabOf(FILES),
  cabOf(FILES, { method: 0, reserve: 6 }),
  cabOf(FILES, lzx({ windowBits: 15, blocks: 'verbatim 20000, aligned 15000, uncompressed 1001' })),
  cabOf(FILES, lzx({ windowBits: 21, blocks: 'aligned 3000, verbatim 200', fileSize: 1_000_000 })),
  cabOf(FILES, quantum({ windowBits: 10 })),
  cabOfFolders([
    { files: FILES.slice(0, 1), ...quantum({ windowBits: 21 }) },
    { files: FILES.slice(1), ...lzx() },
  ]),
];
/** What one archive may take, with everything in it. */
const MAX_MS = 500;

console.log(`fuzz: SEED=${seed}, ${seconds} s, archives`);

/** Everything that a reader can ask of an archive. Paths must be such that no file system could be led astray by them. */
function readAll(bytes: Uint8Array): void {
  const bundle = Bundle.open(bytes);
  if (!(bundle instanceof Bundle)) {
    english(bundle.reason);
    return;
  }
  let total = 0;
  for (const path of bundle.files()) {
    if (/(?:^|\/)\.{0,2}(?:\/|$)|\\|\u0000/.test(path)) throw new Error(`unsafe path ${JSON.stringify(path)}`);
    const content = bundle.read(path);
    if (!content || !bundle.stat(path)) throw new Error(`${path} is listed and not there`);
    if (content.kind !== 'refused') total += content.bytes.length;
    if (content.kind !== 'whole') english(content.reason);
  }
  if (total > ARCHIVE_LIMITS.totalBytes) throw new Error(`${total} bytes came out`);
  for (const { reason } of bundle.refusals()) english(reason);
}

describe('damaged archives: no exception, no hang, no path outside, no flood', () => {
  it('mutated anywhere', () => {
    const property = fc.property(fc.nat(archives.length - 1), mutations, (index, list) => {
      const bytes = mutated(archives[index] ?? new Uint8Array(), list, archives);
      inTime(MAX_MS, () => readAll(bytes));
    });
    const end = performance.now() + seconds * 1000;
    for (let round = 0; round === 0 || performance.now() < end; round++) fc.assert(property, { seed: seed + round, numRuns: 50 });
  });
});
