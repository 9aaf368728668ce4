import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { codeOf, fileUri, until } from './support.ts';

const RULE = 'iis-500-1346-impersonation';
const LIMIT_MS = 60_000;

/** Lines, from 0, of the findings of a rule in a file. */
function linesOf(uri: vscode.Uri, rule: string): readonly number[] {
  const found = vscode.languages.getDiagnostics(uri).filter((one) => codeOf(one).value === rule);
  return found.map(({ range }) => range.start.line).sort((a, b) => a - b);
}

describe('a log of more than 50 MB', function () {
  this.timeout(LIMIT_MS);
  const uri = fileUri('u_ex240510.log');
  const last = fs.readFileSync(uri.fsPath, 'latin1').split('\n').length - 2;

  it('gets its findings, though VS Code gives no document of it', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('vscode.open', uri);
    await until('its findings', () => linesOf(uri, RULE).length > 0, LIMIT_MS);
    assert.equal(vscode.window.activeTextEditor, undefined);
    assert.ok(!vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString()));
    assert.deepEqual(linesOf(uri, RULE), [10, last]);
  });

  it('is read again by command, when it has grown', async () => {
    const size = fs.statSync(uri.fsPath).size;
    const failed = fs.readFileSync(uri.fsPath, 'latin1').split('\n')[last];
    fs.appendFileSync(uri.fsPath, `${failed}\n`);
    try {
      await vscode.commands.executeCommand('scepLogInspector.analyzeLargeFile');
      assert.deepEqual(linesOf(uri, RULE), [10, last, last + 1]);
    } finally {
      fs.truncateSync(uri.fsPath, size);
    }
  });

  it('lists its findings, with links to their lines', async () => {
    await vscode.commands.executeCommand('scepLogInspector.showAllFindings');
    const list = await until('the list', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === 'scep-log-inspector' ? document : undefined;
    });
    await until('a link to the last line', async () => {
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', list.uri);
      return links.some(({ target }) => target?.toString(true) === `${uri.toString(true)}#L${last + 1}`);
    });
  });

  it('loses them when its tab is closed', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('no findings', () => vscode.languages.getDiagnostics(uri).length === 0);
  });
});
