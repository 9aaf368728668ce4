import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-find-'));
const asked: string[] = [];
/** What VS Code finds in the folder by a pattern. */
let named: readonly string[] = [];

vi.mock('vscode', () => ({
  RelativePattern: class {
    readonly pattern: string;
    constructor(_base: unknown, pattern: string) {
      this.pattern = pattern;
    }
  },
  workspace: {
    findFiles: async ({ pattern }: { pattern: string }, without: string, most: number) => {
      asked.push(without);
      const all = pattern.includes('u_ex') ? named : fs.readdirSync(folder).filter((name) => name.endsWith('.log'));
      return all.slice(0, most).map((name) => uriOf(name));
    },
  },
}));
const { holdsLogs } = await import('../../../client/src/case/find-logs.ts');
type Folder = Parameters<typeof holdsLogs>[0];

function uriOf(name: string) {
  const fsPath = path.join(folder, name);
  return { scheme: 'file', path: fsPath, fsPath } as Folder;
}

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const FOREIGN = 'INFO  2026-01-05 08:15:01 request served in 12 ms\n'.repeat(20_000);
const IIS = '#Software: Microsoft Internet Information Services 10.0\n#Fields: date time cs-method cs-uri-stem sc-status\n';

describe('the look whether a folder holds logs of enrollments', () => {
  it('says no of the logs of other programs, and takes no 50 ms of the processor for that', async () => {
    for (let i = 0; i < 30; i++) fs.writeFileSync(path.join(folder, `server-${i}.log`), FOREIGN);
    const costs: number[] = [];
    for (let round = 0; round < 5; round++) {
      const before = process.cpuUsage();
      expect(await holdsLogs(uriOf(''), ['**/old'])).toBe(false);
      const { user, system } = process.cpuUsage(before);
      costs.push((user + system) / 1000);
    }
    expect(Math.min(...costs)).toBeLessThan(50); // other tests run in this process
    expect(asked.at(-1)).toBe('{**/node_modules,**/.git,**/old}');
  });

  it('knows one by its name, and one under any name by its beginning', async () => {
    named = ['u_ex260105.log'];
    expect(await holdsLogs(uriOf(''), [])).toBe(true);
    named = [];
    fs.writeFileSync(path.join(folder, 'a.log'), IIS);
    expect(await holdsLogs(uriOf(''), [])).toBe(true);
    fs.writeFileSync(path.join(folder, 'a.log'), Buffer.from(`\ufeff${IIS}`, 'utf16le'));
    expect(await holdsLogs(uriOf(''), [])).toBe(true);
  });
});
