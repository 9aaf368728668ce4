import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLog } from '../../server/src/core/analyze/index.ts';
import { LineIndex } from '../../server/src/core/text/lines.ts';
import { english } from '../../server/src/core/text/message.ts';
import { lineOf } from '../../server/src/core/text/named-lines.ts';
import { readLargeStreamed, readLargeWhole } from '../../server/src/files/read-large.ts';
import { decodeHead } from '../../server/src/files/read-text.ts';
import { corpus } from '../support/corpus-file.ts';
import { fixture } from '../support/fixtures.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-read-large-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

/** What reading gives, and the shares that were told. */
async function read(file: string) {
  const shares: number[] = [];
  const progress = (share: number): void => void shares.push(share);
  const streamed = await readLargeStreamed(file, english, progress);
  return { read: streamed.kind === 'whole' ? await readLargeWhole(file, english, progress) : streamed, shares };
}

const LOGS: readonly (readonly [name: string, text: string])[] = [
  ['u_ex170808.log', fixture('article/iis-500.log').repeat(3000)],
  ['OMADM.log', fixture('article/omadm-enroll.log').repeat(20)],
  ['NDESConnector.svclog', corpus('svclog/NDESConnector.svclog').repeat(1000)],
  ['server.xml', corpus('windows-event-log/server.xml').repeat(100)],
];

describe('a log that is read from disk', () => {
  it.each(LOGS)('says what it says in the editor: %s', async (name, text) => {
    const whole = openLog(text, { fileName: name });
    const { read: large, shares } = await read(written(name, text));
    expect(large).toMatchObject({
      kind: 'log',
      summary: { format: whole?.document.format.id, records: whole?.document.records.length, groups: whole?.groups },
    });
    expect(shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share <= 1)).toBe(true);
    expect(shares.length).toBeGreaterThan(0);
  });

  it.each(LOGS)('knows the lines of all that was found: %s', async (name, text) => {
    const { read: large } = await read(path.join(folder, name));
    const lines = LineIndex.of(text);
    if (large.kind !== 'log') throw new Error(`${name} was not read`);
    const { groups, lines: named } = large.summary;
    const wrong = groups.flatMap(({ offsets, shown }) => {
      const ends = shown.flatMap(({ span, evidence }) => [span.end, ...evidence.map((one) => one.span.end)]);
      return [...offsets, ...ends].filter((offset) => {
        const { line, start } = lineOf(named, offset);
        return line !== lines.lineAt(offset) || start !== lines.start(line);
      });
    });
    expect(groups).not.toEqual([]);
    expect(wrong).toEqual([]);
  });

  it('is passed over where it is none of ours, without a word of progress', async () => {
    expect(await read(written('access.log', 'GET / 500\n'.repeat(100_000)))).toEqual({ read: { kind: 'foreign' }, shares: [] });
  });

  it('is passed over where its notation is that of many other files, and nothing but its name speaks for it', async () => {
    for (const name of ['CAPI2.xml', 'CAPI2.csv', 'OMADM.json']) {
      expect((await read(written(name, '<feed></feed>\n'.repeat(1000)))).read).toEqual({ kind: 'foreign' });
    }
  });

  it('need not be there', async () => {
    expect(await read(path.join(folder, 'none.log'))).toMatchObject({
      read: { kind: 'error', reason: { text: '{0} is not there any more.', args: ['none.log'] } },
    });
  });
});

describe('the beginning of a file', () => {
  it.each([0, 1, 2, 3, 4])('may end inside a character: %i bytes of it are there', (count) => {
    const bytes = new TextEncoder().encode('Gerät 😀');
    expect(decodeHead(bytes.subarray(0, bytes.length - 4 + count))).toMatchObject({ kind: 'text', encoding: 'utf-8' });
  });

  it('is Windows-1252 where it is not UTF-8 before its end', () => {
    expect(decodeHead(Uint8Array.from([0x47, 0xe4, 0x74, 0x20, 0xfc]))).toEqual({
      kind: 'text',
      text: 'Gät ü',
      encoding: 'windows-1252',
    });
  });
});
