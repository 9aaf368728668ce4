import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE_SUMMARY, type CaseSummaryAnswer, SCAN_CASE, type ScanCaseAnswer } from '../../server/src/protocol/case.ts';
import { LOG_REPORT, type LogReportAnswer } from '../../server/src/protocol.ts';
import { bundleUri } from '../../server/src/workspace/bundle-uri.ts';
import { zipOf } from '../support/archives.mjs';
import { fixture } from '../support/fixtures.ts';
import { Client, OWN_CLIENT } from './support/client.ts';
import { saidByCommandLine, saidByThreads, saidInEditor, saidOfPlace } from './support/doors.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-once-'));
const at = (name: string): string => path.join(folder, name);
const LOG = fixture('article/omadm-enroll.log');
/** What holds the text of `OMADM.log`, whichever way. */
const AGAIN = ['archive.zip/phone/OMADM.log', 'copy/OMADM.log', 'hard.log', 'soft.log'];

let client: Client;
beforeAll(async () => {
  client = await Client.start(OWN_CLIENT);
  fs.mkdirSync(at('copy'));
  for (const name of ['OMADM.log', 'copy/OMADM.log']) fs.writeFileSync(at(name), LOG);
  fs.writeFileSync(at('archive.zip'), zipOf([{ name: 'phone/OMADM.log', data: LOG }]));
  fs.linkSync(at('OMADM.log'), at('hard.log'));
  fs.symlinkSync('OMADM.log', at('soft.log'));
  fs.symlinkSync('..', at('copy/above'));
  fs.symlinkSync('copy', at('folder'));
});
afterAll(async () => {
  await client.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe('a log that lies in a folder, its copy, an archive, behind two links and in circles of folders', () => {
  const alone = async () => (await saidByCommandLine(at('OMADM.log'))).attempts.length;

  it('counts once on the command line and in a folder, which say so of each other one', async () => {
    const said = await saidByCommandLine(folder);
    expect(await saidOfPlace(client, folder)).toEqual(said);
    expect(said.files).toHaveLength(1);
    expect(said.attempts).toHaveLength(await alone());
    const first = said.files[0]?.file;
    expect(said.duplicates.map(({ file, of }) => [path.relative(folder, file), of === first || of === at('hard.log')])).toEqual(
      ['OMADM.log', ...AGAIN].filter((name) => at(name) !== first).map((name) => [name, true]),
    );
  });

  it('counts once where an editor has all of them open, and each of them answers with the one that counts', async () => {
    const names = ['OMADM.log', 'copy/OMADM.log', 'hard.log', 'soft.log'];
    const uris = names.map((name) => pathToFileURL(at(name)).href);
    uris.push(bundleUri(pathToFileURL(at('archive.zip')).href, 'phone/OMADM.log'));
    const said = await saidInEditor(
      client,
      uris.map((uri) => ({ uri, format: 'android-omadm-log', text: LOG })),
    );
    expect(said.files.map(({ file }) => file)).toEqual([at('OMADM.log')]);
    expect(said.attempts).toHaveLength(await alone());
    expect(said.duplicates.map(({ file, of }) => [path.relative(folder, file), of])).toEqual(
      AGAIN.map((name) => [name, at('OMADM.log')]),
    );
    for (const uri of uris.slice(0, 2)) await client.open(uri, LOG, 'android-omadm-log');
    for (const uri of uris.slice(0, 2)) {
      const log = await client.request<LogReportAnswer>(LOG_REPORT, { uri });
      expect(log?.file).toBe(at('OMADM.log'));
      expect(log?.attempts).toHaveLength(await alone());
    }
    for (const uri of uris.slice(0, 2)) await client.close(uri);
  });

  it('counts once where each is read by a thread', async () => {
    const said = await saidByThreads(client, ['copy/OMADM.log', 'hard.log', 'OMADM.log', 'soft.log'].map(at));
    expect(said.files.map(({ file }) => file)).toEqual([at('OMADM.log')]);
    expect(said.duplicates.map(({ file }) => path.relative(folder, file))).toEqual(AGAIN.slice(1));
    expect(said.attempts).toHaveLength(await alone());
  });

  it('is told of in the case of a window', async () => {
    const roots = [{ uri: pathToFileURL(folder).href, name: '' }];
    await client.request<ScanCaseAnswer>(SCAN_CASE, { roots, exclude: [] });
    const { skipped } = await client.request<CaseSummaryAnswer>(CASE_SUMMARY, null);
    expect(skipped.filter(({ text }) => text.endsWith(', and counts once'))).toHaveLength(AGAIN.length);
  });
});
