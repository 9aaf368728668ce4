import * as vscode from 'vscode';
import { DOCUMENT_SCHEME, EXPLAIN_CODE, type ExplainCodeAnswer, type ExplainCodeParams } from '../../server/src/protocol.ts';
import type { Server } from './platform/server.ts';
import { askExplained, command, say, shown } from './window/index.ts';

/** What "Explain Code" takes from a keybinding or another extension; without it, the reader is asked. */
export interface ExplainArgument {
  readonly code?: string;
}

/** Says what a code means that the reader types or has selected, in any editor. Gives the uri of the page that it opened. */
export function registerExplaining(server: Server): vscode.Disposable {
  return command('scepLogInspector.explainCode', (argument?: ExplainArgument) => explainCode(server, argument));
}

async function explainCode(server: Server, argument: ExplainArgument | undefined): Promise<string | undefined> {
  const ask = (text: string): Promise<ExplainCodeAnswer> =>
    server.request<ExplainCodeAnswer>(EXPLAIN_CODE, { text } satisfies ExplainCodeParams);
  const code =
    typeof argument?.code === 'string'
      ? argument.code
      : await askExplained(
          say('Explain Code'),
          say('A Windows error, an HTTP status, an event, an error of iOS, an object identifier, the id of a rule …'),
          shown(selectedCode()),
          async (text) => (text.trim() === '' ? undefined : shown((await ask(text)).summary)),
        );
  if (code === undefined || code.trim() === '') return undefined;
  const { uri } = await ask(code);
  const page = vscode.Uri.parse(uri, true);
  if (page.scheme !== DOCUMENT_SCHEME) return undefined;
  await vscode.commands.executeCommand('markdown.showPreview', page);
  return uri;
}

/** A longer selection is no code. */
const LONGEST = 200;

/** What is selected, or the word at the cursor where that looks like a code. */
function selectedCode(): string {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return '';
  const { document, selection } = editor;
  if (selection.isEmpty) {
    const word = document.getWordRangeAtPosition(selection.active, /-?[\w.]+/);
    const text = word ? document.getText(word) : '';
    return /\d/.test(text) && text.length <= LONGEST ? text : '';
  }
  return selection.isSingleLine ? document.getText(selection).slice(0, LONGEST) : '';
}
