// Native Windows event logs: a log of 100 MB, read from its file chunk by chunk; and what `analyze` needs for large logs of elements.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { loadCore } from '../../scripts/lib/load-core.mjs';
import { repeatedEvents, repeatedSample } from './files.mjs';
import { median, report, root } from './measure.mjs';

const core = await loadCore(root);
const { readEvtx, toXml } = core.get('evtx/index.ts');

const MEGABYTES = 100;
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

const handle = await fs.promises.open(repeatedEvents(MEGABYTES));
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
analyze('evtx', repeatedEvents(MEGABYTES));
analyze('events as XML', repeatedSample('windows-event-log/server.xml', MEGABYTES));
analyze('service trace', repeatedSample('svclog/NDESConnector.svclog', MEGABYTES));
