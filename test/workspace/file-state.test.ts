import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { analyzeCommand } from '../../server/src/cli/analyze.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import { eventRecord, writeEvtx } from '../support/evtx-writer.ts';
import { lookAtAll } from '../support/look.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-changed-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

const HEADER = '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status\n';
const LINE = '2024-05-01 08:15:01 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 200 0 0\n';
const EVENT =
  '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="A"/><EventID>1</EventID></System></Event>\n';

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
  /** Happens behind the first bytes that are read of the file. */
  const duringRead = (file: string): void => {
    const open = fsPromises.open;
    vi.spyOn(fsPromises, 'open').mockImplementation((async (place: string, flags: number) => {
      const handle = await open(place, flags);
      if (place !== file) return handle;
      const read = handle.read.bind(handle);
      let happened = false;
      const reading = async (...args: Parameters<typeof read>) => {
        const answer = await read(...args);
        if (!happened) happen(file);
        happened = true;
        return answer;
      };
      return Object.assign(handle, { read: reading });
    }) as never);
  };

  it.each([
    ['log', HEADER + LINE.repeat(20)],
    ['xml', EVENT.repeat(20_000)],
    [
      'evtx',
      writeEvtx(...Array.from({ length: 8 }, (_, i) => [eventRecord(i, { provider: 'A', eventId: 1, channel: 'Application' })])),
    ],
  ])('says so in its gaps and its coverage: %s', async (ending, content) => {
    const file = written(`${what}.${ending}`, content);
    duringRead(file);
    const [looked] = await lookAtAll([file]);
    if (looked?.kind !== 'log') throw new Error(`it is ${looked?.kind}`);
    const changed = looked.gaps.filter(({ kind }) => kind === 'changed');
    expect(changed.map(({ sentence }) => english(sentence))).toEqual([expect.stringMatching(said)]);
    expect(looked.facts.coverage.map(({ kind }) => kind)).toContain('changed');
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
    expect(out.out).toContain('No findings in what was read. Not looked at: what changed in the file while it was read');
  });
});

describe('a file that stays as it is', () => {
  it('is read without a word', async () => {
    expect(await lookAtAll([written('still.log', HEADER + LINE)])).toMatchObject([
      { kind: 'log', gaps: [], facts: { coverage: [] } },
    ]);
  });
});
