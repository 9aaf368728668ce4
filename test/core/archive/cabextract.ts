import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What `cabextract` (libmspack) takes out of a cabinet, by name; fails where it complains about anything. */
export function cabextract(cabinet: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-cab-'));
  try {
    const file = path.join(folder, 'test.cab');
    const target = path.join(folder, 'out');
    fs.writeFileSync(file, cabinet);
    const run = spawnSync('cabextract', ['--quiet', '--directory', target, file], { encoding: 'utf8' });
    if (run.error) throw new Error(`cabextract is needed (Debian: apt-get install cabextract): ${run.error.message}`);
    if (run.status !== 0 || run.stderr !== '') throw new Error(`cabextract: ${run.stderr}`);
    return new Map(fs.readdirSync(target).map((name) => [name, new Uint8Array(fs.readFileSync(path.join(target, name)))]));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
