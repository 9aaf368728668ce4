import * as vscode from 'vscode';
import {
  DECODE_TEXT,
  type DecodeTextAnswer,
  type DecodeTextParams,
  DOCUMENT_FOR,
  DOCUMENT_SCHEME,
  type DocumentForParams,
} from '../../../server/src/protocol.ts';
import type { Languages } from '../platform/languages.ts';
import type { Server } from '../platform/server.ts';
import { command, inform, pick, type Shown, say, shown } from '../window/index.ts';

/** What "Decode Selection" takes from a keybinding or another extension; without it, the selection counts. */
export interface DecodeArgument {
  readonly text?: string;
}

/** Commands that decode a text which need not stand in a log of ours. They give the uri of what they opened. */
export function registerDecoding(server: Server, languages: Languages): vscode.Disposable {
  return vscode.Disposable.from(
    command('scepLogInspector.decodeSelection', (argument?: DecodeArgument) => decodeSelection(server, languages, argument)),
    command('scepLogInspector.decodeClipboard', async () => {
      const text = await vscode.env.clipboard.readText();
      return openAll(await decode(server, { text }), say('The clipboard holds no SCEP message, certificate or request.'));
    }),
  );
}

async function decodeSelection(
  server: Server,
  languages: Languages,
  argument: DecodeArgument | undefined,
): Promise<string | undefined> {
  const nothing = say('The selected text holds no SCEP message, certificate or request.');
  if (typeof argument?.text === 'string') return openAll(await decode(server, { text: argument.text }), nothing);
  const editor = vscode.window.activeTextEditor;
  if (editor?.selection.isEmpty === false) return openAll(await decode(server, selectedText(editor)), nothing);
  const uri = await messageAtCursor(server, languages);
  if (uri) return open(uri);
  return nothingToDo(say('Select the text of a message first, in any editor.'));
}

/**
 * The decoded document that a command means: the given one, the one that is open, the message at the cursor of a log, or the
 * selection of any editor. Says so where there is none.
 */
export async function chosenMessage(server: Server, languages: Languages, argument: unknown): Promise<string | undefined> {
  const given = (argument as { readonly uri?: unknown } | undefined)?.uri;
  if (typeof given === 'string' && given.startsWith(`${DOCUMENT_SCHEME}:`)) return given;
  const here = await messageAtCursor(server, languages);
  if (here) return here;
  const editor = vscode.window.activeTextEditor;
  const params = editor && (editor.selection.isEmpty ? wholeText(editor) : selectedText(editor));
  const documents = params ? await decode(server, params) : [];
  if (documents.length > 0) return pickMessage(documents);
  return nothingToDo(say('There is no message here. Put the cursor into one, or select its text.'));
}

/** The open decoded document, or that of the message at the cursor of a log. */
async function messageAtCursor(server: Server, languages: Languages): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { uri, languageId } = editor.document;
  if (isDecoded(uri)) return uri.toString();
  if (!languages.isLog(languageId)) return undefined;
  const { line, character } = editor.selection.active;
  const params: DocumentForParams = { kind: 'decoded', uri: uri.toString(), position: { line, character } };
  return (await server.request<string | null>(DOCUMENT_FOR, params)) ?? undefined;
}

/** A document of ours that shows a message. */
export function isDecoded(uri: vscode.Uri): boolean {
  return uri.scheme === DOCUMENT_SCHEME && uri.path.endsWith('.scep');
}

async function decode(server: Server, params: DecodeTextParams): Promise<DecodeTextAnswer['documents']> {
  return (await server.request<DecodeTextAnswer>(DECODE_TEXT, params)).documents;
}

function selectedText({ document, selection }: vscode.TextEditor): DecodeTextParams {
  const { line, character } = selection.start;
  return { text: document.getText(selection), origin: { uri: document.uri.toString(), position: { line, character } } };
}

function wholeText({ document }: vscode.TextEditor): DecodeTextParams {
  return { text: document.getText(), origin: { uri: document.uri.toString(), position: { line: 0, character: 0 } } };
}

async function openAll(documents: DecodeTextAnswer['documents'], nothing: Shown): Promise<string | undefined> {
  if (documents.length === 0) return nothingToDo(nothing);
  const uri = await pickMessage(documents);
  return uri === undefined ? undefined : open(uri);
}

/** One of several messages, chosen by the reader. */
async function pickMessage(documents: DecodeTextAnswer['documents']): Promise<string | undefined> {
  const [first, ...more] = documents;
  if (!first || more.length === 0) return first?.uri;
  const items = documents.map(({ uri, title }, index) => ({ label: shown(`${index + 1}. ${title}`), uri }));
  return (await pick(items, { title: say('Which message?') }))?.uri;
}

/** Opens a decoded document beside the log, so that both are in sight, or where another one is; gives its uri back. */
export async function open(uri: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const shown = vscode.window.visibleTextEditors.find((editor) => isDecoded(editor.document.uri))?.viewColumn;
  const viewColumn = shown ?? (vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active);
  await vscode.window.showTextDocument(document, { preview: true, viewColumn });
  return uri;
}

function nothingToDo(why: Shown): undefined {
  void inform(why);
}
