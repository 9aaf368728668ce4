import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { analyzeCommand } from '../../server/src/cli/analyze.ts';
import { zipOf } from '../support/archives.mjs';
import { fixture } from '../support/fixtures.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-unread-'));
const put = (name: string, data: string | Uint8Array): void => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), data);
};
const binary = new Uint8Array([0, 1, 2, 0, 3]);

beforeAll(() => {
  put('u_ex240501.log', fixture('article/iis-500.log'));
  put('sysdiagnose/system_logs.logarchive/Info.plist', 'x');
  put('sysdiagnose/system_logs.logarchive/Persist/1.tracev3', binary);
  put('sysdiagnose/logs/MCState/Shared/profile-1.stub', binary);
  put('mscep.log', 'something happened');
  put('CertificateRequestStatus/Processing/1', 'x');
  put('CertificateRequestStatus/Processing/2', 'x');
  put('other/mscep.log', `${fixture('article/iis-500.log')}\n#Remark: another log\n`);
  put(
    'phone.zip',
    zipOf([
      { name: 'all.logarchive/Persist/1.tracev3', data: 'x' },
      { name: 'all.logarchive/Persist/2.tracev3', data: 'x' },
    ]),
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** What the command prints for operands below the folder. */
async function printed(...argv: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const out: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    out.push(String(chunk));
    return true;
  });
  try {
    const code = await analyzeCommand(argv);
    return { code, text: out.join('').replaceAll(`${folder}/`, '') };
  } finally {
    write.mockRestore();
  }
}

describe('what is known and not read in a folder', () => {
  it('is named once, with what to do, and counts as no file that was passed over', async () => {
    const { code, text } = await printed(folder);
    expect(code).toBe(0);
    expect(text).toContain('Logs read: 2. Findings: 2.');
    const section = text.slice(text.indexOf('Known, but not read here:')).split('\n\n')[0] ?? '';
    expect(section.split('\n').filter((line) => /^ {2}\S/.test(line))).toEqual([
      '  CertificateRequestStatus/Processing',
      '  mscep.log',
      '  phone.zip/all.logarchive',
      '  sysdiagnose/logs/MCState/Shared/profile-1.stub',
      '  sysdiagnose/system_logs.logarchive',
    ]);
    expect(section).toContain('log show --archive "system_logs.logarchive" --info --debug --style syslog > console.log');
  });

  it('is in the JSON, too', async () => {
    const { text } = await printed(path.join(folder, 'sysdiagnose'), '--format', 'json');
    expect(JSON.parse(text)).toMatchObject({
      files: [],
      passedOver: 0,
      unread: [{ path: 'logs/MCState/Shared/profile-1.stub' }, { path: 'system_logs.logarchive' }].map(({ path: name }) => ({
        path: `sysdiagnose/${name}`,
        advice: expect.any(String),
      })),
    });
  });

  it('may be what the command is asked about', async () => {
    const { code, text } = await printed(path.join(folder, 'sysdiagnose/system_logs.logarchive'));
    expect(code).toBe(0);
    expect(text).toContain('The unified log of an Apple device is not text.');
  });
});
