import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CodeLens,
  DocumentHighlight,
  DocumentLink,
  Hover,
  Location,
  SymbolInformation,
} from 'vscode-languageserver';
import { CASE_SUMMARY, type CaseSummaryAnswer, SCAN_CASE } from '../../server/src/protocol/case.ts';
import { COMMANDS, DOCUMENT_FOR } from '../../server/src/protocol.ts';
import { Client, OWN_CLIENT, root } from './support/client.ts';

const sample = path.join(root, 'samples/case');
const CONNECTOR = path.join(sample, 'Microsoft-Intune-CertificateConnectors_Operational.evtx.xml');
const uriOf = (file: string): string => pathToFileURL(file).href;
const uri = uriOf(CONNECTOR);
const text = fs.readFileSync(CONNECTOR, 'utf8');

let client: Client;
let summary: CaseSummaryAnswer;
/** An enrollment of which the open log writes the transactionID, and where. */
let id = '';
let key = '';
const position = { line: 0, character: 0 };
beforeAll(async () => {
  client = await Client.start(OWN_CLIENT);
  await client.request(SCAN_CASE, { roots: [{ uri: uriOf(sample), name: '' }], exclude: [] });
  await client.open(uri, text, 'windows-event-log');
  summary = await client.request<CaseSummaryAnswer>(CASE_SUMMARY, null);
  const known = summary.enrollments.find((one) => one.logs.length > 2 && text.includes(String(one.transactionID)));
  ({ transactionID: id = '', key = '' } = known ?? {});
  const before = text.slice(0, text.indexOf(id)).split('\n');
  Object.assign(position, { line: before.length - 1, character: (before.at(-1) ?? '').length + 2 });
});
afterAll(() => client.stop());

const page = async (): Promise<{ readonly uri: string; readonly text: string }> => {
  const document = await client.request<string>(DOCUMENT_FOR, { kind: 'enrollment', uri: '', key });
  return {
    uri: document,
    ...(await client.request<{ readonly text: string }>('workspace/textDocumentContent', { uri: document })),
  };
};

describe('from a log of the case whose other logs are closed', () => {
  it('a transactionID leads to its enrollment in the other logs', async () => {
    const first = await client.of<Location>('definition', uri, { position });
    const all = await client.of<Location[]>('references', uri, { position, context: { includeDeclaration: true } });
    expect(new Set(all.map((one) => one.uri)).size).toBeGreaterThan(2);
    expect(all).toContainEqual(first);
    expect(first.uri).not.toBe(uri);
  });

  it('all lines of an enrollment in this log are highlighted by its transactionID', async () => {
    const highlights = await client.of<DocumentHighlight[]>('documentHighlight', uri, { position });
    const all = await client.of<Location[]>('references', uri, { position, context: { includeDeclaration: true } });
    const here = all.filter((one) => one.uri === uri).map(({ range }) => range.start.line);
    const lines = highlights.map(({ range }) => range.start.line);
    expect(lines).toEqual(expect.arrayContaining([...here, position.line]));
  });

  it('lenses name its enrollments, and a click shows one', async () => {
    const lenses = await client.of<CodeLens[]>('codeLens', uri);
    const lens = lenses.find(({ data }) => data?.enrollment === key);
    const { command } = await client.request<CodeLens>('codeLens/resolve', lens);
    expect(command?.title).toMatch(/: (?:failed at step|issued|waiting)/);
    expect(command?.command).toBe(COMMANDS.showEnrollment);
    expect(command?.arguments).toEqual([{ key, uri: (await page()).uri }]);
  });

  it('a symbol search finds it, and its calls are its steps', async () => {
    const [symbol] = await client.request<SymbolInformation[]>('workspace/symbol', { query: id.slice(0, 12) });
    expect(symbol?.name).toContain(id);
    const [item] = await client.of<CallHierarchyItem[]>('prepareCallHierarchy', uri, { position });
    const steps = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    expect(new Set(steps.map(({ from }) => from.uri)).size).toBeGreaterThan(2);
    for (const { from } of steps) expect(from.name).toMatch(/^[1-6]: /);
  });

  it('a hover says what the other logs say of the moment, with links to their lines', async () => {
    const lines = await client.of<Location[]>('references', uri, { position, context: { includeDeclaration: true } });
    const hovers = await Promise.all(
      lines
        .filter((one) => one.uri === uri)
        .map(({ range }) =>
          client.of<Hover | null>('hover', uri, { position: { ...range.start, character: range.start.character + 1 } }),
        ),
    );
    expect(JSON.stringify(hovers)).toMatch(/The same in other logs:.*\]\(file:\/\/[^)]*#L\d+\)/);
  });
});

describe('the page of all lines of an enrollment', () => {
  it('quotes each line from the disk where its log is closed, and links it', async () => {
    const shown = await page();
    const links = await client.of<DocumentLink[]>('documentLink', shown.uri);
    const targets = links.map(({ target = '' }) => target).filter((target) => target.includes('#L'));
    expect(new Set(targets.map((target) => target.replace(/#.*/, ''))).size).toBeGreaterThan(2);
    const lines = shown.text.split('\n');
    let quoted = 0;
    for (const { range, target = '' } of links) {
      const quote = lines[range.start.line + 1] ?? '';
      const [file = '', number] = target.split('#L');
      if (!quote.startsWith('    | ') || file === uri) continue;
      const written = fs.readFileSync(new URL(file), 'utf8').split(/\r?\n/)[Number(number) - 1] ?? '';
      expect(quote.slice(6, 36)).toBe(written.replaceAll('\t', ' ').slice(0, 30));
      quoted++;
    }
    expect(quoted).toBeGreaterThan(3);
  });

  it('is made anew when a log grows', async () => {
    const { uri: document, text: before } = await page();
    await client.notify('textDocument/didOpen', {
      textDocument: { uri: document, languageId: 'scep-enrollment', version: 1, text: before },
    });
    const last = text.lastIndexOf('<Event ');
    const again = text.slice(last).replace(/[0-9A-F]{40}/g, id);
    await client.change(uri, [{ text: text.replace(/\s*<\/Events>\s*$/, '') + again }]);
    await client.of<CodeLens[]>('codeLens', uri);
    while (!client.refreshed.some((one) => JSON.stringify(one).includes(document))) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await client.change(uri, [{ text }]);
    expect((await page()).uri).toBe(document);
  });
});

describe('another editor', () => {
  it('has the enrollments of what it opened by plain LSP: lens, references, symbols, and the page as text', async () => {
    const other = await Client.start();
    try {
      const files = fs
        .readdirSync(sample, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:log|xml|txt)$/.test(name));
      for (const name of files) {
        const file = path.join(sample, name);
        await other.open(uriOf(file), fs.readFileSync(file, 'utf8'), 'log');
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      const { capabilities } = other.initialized;
      expect(capabilities).toMatchObject({ referencesProvider: true, definitionProvider: true, workspaceSymbolProvider: true });
      expect(capabilities.executeCommandProvider?.commands).toContain(COMMANDS.showEnrollment);
      const all = await other.of<Location[]>('references', uri, { position, context: { includeDeclaration: true } });
      expect(new Set(all.map((one) => one.uri)).size).toBeGreaterThan(2);
      const lens = (await other.of<CodeLens[]>('codeLens', uri)).find(({ data }) => data?.enrollment === key);
      const { command } = await other.request<CodeLens>('codeLens/resolve', lens);
      await other.request('workspace/executeCommand', { command: command?.command, arguments: command?.arguments });
      expect(other.messages.at(-1)).toMatch(/Lines by the clock: \d+/);
    } finally {
      await other.stop();
    }
  });
});
