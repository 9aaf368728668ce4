import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseReportJson } from '../../server/src/core/report/reading-json.ts';
import { generate } from '../case/generate/case.ts';
import { PROFILES, type ProfileName } from '../case/generate/options.ts';
import { GIVEN } from '../case/support/given.ts';
import { oneDataCollector, validateNdes } from '../corpus/bundles/pack.mjs';
import { Client, OWN_CLIENT, root } from './support/client.ts';
import { openedLogs, saidByCommandLine, saidByThreads, saidInEditor, saidOfPlace } from './support/doors.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-roads-'));
let client: Client;
beforeAll(async () => {
  client = await Client.start(OWN_CLIENT);
});
afterAll(async () => {
  await client.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files. */
function folderOf(name: string, files: Iterable<readonly [string, string | Uint8Array]>): string {
  const made = path.join(folder, name);
  for (const [file, data] of files) {
    fs.mkdirSync(path.dirname(path.join(made, file)), { recursive: true });
    fs.writeFileSync(path.join(made, file), data);
  }
  return made;
}

const inProject =
  (name: string): (() => string) =>
  () =>
    path.join(root, name);
const corpus = fs.readdirSync(path.join(root, 'test/corpus')).map((name) => `test/corpus/${name}`);
const archived = (name: string, { name: file, bytes }: ReturnType<typeof validateNdes>): string =>
  folderOf(name, [[file, bytes]]);

/**
 * Every kind of case, small: how they are read and joined is asked here; which outcome each one has is tested elsewhere. Of a kind that both
 * connectors wrote, the current one's: the samples and given cases have logs of the other.
 */
const GENERATED = (Object.keys(PROFILES) as readonly ProfileName[]).filter((name) => {
  const current = name.replace(/legacy$/, 'current');
  return current === name || !Object.hasOwn(PROFILES, current);
});
const FEW = 5;
const small = (name: ProfileName) => generate(name, { ...PROFILES[name], enrollments: FEW }, 7);

/** Every sample that there is, a folder of them being one case. */
const CASES: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(corpus.map((name) => [name, inProject(name)])),
  'native event logs': inProject('test/fixtures/evtx'),
  'the articles': inProject('test/fixtures/article'),
  'a zip file': () => archived('zip', validateNdes()),
  'a cabinet': () => archived('cab', oneDataCollector()),
  'the sample of the project': inProject('samples/case'),
  ...Object.fromEntries(GIVEN.map((name) => [`the given case ${name}`, inProject(`test/case/given/${name}`)])),
  ...Object.fromEntries(GENERATED.map((name) => [`a generated case: ${name}`, () => folderOf(name, small(name).files)])),
};

/**
 * Without what is told of the reading: how a format was recognised, and files that are no logs, of which an editor opens none. Of a native event
 * log that has the text alone, in which damage is told where it stands, and not by chunks of the file.
 */
function said({ files, ...report }: CaseReportJson): object {
  const { passedOver: _files, complete: _whole, unread: _parts, ...told } = report;
  return { ...told, files: files.map((log) => (log.file.endsWith('.evtx') ? readIn(log) : { ...log, recognisedBy: '' })) };
}

function readIn({ file, format, records, findings }: CaseReportJson['files'][number]): object {
  return { file, format, records, findings };
}

describe('command line, folder, editor and threads', () => {
  it.each(Object.keys(CASES))('say the same findings and enrollments of %s', { timeout: 180_000 }, async (name) => {
    const place = CASES[name]?.() ?? '';
    const commandLine = await saidByCommandLine(place);
    expect(commandLine.files.length > 0).toBe(name !== 'test/corpus/near-misses');
    expect(await saidOfPlace(client, place), 'folder').toEqual(commandLine);
    const logs = await openedLogs(commandLine);
    expect(said(await saidInEditor(client, logs)), 'editor').toEqual(said(commandLine));
    const files = [...commandLine.files, ...commandLine.duplicates].map(({ file }) => file);
    if (!files.every((file) => fs.existsSync(file))) return; // what is in an archive is no file that a thread can be given
    expect(said(await saidByThreads(client, files)), 'threads').toEqual(said(commandLine));
  });
});
