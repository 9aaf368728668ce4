import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { english } from '../../server/src/core/text/sentence.ts';
import { searchEventLog, surveyEventLog } from '../../server/src/workspace/event-log.ts';
import { openFile, readWhole } from '../../server/src/workspace/sources/open-file.ts';
import { lookAtAll, readOne } from '../support/look.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-open-'));
const pipe = path.join(folder, 'pipe.log');
const socket = path.join(folder, 'socket.log');
const server = net.createServer();
beforeAll(async () => {
  execFileSync('mkfifo', [pipe]);
  await new Promise<void>((resolve) => server.listen(socket, resolve));
});
afterAll(() => {
  server.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const REFUSED = 'it is a device, a socket or a named pipe, and is not read';

describe('a file is opened for reading', () => {
  it.each([
    ['a named pipe', () => pipe, REFUSED],
    ['a socket', () => socket, REFUSED],
    ['a device without an end', () => '/dev/zero', REFUSED],
    ['a folder', () => folder, 'it is a folder'],
  ])('but not %s', async (_, file, message) => {
    await expect(openFile(file())).rejects.toThrow(message);
  });

  it('but not a pipe that took its place just before', async () => {
    const file = path.join(folder, 'plain.log');
    fs.writeFileSync(file, 'x');
    const before = await fs.promises.stat(file);
    const stat = vi.spyOn(fs.promises, 'stat').mockResolvedValueOnce(before);
    await expect(openFile(pipe)).rejects.toThrow(REFUSED);
    expect(stat).toHaveBeenCalledOnce();
    stat.mockRestore();
  });

  it('whole only where it is not too long', async () => {
    const file = path.join(folder, 'long.log');
    fs.writeFileSync(file, '12345');
    expect((await readWhole(file, 5)).length).toBe(5);
    await expect(readWhole(file, 4)).rejects.toThrow('the file has 5 bytes; at most 4 are read');
  });
});

describe('no road to a file waits for a named pipe', () => {
  const none = (): void => undefined;
  it.each([
    ['a log of any size', () => readOne(pipe)],
    ['the parts of an event log', () => surveyEventLog(pipe)],
    ['a search', () => searchEventLog({ file: pipe, parts: [], words: 'x', limit: 1 }, english, none)],
  ])('%s', async (_, read) => {
    const answer = await read();
    expect(answer).toMatchObject({ kind: 'error' });
    expect(JSON.stringify(answer)).toContain(REFUSED);
  });

  it.each(['pipe.log', 'pipe.zip'])('what a walk finds: %s', async (name) => {
    const folderWith = fs.mkdtempSync(path.join(folder, 'walk-'));
    const other = path.join(folderWith, name);
    execFileSync('mkfifo', [other]);
    expect((await lookAtAll([other])).map((one) => one.kind === 'refused' && english(one.reason))).toEqual([REFUSED]);
    expect(await lookAtAll([folderWith])).toEqual([]);
  });

  it('and no other module opens files', () => {
    const sources = path.resolve(import.meta.dirname, '../../server/src');
    const names = fs.readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const opening =
      /\b(?:fs|promises)\.(?:open|openSync|readFile|readFileSync|createReadStream)\(|import \{[^}]*\b(?:open|openSync|readFile|readFileSync|createReadStream)\b[^}]*\} from 'node:fs/;
    const found = names.filter((name) => opening.test(fs.readFileSync(path.join(sources, name), 'utf8')));
    // cli/localize.ts reads the translations that lie beside the program, disk-file.ts what `openFile` opened.
    expect(found.map((name) => name.replaceAll('\\', '/')).sort()).toEqual([
      'cli/localize.ts',
      'workspace/sources/disk-file.ts',
      'workspace/sources/open-file.ts',
    ]);
  });
});
