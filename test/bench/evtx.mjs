// Native Windows event logs: a log of 100 MB, read from its file chunk by chunk; and what `analyze` needs for large logs of elements.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadCore } from '../../scripts/lib/load-core.mjs';
import { median, report, root } from './measure.mjs';

const core = await loadCore(root);
const { readEvtx, toXml } = core.get('evtx/index.ts');

const MEGABYTES = 100;
const HEADER = 4096;
const CHUNK = 65_536;

/** The chunks of a real log over and over, behind its header. */
function largeLog() {
  const file = path.join(os.tmpdir(), `scep-bench-evtx-${MEGABYTES}.evtx`);
  if (fs.existsSync(file)) return file;
  const real = fs.readFileSync(path.join(root, 'test/fixtures/evtx/system.evtx'));
  const chunks = real.subarray(HEADER, HEADER + 14 * CHUNK);
  const out = fs.openSync(file, 'w');
  fs.writeSync(out, real, 0, HEADER);
  for (let written = 0; written < MEGABYTES * 1048576; written += chunks.length) fs.writeSync(out, chunks);
  fs.closeSync(out);
  return file;
}

/** A log of elements, over and over. */
function repeated(sample) {
  const file = path.join(os.tmpdir(), `scep-bench-${MEGABYTES}-${path.basename(sample)}`);
  if (fs.existsSync(file)) return file;
  const text = fs.readFileSync(path.join(root, 'test/corpus', sample));
  const unit = Buffer.concat(Array.from({ length: Math.ceil(1048576 / text.length) }, () => text));
  const out = fs.openSync(file, 'w');
  for (let written = 0; written < MEGABYTES * 1048576; written += unit.length) fs.writeSync(out, unit);
  fs.closeSync(out);
  return file;
}

/** Time of `analyze` as a person waits for it, and the most memory that its process ever had. */
function analyze(what, file) {
  const tellPeak = "data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS))";
  const began = performance.now();
  const cli = path.join(root, 'dist/cli.js');
  const run = spawnSync(process.execPath, ['--import', tellPeak, cli, 'analyze', file, '--format', 'json']);
  if (run.status !== 0) throw new Error(`analyze failed: ${run.stderr}`);
  report(`${what}: analyze ${MEGABYTES} MB`, performance.now() - began);
  report(`${what}: memory of analyze, at its highest`, Number(String(run.stderr).trim()) / 1024, 200, 'MB');
}

const handle = await fs.promises.open(largeLog());
const { size } = await handle.stat();
const source = {
  size,
  read: async (offset, length) => {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  },
};

globalThis.gc();
const before = process.memoryUsage.rss();
let highest = before;
let events = 0;
let characters = 0;
const read = async (use) => {
  events = 0;
  for await (const part of readEvtx(source)) {
    events += part.events.length;
    for (const event of part.events) use(event);
    highest = Math.max(highest, process.memoryUsage.rss());
  }
};
report(`evtx: read ${MEGABYTES} MB`, await median(1, () => read(() => undefined)));
report('evtx: read it and write its XML', await median(1, () => read(({ xml }) => (characters += toXml(xml).length))), 10_000);
report('evtx: growth of memory, at its highest', (highest - before) / 1048576, 200, 'MB');
report('evtx: events', events, undefined, '');
await handle.close();
analyze('evtx', largeLog());
analyze('events as XML', repeated('windows-event-log/server.xml'));
analyze('service trace', repeated('svclog/NDESConnector.svclog'));
