import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openLog } from '../../server/src/core/analyze/index.ts';
import { LineIndex } from '../../server/src/core/text/lines.ts';
import { lineOf } from '../../server/src/core/text/named-lines.ts';
import { corpus } from '../support/corpus-file.ts';
import { fixture } from '../support/fixtures.ts';
import { readOne } from '../support/look.ts';

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
  return { read: await readOne(file, (share) => void shares.push(share)), shares };
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
      facts: { format: whole?.document.format.id, records: whole?.document.records.length, groups: whole?.groups },
    });
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(shares.length).toBeGreaterThan(0);
  });

  it.each(LOGS)('knows the lines of all that was found: %s', async (name, text) => {
    const { read: large } = await read(path.join(folder, name));
    const lines = LineIndex.of(text);
    if (large.kind !== 'log') throw new Error(`${name} was not read`);
    const { groups, lines: named } = large.facts;
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

  it('need not be there', async () => {
    expect(await read(path.join(folder, 'none.log'))).toMatchObject({
      read: { kind: 'error', reason: { text: '{0} is not there any more.', args: ['none.log'] } },
    });
  });
});
