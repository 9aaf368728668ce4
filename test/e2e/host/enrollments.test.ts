import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { open, until } from './support.ts';

const exec = vscode.commands.executeCommand;

describe('the lines of an enrollment', () => {
  let document: vscode.TextDocument;
  /** Lines of one enrollment that has several in this log. */
  let lines: readonly number[] = [];

  const put = async (line: number): Promise<void> => {
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(line, 0, line, 0);
  };
  const referencesAt = (line: number) =>
    exec<vscode.Location[] | undefined>('vscode.executeReferenceProvider', document.uri, new vscode.Position(line, 0));

  before(async () => {
    document = await open('u_ex240501.log', 'iis-w3c-log');
    lines = await until('an enrollment of several lines', async () => {
      for (let line = 4; line < Math.min(document.lineCount, 60); line++) {
        const found = ((await referencesAt(line)) ?? []).filter(({ uri }) => uri.toString() === document.uri.toString());
        if (found.length > 2) return found.map(({ range }) => range.start.line).sort((a, b) => a - b);
      }
      return undefined;
    });
  });
  after(() => exec('workbench.action.closeAllEditors'));

  it('are one key away from each other, forth and back', async () => {
    const [first = 0, second = 0] = lines;
    await put(first);
    await exec('scepLogInspector.nextLineOfEnrollment');
    await until('the next line', () => vscode.window.activeTextEditor?.selection.active.line === second);
    await exec('scepLogInspector.previousLineOfEnrollment');
    await until('the line before', () => vscode.window.activeTextEditor?.selection.active.line === first);
  });

  it('have a lens with what became of it, and a click on it selects the enrollment', async () => {
    const lenses = await until('lenses', async () => {
      const found = await exec<vscode.CodeLens[] | undefined>('vscode.executeCodeLensProvider', document.uri, 200);
      return found?.filter(({ command }) => command?.command === 'scepLogInspector.showEnrollment');
    });
    const lens = lenses.find(({ range }) => range.start.line === lines[0]);
    assert.match(lens?.command?.title ?? '', /: (?:failed at step \d|issued|waiting|not known)/);
    await exec(lens?.command?.command ?? '', ...(lens?.command?.arguments ?? []));
  });

  it('stand in one page, each as a link, which leads back by definition too', async () => {
    await put(lines[0] ?? 0);
    await exec('scepLogInspector.showEnrollmentLines');
    const page = await until('the page', () => {
      const shown = vscode.window.activeTextEditor?.document;
      return shown?.uri.scheme === 'scep-log-inspector' ? shown : undefined;
    });
    assert.equal(page.languageId, 'scep-enrollment');
    assert.match(page.getText(), /^Lines by the clock: \d+/m);
    const links = await exec<vscode.DocumentLink[]>('vscode.executeLinkProvider', page.uri);
    const targets = links.map(({ target }) => Number(/^L(\d+)$/.exec(target?.fragment ?? '')?.[1]) - 1);
    for (const line of lines) assert.ok(targets.includes(line), `line ${line} is linked`);
    const [link] = links.slice(-1);
    const [place] = await exec<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      page.uri,
      link?.range.start ?? new vscode.Position(0, 0),
    );
    assert.equal(place?.range.start.line, targets.at(-1));
  });

  it('are found by a search for symbols', async () => {
    const found = await exec<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '');
    assert.ok(found.some(({ name }) => /: (?:failed at step \d|issued|not known)/.test(name)));
  });
});
