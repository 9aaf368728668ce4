import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { largeEventLog } from '../../support/large-evtx.ts';
import { codeOf, fileUri, until } from './support.ts';

const RULE = 'windows-tls-0x80072f8f';
const LIMIT_MS = 60_000;
const MEGABYTES = 11;
/** Growth of the extension host, in MB, while such a log is opened and analysed. */
const MOST_MEMORY = 200;

const exec = vscode.commands.executeCommand;
const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);

/** The document of a part, once it is in the active editor. */
function part(number: number, of = 3): Promise<vscode.TextDocument> {
  return until(
    `part ${number}`,
    () => {
      const document = vscode.window.activeTextEditor?.document;
      return document && nameOf(document.uri) === `large (part ${number} of ${of}).evtx.xml` ? document : undefined;
    },
    LIMIT_MS,
  );
}

/** The lens above the first line with that title. */
function lensOf(document: vscode.TextDocument, title: string): Promise<vscode.Command> {
  return until(`the lens "${title}"`, async () => {
    const lenses = await exec<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 50);
    return lenses.find(({ command }) => command?.title === title)?.command;
  });
}

async function linksOf(
  document: vscode.TextDocument,
): Promise<readonly { readonly text: string; readonly target: vscode.Uri }[]> {
  const links = await exec<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
  return links.flatMap(({ range, target }) => (target ? [{ text: document.getText(range), target }] : []));
}

describe('a native event log that is too large for one text', function () {
  this.timeout(LIMIT_MS);
  const uri = fileUri('events/large.evtx');

  it('opens with its newest part, and the extension host stays small', async () => {
    const real = new Uint8Array(fs.readFileSync(fileUri('events/system.evtx').fsPath));
    fs.writeFileSync(uri.fsPath, largeEventLog(real, MEGABYTES));
    await exec('workbench.action.closeAllEditors');
    const before = process.memoryUsage.rss();
    await exec('vscode.open', uri);
    const document = await part(3);
    assert.equal(document.languageId, 'windows-event-log');
    assert.match(
      document.lineAt(0).text,
      /^<!-- large\.evtx, part 3 of 3: events \d+ to 23766, .* All parts together hold 23766 events\.$/,
    );
    await until('its findings', () => vscode.languages.getDiagnostics(document.uri).length > 0, LIMIT_MS);
    const growth = (process.memoryUsage.rss() - before) / 1_048_576;
    assert.ok(growth < MOST_MEMORY, `the extension host grew by ${growth.toFixed(0)} MB`);
  });

  it('leads from part to part, which have one tab each', async () => {
    const document = await part(3);
    const previous = await lensOf(document, 'Previous: Part 2');
    await exec(previous.command, ...(previous.arguments ?? []));
    const second = await part(2);
    const next = await lensOf(second, 'Next: Part 3');
    assert.equal(String(next.arguments?.[0]), document.uri.toString());
    assert.equal((await lensOf(second, 'All Parts')).command, 'scepLogInspector.goToPart');
    assert.equal((await lensOf(second, 'Findings of the Whole Log')).command, 'scepLogInspector.showAllFindings');
  });

  it('follows no address that it holds', async () => {
    const document = await part(2);
    assert.match(document.getText(), /http:\/\//);
    assert.equal(vscode.workspace.getConfiguration('editor', document).get('links'), false);
  });

  it('has its findings under the parts that hold them, open or not', async () => {
    const all = await until('the findings of parts 1 and 3', () => {
      const found = vscode.languages
        .getDiagnostics()
        .filter(([one, diagnostics]) => one.scheme === 'scep-evtx' && diagnostics.some((each) => codeOf(each).value === RULE));
      return found.length === 2 ? found.map(([one]) => nameOf(one)).sort() : undefined;
    });
    assert.deepEqual(all, ['large (part 1 of 3).evtx.xml', 'large (part 3 of 3).evtx.xml']);
  });

  it('lists them with links that lead to part and line', async () => {
    await exec('scepLogInspector.showAllFindings');
    const list = await until('the list', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === 'scep-log-inspector' ? document : undefined;
    });
    assert.match(list.getText(), /\n {2}Part 1, lines: 10\n {2}Part 3, lines: \d+\n/);
    assert.match(list.getText(), /\nParts\n {2}Part 1: events 1 to /);
    const first = await until('its link', async () => (await linksOf(list)).find(({ target }) => target.fragment === 'L10'));
    await exec('vscode.open', first.target);
    const document = await part(1);
    assert.match(document.lineAt(9).text, /0x80072f8f/);
  });

  it('cannot be changed', async () => {
    const document = await part(1);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), false);
    assert.equal(((await vscode.workspace.fs.stat(document.uri)).permissions ?? 0) & vscode.FilePermission.Readonly, 1);
  });

  it('loses its findings when the last of its tabs is closed, but for the parts that VS Code keeps open for a while', async () => {
    await exec('workbench.action.closeAllEditors');
    await until('no findings', () => {
      const open = new Set(vscode.workspace.textDocuments.map((document) => document.uri.toString()));
      const closed = vscode.languages.getDiagnostics().filter(([one]) => one.scheme === 'scep-evtx' && !open.has(one.toString()));
      return closed.every(([, found]) => found.length === 0);
    });
    fs.rmSync(uri.fsPath);
  });
});
