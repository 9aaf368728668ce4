import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventRecord, number, writeEvtx } from '../../support/evtx-writer.ts';
import { codeOf, fileUri, findingsOf, hoverAt, placeOf, until } from './support.ts';

/** Opens a file as a click in the explorer does; gives the document in the editor that then is there. */
function click(name: string): Promise<vscode.TextDocument> {
  return clickUri(fileUri(name));
}

async function clickUri(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.commands.executeCommand('vscode.open', uri);
  const shown = (): vscode.TextDocument | undefined => vscode.window.activeTextEditor?.document;
  return until(`the text of ${uri}`, () => (shown()?.uri.path === `${uri.path}.xml` ? shown() : undefined));
}

/** A log of a device whose enrollment failed: no connection, and what came of it. */
function failedEnrollment(): Uint8Array {
  const name = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider';
  const spec = { provider: name, channel: `${name}/Admin`, computer: 'PC-0815' };
  const result = { type: 0x14, bytes: number(0x80072f8f, 4) };
  return writeEvtx([eventRecord(1, { ...spec, eventId: 32, data: { UniqueId: 'ModelName_AC_1', Result: result } })]);
}

describe('a native Windows event log', () => {
  it('opens as text that can be read', async () => {
    const document = await click('events/system.evtx');
    assert.equal(document.languageId, 'windows-event-log');
    const lines = document.getText().trimEnd().split('\n');
    assert.equal(lines.filter((line) => line.startsWith('<Event xmlns=')).length, 1881);
    assert.equal(
      lines.filter((line) => /^ {2}<System>.*<EventRecordID>\d+<\/EventRecordID>.*<\/System>$/.test(line)).length,
      1881,
    );
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
    assert.match(document.getText(), /<!-- damaged: Byte 659456 of the file: A chunk of the log was expected here/);
  });

  it('shows its findings, and hovers', async () => {
    await vscode.workspace.fs.writeFile(fileUri('events/device.evtx'), failedEnrollment());
    const document = await click('events/device.evtx');
    assert.deepEqual(
      (await findingsOf(document)).map((finding) => codeOf(finding).value),
      ['windows-tls-0x80072f8f'],
    );
    assert.match(await hoverAt(document, placeOf(document, '0x80072f8f')), /certificate/i);
  });

  it('opens from wherever VS Code can read it', async () => {
    const files: Pick<vscode.FileSystemProvider, 'stat' | 'readFile'> = {
      stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: failedEnrollment().length }),
      readFile: () => failedEnrollment(),
    };
    const nothing = (): vscode.Disposable => new vscode.Disposable(() => undefined);
    const never = (): never => {
      throw vscode.FileSystemError.NoPermissions();
    };
    const rest = { onDidChangeFile: nothing, watch: nothing, readDirectory: never, createDirectory: never, writeFile: never };
    const provider = { ...files, ...rest, delete: never, rename: never };
    const registration = vscode.workspace.registerFileSystemProvider('evtx-e2e', provider, { isReadonly: true });
    try {
      const uri = vscode.Uri.from({ scheme: 'evtx-e2e', path: '/bundle.zip/ä %41 #1.evtx', query: 'part=a&b%3D' });
      const document = await clickUri(uri);
      assert.match(document.getText(), /<Computer>PC-0815<\/Computer>/);
    } finally {
      registration.dispose();
    }
  });

  it('says so where the file is no event log', async () => {
    const uri = fileUri('events/none.evtx');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('no event log\n'));
    const document = await click('events/none.evtx');
    assert.match(document.getText(), /The file does not begin as a Windows event log does/);
    await vscode.workspace.fs.delete(uri);
  });
});
