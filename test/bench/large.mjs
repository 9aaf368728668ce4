// Logs that VS Code gives no document for, read from disk by the built server: time, the memory of its process, and whether other
// logs keep answering meanwhile.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { generatedFile, generatedLog, repeatedEvents, repeatedSample } from './files.mjs';
import { report, root } from './measure.mjs';

const ANALYZE_FILE = 'scepLogInspector/analyzeFile';
const other = { uri: 'file:///bench/u_ex240501.log', languageId: 'iis-w3c-log', version: 1 };
const text = generatedLog('iis', 20);

async function start() {
  const child = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification('initialized', {});
  return { child, connection };
}

/** In MB: the memory of a process now, and at its highest since `forgetPeak`. */
const memory = ({ pid }, field) =>
  Number(/\d+/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8').split(`${field}:`)[1])) / 1024;
const forgetPeak = ({ pid }) => fs.writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** How long each hover took of those that are asked for until `done`, the quickest first. */
async function hovers(connection, done) {
  const times = [];
  let line = 10;
  while (!done()) {
    const began = performance.now();
    line = (line + 4321) % 40_000;
    await connection.sendRequest('textDocument/hover', { textDocument: other, position: { line, character: 40 } });
    times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times.sort((a, b) => a - b);
}

async function measure(what, file, { bound, most }) {
  const { child, connection } = await start();
  const uri = pathToFileURL(file).href;
  await connection.sendNotification('textDocument/didOpen', { textDocument: { ...other, text } });
  await connection.sendRequest('textDocument/hover', { textDocument: other, position: { line: 10, character: 40 } });
  forgetPeak(child);
  const before = memory(child, 'VmRSS');
  const began = performance.now();
  let answer;
  const asked = connection.sendRequest(ANALYZE_FILE, { uri }).then((given) => {
    answer = given;
  });
  const [times] = await Promise.all([hovers(connection, () => answer), asked]);
  if (answer.kind !== 'log') throw new Error(`${file}: ${JSON.stringify(answer)}`);
  report(`${what}: analysed from disk`, performance.now() - began, bound);
  report(`${what}: growth of the server, at its highest`, memory(child, 'VmHWM') - before, most, 'MB');
  await new Promise((resolve) => setTimeout(resolve, 500));
  report(`${what}: growth of the server that stays`, memory(child, 'VmRSS') - before, 60, 'MB');
  report(`${what}: a hover in another log meanwhile`, times[times.length >> 1], 10);
  report(`${what}: the longest of them`, times.at(-1), 500);
  child.kill();
}

const iis = generatedFile('iis', 200);
await measure('IIS, 200 MB', iis, { bound: 15_000, most: 600 });
await measure('service trace, 100 MB', repeatedSample('svclog/NDESConnector.svclog', 100), { bound: 15_000, most: 200 });
await measure('events as XML, 100 MB', repeatedSample('windows-event-log/server.xml', 100), { bound: 30_000, most: 200 });

/** A native event log in parts, as an editor opens it: its newest part, what the editor asks about that, and the findings of all. */
async function measureParts(what, file) {
  const { child, connection } = await start();
  const uri = pathToFileURL(file).href;
  forgetPeak(child);
  const before = memory(child, 'VmRSS');
  let began = performance.now();
  const { parts } = await connection.sendRequest('scepLogInspector/eventLogParts', { uri });
  const part = { uri: parts.at(-1).uri };
  const { text: shown } = await connection.sendRequest('scepLogInspector/eventLogPart', part);
  report(`${what}: to the text of its newest part`, performance.now() - began, 3000);
  report(`${what}: parts`, parts.length, undefined, '');
  report(`${what}: text of the newest`, shown.length / 1048576, 10, 'MB');
  const textDocument = { ...part, languageId: 'windows-event-log', version: 1, text: shown };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  for (const feature of ['documentLink', 'foldingRange', 'documentSymbol', 'codeLens']) {
    await connection.sendRequest(`textDocument/${feature}`, { textDocument: part });
  }
  report(`${what}: growth of the server, part opened`, memory(child, 'VmHWM') - before, 200, 'MB');
  began = performance.now();
  const answer = await connection.sendRequest(ANALYZE_FILE, { uri });
  if (answer.kind !== 'log') throw new Error(`${file}: ${JSON.stringify(answer)}`);
  report(`${what}: analysed as a whole`, performance.now() - began, 60_000);
  report(`${what}: growth of the server, at its highest`, memory(child, 'VmHWM') - before, 200, 'MB');
  began = performance.now();
  const found = await connection.sendRequest('scepLogInspector/searchEvents', { uri, words: 'EventRecordID>1<' });
  report(`${what}: searched as a whole, events found`, found.page.links.length, undefined, '');
  report(`${what}: searched as a whole`, performance.now() - began, 30_000);
  child.kill();
}

await measureParts('native events, 100 MB', repeatedEvents(100));

const { child, connection } = await start();
const cancel = new (await import('vscode-jsonrpc')).CancellationTokenSource();
const working = new Promise((resolve) => connection.onNotification('$/progress', resolve));
const params = { uri: pathToFileURL(iis).href, workDoneToken: 'bench' };
const asked = connection.sendRequest(ANALYZE_FILE, params, cancel.token).catch(() => undefined);
await working;
await new Promise((resolve) => setTimeout(resolve, 1500));
const began = performance.now();
cancel.cancel();
await asked;
report('IIS, 200 MB: cancelled', performance.now() - began, 100);
child.kill();
