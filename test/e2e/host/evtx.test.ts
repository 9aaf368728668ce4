import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { fileUri, until } from './support.ts';

/** Opens a file as a click in the explorer does; gives the document in the editor that then is there. */
async function click(name: string): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.commands.executeCommand('vscode.open', fileUri(name));
  const shown = (): vscode.TextDocument | undefined => vscode.window.activeTextEditor?.document;
  return until(`the text of ${name}`, () => (shown()?.uri.path.endsWith(`${name}.xml`) ? shown() : undefined));
}

describe('a native Windows event log', () => {
  it('opens as text, one event a line', async () => {
    const document = await click('events/system.evtx');
    assert.equal(document.languageId, 'windows-event-log');
    const lines = document.getText().trimEnd().split('\n');
    assert.equal(lines.length, 1881);
    for (const line of lines) assert.match(line, /^<Event xmlns='http:\/\/schemas\.microsoft\.com.*<\/Event>$/);
  });

  it('has one tab, not one of bytes beside it, also when it is clicked again', async () => {
    const document = await click('events/system.evtx');
    await vscode.commands.executeCommand('vscode.open', fileUri('events/system.evtx'));
    await until('one tab, with the text', () => {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).map((tab) => tab.input);
      const [only] = tabs;
      return tabs.length === 1 && only instanceof vscode.TabInputText && only.uri.toString() === document.uri.toString();
    });
  });

  it('cannot be changed', async () => {
    const document = await click('events/system.evtx');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'x');
    await vscode.workspace.applyEdit(edit);
    assert.equal(await document.save(), false);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), false);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('shows what is left of a damaged log, and says where the damage is', async () => {
    const document = await click('events/sample_with_a_bad_chunk_magic.evtx');
    assert.equal(document.languageId, 'windows-event-log');
    assert.equal(document.getText().match(/<Event /g)?.length, 380);
    assert.match(document.getText(), /<!-- Byte 659456 of the file: A chunk of the log was expected here/);
  });

  it('that is none says so, and opens nothing', async () => {
    const uri = fileUri('events/none.evtx');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('no event log\n'));
    const document = await click('events/none.evtx');
    assert.match(document.getText(), /The file does not begin as a Windows event log does/);
    await vscode.workspace.fs.delete(uri);
  });
});
