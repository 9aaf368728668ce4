import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction, CodeLens, Diagnostic, DocumentLink, DocumentSymbol, Hover, MarkupContent } from 'vscode-languageserver';
import { COMMANDS, DOCUMENT_FOR } from '../../server/src/protocol.ts';
import { fixture } from '../support/fixtures.ts';
import { Client, OWN_CLIENT } from './support/client.ts';

const FIELDS =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken';

/** One failing IIS request whose texts a stranger chose. */
function request(query: string, agent = 'agent', user = '-'): string {
  return `2024-05-01 12:00:00 10.0.0.1 GET /certsrv/mscep/mscep.dll/pkiclient.exe operation=${query} 443 ${user} 10.0.0.2 ${agent} - 500 0 1346 31`;
}

let client: Client;
beforeAll(async () => {
  client = await Client.start(OWN_CLIENT);
});
afterAll(async () => {
  expect(client.errors).toEqual([]);
  await client.stop();
});

/** Everything that the server says about a log, as one text a source. */
async function everything(uri: string, text: string): Promise<{ readonly markdown: string[]; readonly plain: string[] }> {
  const diagnostics: Diagnostic[] = await client.open(uri, text);
  const at = diagnostics.find(({ data }) => data !== undefined)?.range.start;
  const plain = diagnostics.flatMap(({ message, relatedInformation = [] }) => [
    String(message),
    ...relatedInformation.map((related) => related.message),
  ]);
  const markdown: string[] = [];
  const lines = text.split('\n');
  for (const [line, content] of lines.entries()) {
    for (let character = 0; character < content.length; character += 3) {
      const hover = await client.at<Hover | null>('hover', uri, { line, character });
      const value = hover ? (hover.contents as MarkupContent).value : '';
      if (value && !markdown.includes(value)) markdown.push(value);
    }
  }
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  const actions = await client.of<CodeAction[]>('codeAction', uri, { range, context: { diagnostics } });
  const lenses = await client.of<CodeLens[]>('codeLens', uri);
  const symbols = await client.of<DocumentSymbol[]>('documentSymbol', uri);
  plain.push(JSON.stringify([actions, lenses, symbols, await client.of('inlayHint', uri, { range })]));
  for (const kind of ['findings', 'resolution', 'decoded']) {
    const document = await client.request<string | null>(DOCUMENT_FOR, { kind, uri, position: at });
    if (!document) continue;
    const content = await client.request<{ text: string }>('workspace/textDocumentContent', { uri: document });
    (kind === 'decoded' ? plain : markdown).push(content.text);
  }
  return { markdown, plain };
}

/** Markdown without what is only text: code spans, fences and escaped characters. */
function active(markdown: string): string {
  return markdown
    .replace(/(`{3,})[^\n]*\n[\s\S]*?\n\1(?!`)/g, '')
    .replace(/\\[!-/:-@[-`{-~]/g, '')
    .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
}

describe('text of strangers', () => {
  it.each([
    ['a command link', '](command:workbench.action.quit)'],
    ['a link', '[x](https://evil.example)'],
    ['an image', '![x](https://evil.example/a.png)'],
    ['HTML', '<img/src=x/onerror=alert(1)><script>x</script>'],
    ['a bare address', 'https://evil.example/x'],
    ['a code fence', '````<b>evil.example</b>'],
    ['a theme icon', '$(trash)evil.example'],
  ])('with %s stays text in every Markdown', async (_name, evil) => {
    const text = `${FIELDS}\n${request(`GetCACert&message=${evil}`, evil, evil)}\n`;
    const { markdown } = await everything('file:///logs/evil.log', text);
    expect(markdown.length).toBeGreaterThan(3);
    for (const one of markdown) {
      const rest = active(one);
      expect(rest).not.toContain('evil.example');
      expect(rest).not.toContain('workbench.action');
      expect(rest).not.toContain('<');
      for (const [, command] of rest.matchAll(/\(command:([^?)]*)/g)) expect(Object.values(COMMANDS)).toContain(command);
    }
  });

  it('shows what turns text around, everywhere', async () => {
    const turned = 'agent\u202Egol\u2066x\u200b';
    const text = `${FIELDS}\n${request(`GetCACert&message=${turned}`, turned, turned)}\n`;
    const { markdown, plain } = await everything('file:///logs/bidi.log', text);
    for (const one of [...markdown, ...plain]) expect(one).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
    expect(markdown.join()).toContain('⟨U+202E⟩');
  });

  it('never becomes a link', async () => {
    const uri = 'file:///logs/links.log';
    const address = 'https://evil.example/?operation=PKIOperation&message=MII';
    const text = `${FIELDS}\n${request('GetCACert&url=command:evil&u=javascript:alert(1)&f=file:///etc/passwd', address, address)}\n`;
    await client.open(uri, text, 'iis-w3c-log');
    expect(await client.of<DocumentLink[]>('documentLink', uri)).toEqual([]);
  });

  it('lives with NULs, lone surrogates, a BOM and lone carriage returns', async () => {
    const text = `\ufeff${FIELDS}\r${request('GetCACert\u0000\ud800')}\r\n${request('PKIOperation\udc00')}\n\u0000\u0000\n`;
    const diagnostics = await client.open('file:///logs/odd.log', text, 'iis-w3c-log');
    expect(diagnostics.filter(({ code }) => code === 'iis-500-1346-impersonation')).toHaveLength(2);
  });

  it.each([
    ['empty', ''],
    ['one line end', '\n'],
    ['binary', '\u0000\u0001\u0002'.repeat(1000)],
  ])('answers everything for a text that is %s', async (_name, text) => {
    const uri = 'file:///logs/odd-too.log';
    await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'iis-w3c-log', version: 1, text } });
    expect(await client.at('hover', uri, { line: 0, character: 0 })).toBeNull();
    for (const feature of ['codeLens', 'documentSymbol', 'documentLink', 'foldingRange']) {
      expect(await client.of(feature, uri)).toBeInstanceOf(Array);
    }
  });

  it('answers quickly for a line of a megabyte', async () => {
    const uri = 'file:///logs/megabyte.log';
    const text = `${FIELDS}\n${request(`PKIOperation&message=${'MIAGCSqGSIb3DQEHAqCAMIAC'.repeat(42_000)}`)}\n`;
    const began = performance.now();
    const diagnostics = await client.open(uri, text, 'iis-w3c-log');
    expect(diagnostics.map(({ code }) => code)).toContain('iis-500-1346-impersonation');
    await client.at('hover', uri, { line: 1, character: 90 });
    await client.at('hover', uri, { line: 1, character: 500_000 });
    await client.of('codeLens', uri);
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    await client.of('semanticTokens/range', uri, { range });
    await client.of('inlayHint', uri, { range });
    await client.of('documentSymbol', uri);
    expect(performance.now() - began).toBeLessThan(10_000); // finds a hang, not a slow machine
  });
});

describe('secrets', () => {
  const planted = 'C0FFEE0123456789C0FFEE0123456789';
  const omadm = fixture('article/omadm-enroll.log').trimEnd();
  const ios = fixture('article/ios-console.log').trimEnd();
  it.each([
    ['Android', `${omadm} <CertificateRequestToken>${planted}</CertificateRequestToken>\n`],
    ['iOS', `${ios}\n${ios.slice(0, 55)} PayloadContent: {\n    Challenge = ${planted};\n}\n`],
  ])('of an %s log are in no answer', async (_name, text) => {
    const { markdown, plain } = await everything('file:///logs/secret.log', text);
    expect(markdown.join()).toContain('••••');
    for (const one of [...markdown, ...plain]) expect(one).not.toContain(planted);
  });
});
