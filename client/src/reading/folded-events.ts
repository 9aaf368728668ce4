import * as vscode from 'vscode';

const LANGUAGE = 'windows-event-log';
const SETTING = 'scepLogInspector.events.folded';
/** To fold more than that keeps the window busy; the entries of a longer log are drawn all the same. */
const MOST_LINES = 50_000;
/** Folding has to be computed first. */
const WAITS_MS = [400, 1200];

/** Folds the XML of events when a log is shown for the first time: its first lines are drawn as entries, and that is what one reads. */
export function registerFoldedEvents(): vscode.Disposable {
  const seen = new Set<string>();
  const fold = async (editor: vscode.TextEditor | undefined): Promise<void> => {
    if (!editor || editor.document.languageId !== LANGUAGE || editor.document.lineCount > MOST_LINES) return;
    const key = editor.document.uri.toString();
    if (seen.has(key) || !vscode.workspace.getConfiguration('', editor.document).get(SETTING, true)) return;
    seen.add(key);
    if (!/^\s*(?:<\?xml|<!--|<Events?\b)/.test(editor.document.lineAt(0).text)) return;
    for (const wait of WAITS_MS) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      if (vscode.window.activeTextEditor !== editor || !editor.selection.isEmpty || editor.selection.active.line > 0) return;
      await vscode.commands.executeCommand('editor.foldAllMarkerRegions');
    }
  };
  void fold(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => void fold(editor)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => seen.delete(uri.toString())),
    vscode.workspace.onDidOpenTextDocument(({ languageId }) => {
      if (languageId === LANGUAGE) void fold(vscode.window.activeTextEditor);
    }),
  );
}
