import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openText, until } from './support.ts';

const explain = (code?: string) =>
  vscode.commands.executeCommand<string | undefined>('scepLogInspector.explainCode', code === undefined ? undefined : { code });

describe('Explain Code', () => {
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows what a code means as a rendered page, without a log', async () => {
    const uri = await explain('-2146762487');
    assert.ok(uri);
    await until('the preview', () => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      return tab?.input instanceof vscode.TabInputWebview && tab.input.viewType.includes('markdown.preview');
    });
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    assert.match(page.getText(), /^# \\-2146762487\n\n## Windows error CERT_E_UNTRUSTEDROOT/);
    assert.match(page.getText(), /0x800B0109/);
  });

  it('takes what is selected in any editor, once the reader agrees', async () => {
    const document = await openText('plaintext', 'the phone said NSURLErrorDomain -1202 and stopped');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const start = document.getText().indexOf('NSURLErrorDomain');
    editor.selection = new vscode.Selection(
      document.positionAt(start),
      document.positionAt(start + 'NSURLErrorDomain -1202'.length),
    );
    const opened = explain();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const uri = await opened;
    assert.ok(uri);
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    assert.match(page.getText(), /signed by a root that the device does not trust/);
  });
});
