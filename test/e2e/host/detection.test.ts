import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { fileUri, findingsNow, open, until } from './support.ts';

describe('the language of a log', () => {
  const byName = { 'u_ex170808.log': 'iis-w3c-log', 'OMADM.log': 'android-omadm-log' };
  for (const [name, language] of Object.entries(byName)) {
    it(`is known by its name: ${name}`, async () => {
      const document = await vscode.workspace.openTextDocument(fileUri(name));
      assert.equal(document.languageId, language);
    });
  }

  const byContent = {
    'renamed.txt': 'iis-w3c-log',
    'wrapped.txt': 'iis-w3c-log',
    'renamed.log': 'android-omadm-log',
    'ios-console.log': 'ios-console-log',
    'export.xml': 'windows-event-log',
    'trace.xml': 'svclog',
    'phone.xml': 'apple-profile-log',
    'list.csv': 'windows-event-log',
  };
  for (const [name, language] of Object.entries(byContent)) {
    it(`is found in the content of ${name}`, async () => {
      await open(name, language);
    });
  }

  it('is found in a paste into an untitled document', async () => {
    const paste = (await vscode.workspace.openTextDocument(fileUri('ios-console.log'))).getText();
    const document = await vscode.workspace.openTextDocument({ content: '', language: 'plaintext' });
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), paste));
    await until('ios-console-log', () => document.languageId === 'ios-console-log');
  });

  it('is found anew where another log takes the place of a paste', async () => {
    const texts = ['ios-console.log', 'renamed.txt'].map(async (name) =>
      (await vscode.workspace.openTextDocument(fileUri(name))).getText(),
    );
    const [first = '', second = ''] = await Promise.all(texts);
    const document = await vscode.workspace.openTextDocument({ content: '', language: 'plaintext' });
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), first));
    await until('ios-console-log', () => document.languageId === 'ios-console-log');
    const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
    await vscode.window.showTextDocument(document).then((shown) => shown.edit((edit) => edit.replace(all, second)));
    await until('iis-w3c-log', () => document.languageId === 'iis-w3c-log');
  });

  it('opens the lines of another log as a log of their own', async () => {
    const iis = (await vscode.workspace.openTextDocument(fileUri('renamed.txt')))
      .getText()
      .split('\n')
      .find((line) => /^20\d\d-/.test(line));
    const own = '2024-05-01T05:00:14.0000000\tINFO\tEvent\tcom.microsoft.omadm.X\t1\t1\tx\n';
    const content = `${own.repeat(1200)}${iis}\n`; // a shorter text is a ticket, of which each piece is read by its own format
    const document = await vscode.workspace.openTextDocument({ content, language: 'android-omadm-log' });
    await vscode.window.showTextDocument(document);
    await until('what was not looked at', () =>
      vscode.languages.getDiagnostics(document.uri).some(({ code }) => code === 'not-looked-at'),
    );
    await vscode.commands.executeCommand('scepLogInspector.openLines', {
      uri: document.uri.toString(),
      languageId: 'iis-w3c-log',
    });
    await until('the lines', () => vscode.window.activeTextEditor?.document.languageId === 'iis-w3c-log');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), `${iis}\n`);
  });

  it('is found in a document whose language was XML before', async () => {
    const text = (await vscode.workspace.openTextDocument(fileUri('export.xml'))).getText();
    const document = await vscode.workspace.openTextDocument({ content: '', language: 'xml' });
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
    await until('windows-event-log', () => document.languageId === 'windows-event-log');
    await vscode.languages.setTextDocumentLanguage(document, 'xml');
    const marker = await open('renamed.txt', 'iis-w3c-log');
    await until('findings of another log', () => findingsNow(marker).length > 0);
    assert.equal(document.languageId, 'xml', 'the reader chose it');
  });

  it('stays what the reader chose', async () => {
    const document = await open('renamed.txt', 'iis-w3c-log');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await until('no findings', () => findingsNow(document).length === 0);
    assert.equal(document.languageId, 'plaintext');
    await vscode.languages.setTextDocumentLanguage(document, 'iis-w3c-log');
  });
});

describe('a log of another program', () => {
  const foreign = {
    'access.log': 'log',
    'notes.txt': 'plaintext',
    'empty.log': 'log',
    'pom.xml': 'xml',
    'plant.xml': 'xml',
    'audit.csv': 'plaintext',
  };
  for (const [name, language] of Object.entries(foreign)) {
    it(`is left alone: ${name}`, async () => {
      const document = await open(name);
      // A log of ours that is opened later and has its findings shows that this one had its turn.
      const marker = await open('renamed.txt', 'iis-w3c-log');
      await until('findings of the log of ours', () => findingsNow(marker).length > 0);
      assert.equal(document.languageId, language);
      assert.deepEqual(findingsNow(document), []);
    });
  }

  it('gets the language of its notation back where only its name is that of one of ours', async () => {
    await open('CAPI2 notes.xml', 'xml');
  });
});
