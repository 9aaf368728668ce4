import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { english } from '../../server/src/core/text/message.ts';
import { searchEventLog, surveyEventLog } from '../../server/src/files/event-log.ts';
import { openFile, readWhole } from '../../server/src/files/open-file.ts';
import { readLargeStreamed, readLargeWhole } from '../../server/src/files/read-large.ts';
import { readStreamed } from '../../server/src/files/read-stream.ts';
import { readText } from '../../server/src/files/read-text.ts';

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
    ['the text of a log', () => readText(pipe, english)],
    ['a log in pieces', () => readLargeStreamed(pipe, english, none)],
    ['a log as a whole', () => readLargeWhole(pipe, english, none)],
    ['the parts of an event log', () => surveyEventLog(pipe)],
    ['a search', () => searchEventLog({ file: pipe, parts: [], words: 'x', limit: 1 }, english, none)],
  ])('%s', async (_, read) => {
    const answer = await read();
    expect(answer).toMatchObject({ kind: 'error' });
    expect(JSON.stringify(answer)).toContain(REFUSED);
  });

  it('a large log on the command line', async () => {
    await expect(readStreamed(pipe, english)).rejects.toThrow(REFUSED);
  });

  it('and no other module opens files', () => {
    const sources = path.resolve(import.meta.dirname, '../../server/src');
    const names = fs.readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const opening =
      /\b(?:fs|promises)\.(?:open|openSync|readFile|readFileSync|createReadStream)\(|import \{[^}]*\b(?:open|openSync|readFile|readFileSync|createReadStream)\b[^}]*\} from 'node:fs/;
    const found = names.filter((name) => opening.test(fs.readFileSync(path.join(sources, name), 'utf8')));
    // cli/localize.ts reads the translations that lie beside the program.
    expect(found.map((name) => name.replaceAll('\\', '/')).sort()).toEqual(['cli/localize.ts', 'files/open-file.ts']);
  });
});
