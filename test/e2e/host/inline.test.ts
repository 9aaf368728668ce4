import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { findingsOf, hoverAt, open, placeOf, until } from './support.ts';

const exec = vscode.commands.executeCommand;
const OWN_COMMANDS = ['scepLogInspector.showResolution', 'scepLogInspector.openDecodedMessage'];

describe('the hover', () => {
  it('reads status, substatus and Windows code of an IIS line as one sentence', async () => {
    const document = await open('u_ex170808.log');
    await findingsOf(document);
    const text = await hoverAt(document, placeOf(document, '500 0 1346'));
    assert.match(text, /500/);
    assert.match(text, /1346/);
    assert.match(text, /impersonat/i);
  });

  it('explains an IIS column that failed at nothing: the client, by its user agent', async () => {
    const document = await open('u_ex170808.log');
    assert.match(await hoverAt(document, placeOf(document, 'profiled/1.0')), /iOS|iPhone|iPad/);
  });

  it('explains an Android logger class', async () => {
    const document = await open('OMADM.log');
    assert.match(await hoverAt(document, placeOf(document, 'UrlConnectionGetTransport')), /HTTP|request|jscep/i);
  });

  it('says what an iOS message means and where it stands in the flow', async () => {
    const document = await open('ios-console.log', 'ios-console-log');
    assert.match(await hoverAt(document, placeOf(document, 'Sending CSR via GET')), /step \d|request/i);
  });

  it('reads the cut message of an iPhone: digest, recipient, serial, key transport, cipher, and the cut', async () => {
    const document = await open('ios-console.log', 'ios-console-log');
    const text = await hoverAt(document, placeOf(document, 'MIAGCSqG').translate(0, 40));
    assert.match(text, /FourthCoffee CA/);
    assert.match(text, /6800000009/i);
    assert.match(text, /3DES|DES-EDE3/i);
    assert.match(text, /cut/i);
  });

  it('trusts exactly its own two commands', async () => {
    const document = await open('u_ex170808.log');
    await findingsOf(document);
    const [hover] = await exec<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, placeOf(document, '500 0 1346'));
    const [content] = hover?.contents ?? [];
    assert.ok(content instanceof vscode.MarkdownString);
    assert.deepEqual(content.isTrusted, { enabledCommands: OWN_COMMANDS });
    assert.ok(!content.supportHtml);
  });
});

describe('at the line', () => {
  const everything = (document: vscode.TextDocument) => new vscode.Range(0, 0, document.lineCount, 0);
  const hintsOf = (document: vscode.TextDocument) =>
    exec<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, everything(document));

  it('an inlay hint gives the reason of a failing status, and can be switched off', async () => {
    const document = await open('u_ex170808.log');
    await findingsOf(document);
    const [hint, ...others] = await hintsOf(document);
    assert.ok(hint);
    assert.deepEqual(others, []);
    assert.equal(hint.position.line, 0);
    assert.equal(hint.position.character, document.lineAt(0).text.length);
    assert.match(String(hint.label), /impersonat/i);

    const settings = vscode.workspace.getConfiguration('scepLogInspector');
    try {
      await settings.update('inlayHints.enabled', false, vscode.ConfigurationTarget.Workspace);
      await until('no hint', async () => (await hintsOf(document)).length === 0);
    } finally {
      await settings.update('inlayHints.enabled', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await until('the hint again', async () => (await hintsOf(document)).length === 1);
  });

  it('a code lens sums the log up, and another reaches its message', async () => {
    const document = await open('ios-console.log', 'ios-console-log');
    const lenses = await exec<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 20);
    const first = lenses.filter((lens) => lens.range.start.line === 0);
    assert.match(first[0]?.command?.title ?? '', /^Entries: \d/);
    assert.deepEqual(
      first.slice(1).map(({ command }) => command?.command),
      ['scepLogInspector.showEnrollment'],
    );
    const message = lenses.find((lens) => lens.range.start.line === 4);
    assert.equal(message?.command?.command, 'scepLogInspector.openDecodedMessage');
    assert.match(message.command.title, /cut/);
  });

  it('semantic tokens colour a status by its outcome', async () => {
    const failed = await tokensOf(await open('u_ex170808.log'));
    assert.equal(failed.get('500'), 'scepError');
    assert.equal(failed.get('GET'), 'scepMethod');
    assert.equal(failed.get('GetCACert'), 'scepOperation');
    const healthy = await tokensOf(await open('u_ex170809.log'));
    assert.equal(healthy.get('200'), 'scepOk');
  });

  it('semantic tokens name loggers, levels and transactionIDs of an Android log', async () => {
    const tokens = await tokensOf(await open('OMADM.log'));
    assert.equal(tokens.get('VERB'), 'scepLevel');
    assert.equal(tokens.get('org.jscep.transport.UrlConnectionGetTransport'), 'scepLogger');
    assert.equal(tokens.get('251E592A777C82996C7CF96F3AAADCF996FC31FF'), 'scepTransactionId');
  });
});

/** Token types of the whole document by the text that they colour; asked for by range, as VS Code does. */
async function tokensOf(document: vscode.TextDocument): Promise<ReadonlyMap<string, string>> {
  const range = new vscode.Range(0, 0, document.lineCount, 0);
  const legend = await until('the legend', () =>
    exec<vscode.SemanticTokensLegend | undefined>('vscode.provideDocumentRangeSemanticTokensLegend', document.uri, range),
  );
  const tokens = await exec<vscode.SemanticTokens>('vscode.provideDocumentRangeSemanticTokens', document.uri, range);
  const found = new Map<string, string>();
  let line = 0;
  let character = 0;
  for (let at = 0; at + 4 < tokens.data.length; at += 5) {
    const [deltaLine = 0, deltaStart = 0, length = 0, type = 0] = tokens.data.subarray(at, at + 4);
    line += deltaLine;
    character = deltaLine === 0 ? character + deltaStart : deltaStart;
    found.set(document.getText(new vscode.Range(line, character, line, character + length)), legend.tokenTypes[type] ?? '');
  }
  return found;
}
