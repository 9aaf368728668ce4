import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeLens, DocumentSymbol, FoldingRange, Hover } from 'vscode-languageserver';
import { DOCUMENT_FOR } from '../../server/src/protocol.ts';
import { Client, OWN_CLIENT, root } from './support/client.ts';

const FOLDER = path.join(root, 'test/fixtures/variants');
const VARIANTS = fs.readdirSync(FOLDER).filter((file) => /\.(b64|txt|pem)$/.test(file));
const BEFORE =
  'debug    18:30:55.487908 -0500    profiled    Performing synchronous URL request: https://scep.example/certsrv/mscep/mscep.dll?operation=PKIOperation&message=';

let client: Client;
beforeAll(async () => {
  client = await Client.start(OWN_CLIENT);
});
afterAll(async () => {
  expect(client.errors).toEqual([]);
  await client.stop();
});

/** A device log that holds a message as somebody sent it: hostile, cut, damaged, encoded in odd ways. */
async function open(file: string): Promise<{ readonly uri: string; readonly text: string }> {
  const uri = `file:///logs/${file}.log`;
  const text = `${BEFORE}${fs.readFileSync(path.join(FOLDER, file), 'utf8')}\n`;
  await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'ios-console-log', version: 1, text } });
  return { uri, text };
}

describe('a message in a log, in any shape', () => {
  it.each(VARIANTS)('%s is answered by every feature, soon, and without an error in the log', async (file) => {
    const began = performance.now();
    const { uri, text } = await open(file);
    for (const character of [0, BEFORE.length, BEFORE.length + 3, BEFORE.length + 200, 5000]) {
      await client.at<Hover | null>('hover', uri, { line: 0, character });
    }
    for (const lens of await client.of<CodeLens[]>('codeLens', uri)) {
      const title = lens.command?.title ?? (await client.request<CodeLens>('codeLens/resolve', lens)).command?.title;
      expect(title).toBeTruthy();
    }
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    await client.of('inlayHint', uri, { range });
    await client.of('semanticTokens/range', uri, { range });
    const position = { line: 0, character: BEFORE.length };
    const document = await client.request<string | null>(DOCUMENT_FOR, { kind: 'decoded', uri, position });
    if (document) await checkDocument(document);
    await client.close(uri);
    expect(performance.now() - began).toBeLessThan(5000 + text.length / 100); // finds a hang, not a slow machine
  });
});

/** The decoded document agrees with its own outline and folding. */
async function checkDocument(uri: string): Promise<void> {
  const { text } = await client.request<{ text: string }>('workspace/textDocumentContent', { uri });
  const lines = text.split('\n');
  expect(text).not.toMatch(/[\u0000-\u0008\u202a-\u202e\ud800-\udfff](?![\udc00-\udfff])/);
  for (const { startLine, endLine } of await client.of<FoldingRange[]>('foldingRange', uri)) {
    expect(endLine).toBeGreaterThan(startLine);
    expect(endLine).toBeLessThan(lines.length);
  }
  for (const { name, range } of await client.of<DocumentSymbol[]>('documentSymbol', uri)) {
    expect(lines[range.start.line]).toContain(name.replace(/…$/, ''));
  }
}

/** The bold line, list items and other paragraphs of a hover, in order. */
async function shapeOfHover(file: string): Promise<readonly string[]> {
  const uri = `file:///logs/${file}.log`;
  const text = `${BEFORE}${fs.readFileSync(path.join(root, 'test/fixtures/messages', file), 'utf8')}\n`;
  await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'ios-console-log', version: 1, text } });
  const hover = await client.at<Hover | null>('hover', uri, { line: 0, character: BEFORE.length + 3 });
  await client.close(uri);
  if (!hover || typeof hover.contents !== 'object' || !('value' in hover.contents)) throw new Error('no hover');
  const [message = ''] = hover.contents.value.split('\n---\n'); // what follows is advice on findings
  return message.split(/\n+/).map((line) => /^- ([^:]+):/.exec(line)?.[1] ?? (line.startsWith('**') ? 'title' : 'text'));
}

describe('the hover of a message is short, and what matters comes first', () => {
  it.each([
    [
      'jscep-get-ndes-06-req.b64',
      ['title', 'transactionID', 'Signed by', 'Encrypted for', 'Content cipher', 'Digest', 'Checks', 'Under the cursor'],
    ],
    [
      'jscep-get-fail2-06-resp.b64',
      ['title', 'text', 'transactionID', 'failInfo', 'Signed by', 'Digest', 'Signature algorithm', 'Checks', 'Under the cursor'],
    ],
  ])('%s', async (file, expected) => {
    const shape = await shapeOfHover(file);
    expect(shape.slice(0, expected.length)).toEqual(expected);
    expect(new Set(shape.slice(expected.length))).toEqual(new Set(['text'])); // remarks, and the way to the whole message
  });
});
