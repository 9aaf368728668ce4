import * as vscode from 'vscode';
import type { Detection } from './detection.ts';
import type { Languages } from './languages.ts';
import { render } from './messages.ts';

/** The language status item: which format was recognised and why; its command chooses another. */
export function registerStatus(languages: Languages, detection: Detection): vscode.Disposable {
  const selector = [...languages.logs.keys()].map((language) => ({ language }));
  const item = vscode.languages.createLanguageStatusItem('scepLogInspector.format', selector);
  item.name = vscode.l10n.t('Log format');
  item.command = { command: 'scepLogInspector.chooseFormat', title: vscode.l10n.t('Change') };
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !languages.isLog(document.languageId)) return;
    const title = languages.logs.get(document.languageId) ?? document.languageId;
    const recognition = detection.recognitionOf(document);
    item.text = title;
    item.detail = !recognition
      ? vscode.l10n.t('chosen by the file name')
      : recognition.by === 'choice'
        ? vscode.l10n.t('chosen by you')
        : render(recognition.reason);
    item.accessibilityInformation = { label: vscode.l10n.t('Log format: {0}, {1}', item.text, item.detail) };
  };
  update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidOpenTextDocument(update),
    vscode.commands.registerCommand('scepLogInspector.chooseFormat', () => chooseFormat(languages, detection)),
  );
}

async function chooseFormat(languages: Languages, detection: Detection): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a log first, then choose its format.'));
    return;
  }
  const here = vscode.l10n.t('the format now');
  const items = [...languages.logs].map(([id, label]) => ({ id, label, description: id === document.languageId ? here : '' }));
  items.push({ id: 'log', label: vscode.l10n.t('None of these'), description: vscode.l10n.t('leave this file alone') });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Log format'),
    placeHolder: vscode.l10n.t('In which format is this log?'),
  });
  if (picked) await detection.choose(document, picked.id);
}
