import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import {
  CASE_OVERVIEW,
  type CaseOverviewAnswer,
  type CaseOverviewParams,
  LIST_FILES,
  type LinkedText,
  READ_FILE,
  STAT_FILE,
} from '../../server/src/protocol.ts';
import { bundleUri } from '../../server/src/workspace/bundle-uri.ts';
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

async function overview(...roots: CaseOverviewParams['roots']): Promise<LinkedText> {
  const answer = await client.request<CaseOverviewAnswer>(CASE_OVERVIEW, { title: 'case', roots });
  if (answer.kind !== 'page') throw new Error(answer.kind);
  return answer.page;
}
const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
const ofFolder = (name: string): Promise<LinkedText> => overview({ uri: uriOf(name), name: '' });

describe('the overview of a case', () => {
  it('lists the logs with what failed, closed ones too, what is missing, and what was not looked into', async () => {
    put(
      'one/u_ex.log',
      HEADER +
        IIS.split('\n')
          .filter((line) => !line.startsWith('#'))
          .join('\n') +
        IIS +
        IIS,
    );
    put('one/notes.txt', 'notes');
    fs.symlinkSync('/', path.join(folder, 'one/away'));
    const { text } = await ofFolder('one');
    expect(text).toMatch(/ {2}u_ex\.log\n {4}IIS W3C log, \d entries\n {4}line \d+: impersonation right missing/);
    expect(text).toContain('The HTTPERR log of the NDES server');
    expect(text).toContain('  away: it is a link, and is not followed; name the file or folder that it leads to');
    expect(text).toContain('Files of other kinds: 1');
  });

  it('calls no log healthy that holds nothing', async () => {
    const texts = [HEADER, HEADER + LINE, `${HEADER}${LINE}${LINE.slice(0, 30)}\n`];
    for (const [i, text] of texts.entries()) put(`healthy/u_ex24050${i}.log`, text);
    const { text } = await ofFolder('healthy');
    expect(text).toContain('0 entries\n    This log holds no entries, so it says nothing about an enrollment.\n');
    expect(text).toContain('1 entries\n    No findings.\n');
    expect(text).toContain('2 entries\n    No findings in what was read. Not looked at: lines that are cut or damaged (1).\n');
  });

  it('leads to each log, in archives too, and to each first line that failed', async () => {
    const zip = put('links/a (1).zip', zipOf([{ name: 'b c/u_ex.log', data: IIS }]));
    put('links/u_ex1.log', IIS);
    const { text, links } = await ofFolder('links');
    const lines = text.split('\n');
    const archive = Buffer.from(pathToFileURL(zip).href.replaceAll('(', '%28').replaceAll(')', '%29')).toString('hex');
    const inside = `scep-bundle://${archive}/b%20c/u_ex.log`;
    expect(links.map(({ line, start, end, target }) => [lines[line]?.slice(start, end), target])).toEqual([
      ['a (1).zip/b c/u_ex.log', inside],
      ['line 1: impersonation right missing', `${inside}#L1`],
      ['u_ex1.log', uriOf('links/u_ex1.log')],
      ['line 1: impersonation right missing', `${uriOf('links/u_ex1.log')}#L1`],
    ]);
  });

  it('of a folder in an archive that is open as a folder is that of this folder', async () => {
    const zip = put(
      'bundle.zip',
      zipOf(['in/u_ex1.log', 'in/deep/u_ex2.log', 'out/u_ex3.log'].map((name) => ({ name, data: IIS }))),
    );
    const authority = Buffer.from(pathToFileURL(zip).href).toString('hex');
    const all = await overview({ uri: `scep-bundle://${authority}/`, name: '' });
    expect(all.text.match(/^ {2}\S*\.log$/gm)).toEqual(['  in/deep/u_ex2.log', '  in/u_ex1.log', '  out/u_ex3.log']);
    const part = await overview({ uri: `scep-bundle://${authority}/in`, name: 'in' });
    expect(part.text.match(/^ {2}\S*\.log$/gm)).toEqual(['  in/deep/u_ex2.log', '  in/u_ex1.log']);
  });

  it('keeps a file name from making lines of its own', async () => {
    put('names/a\nConnector\u202e.log', IIS);
    expect((await ofFolder('names')).text).toContain('  a Connector⟨U+202E⟩.log\n');
  });

  it('names what is known and not read once, and says what to do with it', async () => {
    put('apple/u_ex.log', IIS);
    put('apple/system_logs.logarchive/x.tracev3', 'x');
    put('apple/old.zip', zipOf(['all.logarchive/1.tracev3', 'all.logarchive/2.tracev3'].map((name) => ({ name, data: 'x' }))));
    const { text } = await ofFolder('apple');
    expect(text).toContain(
      'Known, but not read here\n  old.zip/all.logarchive\n    The unified log of an Apple device is not text.',
    );
    expect(text.match(/all\.logarchive\n/g)?.length).toBe(1);
    expect(text).toContain('  system_logs.logarchive\n');
    expect(text).not.toContain('Not looked into');
    expect(text).not.toContain('Files of other kinds');
  });

  it('says so where there is no log', async () => {
    fs.mkdirSync(path.join(folder, 'empty'));
    expect((await ofFolder('empty')).text).toContain('There is no log here that SCEP Log Inspector reads.');
  });

  it('reads of a disk nothing through the client, and of a virtual folder everything', async () => {
    asked.length = 0;
    put('disk/u_ex1.log', IIS);
    const { text, links } = await overview({ uri: 'memfs:/case', name: 'far' }, { uri: uriOf('disk'), name: 'near' });
    expect(asked.sort()).toEqual(['memfs:/case/more.zip', 'memfs:/case/u_ex%201.log']);
    expect(text).toContain('  far/more.zip/NDES/u_ex2.log\n    IIS W3C log, 1 entries\n    line 1: impersonation right missing');
    expect(text).toContain('  far/gone.log: it is gone');
    expect(text).toContain('  near/u_ex1.log\n');
    expect(links.map(({ target }) => target)).toContain('memfs:/case/u_ex%201.log');
  });

  it('asks a client that gives no files for none', async () => {
    const other = await Client.start();
    const answer = await other.request<CaseOverviewAnswer>(CASE_OVERVIEW, {
      title: 'case',
      roots: [{ uri: 'memfs:/case', name: '' }],
    });
    expect(answer.kind === 'page' && answer.page.text).toContain('  case: it is not on a disk of this machine');
    await other.stop();
  });

  it('costs a file that changed that file alone', async () => {
    const one = put('again/u_ex240501.log', IIS);
    put('again/u_ex240502.log', IIS);
    const first = await ofFolder('again');
    fs.writeFileSync(one, HEADER + LINE);
    const second = await ofFolder('again');
    expect(first.text).toContain('  u_ex240501.log\n    IIS W3C log, 1 entries\n    line 1: impersonation right missing');
    expect(second.text).toContain('  u_ex240501.log\n    IIS W3C log, 1 entries\n    No findings.\n');
    expect(second.text).toContain('  u_ex240502.log\n    IIS W3C log, 1 entries\n    line 1: impersonation right missing');
  });

  it('names what is in an archive behind it, also where the archive was looked at by itself before', async () => {
    const archive = put('both/case.zip', zipOf([{ name: 'NDES/u_ex2.log', data: IIS }]));
    const alone = await overview({ uri: bundleUri(pathToFileURL(archive).href, ''), name: '' });
    expect(alone.text).toContain('\n  NDES/u_ex2.log\n');
    expect((await ofFolder('both')).text).toContain('\n  case.zip/NDES/u_ex2.log\n');
  });

  it('can be cancelled, and tells which file comes next', async () => {
    for (let i = 0; i < 4; i++) put(`long/u_ex24050${i}.log`, HEADER + LINE.repeat(200_000));
    const cancel = new CancellationTokenSource();
    const told: string[] = [];
    client.connection.onNotification('$/progress', ({ token, value }: { token: unknown; value: { message?: string } }) => {
      if (token !== 'overview') return;
      told.push(value.message ?? '');
      cancel.cancel();
    });
    const params = { title: 'case', roots: [{ uri: uriOf('long'), name: '' }], workDoneToken: 'overview' };
    expect(await client.request<CaseOverviewAnswer>(CASE_OVERVIEW, params, cancel.token)).toEqual({ kind: 'cancelled' });
    expect(told[0]).toBe('1 of 4: u_ex240500.log');
  });
});
