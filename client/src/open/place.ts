import * as vscode from 'vscode';
import { LIMITS } from '../../../server/src/core/limits.ts';
import { isEventLog, textUri } from './evtx.ts';

/** A place in a log; lines and characters count from 0, UTF-16. */
export interface LogPlace {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/**
 * Shows a place of a log, with the cursor there. A file that is too large for a document of VS Code is shown too, and a native event log
 * as its text; one that is shown in parts opens at its newest part. `preserveFocus`: the reader stays where they are, in a list of places.
 * `viewColumn`: where it is shown, if not in front of what is there.
 */
export async function openPlace(
  { uri, line, character }: LogPlace,
  preserveFocus = false,
  viewColumn?: vscode.ViewColumn,
): Promise<void> {
  const file = vscode.Uri.parse(uri, true);
  const selection = new vscode.Range(line, character, line, character);
  const options = { selection, preserveFocus, preview: true, ...(viewColumn === undefined ? {} : { viewColumn }) };
  const size = await sizeOf(file);
  if (size > (isEventLog(file) ? LIMITS.shownWholeBytes - 1 : LIMITS.documentBytes)) {
    await vscode.commands.executeCommand('vscode.open', file, options);
    return;
  }
  // As a document, since VS Code asks before it opens a file of some 10 MB by itself in a remote window.
  const document = await vscode.workspace.openTextDocument(isEventLog(file) ? textUri(file) : file);
  await vscode.window.showTextDocument(document, options);
}

/** 0 for what is gone: whoever opens it says so. */
async function sizeOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return 0;
  }
}
