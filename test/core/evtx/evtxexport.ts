import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { EvtxEvent } from '../../../server/src/core/evtx/index.ts';

/** What `evtxexport -m all -f xml` (libevtx) prints for a log, old records behind the used part included, and whether it came to the end. */
export function evtxexport(bytes: Uint8Array): { readonly xml: string; readonly ended: boolean } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-evtx-'));
  try {
    const file = path.join(folder, 'log.evtx');
    fs.writeFileSync(file, bytes);
    const run = spawnSync('evtxexport', ['-m', 'all', '-f', 'xml', file], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (run.error) throw new Error(`evtxexport is needed (Debian: apt-get install libevtx-utils): ${run.error.message}`);
    return { xml: run.stdout, ended: run.status === 0 };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The same log with one event inside the frame of the event before it, where no reader looks for it. Both stand in one chunk. */
export function hide(bytes: Uint8Array, event: EvtxEvent, before: EvtxEvent): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const end = event.offset + view.getUint32(event.offset + 4, true);
  const size = end - before.offset;
  view.setUint32(before.offset + 4, size, true);
  view.setUint32(end - 4, size, true);
  return copy;
}
