import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { analyzeCommand } from '../../server/src/cli/analyze.ts';
import { readInput } from '../../server/src/cli/decode-input.ts';
import { zipOf } from '../support/archives.mjs';
import { fixture } from '../support/fixtures.ts';
import { lookAtAll } from '../support/look.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-names-'));
const LOG = fixture('article/iis-500.log');
/** Logs that differ: the same one twice would count once. */
const logOf = (number: number): string => `${LOG}\n#Remark: ${number}\n`;

/** Latin-1 text as the bytes that it stands for: a name that is no UTF-8. */
const bytes = (name: string): Buffer => Buffer.from(path.join(folder, name), 'latin1');
const put = (name: string, data: string | Uint8Array): void => fs.writeFileSync(bytes(name), data);

beforeAll(() => {
  fs.mkdirSync(bytes('Ger\xe4te'));
  put('Ger\xe4te/u_ex1\xff.log', logOf(1));
  put('u_ex2\xff.log', logOf(2));
  put('u_ex2\xfe.log', logOf(3));
  put('u_ex3 ü ⟨0xFF⟩.log'.replace('ü', 'u'), logOf(4)); // only looks so
  put('case\xff.zip', zipOf([{ name: 'u_ex4.log', data: logOf(5) }]));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function printed(...argv: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const out: string[] = [];
  const hear = (chunk: unknown): boolean => {
    out.push(String(chunk));
    return true;
  };
  const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation(hear));
  const code = await analyzeCommand(argv);
  for (const spy of spies) spy.mockRestore();
  return { code, text: out.join('') };
}

describe('a name that is no UTF-8', () => {
  it('is found in a folder, and shown with its bytes', async () => {
    const files = await lookAtAll([folder]);
    expect(files.map(({ kind }) => kind)).not.toContain('refused');
    const names = files.map((file) => path.relative(folder, file.path));
    for (const name of ['Ger⟨0xE4⟩te/u_ex1⟨0xFF⟩.log', 'u_ex2⟨0xFF⟩.log', 'u_ex2⟨0xFE⟩.log', 'case⟨0xFF⟩.zip/u_ex4.log'])
      expect(names).toContain(name);
  });

  it('is read, in a folder of such a name and as an archive, too', async () => {
    const { code, text } = await printed(folder, '--format', 'json');
    expect(code).toBe(0);
    const report = JSON.parse(text) as { readonly files: readonly { readonly file: string; readonly records: number }[] };
    const read = report.files.map((file) => [path.relative(folder, file.file), file.records > 0]);
    expect(read).toContainEqual(['Ger⟨0xE4⟩te/u_ex1⟨0xFF⟩.log', true]);
    expect(read).toContainEqual(['case⟨0xFF⟩.zip/u_ex4.log', true]);
    expect(read.length).toBe(5);
  });

  it('may stand on the command line, where Node loses its bytes', async () => {
    const lost = path.join(folder, 'u_ex2\ufffd.log');
    const files = await lookAtAll([lost, lost]);
    expect(files.map((file) => path.basename(file.path)).sort()).toEqual(['u_ex2⟨0xFE⟩.log', 'u_ex2⟨0xFF⟩.log']);
    expect((await lookAtAll([path.join(folder, 'Ger\ufffdte')])).length).toBe(1);
    expect(await readInput(lost)).toHaveProperty('bytes');
  });

  it('that does not exist says so', async () => {
    expect((await lookAtAll([path.join(folder, 'none\ufffd.log')])).map(({ kind }) => kind)).toEqual(['refused']);
  });
});
