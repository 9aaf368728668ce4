// Large files for measuring, kept for later runs in the temporary folder.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './measure.mjs';

/** Path of a generated log of `megabytes` MB; it is made anew when its generator changes. */
export function generatedFile(generator, megabytes) {
  const folder = path.join(root, 'test/fixtures/generators');
  const script = path.join(folder, `gen-${generator}.mjs`);
  const sources = [script, path.join(folder, 'gen-lib.mjs')].map((source) => fs.readFileSync(source));
  const version = createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 8);
  const file = path.join(os.tmpdir(), `scep-bench-${generator}-${megabytes}-${version}.log`);
  if (!fs.existsSync(file)) {
    const args = [script, '--mb', String(megabytes), '--seed', '1', '--out', file];
    const run = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] }); // it prints a long summary
    if (run.status !== 0) throw new Error(`gen-${generator}.mjs failed: ${run.stderr}`);
  }
  return file;
}

/** The text of such a log. */
export function generatedLog(generator, megabytes) {
  return fs.readFileSync(generatedFile(generator, megabytes), 'utf8');
}

/** Path of a log of elements in which a sample of test/corpus stands over and over. */
export function repeatedSample(sample, megabytes) {
  const text = fs.readFileSync(path.join(root, 'test/corpus', sample));
  const unit = Buffer.concat(Array.from({ length: Math.ceil(1048576 / text.length) }, () => text));
  return repeated(path.basename(sample), megabytes, [], unit);
}

const HEADER = 4096;
const CHUNK = 65_536;

/** Path of a native event log: the chunks of a real one over and over, behind its header. */
export function repeatedEvents(megabytes) {
  const real = fs.readFileSync(path.join(root, 'test/fixtures/evtx/system.evtx'));
  return repeated('system.evtx', megabytes, [real.subarray(0, HEADER)], real.subarray(HEADER, HEADER + 14 * CHUNK));
}

function repeated(name, megabytes, head, unit) {
  const file = path.join(os.tmpdir(), `scep-bench-${megabytes}-${name}`);
  if (fs.existsSync(file)) return file;
  const out = fs.openSync(file, 'w');
  for (const bytes of head) fs.writeSync(out, bytes);
  for (let written = 0; written < megabytes * 1048576; written += unit.length) fs.writeSync(out, unit);
  fs.closeSync(out);
  return file;
}
