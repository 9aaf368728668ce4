import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import { CASE_SUMMARY, type CaseSummaryAnswer, SCAN_CASE, type ScanCaseAnswer } from '../../server/src/protocol/case.ts';
import { type CaseRoot, LIST_FILES, READ_FILE, STAT_FILE } from '../../server/src/protocol.ts';
import { zipOf } from '../support/archives.mjs';
import { fixture } from '../support/fixtures.ts';
import { Client, OWN_CLIENT } from './support/client.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-case-'));
const put = (name: string, data: string | Uint8Array): string => {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, data);
  return file;
};
const IIS = fixture('article/iis-500.log');
const HEADER = '#Software: Microsoft Internet Information Services 10.0\n#Fields: date time cs-method cs-uri-stem sc-status\n';
const LINE = '2024-05-01 08:15:01 GET /certsrv/mscep/mscep.dll 403\n';

/** Files that lie on no disk, by their uris; undefined: a folder. */
const VIRTUAL: Readonly<Record<string, Uint8Array | undefined>> = {
  'memfs:/case': undefined,
  'memfs:/case/u_ex%201.log': Buffer.from(IIS),
  'memfs:/case/more.zip': zipOf([{ name: 'NDES/u_ex2.log', data: IIS }]),
  'memfs:/case/gone.log': undefined,
};

let client: Client;
/** What the server asked for. */
const asked: string[] = [];
beforeAll(async () => {
  client = await Client.start({ ...OWN_CLIENT, initializationOptions: { commands: true, files: true } });
  const { connection } = client;
  connection.onRequest(LIST_FILES, ({ uri }: { uri: string }) => {
    const inside = Object.keys(VIRTUAL).filter((name) => name.startsWith(`${uri}/`));
    return { answer: inside.map((name) => ({ name: decodeURIComponent(name.slice(uri.length + 1)), kind: 'file' })) };
  });
  connection.onRequest(STAT_FILE, ({ uri }: { uri: string }): unknown => {
    if (uri.endsWith('gone.log')) return { failed: 'it is gone' };
    return { answer: { kind: VIRTUAL[uri] ? 'file' : 'folder', size: VIRTUAL[uri]?.length ?? 0, modifiedMs: 1 } };
  });
  connection.onRequest(READ_FILE, ({ uri }: { uri: string }) => {
    asked.push(uri);
    return { answer: { data: Buffer.from(VIRTUAL[uri] ?? []).toString('base64') } };
  });
});
afterAll(async () => {
  await client.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The case of the window when some places were read. */
async function caseOf(...roots: readonly CaseRoot[]): Promise<CaseSummaryAnswer> {
  expect(await client.request<ScanCaseAnswer>(SCAN_CASE, { roots, exclude: [] })).toEqual({ kind: 'done' });
  return client.request<CaseSummaryAnswer>(CASE_SUMMARY, null);
}
const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
const ofFolder = (name: string): Promise<CaseSummaryAnswer> => caseOf({ uri: uriOf(name), name: '' });
const skippedIn = ({ skipped }: CaseSummaryAnswer): string => skipped.map(({ text }) => text).join('\n');

describe('the case of some places', () => {
  it('has the logs with what failed, closed ones too, what is missing, and what was not looked into', async () => {
    put('one/u_ex.log', HEADER + IIS);
    put('one/notes.txt', 'notes');
    fs.symlinkSync('/', path.join(folder, 'one/away'));
    const said = await ofFolder('one');
    expect(said.logs).toMatchObject([{ name: 'u_ex.log', formatTitle: 'IIS W3C log', errors: 1 }]);
    expect(said.missing.map(({ log }) => log)).toContain('httperr-log');
    expect(skippedIn(said)).toContain('away: it is a link, and is not followed; name the file or folder that it leads to');
    expect(said.passedOver).toBe(1);
  });

  it('calls no log whole of which lines are cut', async () => {
    for (const [i, text] of [HEADER + LINE, `${HEADER}${LINE}${LINE.slice(0, 30)}\n`].entries())
      put(`healthy/u_ex24050${i}.log`, text);
    const { logs } = await ofFolder('healthy');
    expect(logs.map(({ incomplete }) => incomplete)).toEqual([undefined, expect.stringContaining('cut or damaged (1)')]);
  });

  it('leads to each log, in archives too', async () => {
    const zip = put('links/a (1).zip', zipOf([{ name: 'b c/u_ex.log', data: `${IIS}\n` }]));
    put('links/u_ex1.log', IIS);
    const { logs } = await ofFolder('links');
    const archive = Buffer.from(pathToFileURL(zip).href.replaceAll('(', '%28').replaceAll(')', '%29')).toString('hex');
    expect(logs.map(({ uri }) => uri).sort()).toEqual(
      [uriOf('links/u_ex1.log'), `scep-bundle://${archive}/b%20c/u_ex.log`].sort(),
    );
  });

  it('of a folder in an archive that is open as a folder is that of this folder', async () => {
    const names = ['in/u_ex1.log', 'in/deep/u_ex2.log', 'out/u_ex3.log'];
    const zip = put('bundle.zip', zipOf(names.map((name, n) => ({ name, data: IIS + '\n'.repeat(n) }))));
    const authority = Buffer.from(pathToFileURL(zip).href).toString('hex');
    const ending = async (uri: string): Promise<readonly string[]> =>
      (await caseOf({ uri, name: '' })).logs.map((log) => log.uri.slice(log.uri.lastIndexOf('/') + 1)).sort();
    expect(await ending(`scep-bundle://${authority}/`)).toEqual(['u_ex1.log', 'u_ex2.log', 'u_ex3.log']);
    expect(await ending(`scep-bundle://${authority}/in`)).toEqual(['u_ex1.log', 'u_ex2.log']);
  });

  it('keeps a file name from making lines of its own', async () => {
    put('names/a\nConnector\u202e.log', IIS);
    expect((await ofFolder('names')).logs.map(({ name }) => name)).toEqual(['a Connector⟨U+202E⟩.log']);
  });

  it('names what is known and not read once, and says what to do with it', async () => {
    put('apple/u_ex.log', IIS);
    put('apple/system_logs.logarchive/x.tracev3', 'x');
    put('apple/old.zip', zipOf(['all.logarchive/1.tracev3', 'all.logarchive/2.tracev3'].map((name) => ({ name, data: 'x' }))));
    const said = skippedIn(await ofFolder('apple'));
    expect(said).toContain('old.zip/all.logarchive: The unified log of an Apple device is not text.');
    expect(said.match(/all\.logarchive: /g)?.length).toBe(1);
    expect(said).toContain('system_logs.logarchive: ');
  });

  it('says so where there is no log', async () => {
    fs.mkdirSync(path.join(folder, 'empty'));
    expect((await ofFolder('empty')).verdict[0]).toContain('No enrollment was recognised');
  });

  it('reads of a disk nothing through the client, and of a virtual folder everything', async () => {
    asked.length = 0;
    put('disk/u_ex1.log', `${IIS}\n\n`);
    const said = await caseOf({ uri: 'memfs:/case', name: 'far' }, { uri: uriOf('disk'), name: 'near' });
    expect(asked.sort()).toEqual(['memfs:/case/more.zip', 'memfs:/case/u_ex%201.log']);
    expect(skippedIn(said)).toContain('far/gone.log: it is gone');
    const inArchive = `scep-bundle://${Buffer.from('memfs:/case/more.zip').toString('hex')}/NDES/u_ex2.log`; // the other one has its text
    expect(said.logs.map(({ uri }) => uri).sort()).toEqual([uriOf('disk/u_ex1.log'), inArchive]);
  });

  it('asks a client that gives no files for none', async () => {
    const other = await Client.start();
    await other.request<ScanCaseAnswer>(SCAN_CASE, { roots: [{ uri: 'memfs:/case', name: '' }], exclude: [] });
    const said = await other.request<CaseSummaryAnswer>(CASE_SUMMARY, null);
    expect(skippedIn(said)).toContain('case: it is not on a disk of this machine');
    await other.stop();
  });

  it('tells which file comes next, and can be cancelled', async () => {
    for (let i = 0; i < 4; i++) put(`long/u_ex24050${i}.log`, HEADER + LINE.repeat(200_000 + i));
    const cancel = new CancellationTokenSource();
    const told: string[] = [];
    client.connection.onNotification('$/progress', ({ token, value }: { token: unknown; value: { message?: string } }) => {
      if (token !== 'reading') return;
      told.push(value.message ?? '');
      cancel.cancel();
    });
    const params = { roots: [{ uri: uriOf('long'), name: '' }], exclude: [], workDoneToken: 'reading' };
    expect(await client.request<ScanCaseAnswer>(SCAN_CASE, params, cancel.token)).toEqual({ kind: 'cancelled' });
    expect(told[0]).toBe('1 of 4: u_ex240500.log');
  });
});
