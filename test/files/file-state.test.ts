import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { analyzeCommand } from '../../server/src/cli/analyze.ts';
import { english } from '../../server/src/core/text/message.ts';
import { readLargeStreamed } from '../../server/src/files/read-large.ts';
import { readStreamed } from '../../server/src/files/read-stream.ts';
import { readText } from '../../server/src/files/read-text.ts';
import { eventRecord, writeEvtx } from '../support/evtx-writer.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-changed-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

const HEADER = '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status\n';
const LINE = '2024-05-01 08:15:01 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 200 0 0\n';
const EVENT = '<Event><System><Provider Name="A"/><EventID>1</EventID></System></Event>\n';

function written(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
}

/** What happens to a file, and what is said of it. */
const HAPPENINGS: readonly [what: string, happen: (file: string) => void, said: RegExp][] = [
  ['cut', (file) => fs.truncateSync(file, 500), /^it changed while it was read: it had \d+ bytes, and has 500 now$/],
  ['written to', (file) => fs.appendFileSync(file, LINE), /^it changed while it was read: it had \d+ bytes, and has \d+ now$/],
  ['touched', (file) => fs.utimesSync(file, 1, 1), /^it was written to while it was read$/],
  [
    'replaced',
    (file) => {
      fs.copyFileSync(file, `${file}.new`);
      fs.renameSync(`${file}.new`, file);
    },
    /^another file took its place while it was read$/,
  ],
  ['removed', (file) => fs.rmSync(file), /^it was removed while it was read$/],
];

describe.each(HAPPENINGS)('a file that is %s while it is read', (what, happen, said) => {
  const duringRead = (file: string): void => {
    const readFile = fsPromises.readFile;
    vi.spyOn(fsPromises, 'readFile').mockImplementation((async (open: Parameters<typeof readFile>[0]) => {
      const bytes = await readFile(open);
      happen(file);
      return bytes;
    }) as never);
  };

  it('whole', async () => {
    const file = written(`${what}.log`, HEADER + LINE.repeat(20));
    duringRead(file);
    const read = await readText(file, english);
    expect(read.kind === 'text' && read.damage?.map(({ kind, sentence }) => [kind, english(sentence)])).toEqual([
      ['changed', expect.stringMatching(said)],
    ]);
  });

  it('in pieces', async () => {
    const file = written(`${what}.xml`, EVENT.repeat(20_000));
    let happened = false;
    const progress = (): void => {
      if (!happened) happen(file);
      happened = true;
    };
    const streamed = await readStreamed(file, english, { from: 0, progress });
    expect(streamed?.damage.map(({ sentence }) => english(sentence))).toEqual([expect.stringMatching(said)]);
  });

  it('as a native event log', async () => {
    const events = Array.from({ length: 8 }, (_, i) => [eventRecord(i, { provider: 'A', eventId: 1, channel: 'Application' })]);
    const file = written(`${what}.evtx`, writeEvtx(...events));
    let happened = false;
    const progress = (): void => {
      if (!happened) happen(file);
      happened = true;
    };
    const answer = await readLargeStreamed(file, english, progress);
    expect(answer.kind === 'log' && answer.summary.coverage.map(({ kind }) => kind)).toContain('changed');
  });

  it('is an error of the command line', async () => {
    const file = written(`cli-${what}.log`, HEADER + LINE.repeat(20));
    duringRead(file);
    const out = { out: '', err: '' };
    const into = (name: 'out' | 'err') => (text: unknown) => {
      out[name] += String(text);
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(into('out'));
    vi.spyOn(process.stderr, 'write').mockImplementation(into('err'));
    expect(await analyzeCommand([file])).toBe(1);
    expect(out.err).toMatch(/(?:while it was read|has \d+ now)\n$/);
    expect(out.out).toContain('No findings in what was read. Not looked at: what changed in the file while it was read.');
  });
});

describe('a file that stays as it is', () => {
  it('is read without a word', async () => {
    const read = await readText(written('still.log', HEADER + LINE), english);
    expect(read).not.toHaveProperty('damage');
  });
});
