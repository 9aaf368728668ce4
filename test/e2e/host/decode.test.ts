import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openText, placeOf, until } from './support.ts';

const exec = vscode.commands.executeCommand;

/** The tests run bundled, from `build/e2e-host`. */
const fixture = (name: string): string => fs.readFileSync(path.join(__dirname, '../../test/fixtures', name), 'utf8').trim();
const MESSAGE = {
  request: fixture('messages/jscep-get-aes-sha256-06-req.b64'),
  challenge: 'PENlcnRFbnJvbGw+',
  key: fixture('pki/lab-ca.key'),
  certificate: fixture('pki/lab-ca.pem'),
};

describe('messages from anywhere', () => {
  let folder = '';
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-e2e-'));
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  const fileUri = (name: string): vscode.Uri => vscode.Uri.file(path.join(folder, name));

  /** The decoded document that a command opened. */
  const decoded = async (uri: string | undefined): Promise<vscode.TextDocument> => {
    assert.ok(uri, 'the command opened a document');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    await until('its text', () => document.getText().length > 0);
    return document;
  };

  it('a selection in a plain text is decoded, beside it, in the language of decoded messages', async () => {
    const source = await openText('plaintext', `what is this?\n"${MESSAGE.request}"\n`);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(placeOf(source, MESSAGE.request), new vscode.Position(2, 0));
    const document = await decoded(await exec<string>('scepLogInspector.decodeSelection'));
    assert.match(document.getText(), /PKCSReq/);
    assert.match(document.getText(), /The signature is right/);
    assert.equal(document.languageId, 'scep-decoded');
    assert.ok(
      vscode.window.visibleTextEditors.some((visible) => visible.document === source),
      'the selection stays in sight',
    );
    const symbols = await exec<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['Checks', 'ContentInfo'],
    );
    await exec('workbench.action.closeAllEditors');
  });

  it('the clipboard is decoded', async () => {
    await vscode.env.clipboard.writeText(MESSAGE.certificate);
    const document = await decoded(await exec<string>('scepLogInspector.decodeClipboard'));
    assert.match(document.getText(), /X\.509 certificate/);
  });

  it('a text without a message opens nothing', async () => {
    assert.equal(await exec('scepLogInspector.decodeSelection', { text: 'hello' }), undefined);
  });

  it('a message is copied as PEM and as an openssl command', async () => {
    const uri = await exec<string>('scepLogInspector.decodeSelection', { text: MESSAGE.request });
    await exec('scepLogInspector.copyAsPem', { uri });
    assert.match(await vscode.env.clipboard.readText(), /^-----BEGIN CMS-----\n/);
    await exec('scepLogInspector.copyOpensslCommand');
    assert.match(await vscode.env.clipboard.readText(), /^printf %s '[\w+/=]+' \| base64 -d \| openssl cms -cmsout -print/);
  });

  it('a certificate is saved as DER, or as PEM where the name says so', async () => {
    const uri = await exec<string>('scepLogInspector.decodeSelection', { text: MESSAGE.request });
    for (const name of ['one.cer', 'one.pem']) {
      await exec('scepLogInspector.saveCertificate', { uri, index: 0, target: fileUri(name).toString() });
    }
    assert.equal(fs.readFileSync(fileUri('one.cer').fsPath)[0], 0x30);
    assert.match(fs.readFileSync(fileUri('one.pem').fsPath, 'utf8'), /^-----BEGIN CERTIFICATE-----\n/);
  });

  it('a key opens a request until it is forgotten; the challenge stays masked', async () => {
    const uri = await exec<string>('scepLogInspector.decodeSelection', { text: MESSAGE.request });
    const document = await decoded(uri);
    assert.doesNotMatch(document.getText(), /Decrypted content/);
    fs.writeFileSync(fileUri('ra.key').fsPath, MESSAGE.key);
    void exec('scepLogInspector.decryptWithKey', { uri, file: fileUri('ra.key').toString() });
    await until('the decrypted content', () => document.getText().includes('Decrypted content'));
    assert.match(document.getText(), /Challenge password: present: •/);
    assert.ok(!document.getText().includes(MESSAGE.challenge));
    void exec('scepLogInspector.forgetKeys');
    await until('its end', () => !document.getText().includes('Decrypted content'));
    await exec('workbench.action.closeAllEditors');
  });
});
