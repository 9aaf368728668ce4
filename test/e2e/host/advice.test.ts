import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { findingsOf, open, placeOf, until } from './support.ts';

const exec = vscode.commands.executeCommand;

describe('the lightbulb of a finding', () => {
  let actions: readonly vscode.CodeAction[] = [];
  before(async () => {
    const document = await open('u_ex170808.log');
    const [finding] = await findingsOf(document);
    assert.ok(finding);
    actions = await exec<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
  });
  const action = (command: string): vscode.Command => {
    const found = actions.find((one) => one.command?.command === command)?.command;
    assert.ok(found, `there is an action for ${command}`);
    return found;
  };
  const run = ({ command, arguments: args = [] }: vscode.Command) => exec(command, ...args);

  it('offers the resolution first', () => {
    assert.equal(actions[0]?.command?.command, 'scepLogInspector.showResolution');
    assert.ok(actions[0]?.isPreferred);
  });

  it('has a resolution that reads without a network: causes, steps, a command to copy, the link', async () => {
    const [argument] = action('scepLogInspector.showResolution').arguments ?? [];
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(argument.uri, true));
    const text = document.getText();
    assert.match(text, /^# /);
    assert.match(text, /impersonat/i);
    assert.match(text, /^1\. /m);
    assert.match(text, /^```/m);
    assert.match(text, /https:\/\/learn\.microsoft\.com\//);
  });

  it('shows the resolution as a rendered page', async () => {
    await run(action('scepLogInspector.showResolution'));
    await until('the preview', () => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      return tab?.input instanceof vscode.TabInputWebview && tab.input.viewType.includes('markdown.preview');
    });
    await exec('workbench.action.closeActiveEditor');
  });

  it('copies a note for the ticket: what, where, and what to do', async () => {
    await run(action('scepLogInspector.copyText'));
    const note = await vscode.env.clipboard.readText();
    assert.match(note, /u_ex170808\.log/);
    assert.match(note, /impersonat/i);
    assert.match(note, /https:\/\/learn\.microsoft\.com\//);
  });

  it('offers the documentation and hiding the rule', () => {
    const [article] = action('scepLogInspector.openArticle').arguments ?? [];
    assert.match(article.url, /^https:\/\/learn\.microsoft\.com\//);
    const [hidden] = action('scepLogInspector.hideRule').arguments ?? [];
    assert.equal(hidden.rule, 'iis-500-1346-impersonation');
  });
});

describe('documents that the extension writes', () => {
  const textOfActive = (scheme: string) =>
    until(`a document of ${scheme}`, () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === scheme && document.getText().length > 0 ? document : undefined;
    });

  it('the message under the cursor opens decoded, with what the cut leaves open', async () => {
    const log = await open('ios-console.log', 'ios-console-log');
    const editor = await vscode.window.showTextDocument(log);
    const place = placeOf(log, 'MIAGCSqG').translate(0, 8);
    editor.selection = new vscode.Selection(place, place);
    await exec('scepLogInspector.openDecodedMessage');
    const decoded = await textOfActive('scep-log-inspector');
    const text = decoded.getText();
    assert.match(text, /SHA-?512/i);
    assert.match(text, /EnvelopedData/i);
    assert.match(text, /FourthCoffee CA/);
    assert.match(text, /3DES|DES-EDE3/i);
    assert.match(text, /E43E49DA5C194B93|e4:3e:49:da:5c:19:4b:93|e4 ?3e ?49 ?da ?5c ?19 ?4b ?93/i, 'the IV');
    assert.match(text, /cut/i);
    const links = await exec<vscode.DocumentLink[]>('vscode.executeLinkProvider', decoded.uri, 20);
    assert.ok(
      links.some((link) => link.target?.path.endsWith('ios-console.log')),
      'a link leads back to the log',
    );
  });

  it('a decoded message has its own language, and folds element by element', async () => {
    const decoded = await textOfActive('scep-log-inspector');
    assert.equal(decoded.languageId, 'scep-decoded');
    const ranges = await exec<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', decoded.uri);
    const first = decoded.lineAt(placeOf(decoded, 'EnvelopedData')).lineNumber;
    const last = decoded.lineAt(placeOf(decoded, 'encryptedContentInfo')).lineNumber;
    assert.ok(
      ranges.some((range) => range.start === first && range.end > last),
      'EnvelopedData folds with all that it holds',
    );
  });

  it('every finding of a log is listed in one document', async () => {
    await findingsOf(await open('u_ex240501.log', 'iis-w3c-log'));
    await exec('scepLogInspector.showAllFindings');
    await until('the list', () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('u_ex240501.log'));
    await exec('workbench.action.closeActiveEditor');
  });
});
