import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction, CodeLens, Diagnostic, DocumentSymbol, Hover, InlayHint, MarkupContent } from 'vscode-languageserver';
import { formats } from '../../server/src/core/formats/index.ts';
import { type CopyTextArgument, DOCUMENT_FOR } from '../../server/src/protocol.ts';
import { fixture } from '../support/fixtures.ts';
import { Client, OWN_CLIENT, root } from './support/client.ts';

/**
 * A bundle in which every template is in brackets: what stands outside of them in an answer was never given to a translator.
 * The templates are collected from the sources in the same way as for the real bundle.
 */
async function pseudoBundle(): Promise<string> {
  const script = (name: string): string => pathToFileURL(path.join(root, 'scripts/lib', name)).href;
  const { loadCore } = await import(script('load-core.mjs'));
  const { collectSentences } = await import(script('sentences.mjs'));
  const bundle: Record<string, string> = collectSentences(root, await loadCore(root));
  return JSON.stringify(Object.fromEntries(Object.keys(bundle).map((template) => [template, `⟦${template}⟧`])));
}

/** What is left of a text without translated pieces. */
function outside(text: string): string {
  let left = '';
  let depth = 0;
  for (const char of text) {
    if (char === '⟦') depth++;
    else if (char === '⟧') depth--;
    else if (depth === 0) left += char;
  }
  return left;
}

/** Letters outside of translated pieces, code, titles of sources, addresses of links, and lines that are an id or an address. */
function untranslated(markdown: string): string {
  const words = markdown
    .replace(/(`{3,})[^\n]*\n[\s\S]*?\n\1(?!`)/g, '')
    .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')
    .replace(/\]\([^)\s]*\)/g, ']')
    .replace(/^(- ⟦Source:⟧) .*$/gm, '$1')
    .replace(/^ {2}(?:[a-z0-9-]+|https:\S+)$/gm, '');
  return wordsOf(outside(words))
    .filter((word) => !NAMES.has(word))
    .join(' ');
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}+/gu) ?? [];
}

/** What stays as it is in any language: the formats' own names of their fields, the time zone, and names of algorithms. */
const NAMES = new Set(['UTC', 'sha', ...formats.flatMap(({ fieldHelp }) => Object.keys(fieldHelp).flatMap(wordsOf))]);

const LOGS = {
  'file:///logs/u_ex170808.log': fixture('article/iis-500.log'),
  'file:///logs/console.log': fixture('article/ios-console.log'),
  'file:///logs/OMADM.log': fixture('article/omadm-enroll.log'),
};

let folder: string;
let client: Client;
const diagnostics = new Map<string, Diagnostic[]>();
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-l10n-'));
  const file = path.join(folder, 'bundle.l10n.qps-ploc.json');
  fs.writeFileSync(file, await pseudoBundle());
  client = await Client.start({
    ...OWN_CLIENT,
    initializationOptions: { commands: true, l10nUri: pathToFileURL(file).href },
  });
  for (const [uri, text] of Object.entries(LOGS)) diagnostics.set(uri, await client.open(uri, text));
});
afterAll(async () => {
  await client.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe.each(Object.entries(LOGS))('every sentence about %s is translated', (uri, text) => {
  const whole = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

  it('in diagnostics', () => {
    const found = diagnostics.get(uri) ?? [];
    expect(found).not.toEqual([]);
    for (const { message, relatedInformation = [] } of found) {
      for (const sentence of [message, ...relatedInformation.map((one) => one.message)]) expect(sentence).toMatch(/^⟦.*⟧$/s);
    }
  });

  it('in hovers', async () => {
    const lines = text.split('\n');
    const seen = new Set<string>();
    for (const [line, content] of lines.entries()) {
      for (let character = 0; character < content.length; character += 4) {
        const hover = await client.at<Hover | null>('hover', uri, { line, character });
        if (hover) seen.add((hover.contents as MarkupContent).value);
      }
    }
    expect(seen.size).toBeGreaterThan(5);
    expect([...new Set([...seen].map(untranslated))]).toEqual(['']);
  });

  it('in actions, lenses, hints and the outline', async () => {
    const context = { diagnostics: diagnostics.get(uri) ?? [] };
    const actions = await client.of<CodeAction[]>('codeAction', uri, { range: whole, context });
    for (const { title, command } of actions) {
      expect(title).toMatch(/^⟦.*⟧$/);
      const { what } = (command?.arguments?.[0] ?? {}) as Partial<CopyTextArgument>;
      if (what !== undefined) expect(what).toMatch(/^⟦.*⟧$/);
    }
    const lenses = await client.of<CodeLens[]>('codeLens', uri);
    for (const lens of lenses) {
      const { command } = lens.command ? lens : await client.request<CodeLens>('codeLens/resolve', lens);
      expect(command?.title).toMatch(/^⟦.*⟧$/);
    }
    const hints = await client.of<InlayHint[]>('inlayHint', uri, { range: whole });
    for (const { label } of hints) expect(label).toMatch(/^⟦.*[⟧…]$/);
    const attempts = await client.of<DocumentSymbol[]>('documentSymbol', uri);
    for (const attempt of attempts) expect(attempt.name).toMatch(/^⟦.*[⟧…]$/);
  });

  it('in the documents of the server', async () => {
    for (const kind of ['findings', 'resolution', 'decoded']) {
      const position = diagnostics.get(uri)?.[0]?.range.start;
      const document = await client.request<string | null>(DOCUMENT_FOR, { kind, uri, position });
      if (!document) continue;
      const content = await client.request<{ text: string }>('workspace/textDocumentContent', { uri: document });
      const [sentences = ''] = content.text.split(/^ +0 {2}/m); // what follows is the tree: names of the standards, and values
      expect(untranslated(sentences)).toBe('');
    }
  });
});
