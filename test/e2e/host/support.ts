import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';

export const EXTENSION = 'scep-log-inspector.scep-log-inspector';

/** Asks `get` until it gives something; after `ms` it fails, naming what it waited for. */
export async function until<T>(what: string, get: () => T | PromiseLike<T>, ms = 15_000): Promise<NonNullable<T>> {
  for (const end = Date.now() + ms; ; ) {
    const value = await get();
    if (value) return value;
    if (Date.now() > end) assert.fail(`gave up waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Uri of a file of the workspace. */
export function fileUri(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the workspace is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace in an editor; the document has the language that detection gave it. */
export async function open(name: string, language?: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileUri(name));
  await vscode.window.showTextDocument(document);
  if (language !== undefined) await until(`${name} as ${language}`, () => document.languageId === language);
  return document;
}

/** Opens a text without a file; `language` as if the reader had chosen it. */
export async function openText(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Findings of a document, once there are any. */
export function findingsOf(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
  return until(`findings in ${path.basename(document.fileName)}`, () => {
    const found = findingsNow(document);
    return found.length > 0 ? found : undefined;
  });
}

/** The findings that are there now. What is merely malformed, or counted, has a code without a link. */
export function findingsNow(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((one) => codeOf(one).target !== '');
}

/** Where `text` starts; `nth` counts from 0. */
export function placeOf(document: vscode.TextDocument, text: string, nth = 0): vscode.Position {
  let offset = document.getText().indexOf(text);
  for (let n = 0; n < nth && offset >= 0; n++) offset = document.getText().indexOf(text, offset + 1);
  assert.ok(offset >= 0, `the document holds ${text}`);
  return document.positionAt(offset);
}

/** The hover at a place, as one Markdown text. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers
    .flatMap((hover) => hover.contents)
    .map((part) => (typeof part === 'string' ? part : part.value))
    .join('\n');
}

/** Code of a diagnostic, and the address that it links to; empty where there is none. */
export function codeOf({ code }: vscode.Diagnostic): { readonly value: string; readonly target: string } {
  if (typeof code === 'object') return { value: String(code.value), target: code.target.toString(true) };
  return { value: String(code ?? ''), target: '' };
}
