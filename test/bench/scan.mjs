// A workspace of 1 000 files and 2 GB: how long it is read, when the first findings come, how long hovers wait meanwhile, and the memory of the server.
// `node test/bench/scan.mjs [FILES] [MB]`; the folder is made once and kept in the folder for temporary files.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { report, root } from './measure.mjs';

const [FILES = 1000, MB = 2048] = process.argv.slice(2).map(Number);
const HOVER_MS = 50;
const FIRST_MS = 2000;
/** Of the enrollments in such a workspace, one file in so many holds some. */
const WITH_ENROLLMENTS = 20;

/** IIS logs of a server that does other things too, with the requests of an enrollment here and there. */
function workspace() {
  const folder = path.join(os.tmpdir(), `scep-bench-scan-${FILES}-${MB}`);
  if (fs.existsSync(path.join(folder, 'done'))) return folder;
  fs.mkdirSync(folder, { recursive: true });
  const sample = fs.readFileSync(path.join(root, 'samples/case/u_ex260323.log'), 'utf8').split('\n');
  const header = sample.filter((line) => line.startsWith('#')).join('\n');
  const columns =
    header
      .match(/#Fields: (.*)/)?.[1]
      ?.trim()
      .split(' ') ?? [];
  const requests = sample.filter((line) => line !== '' && !line.startsWith('#'));
  const size = (MB * 1_000_000) / FILES;
  for (let i = 0; i < FILES; i++) {
    const day = new Date(Date.UTC(2026, 2, 23) - i * 86_400_000).toISOString().slice(0, 10);
    const other = (n) => {
      const time = new Date(n * 700).toISOString().slice(11, 19);
      const values = {
        date: day,
        time,
        'cs-method': 'GET',
        'cs-uri-stem': `/shop/item/${n}`,
        'sc-status': '200',
        'cs(User-Agent)': 'Mozilla/5.0',
      };
      return columns.map((name) => values[name] ?? '-').join(' ');
    };
    const lines = [header];
    for (let n = 0, bytes = 0; bytes < size; n++) {
      const line = other(n);
      lines.push(line);
      bytes += line.length + 1;
    }
    if ((FILES - 1 - i) % WITH_ENROLLMENTS === 0) lines.push(...requests.map((line) => line.replace(/^\S+/, day)));
    fs.writeFileSync(path.join(folder, `u_ex${day.slice(2).replaceAll('-', '')}-${i}.log`), `${lines.join('\n')}\n`);
  }
  fs.writeFileSync(path.join(folder, 'done'), '');
  return folder;
}

const folder = workspace();
const child = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
connection.onRequest('client/registerCapability', () => null);
let first;
let began = performance.now();
const marked = new Set();
connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
  if (diagnostics.length > 0 && uri.startsWith(pathToFileURL(folder).href)) first ??= performance.now() - began;
  if (diagnostics.length > 0) marked.add(uri);
});
connection.onNotification('scepLogInspector/caseChanged', () => undefined);
connection.listen();
await connection.sendRequest('initialize', {
  processId: process.pid,
  rootUri: null,
  capabilities: {},
  initializationOptions: { commands: true },
});
await connection.sendNotification('initialized', {});
const textDocument = { uri: 'file:///bench/u_ex260323.log' };
const text = fs.readFileSync(path.join(root, 'samples/case/u_ex260323.log'), 'utf8');
await connection.sendNotification('textDocument/didOpen', {
  textDocument: { ...textDocument, languageId: 'iis-w3c-log', version: 1, text },
});
const position = { line: text.split('\n').findIndex((line) => line.includes('PKIOperation')), character: 70 };
const hover = async () => {
  const asked = performance.now();
  await connection.sendRequest('textDocument/hover', { textDocument, position });
  return performance.now() - asked;
};
for (let i = 0; i < 30; i++) await hover(); // compiled once
const peak = () => Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1000;
const cpu = () =>
  fs
    .readFileSync(`/proc/${child.pid}/stat`, 'utf8')
    .split(' ')
    .slice(13, 15)
    .reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
const before = peak();

began = performance.now();
const cpuBefore = cpu();
let reading = true;
const scanned = connection
  .sendRequest('scepLogInspector/scanCase', {
    roots: [{ uri: pathToFileURL(folder).href, name: '' }],
    exclude: [],
    most: { files: 20_000, bytes: 2 ** 40 },
  })
  .finally(() => (reading = false));
const waits = [];
while (reading) {
  waits.push(await hover());
  await new Promise((resolve) => setTimeout(resolve, 20));
}
await scanned;
const took = performance.now() - began;
const summary = await connection.sendRequest('scepLogInspector/caseSummary', null);
const sorted = waits.toSorted((a, b) => a - b);
console.log(
  `  ${summary.logs.length} logs, ${summary.summary.attempts} enrollments, ${marked.size} files with findings; ${waits.length} hovers meanwhile`,
);
report('a workspace is read', took);
console.log(`  ${((cpu() - cpuBefore) / 1000).toFixed(1)} s of the processor, all threads`);
report('its first findings', first ?? Number.POSITIVE_INFINITY, FIRST_MS);
report('a hover meanwhile: half of them', sorted[sorted.length >> 1], HOVER_MS);
report('a hover meanwhile: 99 of 100', sorted[Math.floor(sorted.length * 0.99)], HOVER_MS);
report('a hover meanwhile: the longest', sorted.at(-1));
report('memory of the server grew at its highest, in MB', peak() - before, undefined, 'MB');
child.kill();
process.exit();
