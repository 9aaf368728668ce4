import fs from 'node:fs';
import disk from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Looked, ScanOptions } from '../../server/src/workspace/model.ts';
import { DiskWorkspace } from '../../server/src/workspace/workspace.ts';
import { zipOf } from '../support/archives.mjs';
import { fixture } from '../support/fixtures.ts';

const LOG = fixture('article/iis-500.log');
/** Logs that differ. */
const logOf = (number: number): string => `${LOG}\n#Remark: ${number}\n`;

let folder = '';
let opened: string[] = [];
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-cache-'));
  for (const number of [1, 2, 3]) put(`u_ex${number}.log`, logOf(number));
  put('case.zip', zipOf([4, 5].map((number) => ({ name: `u_ex${number}.log`, data: logOf(number) }))));
  const open = disk.open.bind(disk);
  vi.spyOn(disk, 'open').mockImplementation((file, ...more) => {
    opened.push(path.relative(folder, String(file)));
    return open(file, ...more);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(folder, { recursive: true, force: true });
});

function put(name: string, data: string | Uint8Array): void {
  fs.writeFileSync(path.join(folder, name), data);
}

/** Looks at the folder; gives what was told, by name, the files that were opened, and those that were analysed. */
async function look(workspace: DiskWorkspace) {
  opened = [];
  const begun: string[] = [];
  const options: ScanOptions = {
    archives: 'bounded',
    signal: new AbortController().signal,
    translations: new Map(),
    progress: ({ path: file }) => begun.push(path.relative(folder, file)),
  };
  const told: Looked[] = [];
  for await (const one of workspace.scan([{ kind: 'path', path: folder }], options)) told.push(one);
  const logs = told.map((one) => `${path.relative(folder, one.path)} ${one.kind === 'log' ? one.facts.hash : one.kind}`);
  return { logs: logs.sort(), opened: opened.sort(), begun: begun.sort() };
}

describe('a workspace that looks at a folder once more', () => {
  const workspace = (): DiskWorkspace => new DiskWorkspace('no threads are needed for so little');

  it('opens nothing, and says the same', async () => {
    const one = workspace();
    const first = await look(one);
    expect(first.opened).toEqual(['case.zip', 'u_ex1.log', 'u_ex2.log', 'u_ex3.log']);
    expect(first.begun).toHaveLength(5);
    expect(await look(one)).toEqual({ logs: first.logs, opened: [], begun: [] });
  });

  it('reads the file that changed, and no other', async () => {
    const one = workspace();
    const first = await look(one);
    put('u_ex2.log', logOf(22));
    const again = await look(one);
    expect({ opened: again.opened, begun: again.begun }).toEqual({ opened: ['u_ex2.log'], begun: ['u_ex2.log'] });
    expect(again.logs.filter((log) => !first.logs.includes(log))).toEqual([expect.stringMatching(/^u_ex2\.log /)]);
    expect(again.logs).toHaveLength(5);
  });

  it('reads all of an archive that changed, and nothing else', async () => {
    const one = workspace();
    await look(one);
    put('case.zip', zipOf([4, 6].map((number) => ({ name: `u_ex${number}.log`, data: logOf(number) }))));
    const again = await look(one);
    expect(again.opened).toEqual(['case.zip']);
    expect(again.begun).toEqual(['case.zip/u_ex4.log', 'case.zip/u_ex6.log']);
  });

  it('reads a file that is new, and forgets one that is gone', async () => {
    const one = workspace();
    await look(one);
    fs.rmSync(path.join(folder, 'u_ex1.log'));
    put('u_ex7.log', logOf(7));
    const again = await look(one);
    expect(again.opened).toEqual(['u_ex7.log']);
    expect(again.logs.map((log) => log.split(' ')[0])).not.toContain('u_ex1.log');
  });

  it('reads a file again that could not be read before', async () => {
    const one = workspace();
    vi.spyOn(disk, 'open').mockImplementation(async () => {
      throw new Error('EACCES: a test has no other user');
    });
    expect((await look(one)).logs.filter((log) => log.endsWith(' refused'))).toHaveLength(4);
    vi.restoreAllMocks();
    expect((await look(one)).logs.filter((log) => log.endsWith(' refused'))).toEqual([]);
  });
});
