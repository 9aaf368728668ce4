// The built server over stdio, as an editor sees it.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { generatedLog } from './files.mjs';
import { median, report, root } from './measure.mjs';

const uri = 'file:///bench/u_ex240501.log';
const text = generatedLog('iis', 20);

async function start() {
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  const initialized = performance.now() - began;
  await connection.sendNotification('initialized', {});
  return {
    child,
    connection,
    initialized,
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
    },
  };
}

function middleOf(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** Opens a log with the largest message of the fixtures, waits as long as a hand needs to the mouse, and hovers over it. Times in ms. */
async function hoverOverMessage(connection) {
  const message = fs
    .readFileSync(path.join(root, 'test/fixtures/messages/sscep-get-aes256-sha512-4096-02-resp.b64'), 'utf8')
    .trim();
  const log =
    '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status\n' +
    `2026-11-22 14:15:02 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=${message} 200 0 0\n`;
  const opened = new Promise((resolve) => connection.onNotification('textDocument/publishDiagnostics', resolve));
  const textDocument = { uri: 'file:///bench/u_ex261122.log' };
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'iis-w3c-log', version: 1, text: log },
  });
  await opened;
  await new Promise((resolve) => setTimeout(resolve, 300));
  const times = [];
  for (let character = 4000; character < 4500; character += 100) {
    const began = performance.now();
    await connection.sendRequest('textDocument/hover', { textDocument, position: { line: 1, character } });
    times.push(performance.now() - began);
  }
  return times;
}

const times = [];
for (let i = 0; i < 5; i++) {
  const server = await start();
  times.push(server.initialized);
  await server.stop();
}
report('process start to the answer of initialize', middleOf(times), 300);

const first = [];
const later = [];
for (let i = 0; i < 7; i++) {
  const server = await start();
  const hovers = await hoverOverMessage(server.connection);
  first.push(hovers.shift());
  later.push(...hovers);
  await server.stop();
}
report('first hover on an 8 KB message in a fresh process', middleOf(first), 20);
report('each later', middleOf(later), 5);

const { connection, stop } = await start();
const diagnosticsOf = (version) =>
  new Promise((resolve) => {
    const listening = connection.onNotification('textDocument/publishDiagnostics', (params) => {
      if (params.version !== undefined && params.version < version) return;
      listening.dispose();
      resolve(params.diagnostics);
    });
  });

let began = performance.now();
let wait = diagnosticsOf(1);
await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'iis-w3c-log', version: 1, text } });
await wait;
report('20 MB IIS: didOpen to the first diagnostics', performance.now() - began, 1000);

const lines = text.split(/\r?\n/);
const last = lines.length - 1;
let version = 1;
report(
  '20 MB IIS: an appended line to its diagnostics',
  await median(5, async () => {
    version++;
    wait = diagnosticsOf(version);
    const position = { line: last + version - 2, character: 0 };
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text: `${lines[last - 1]}\r\n` }],
    });
    await wait;
  }),
);
let line = 10;
report(
  '20 MB IIS: hover',
  await median(49, () => {
    line = (line + 4321) % last;
    return connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line, character: 40 } });
  }),
  10,
);
report(
  '20 MB IIS: semantic tokens of one screen',
  await median(9, () =>
    connection.sendRequest('textDocument/semanticTokens/range', {
      textDocument: { uri },
      range: { start: { line: 5000, character: 0 }, end: { line: 5080, character: 0 } },
    }),
  ),
);
began = performance.now();
await connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
report('20 MB IIS: outline', performance.now() - began);
await stop();
