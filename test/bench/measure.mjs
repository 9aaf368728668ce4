import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

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

/** Time of `body`, which does nothing but compute, once: as `medianOfWork`. */
export async function work(body) {
  const [began, before] = [performance.now(), process.cpuUsage().user];
  await body();
  return Math.min(performance.now() - began, (process.cpuUsage().user - before) / 1000);
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

/** Beyond its bound by so much, a figure is no matter of a busy machine. */
const CLEARLY = 1.5;

/** Prints a figure against its bound. One that is clearly over it makes the run fail. */
export function report(what, value, bound, unit = 'ms') {
  const verdict = bound === undefined ? '' : value <= bound ? `bound ${bound} ${unit}` : `OVER the bound ${bound} ${unit}`;
  if (bound !== undefined && value > bound * CLEARLY) process.exitCode = 1;
  console.log(`  ${what.padEnd(84)} ${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit.padEnd(5)} ${verdict}`);
}

export const heapUsed = () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed: heap, arrayBuffers } = process.memoryUsage();
  return heap + arrayBuffers;
};
