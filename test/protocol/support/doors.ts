import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Bundle, isArchiveName } from '../../../server/src/core/archive/index.ts';
import { readLogText } from '../../../server/src/core/read/log-text.ts';
import type { CaseReportJson } from '../../../server/src/core/report/reading-json.ts';
import { sourceOf } from '../../../server/src/core/text/file-bytes.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { SCAN_CASE, type ScanCaseAnswer } from '../../../server/src/protocol/case.ts';
import {
  ANALYZE_FILE,
  type AnalyzeFileAnswer,
  CASE_REPORT,
  type CaseReportAnswer,
  FORGET_FILE,
} from '../../../server/src/protocol.ts';
import { bundleUri } from '../../../server/src/workspace/bundle-uri.ts';
import { type Client, root } from './client.ts';

/** What the command line says of a folder or a file. */
export function saidByCommandLine(place: string, ...options: readonly string[]): Promise<CaseReportJson> {
  const argv = [path.join(root, 'dist/cli.js'), 'analyze', '--format', 'json', ...options, place];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, argv, { encoding: 'utf8', maxBuffer: 2 ** 29 }, (error, out) => {
      if (out === '') reject(error ?? new Error('it said nothing'));
      else resolve(JSON.parse(out) as CaseReportJson);
    });
  });
}

/** What the server says of all that lies in a folder, or is a file, under the names that the command line gives. */
export async function saidOfPlace(client: Client, place: string): Promise<CaseReportJson> {
  const name = fs.statSync(place).isDirectory() ? place : '';
  const roots = [{ uri: pathToFileURL(place).href, name }];
  await client.request<ScanCaseAnswer>(SCAN_CASE, { roots, exclude: [] });
  const report = reportIn(await client.request<CaseReportAnswer>(CASE_REPORT, null));
  await client.request<ScanCaseAnswer>(SCAN_CASE, { roots: [], exclude: [] });
  return report;
}

/** What an editor says in which some logs are open, each as one text in its language. */
export async function saidInEditor(client: Client, logs: readonly OpenedLog[]): Promise<CaseReportJson> {
  for (const { uri, format, text } of logs) {
    const textDocument = { uri, languageId: format, version: 1, text };
    await client.notify('textDocument/didOpen', { textDocument });
  }
  const report = reportIn(await client.request<CaseReportAnswer>(CASE_REPORT, {}));
  for (const { uri } of logs) await client.close(uri);
  return report;
}

/** What an editor says that opens none of some files: each is read from its disk, in a thread of its own. */
export async function saidByThreads(client: Client, files: readonly string[]): Promise<CaseReportJson> {
  const uris = files.map((file) => pathToFileURL(file).href);
  const answers = await Promise.all(uris.map((uri) => client.request<AnalyzeFileAnswer>(ANALYZE_FILE, { uri })));
  const failed = answers.filter(({ kind }) => kind !== 'log' && kind !== 'foreign');
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
  const report = reportIn(await client.request<CaseReportAnswer>(CASE_REPORT, {}));
  for (const uri of uris) await client.notify(FORGET_FILE, { uri });
  return report;
}

export function reportIn(answer: CaseReportAnswer): CaseReportJson {
  if (answer.kind !== 'case') throw new Error(JSON.stringify(answer));
  return answer.report;
}

export interface OpenedLog {
  readonly uri: string;
  readonly format: string;
  readonly text: string;
}

/** The logs of a report as an editor opens them: those in archives out of these. */
export async function openedLogs({ files, duplicates }: CaseReportJson): Promise<readonly OpenedLog[]> {
  const formats = new Map(files.map(({ file, format }) => [String(file), format]));
  const all = [...formats, ...duplicates.map(({ file, of }) => [file, formats.get(of) ?? ''] as const)];
  return Promise.all(
    all.map(async ([file, format]) => {
      const { uri, bytes } = inFile(file);
      return { uri, format, text: await textOf(bytes) };
    }),
  );
}

/** A file, or what lies in the archive that its name begins with. */
function inFile(name: string): { readonly uri: string; readonly bytes: Uint8Array } {
  if (fs.existsSync(name)) return { uri: pathToFileURL(name).href, bytes: fs.readFileSync(name) };
  const parts = name.split('/');
  const end = parts.findIndex((part, i) => isArchiveName(part) && fs.existsSync(parts.slice(0, i + 1).join('/'))) + 1;
  const [archive, inside] = [parts.slice(0, end).join('/'), parts.slice(end).join('/')];
  const bundle = Bundle.open(fs.readFileSync(archive));
  const content = bundle instanceof Bundle ? bundle.read(inside) : undefined;
  if (content?.kind !== 'whole') throw new Error(`not read: ${name}`);
  return { uri: bundleUri(pathToFileURL(archive).href, inside), bytes: content.bytes };
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const read = await readLogText(sourceOf(bytes), english);
  if (read.kind !== 'text') throw new Error('no text');
  let text = '';
  for await (const piece of read.pieces()) text += piece;
  return text;
}
