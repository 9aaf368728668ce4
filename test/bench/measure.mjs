import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A generated log of `megabytes` MB, kept for later runs in the temporary folder. */
export function generatedLog(generator, megabytes) {
  const file = path.join(os.tmpdir(), `scep-bench-${generator}-${megabytes}.log`);
  if (!fs.existsSync(file)) {
    const script = path.join(root, 'test/fixtures/generators', `gen-${generator}.mjs`);
    const run = spawnSync(process.execPath, [script, '--mb', String(megabytes), '--seed', '1', '--out', file]);
    if (run.status !== 0) throw new Error(`gen-${generator}.mjs failed: ${run.stderr}`);
  }
  return fs.readFileSync(file, 'utf8');
}

/** Median time of `body` in ms over `runs`, after one run that does not count. */
export async function median(runs, body) {
  await body();
  const times = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await body();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1];
}

/**
 * Median time of `body`, which does nothing but compute, in ms over `runs`: that of the clock or of the processor, whichever is less,
 * since other programs make the clock run longer and a second thread that cleans up makes the processor's time longer.
 */
export async function medianOfWork(runs, body) {
  const used = [];
  const clock = await median(runs, () => {
    const before = process.cpuUsage().user;
    body();
    used.push((process.cpuUsage().user - before) / 1000);
  });
  return Math.min(clock, used.sort((a, b) => a - b)[runs >> 1]);
}

/** Prints a figure against its bound. */
export function report(what, value, bound, unit = 'ms') {
  const verdict = bound === undefined ? '' : value <= bound ? `bound ${bound} ${unit}` : `OVER the bound ${bound} ${unit}`;
  console.log(`  ${what.padEnd(84)} ${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit.padEnd(5)} ${verdict}`);
}

export const heapUsed = () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed: heap, arrayBuffers } = process.memoryUsage();
  return heap + arrayBuffers;
};
