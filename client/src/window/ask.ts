import * as vscode from 'vscode';
import type { Shown } from './shown.ts';

/** A row of a list, which may carry more than its words. */
export interface Choice {
  readonly label: Shown;
  readonly description?: Shown;
  readonly detail?: Shown;
  /** Where several may be picked: it is already. */
  readonly picked?: boolean;
}

export interface Question {
  readonly title: Shown;
  readonly placeHolder?: Shown;
}

/** Has the reader pick one row; undefined: none. What is typed is looked for in labels and details. */
export function pick<T extends Choice>(rows: readonly T[], question: Question): Thenable<T | undefined> {
  return vscode.window.showQuickPick(rows, { ...question, matchOnDetail: true });
}

/** Has the reader pick any rows; undefined: the reader left. */
export function pickSome<T extends Choice>(rows: readonly T[], question: Question): Thenable<T[] | undefined> {
  return vscode.window.showQuickPick(rows, { ...question, canPickMany: true });
}

/** Has the reader type a text. `value` stands there at first. */
export function askText(title: Shown, prompt: Shown, value?: Shown): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title, prompt, ...(value === undefined ? {} : { value }) });
}

/** Has the reader type a text, and says below it what `explain` says of what is there. `value` stands there at first. */
export function askExplained(
  title: Shown,
  prompt: Shown,
  value: Shown,
  explain: (text: string) => Promise<Shown | undefined>,
): Thenable<string | undefined> {
  const validateInput = async (text: string) => {
    const message = await explain(text);
    return message && { message, severity: vscode.InputBoxValidationSeverity.Info };
  };
  return vscode.window.showInputBox({ title, prompt, value, validateInput });
}

/** Has the reader type a password, which may have to be fetched from elsewhere first. */
export function askPassword(title: Shown, prompt: Shown): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title, prompt, password: true, ignoreFocusOut: true });
}

/** Endings under the word that a dialog shows for them. */
export interface Kind {
  readonly name: Shown;
  readonly endings: readonly string[];
}

/** Has the reader choose a file. */
export async function askFile(title: Shown, openLabel?: Shown, kind?: Kind): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title,
    canSelectMany: false,
    ...(openLabel ? { openLabel } : {}),
    ...(kind ? { filters: { [kind.name]: [...kind.endings] } } : {}),
  });
  return picked?.[0];
}

/** Has the reader choose a folder. */
export async function askFolder(title: Shown, openLabel: Shown): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title,
    openLabel,
    canSelectFolders: true,
    canSelectFiles: false,
    canSelectMany: false,
  });
  return picked?.[0];
}

/** Has the reader say where to save a file. */
export function askTarget(title: Shown, kinds: readonly Kind[], proposed?: vscode.Uri): Thenable<vscode.Uri | undefined> {
  const filters = Object.fromEntries(kinds.map(({ name, endings }) => [name, [...endings]]));
  return vscode.window.showSaveDialog({ title, filters, ...(proposed ? { defaultUri: proposed } : {}) });
}
