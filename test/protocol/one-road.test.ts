import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { caseRules } from '../../server/src/core/case/rules/index.ts';
import { rules } from '../../server/src/core/rules/index.ts';
import { ANALYZE_FILE, type AnalyzeFileAnswer, FORGET_FILE } from '../../server/src/protocol.ts';
import { corpus, corpusFiles } from '../support/corpus-file.ts';
import { Client, OWN_CLIENT, root } from './support/client.ts';

const FOLDERS = [
  'iis-w3c-log',
  'httperr-log',
  'android-omadm-log',
  'ios-console-log',
  'ndes-plugin-log',
  'svclog',
  'windows-event-log',
];
/** Texts: what is no text an editor shows as another one. */
const SAMPLES = FOLDERS.flatMap((folder) =>
  corpusFiles(folder)
    .filter((name) => /\.(?:log|svclog|xml|txt)$/.test(name))
    .map((name) => (name.startsWith(folder) ? name : `${folder}/${name}`)),
);

interface Report {
  readonly files: readonly {
    readonly file: string;
    readonly format: string;
    readonly findings: readonly { readonly id: string; readonly line: number; readonly attempts?: unknown }[];
  }[];
}

let client: Client;
beforeAll(async () => {
  client = await Client.start({ ...OWN_CLIENT, settings: { diagnostics: { maximumPerFile: 100_000 } } });
});
afterAll(() => client.stop());

/** What only a case says, of which an editor makes one of what is open. */
const OF_CASE = new Set(caseRules.map(({ id }) => id).filter((id) => !rules.some((rule) => rule.id === id)));

/** Every cause of the log itself with its first line. */
function causes(found: readonly Diagnostic[]): readonly string[] {
  const first = new Map<string, number>();
  for (const { code, range, severity } of found) {
    if (severity === DiagnosticSeverity.Hint || code === undefined || OF_CASE.has(String(code))) continue;
    first.set(String(code), Math.min(first.get(String(code)) ?? Number.POSITIVE_INFINITY, range.start.line));
  }
  return [...first].map(([id, line]) => `${id} ${line}`).sort();
}

describe('editor, command line and worker', () => {
  it.each(SAMPLES)('say the same of %s', { timeout: 30_000 }, async (name) => {
    const file = path.join(root, 'test/corpus', name);
    let out = '';
    try {
      out = execFileSync(process.execPath, [path.join(root, 'dist/cli.js'), 'analyze', '--format', 'json', file], {
        encoding: 'utf8',
      });
    } catch (error) {
      out = String((error as { stdout?: unknown }).stdout);
    }
    const [log] = (JSON.parse(out) as Report).files;
    if (!log) return;
    const own = log.findings.filter(({ id, attempts }) => attempts === undefined && !OF_CASE.has(id));
    const first = new Map<string, number>();
    for (const { id, line } of own) first.set(id, Math.min(first.get(id) ?? Number.POSITIVE_INFINITY, line - 1));
    const said = [...first].map(([id, line]) => `${id} ${line}`).sort();

    const uri = pathToFileURL(file).href;
    const answer = await client.request<AnalyzeFileAnswer>(ANALYZE_FILE, { uri });
    expect(answer).toMatchObject({ kind: 'log', languageId: log.format });
    const worker = causes(client.published.findLast((params) => params.uri === uri)?.diagnostics ?? []);
    await client.notify(FORGET_FILE, { uri });
    const document = `untitled:${name}`;
    const editor = causes(await client.open(document, corpus(name), log.format));
    await client.notify('textDocument/didClose', { textDocument: { uri: document } });
    expect({ worker, editor }).toEqual({ worker: said, editor: said });
  });
});
