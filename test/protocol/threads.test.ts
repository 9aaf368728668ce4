import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { english } from '../../server/src/core/text/sentence.ts';
import type { Looked } from '../../server/src/workspace/model.ts';
import { DiskWorkspace } from '../../server/src/workspace/workspace.ts';
import { fixture } from '../support/fixtures.ts';
import { root } from './support/client.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-threads-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The built thread, in which whoever opens a file with this name does something else first. */
function threadThat(does: string, name: string): string {
  const file = path.join(folder, `${name}.cjs`);
  const cli = JSON.stringify(path.join(root, 'dist/cli.js'));
  fs.writeFileSync(
    file,
    `const disk = require('node:fs/promises');
     const { open } = disk;
     disk.open = async (file, ...more) => {
       if (String(file).includes('deadly')) ${does}
       return open(file, ...more);
     };
     require(${cli});`,
  );
  return file;
}

const LOG = fixture('article/iis-500.log');
const FAILED = LOG.split('\n').find((line) => line.includes(' 500 ')) ?? '';
/** More than what is read without threads; the first three are given to one thread. */
const FILES = { 'a.log': 1, 'b-deadly.log': 1, 'c.log': 9, 'd.log': 9, 'e-deadly.log': 9 } as const;
const logs = path.join(folder, 'logs');
fs.mkdirSync(logs);
for (const [name, megabytes] of Object.entries(FILES)) {
  fs.writeFileSync(path.join(logs, name), `${LOG}\n#Remark: ${name}\n`.padEnd(megabytes * 2 ** 20, `${FAILED}\n`));
}

async function look(workspace: DiskWorkspace): Promise<readonly Looked[]> {
  const found: Looked[] = [];
  const signal = new AbortController().signal;
  const options = { archives: 'bounded', signal, translations: new Map<string, string>(), progress: () => undefined } as const;
  for await (const one of workspace.scan([{ kind: 'path', path: logs }], options)) found.push(one);
  return found;
}

const told = (one: Looked): string => {
  const name = path.basename(one.path);
  return one.kind === 'refused' ? `${name}: ${english(one.reason)}` : `${name} ${one.kind}`;
};

describe('a file of which its thread dies', () => {
  it.each([
    ['ends', 'process.exit(9);', 'the thread ended with 9'],
    [
      'breaks',
      `setTimeout(() => { throw new Error('broken'); }) && (await new Promise(() => setTimeout(() => {}, 60_000)));`,
      'broken',
    ],
  ])('is not read, and says why, where the thread %s; all others are', { timeout: 120_000 }, async (name, does, reason) => {
    const workspace = new DiskWorkspace(threadThat(does, name), { size: 1 });
    const first = (await look(workspace)).map(told);
    expect(first).toEqual([
      'a.log log',
      `b-deadly.log: b-deadly.log could not be read: ${reason}`,
      'c.log log',
      'd.log log',
      `e-deadly.log: e-deadly.log could not be read: ${reason}`,
    ]);
    // The one place among the threads is free again: what died is tried once more, what was read is known.
    expect((await look(workspace)).map(told)).toEqual(first);
    await workspace.close();
  });
});
