import * as vscode from 'vscode';
import { BYTES_OF, type BytesAnswer, type BytesParams } from '../../../server/src/protocol/reading.ts';
import { DOCUMENT_SCHEME } from '../../../server/src/protocol.ts';
import type { Languages } from '../platform/languages.ts';
import type { Server } from '../platform/server.ts';
import { command, inform, say } from '../window/index.ts';
import { chosenMessage, isDecoded } from './decode.ts';

const PAUSE_MS = 60;

/** The command "Show Bytes of Message", and the mark in its document: the bytes of the element that the cursor of the decoded message is on. */
export function registerBytes(server: Server, languages: Languages): vscode.Disposable {
  const type = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('scepLogInspector.sourceBackground'),
    border: '1px solid',
    borderColor: new vscode.ThemeColor('scepLogInspector.sourceBorder'),
  });
  let later: ReturnType<typeof setTimeout> | undefined;

  const show = async (argument?: unknown): Promise<void> => {
    const uri = await chosenMessage(server, languages, argument);
    const answer = uri && (await ask(server, { uri, line: 0 }));
    if (uri && !answer) void inform(say('There are no bytes to show here.'));
    if (!answer) return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(answer.uri, true));
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true });
    follow();
  };

  const mark = async (decoded: vscode.TextEditor): Promise<void> => {
    const line = decoded.selection.active.line;
    const answer = await ask(server, { uri: decoded.document.uri.toString(), line });
    for (const editor of vscode.window.visibleTextEditors.filter(isOfBytes)) {
      const isIts = editor.document.uri.toString() === (answer && vscode.Uri.parse(answer.uri, true).toString());
      const ranges = (isIts ? (answer?.ranges ?? []) : []).map((at) => new vscode.Range(at.line, at.start, at.line, at.end));
      editor.setDecorations(type, ranges);
      const [first] = ranges;
      if (first) editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  };

  const follow = (): void => {
    const decoded = vscode.window.visibleTextEditors.find(({ document }) => isDecoded(document.uri));
    if (!decoded || !vscode.window.visibleTextEditors.some(isOfBytes)) return;
    clearTimeout(later);
    later = setTimeout(() => void mark(decoded).catch(() => undefined), PAUSE_MS);
  };

  return vscode.Disposable.from(
    type,
    command('scepLogInspector.showBytes', show),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (isDecoded(textEditor.document.uri)) follow();
    }),
    vscode.window.onDidChangeVisibleTextEditors(follow),
    { dispose: () => clearTimeout(later) },
  );
}

function ask(server: Server, params: BytesParams): Promise<BytesAnswer> {
  return server.request<BytesAnswer>(BYTES_OF, params);
}

function isOfBytes({ document: { uri } }: vscode.TextEditor): boolean {
  return uri.scheme === DOCUMENT_SCHEME && uri.path.startsWith('/bytes/');
}
