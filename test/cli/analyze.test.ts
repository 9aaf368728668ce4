import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { analyzeCommand } from '../../server/src/cli/analyze.ts';
import type { CaseJson } from '../../server/src/core/report/case-json.ts';
import type { LogJson } from '../../server/src/core/report/log-json.ts';
import { isDescriptor, openStream } from '../../server/src/workspace/sources/open-file.ts';
import { readBounded } from '../../server/src/workspace/sources/read-bounded.ts';
import { sampleCase } from '../case/generate/case.ts';
import { zipOf } from '../support/archives.mjs';
import { eventRecord, writeEvtx } from '../support/evtx-writer.ts';
import { fixture, fixtureBytes } from '../support/fixtures.ts';
import { readBytes } from '../support/look.ts';
import { capture } from '../support/written.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-analyze-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

const IIS = fixture('article/iis-500.log');
const HEADER_ONLY =
  '#Software: Microsoft Internet Information Services 10.0\n#Fields: date time cs-method cs-uri-stem sc-status\n';

/** Runs the command and gives what it wrote, the folder left out. */
async function analyze(...argv: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const { written, end } = capture();
  const code = await analyzeCommand(argv);
  end();
  return { code, out: written.out.replaceAll(`${folder}/`, ''), err: written.err.replaceAll(`${folder}/`, '') };
}

/** Writes a file below the folder; its place. */
function written(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  return file;
}

async function reportsOf(...argv: string[]): Promise<readonly LogJson[]> {
  const { out } = await analyze('--format', 'json', ...argv);
  return (JSON.parse(out) as { files: readonly LogJson[] }).files;
}

describe('what analyze looks at', () => {
  it('is all that can be listed, with a word about a folder that cannot', async () => {
    for (const name of ['case/a.log', 'case/locked/b.log', 'case/z.log']) written(name, `${IIS}\n#Remark: ${name}\n`);
    const readdir = fsPromises.readdir;
    vi.spyOn(fsPromises, 'readdir').mockImplementation(((place: string, options: { withFileTypes: true }) =>
      place.endsWith('locked') ? Promise.reject(new Error('EACCES: permission denied')) : readdir(place, options)) as never);
    const { code, out, err } = await analyze(path.join(folder, 'case'), '--findings');
    expect(err).toBe('scep-log-inspector: case/locked: EACCES: permission denied\n');
    expect(out.match(/^case\/.*entries/gm)?.map((line) => line.slice(0, 10))).toEqual(['case/a.log', 'case/z.log']);
    expect(code).toBe(1);
  });

  it.each(['pipe.log', 'pipe.zip'])('is no pipe that lies in a folder, which would wait for a writer: %s', async (name) => {
    const pipe = path.join(folder, name);
    execFileSync('mkfifo', [pipe]);
    const { code, err } = await analyze(pipe);
    expect(err).toBe(`scep-log-inspector: ${name}: it is a device, a socket or a named pipe, and is not read\n`);
    expect(code).toBe(1);
    fs.rmSync(pipe);
  });

  it('is no device', async () => {
    expect((await analyze('/dev/zero')).err).toContain('/dev/zero: it is a device');
  });

  it.each([
    ['a log', Buffer.from(IIS), 'iis-w3c-log'],
    [
      'a native event log',
      writeEvtx([eventRecord(1, { provider: 'P', eventId: 1, channel: 'Application' })]),
      'windows-event-log',
    ],
  ] as const)('is the pipe that a shell hands over, read to its end: %s', async (_, bytes, format) => {
    const pipe = path.join(folder, 'handed-over');
    execFileSync('mkfifo', [pipe]);
    const [read] = await Promise.all([readBounded(openStream(pipe)), fsPromises.writeFile(pipe, bytes)]);
    expect(await readBytes('handed-over', read ?? new Uint8Array())).toMatchObject({ kind: 'log', facts: { format } });
    fs.rmSync(pipe);
  });

  it.each(['/dev/fd/63', '/dev/stdin', '/proc/self/fd/3'])('knows such a pipe by its place: %s', (place) => {
    expect(isDescriptor(place)).toBe(true);
  });

  it.each(['/dev/fd/63/x', '/dev/fd/', '/tmp/dev/fd/63', 'dev/fd/63', '/dev/zero'])(
    'takes no other place for one: %s',
    (place) => {
      expect(isDescriptor(place)).toBe(false);
    },
  );
});

describe('the names of files', () => {
  it('cannot write to the terminal, nor break a line', async () => {
    const file = written('e\u001b[31m\nred.log', IIS);
    const { out } = await analyze(file);
    expect(out).toMatch(/^e⟨U\+001B⟩\[31m red\.log: IIS W3C log .*\ne⟨U\+001B⟩\[31m red\.log:\d+:\d+: error: /m);
    const { err } = await analyze(written('x\u009b2J\t.txt', 'nothing'));
    expect(err).toBe('scep-log-inspector: x⟨U+009B⟩2J .txt: this is none of the logs that are read here\n');
  });

  it('are as they are in JSON', async () => {
    expect((await reportsOf(written('line\nend.log', IIS))).map((report) => report.file)).toEqual(['line\nend.log']);
  });

  it('in an archive cannot either', async () => {
    const { out } = await analyze(written('odd.zip', zipOf([{ name: 'e\u009b.log', data: IIS }])));
    expect(out).toMatch(/^odd\.zip\/e⟨U\+009B⟩\.log: IIS W3C log/m);
  });
});

describe('a native event log', () => {
  const event = (id: number) => eventRecord(id, { provider: 'Microsoft-Windows-CAPI2', eventId: 11, channel: 'Application' });
  const damaged = writeEvtx([event(1), event(2)], [event(3)]);
  damaged.fill(0x20, 4096 + 65_536, 4096 + 65_536 + 8);
  const sentence =
    'it is damaged at byte 69632: A chunk of the log was expected here, and its header is destroyed: single records are searched for.';

  it('that is damaged is read as far as it goes, and says what is damaged', async () => {
    const file = written('damaged.evtx', damaged);
    const { code, out, err } = await analyze(file);
    expect(err).toBe(`scep-log-inspector: damaged.evtx: ${sentence}\n`);
    expect(out).toContain('entries: 3\n  No findings in what was read. Not looked at: damaged places (1).\n');
    expect(code).toBe(1);
    expect((await reportsOf(file))[0]).toMatchObject({ records: 3, damage: [sentence] });
  });

  it('that is damaged inside an archive says so too', async () => {
    const { code, err } = await analyze(written('case.zip', zipOf([{ name: 'a.evtx', data: damaged }])));
    expect({ code, err }).toEqual({ code: 1, err: `scep-log-inspector: case.zip/a.evtx: ${sentence}\n` });
  });

  it('that is damaged in many places names the first', async () => {
    const bytes = fixtureBytes('evtx/sample_with_a_bad_chunk_magic.evtx');
    expect((await analyze(written('many.evtx', bytes))).err).toMatch(/: it is damaged in \d+ places, first at byte \d+: /);
  });

  it('that is whole says nothing of damage', async () => {
    const file = written('whole.evtx', writeEvtx([event(1)]));
    expect(await analyze(file)).toMatchObject({ code: 0, err: '' });
    expect((await reportsOf(file))[0]).not.toHaveProperty('damage');
  });

  it('without events is one all the same, whatever its name', async () => {
    const { code, out, err } = await analyze(written('renamed.bin', writeEvtx()));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^renamed\.bin: Windows event log \(a native Windows event log\), entries: 0\n {2}This log holds no entries, so it says nothing about an enrollment\.\n/m,
    );
  });
});

describe('a log without entries', () => {
  it('says nothing about an enrollment', async () => {
    const { out } = await analyze(written('u_ex1.log', HEADER_ONLY));
    expect(out).toContain('entries: 0\n  This log holds no entries, so it says nothing about an enrollment.\n');
  });

  it('of which a damaged archive has only the head neither', async () => {
    const bytes = zipOf([{ name: 'u_ex1.log', data: HEADER_ONLY, crc: 1 }]);
    expect((await analyze(written('torn.zip', bytes))).out).toContain(
      '  No entry could be read, so this log says nothing about an enrollment. Not looked at: damaged places (1).\n',
    );
  });
});

describe('what is asked of a case', () => {
  const sample = sampleCase();
  const root = 'sample';
  const names = [...sample.files].map(([name, text]) => written(path.join(root, name), text));
  const place = path.join(folder, root);

  it('is told as a story: the verdict, each failed enrollment, what it rests on, and how much was read', async () => {
    const { code, out, err } = await analyze(place);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [verdict = '', ...blocks] = out.split('\n\n');
    expect(verdict.split('\n').length).toBeLessThanOrEqual(5);
    const failed = 4; // lost on the way, denied by the CA, and two refused by the connector
    expect(verdict).toMatch(new RegExp(`^Case: logs 9, enrollments 9\\. Issued ${9 - failed}, failed ${failed}, `));
    expect(blocks.filter((block) => /^a\d+: /.test(block))).toHaveLength(failed);
    expect(blocks.at(-1)).toMatch(/^Logs read: 9\. Findings: \d+\. --findings shows what each log says by itself\.\n$/);
    expect(out).not.toMatch(/^\S+:\d+:\d+: (?:error|warning): /m);
  });

  it('shows what each log says by itself with --findings', async () => {
    expect((await analyze(place, '--findings')).out).toMatch(/^\S+:\d+:\d+: (?:error|warning): /m);
  });

  it('is the same in every run and order of arguments', async () => {
    const json = await analyze('--format', 'json', ...names);
    for (const order of [[...names].reverse(), [place], [names[2] ?? '', place]]) {
      expect((await analyze('--format', 'json', ...order)).out).toBe(json.out);
    }
  });

  it('shows one enrollment whole, by its id or its transactionID', async () => {
    const { out } = await analyze(place, '--attempt', 'a1');
    const [, transactionID = ''] = /transactionID (\w+)/.exec(out) ?? [];
    expect(out).toMatch(/^a1: .*\n/);
    expect(out).toMatch(/\(written [^)]*\): .* \(by \w+, (?:certain|likely|a guess)\)$/m);
    expect((await analyze(place, `--attempt=${transactionID.toLowerCase()}`)).out).toBe(out);
    expect(await analyze(place, '--attempt', 'a99')).toMatchObject({
      code: 2,
      err: 'scep-log-inspector: no enrollment is named a99\n',
    });
  });

  it('takes the clocks that the reader sets, or none', async () => {
    const clocks = async (...argv: string[]) => {
      const { out } = await analyze(place, '--format', 'json', ...argv);
      const { clocks: found } = JSON.parse(out) as CaseJson;
      return new Map(found.map((clock) => [path.basename(path.dirname(clock.file)), clock]));
    };
    expect((await clocks()).get('android-03')).toMatchObject({ basis: 'estimated' });
    expect((await clocks('--no-clocks')).get('android-03')).toMatchObject({ basis: 'assumed', offsetMinutes: 0, skewSeconds: 0 });
    const set = await clocks('--clock', 'android-03/OMADM.log=+02:00:12', '--no-clocks');
    expect(set.get('android-03')).toMatchObject({ basis: 'user', offsetMinutes: 120, skewSeconds: 12 });
    expect(await analyze(place, '--clock', 'OMADM.log=+02:00')).toMatchObject({
      code: 2,
      err: 'scep-log-inspector: --clock: no log, or more than one, is named OMADM.log\n',
    });
    expect((await analyze(place, '--clock', 'x=2')).code).toBe(2);
  });

  it('counts a log once that is there twice, and says so', async () => {
    const twice = written(path.join('twice', 'copy.log'), IIS);
    written(path.join('twice', 'case.zip'), zipOf([{ name: 'u_ex1.log', data: IIS }]));
    const { out } = await analyze(path.dirname(twice), '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      files: [{ file: 'twice/case.zip/u_ex1.log' }],
      duplicates: [{ file: 'twice/copy.log', of: 'twice/case.zip/u_ex1.log' }],
    });
  });
});
