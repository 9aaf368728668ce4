import * as vscode from 'vscode';
import { SOURCE_OF, type SourceOfAnswer, type SourceOfParams } from '../../../server/src/protocol.ts';
import type { Server } from '../platform/server.ts';
import { isDecoded } from './decode.ts';

const PAUSE_MS = 60;

/** Marks the text of the element that the cursor of a decoded document is on, in every visible editor of its log. */
export function registerSourceHighlight(server: Server): vscode.Disposable {
  const type = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('scepLogInspector.sourceBackground'),
    border: '1px solid',
    borderColor: new vscode.ThemeColor('scepLogInspector.sourceBorder'),
    overviewRulerColor: new vscode.ThemeColor('scepLogInspector.sourceBorder'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
  let later: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  const mark = (source: SourceOfAnswer | null): void => {
    const ranges = (source?.ranges ?? []).map(
      ({ start, end }) => new vscode.Range(start.line, start.character, end.line, end.character),
    );
    for (const editor of vscode.window.visibleTextEditors) {
      const marked = editor.document.uri.toString() === source?.uri ? ranges : [];
      editor.setDecorations(type, marked);
      const [first] = marked;
      if (first) editor.revealRange(beginningOf(first), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  };

  const look = async (editor: vscode.TextEditor): Promise<void> => {
    const turn = ++latest;
    const params: SourceOfParams = { uri: editor.document.uri.toString(), line: editor.selection.active.line };
    const source = await server.request<SourceOfAnswer | null>(SOURCE_OF, params);
    if (turn === latest) mark(source);
  };

  const soon = (editor: vscode.TextEditor): void => {
    clearTimeout(later);
    later = setTimeout(() => void look(editor).catch(() => mark(null)), PAUSE_MS);
  };

  /** With no decoded document in sight there is nothing to mark. */
  const seen = (): void => {
    const decoded = vscode.window.visibleTextEditors.find(({ document }) => isDecoded(document.uri));
    if (decoded) soon(decoded);
    else if (latest > 0) mark(null);
  };

  return vscode.Disposable.from(
    type,
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (isDecoded(textEditor.document.uri)) soon(textEditor);
    }),
    vscode.window.onDidChangeVisibleTextEditors(seen),
    { dispose: () => clearTimeout(later) },
  );
}

/** So much of a long element that its beginning is well in sight. */
function beginningOf({ start, end }: vscode.Range): vscode.Range {
  const shown = Math.min(start.character + 60, end.line > start.line ? Number.POSITIVE_INFINITY : end.character);
  return new vscode.Range(start, start.with({ character: shown }));
}
