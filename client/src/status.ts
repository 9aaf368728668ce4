import * as vscode from 'vscode';
import type { Detection } from './open/detection.ts';
import type { Languages } from './platform/languages.ts';
import { command, inform, pick, say, shown, statusItem, worded } from './window/index.ts';

/** The language status item: which format was recognised and why; its command chooses another. */
export function registerStatus(languages: Languages, detection: Detection): vscode.Disposable {
  const selector = [...languages.logs.keys()].map((language) => ({ language }));
  const change = { command: 'scepLogInspector.chooseFormat', title: say('Change') };
  const item = statusItem('scepLogInspector.format', selector, say('Log format'), change);
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !languages.isLog(document.languageId)) return;
    const title = languages.logs.get(document.languageId) ?? document.languageId;
    const recognition = detection.recognitionOf(document);
    const detail = !recognition
      ? say('chosen by the file name')
      : recognition.by === 'choice'
        ? say('chosen by you')
        : worded(recognition.reason);
    item.show(shown(title), detail, say('Log format: {0}, {1}', title, detail));
  };
  update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidOpenTextDocument(update),
    command('scepLogInspector.chooseFormat', () => chooseFormat(languages, detection)),
  );
}

async function chooseFormat(languages: Languages, detection: Detection): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    void inform(say('Open a log first, then choose its format.'));
    return;
  }
  const here = say('the format now');
  const formats = [...languages.logs].map(([id, title]) => {
    const label = shown(title);
    return id === document.languageId ? { id, label, description: here } : { id, label };
  });
  const none = { id: 'log', label: say('None of these'), description: say('leave this file alone') };
  const picked = await pick([...formats, none], {
    title: say('Log format'),
    placeHolder: say('In which format is this log?'),
  });
  if (picked) await detection.choose(document, picked.id);
}
