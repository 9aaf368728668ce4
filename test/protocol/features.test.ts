import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  MarkupContent,
  SemanticTokens,
} from 'vscode-languageserver';
import { TOKEN_TYPES } from '../../server/src/lsp/features/semantic-tokens.ts';
import { COMMANDS, type CopyTextArgument, DOCUMENT_FOR, type OpenDocumentArgument } from '../../server/src/protocol.ts';
import { fixture } from '../support/fixtures.ts';
import { Client, OWN_CLIENT, placeOf, textAt } from './support/client.ts';

const IIS = 'file:///logs/u_ex170808.log';
const IOS = 'file:///logs/console.log';
const OMADM = 'file:///logs/OMADM.log';
const TEXTS: Readonly<Record<string, string>> = {
  [IIS]: fixture('article/iis-500.log'),
  [IOS]: fixture('article/ios-console.log'),
  [OMADM]: fixture('article/omadm-enroll.log'),
};

let client: Client;
const diagnostics = new Map<string, Diagnostic[]>();
beforeAll(async () => {
  client = await Client.start(OWN_CLIENT);
  for (const [uri, text] of Object.entries(TEXTS)) diagnostics.set(uri, await client.open(uri, text));
});
afterAll(async () => {
  expect(client.errors).toEqual([]);
  await client.stop();
});

/** The Markdown of the hover on a part of a log. */
async function hoverOn(uri: string, part: string, nth = 1): Promise<string> {
  const hover = await client.at<Hover | null>('hover', uri, placeOf(TEXTS[uri] ?? '', part, nth));
  return (hover?.contents as MarkupContent | undefined)?.value ?? '';
}

describe('hover', () => {
  it('explains an IIS status for this operation, and what to do next', async () => {
    const markdown = await hoverOn(IIS, '1346');
    expect(markdown).toContain('impersonation');
    expect(markdown).toContain(`(command:${COMMANDS.showResolution}?`);
    expect(markdown).toContain('https://');
  });

  it.each([
    [IIS, '2017-08-08'],
    [IIS, 'GetCACert'],
    [IIS, 'profiled/1.0'],
    [OMADM, 'org.jscep.transport'],
    [OMADM, 'PKCS_REQ'],
    [IOS, 'profiled'],
    [IOS, 'GetCACaps'],
  ])('knows in %s what "%s" is', async (uri, part) => {
    expect(await hoverOn(uri, part)).not.toBe('');
  });

  it('reads the cut message of the iOS log', async () => {
    const markdown = await hoverOn(IOS, 'MIAGCSqGSIb3DQEHAqCAMIACAQEx');
    expect(markdown).toContain('FourthCoffee CA');
    expect(markdown).toContain(`(command:${COMMANDS.openDecoded}?`);
    expect(markdown).toMatch(/byte 0\b/);
  });

  it('says nothing where there is nothing', async () => {
    expect(await client.at('hover', OMADM, { line: 999, character: 0 })).toBeNull();
  });
});

describe('code actions', () => {
  async function actionsOn(uri: string): Promise<CodeAction[]> {
    const found = (diagnostics.get(uri) ?? []).filter(({ data }) => data !== undefined);
    const range = found[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return client.of<CodeAction[]>('codeAction', uri, { range, context: { diagnostics: found } });
  }

  it('offer the resolution, the article, a ticket note, the check, and to hide the rule', async () => {
    const actions = await actionsOn(IIS);
    const commands = actions.map(({ command }) => command?.command);
    expect(new Set(commands)).toEqual(
      new Set([COMMANDS.showResolution, COMMANDS.openArticle, COMMANDS.copyText, COMMANDS.hideRule]),
    );
    expect(actions.filter(({ isPreferred }) => isPreferred)).toHaveLength(1);
    expect(actions.every(({ diagnostics: of }) => of?.length === 1)).toBe(true);
  });

  it('make a ticket note that says what, where and when', async () => {
    const copies = (await actionsOn(IIS)).filter(({ command }) => command?.command === COMMANDS.copyText);
    const [note] = copies.flatMap(({ command }) => (command?.arguments ?? []) as CopyTextArgument[]).map(({ text }) => text);
    expect(note).toContain('[iis-500-1346-impersonation]');
    expect(note).toContain('u_ex170808.log:1');
    expect(note).toContain('2017-08-08 20:22:16 UTC');
    expect(note).toContain('/certsrv/mscep/mscep.dll');
    expect(note).toContain('https://');
  });

  it('go by code and data, not by the message', async () => {
    const found = (diagnostics.get(IIS) ?? []).filter(({ data }) => data !== undefined);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const ask = (change: object): Promise<CodeAction[]> => {
      const changed = found.map((diagnostic) => ({ ...diagnostic, ...change }));
      return client.of<CodeAction[]>('codeAction', IIS, { range, context: { diagnostics: changed } });
    };
    expect(await ask({ message: 'another' })).not.toEqual([]);
    expect(await ask({ data: undefined })).toEqual([]);
    expect(await ask({ data: { kind: 'finding', rule: 'no-such-rule', offset: 0 } })).toEqual([]);
  });

  it('stay silent when another kind of action is asked for', async () => {
    const context = { diagnostics: diagnostics.get(IIS) ?? [], only: ['refactor'] };
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    expect(await client.of('codeAction', IIS, { range, context })).toEqual([]);
  });
});

describe('lenses and hints', () => {
  it('sum up the log on its first line', async () => {
    const [first] = await client.of<CodeLens[]>('codeLens', IIS);
    expect(first?.range.start.line).toBe(0);
    expect(first?.command?.title).toMatch(/1.*impersonation/);
    expect(first?.command?.command).toBe(COMMANDS.showAllFindings);
  });

  it('reach a message from the start of its line, once they are on screen', async () => {
    const [, lens] = await client.of<CodeLens[]>('codeLens', IOS);
    expect(lens?.command).toBeUndefined();
    expect(lens?.range.start).toEqual({ line: 4, character: 0 });
    const resolved = await client.request<CodeLens>('codeLens/resolve', lens);
    expect(resolved.command?.command).toBe(COMMANDS.openDecoded);
    expect(resolved.command?.title).toMatch(/cut at byte \d+/);
  });

  it('show the reason at the end of the failing line', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 10, character: 0 } };
    const hints = await client.of<InlayHint[]>('inlayHint', IIS, { range });
    expect(hints).toMatchObject([{ label: 'impersonation right missing', position: { line: 0 } }]);
    expect(hints[0]?.position.character).toBe(TEXTS[IIS]?.trimEnd().length);
  });

  it('reach a message from the start of a line that is too long to be drawn', async () => {
    const uri = 'file:///logs/long.log';
    const [, , , , line = ''] = fixture('article/ios-console.log').split('\n');
    await client.open(uri, `${fixture('article/ios-console.log')}${line}${'A'.repeat(12_000)}\n`);
    const range = { start: { line: 0, character: 0 }, end: { line: 10, character: 0 } };
    const hints = await client.of<InlayHint[]>('inlayHint', uri, { range });
    const label = hints.find(({ position }) => position.character === 0)?.label;
    expect(label).toMatchObject([{ command: { command: COMMANDS.openDecoded } }]);
  });

  it('can be switched off', async () => {
    const quiet = await Client.start({
      ...OWN_CLIENT,
      settings: { inlayHints: { enabled: false }, codeLens: { enabled: false } },
    });
    await quiet.open(IIS, TEXTS[IIS] ?? '');
    const range = { start: { line: 0, character: 0 }, end: { line: 10, character: 0 } };
    expect(await quiet.of('inlayHint', IIS, { range })).toEqual([]);
    expect(await quiet.of('codeLens', IIS)).toEqual([]);
    await quiet.stop();
  });
});

describe('semantic tokens', () => {
  /** Each token as `type text`. */
  async function tokens(uri: string, lines: readonly [number, number]): Promise<string[]> {
    const range = { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
    const { data } = await client.of<SemanticTokens>('semanticTokens/range', uri, { range });
    const found: string[] = [];
    let line = 0;
    let character = 0;
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0] = data.slice(i, i + 4);
      line += down;
      character = down > 0 ? right : character + right;
      const text = textAt(TEXTS[uri] ?? '', { start: { line, character }, end: { line, character: character + length } });
      found.push(`${TOKEN_TYPES[type]} ${text}`);
    }
    return found;
  }

  it('colour a status by its outcome and columns by what they are', async () => {
    const found = await tokens(IIS, [0, 1]);
    expect(found).toContain('scepError 500');
    expect(found).toContain('scepOperation GetCACert');
    expect(found).toContain('scepMethod GET');
    expect(found).toContain('scepAbsent -');
  });

  it('colour SCEP messages, transactionIDs and levels of a device log', async () => {
    const found = await tokens(OMADM, [0, 7]);
    expect(found).toContain('scepTransactionId 251E592A777C82996C7CF96F3AAADCF996FC31FF');
    expect(found).toContain('scepLevel VERB');
    expect(found.some((token) => token.startsWith('scepLogger org.jscep'))).toBe(true);
  });

  it('answer for the asked lines only', async () => {
    const all = await tokens(OMADM, [0, 7]);
    const some = await tokens(OMADM, [2, 3]);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
  });
});

describe('outline, folding and links', () => {
  it('list each attempt with its steps', async () => {
    const [attempt] = await client.of<DocumentSymbol[]>('documentSymbol', OMADM);
    expect(attempt?.name).toContain('Android');
    expect(attempt?.detail).toBe('251E592A777C82996C7CF96F3AAADCF996FC31FF');
    expect(attempt?.children?.map(({ name }) => name)).toContain('GetCACaps');
  });

  it('fold records of several lines, and the header', async () => {
    const uri = 'file:///logs/wrapped.log';
    const text = `#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n#Date: 2024-05-01 00:00:00\n${fixture('article/iis-android-wrapped.log')}`;
    await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'iis-w3c-log', version: 1, text } });
    const ranges = await client.of<FoldingRange[]>('foldingRange', uri);
    expect(ranges).toContainEqual({ startLine: 0, endLine: 2, kind: 'comment' });
    expect(ranges).toContainEqual({ startLine: 3, endLine: 4, kind: 'region' });
  });

  it('link no address that they hold: to follow it would send a request', async () => {
    const uri = 'file:///logs/links.log';
    const text = (TEXTS[OMADM] ?? '').replace('https://<server>.msappproxy.net', 'https://scep.contoso.example');
    await client.open(uri, text);
    expect(await client.of('documentLink', uri)).toEqual([]);
    expect(await client.of('documentLink', OMADM)).toEqual([]);
  });
});

describe('documents of the server', () => {
  async function documentFor(kind: string, uri: string, part: string): Promise<string> {
    const position = placeOf(TEXTS[uri] ?? '', part);
    return (await client.request<string | null>(DOCUMENT_FOR, { kind, uri, position })) ?? '';
  }
  async function contentOf(uri: string): Promise<string> {
    return (await client.request<{ text: string } | null>('workspace/textDocumentContent', { uri }))?.text ?? '';
  }

  it('show the resolution of the finding on the line: place, causes, steps, commands, sources', async () => {
    const text = await contentOf(await documentFor('resolution', IIS, 'GET'));
    expect(text).toMatch(/^# /);
    expect(text).toContain('Where: u_ex170808.log, line 1');
    expect(text).toContain('1. ');
    expect(text).toMatch(/```(powershell|bat|text)\n/);
    expect(text).toContain('[Documentation](https://');
    expect(text).toContain('Source:');
  });

  it('show the whole message, with offsets, an outline, folding and the way back', async () => {
    const uri = await documentFor('decoded', IOS, 'MIAGCSqGSIb3');
    expect(uri).toContain('/decoded/console.log-line-5.scep?');
    const text = await contentOf(uri);
    expect(text).toContain('FourthCoffee CA');
    expect(text).toMatch(/^ {5}0 {2}\S/m);
    await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'scep-message', version: 1, text } });
    expect(await client.of('documentLink', uri)).toMatchObject([{ target: `${IOS}#L5`, range: { start: { line: 0 } } }]);
    const folds = await client.of<FoldingRange[]>('foldingRange', uri);
    const symbols = await client.of<DocumentSymbol[]>('documentSymbol', uri);
    expect(folds.length).toBeGreaterThan(5);
    const first = symbols[0];
    expect(text.split('\n')[first?.range.start.line ?? 0]).toContain(first?.name);
    await client.close(uri);
  });

  it('list all findings with links to their lines', async () => {
    const uri = await documentFor('findings', IIS, 'GET');
    const text = await contentOf(uri);
    expect(text).toContain('  iis-500-1346-impersonation\n');
    expect(text).toContain('  Lines: 1\n');
    await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text } });
    const links = await client.of<DocumentLink[]>('documentLink', uri);
    expect(links.map(({ target }) => target)).toContain('file:///logs/u_ex170808.log#L1');
    await client.close(uri);
  });

  it('are made anew when the log grows, and say so when the log is closed', async () => {
    const log = 'file:///logs/growing.log';
    const line = `${TEXTS[IIS]?.trimEnd()}\n`;
    await client.open(log, line);
    const uri = (await client.request<string | null>(DOCUMENT_FOR, { kind: 'findings', uri: log })) ?? '';
    const text = await contentOf(uri);
    await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text } });
    const next = client.nextDiagnostics(log);
    await client.change(log, [{ text: line + line }]);
    await next;
    expect(await contentOf(uri)).toContain('Lines: 1, 2');
    expect(client.refreshed).toContain(uri);
    await client.close(log);
    expect(await contentOf(uri)).toContain('growing.log');
    expect(await contentOf(uri)).not.toContain('Lines:');
  });

  it('are there for the very arguments that the code actions carry', async () => {
    const found = (diagnostics.get(IIS) ?? []).filter(({ data }) => data !== undefined);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const actions = await client.of<CodeAction[]>('codeAction', IIS, { range, context: { diagnostics: found } });
    const shown = actions.find(({ command }) => command?.command === COMMANDS.showResolution);
    const [argument] = (shown?.command?.arguments ?? []) as OpenDocumentArgument[];
    expect(await contentOf(argument?.uri ?? '')).toMatch(/^# /);
  });
});

describe('a client without our commands', () => {
  it('opens articles and resolutions with what it has', async () => {
    const plain = await Client.start({ capabilities: { window: { showDocument: { support: true } } } });
    const found = (await plain.open(IIS, TEXTS[IIS] ?? '')).filter(({ data }) => data !== undefined);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const actions = await plain.of<CodeAction[]>('codeAction', IIS, { range, context: { diagnostics: found } });
    expect(actions.map(({ command }) => command?.command)).toEqual([COMMANDS.showResolution, COMMANDS.openArticle]);
    for (const { command } of actions) await plain.request('workspace/executeCommand', command);
    expect(plain.messages[0]).toMatch(/^# /);
    expect(plain.shown).toEqual([{ uri: expect.stringMatching(/^https:/), external: true }]);
    const hover = await plain.at<Hover>('hover', IIS, placeOf(TEXTS[IIS] ?? '', '1346'));
    expect((hover.contents as MarkupContent).value).not.toContain('command:');
    await plain.stop();
  });

  it('gets hovers as plain text if it announces only that', async () => {
    const plain = await Client.start({ capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } } });
    await plain.open(IIS, TEXTS[IIS] ?? '');
    await plain.open(IOS, TEXTS[IOS] ?? '');
    const status = (await plain.at<Hover>('hover', IIS, placeOf(TEXTS[IIS] ?? '', '1346'))).contents as MarkupContent;
    expect(status.kind).toBe('plaintext');
    expect(status.value).toMatch(/^Documentation: https:\/\/[^\s]+$/m);
    const message = (await plain.at<Hover>('hover', IOS, placeOf(TEXTS[IOS] ?? '', 'MIAGCSqGSIb3DQEHAqCAMIACAQEx')))
      .contents as MarkupContent;
    expect(message.value).toContain(
      '- Encrypted for: CN=FourthCoffee CA,DC=fourthcoffee,DC=local, serial 68000000099a9de56310f95c4f000000000009',
    );
    for (const { value } of [status, message]) expect(value).not.toMatch(/\*\*|\]\(|`|\\|\n---/);
    await plain.stop();
  });

  it('opens our documents where it can', async () => {
    const modern = await Client.start({
      capabilities: { window: { showDocument: { support: true } }, workspace: { textDocumentContent: {} } },
    });
    await modern.open(IIS, TEXTS[IIS] ?? '');
    const uri = await modern.request<string>(DOCUMENT_FOR, { kind: 'findings', uri: IIS });
    await modern.request('workspace/executeCommand', { command: COMMANDS.showAllFindings, arguments: [{ uri }] });
    expect(modern.shown).toEqual([{ uri, takeFocus: true }]);
    await modern.stop();
  });
});
