import * as vscode from 'vscode';
import { own } from '../../../server/src/core/text/secrets/index.ts';
import { shorten, visible } from '../../../server/src/core/text/visible.ts';
import { say } from './say.ts';
import type { Shown } from './shown.ts';

/** Says something, with buttons; gives the one that was pressed. */
export function inform(text: Shown, ...buttons: readonly Shown[]): Thenable<Shown | undefined> {
  return vscode.window.showInformationMessage(text, ...buttons);
}

/** Says that something is not as it should be. */
export function warn(text: Shown, ...buttons: readonly Shown[]): Thenable<Shown | undefined> {
  return vscode.window.showWarningMessage(text, ...buttons);
}

/** Says that something failed. */
export function complain(text: Shown): void {
  void vscode.window.showErrorMessage(text);
}

const BRIEFLY_MS = 4000;

/** Says something in the status bar, for a moment. */
export function mention(text: Shown): void {
  vscode.window.setStatusBarMessage(text, BRIEFLY_MS);
}

const MOST_OF_SECRET = 10_000;

/**
 * Shows a secret that the reader asked for; true: it is to be copied. A dialog reads no links and no icons, so the secret stands there
 * as it is, but for what cannot be seen.
 */
export async function reveal(title: Shown, secret: string, nature: string): Promise<boolean> {
  const copy = say('Copy');
  const detail = `${shorten(visible(own(secret)), MOST_OF_SECRET)}\n\n${say('Its form: {0}', nature)}`;
  return (await vscode.window.showInformationMessage(title, { modal: true, detail }, copy)) === copy;
}
