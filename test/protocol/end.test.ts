import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANALYZE_FILE } from '../../server/src/protocol.ts';
import { Client, OWN_CLIENT, root } from './support/client.ts';

/** A second or two, on a machine that has other things to do. */
const SOON_MS = 5000;

const HEAD = '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status\n';
const LINE = '2024-05-02 06:14:52 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 500 0 1346\n';

let folder = '';
let pipe = '';
let log = '';
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-end-'));
  pipe = path.join(folder, 'pipe.log');
  log = path.join(folder, 'u_ex240501.log');
  execFileSync('mkfifo', [pipe]);
  fs.writeFileSync(log, HEAD + LINE);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A server whose threads wait for the other end of a pipe, as for a share that does not answer: nothing can end them. */
function stuckServer(): string {
  const home = fs.mkdtempSync(path.join(folder, 'server-'));
  for (const name of fs.readdirSync(path.join(root, 'dist'))) {
    if (name !== 'cli.js') fs.symlinkSync(path.join(root, 'dist', name), path.join(home, name));
  }
  fs.unlinkSync(path.join(home, 'server.js'));
  fs.copyFileSync(path.join(root, 'dist/server.js'), path.join(home, 'server.js')); // its threads run the one beside it
  fs.writeFileSync(
    path.join(home, 'cli.js'),
    `const { parentPort } = require('node:worker_threads');
     parentPort.postMessage({ kind: 'progress', share: 0 });
     require('node:fs').openSync(${JSON.stringify(pipe)});`,
  );
  return path.join(home, 'server.js');
}

/** Resolves with the server's end: its exit code, or the signal that ended it. */
function ended({ process: server }: Client): Promise<number | string | null> {
  return new Promise((resolve) => server.once('exit', (code, signal) => resolve(code ?? signal)));
}

/** A server of which a thread is stuck. */
async function stuckClient(): Promise<Client> {
  const client = await Client.start({ ...OWN_CLIENT, server: stuckServer() });
  const begun = new Promise((resolve) => client.connection.onNotification('$/progress', resolve));
  client.request(ANALYZE_FILE, { uri: pathToFileURL(log).href, workDoneToken: 'test' }).catch(() => undefined);
  await begun;
  return client;
}

describe('a named pipe', () => {
  it('is refused, the next log is read, and the server ends', async () => {
    const client = await Client.start(OWN_CLIENT);
    const refused = client.request(ANALYZE_FILE, { uri: pathToFileURL(pipe).href });
    const next = client.request(ANALYZE_FILE, { uri: pathToFileURL(log).href });
    const message = 'pipe.log could not be read: it is a device, a socket or a named pipe, and is not read';
    expect(await refused).toEqual({ kind: 'failed', message });
    expect(await next).toMatchObject({ kind: 'log', entries: 1 });
    expect(await client.stop()).toBe(0);
  }, 20_000);
});

describe('a server with work that cannot be ended', () => {
  it('ends after shutdown and exit', async () => {
    const client = await stuckClient();
    const end = ended(client);
    const began = performance.now();
    await client.connection.sendRequest('shutdown');
    await client.connection.sendNotification('exit');
    await end;
    expect(performance.now() - began).toBeLessThan(SOON_MS);
  }, 20_000);

  it('ends when the editor closes its pipe', async () => {
    const client = await stuckClient();
    const end = ended(client);
    const began = performance.now();
    client.process.stdin?.end();
    await end;
    expect(performance.now() - began).toBeLessThan(SOON_MS);
  }, 20_000);

  it('answers what is asked meanwhile', async () => {
    const client = await stuckClient();
    const uri = 'file:///logs/u_ex240502.log';
    await client.open(uri, HEAD + LINE);
    expect(await client.at('hover', uri, { line: 1, character: 70 })).not.toBeNull();
    const end = ended(client);
    client.process.kill('SIGKILL');
    await end;
  }, 20_000);
});

describe('a server that is at work', () => {
  it('ends with 0 after shutdown and exit, in the middle of it', async () => {
    const large = path.join(folder, 'u_ex240503.log');
    fs.writeFileSync(large, HEAD + LINE.repeat(1_000_000));
    const client = await Client.start(OWN_CLIENT);
    const begun = new Promise((resolve) => client.connection.onNotification('$/progress', resolve));
    client.request(ANALYZE_FILE, { uri: pathToFileURL(large).href, workDoneToken: 'test' }).catch(() => undefined);
    await begun;
    expect(await client.stop()).toBe(0);
  }, 20_000);

  it('ends when the process that started it is gone, though its pipe stays open', async () => {
    const editor = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    const client = await Client.start({ ...OWN_CLIENT, processId: editor.pid ?? 0 });
    const end = ended(client);
    editor.kill('SIGKILL');
    expect(await end).toBe(1);
  }, 20_000);
});
