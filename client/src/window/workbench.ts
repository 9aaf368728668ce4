import * as vscode from 'vscode';
import { reasonOf } from './say.ts';
import { type Shown, shown } from './shown.ts';

/** Registers a command. Whatever it fails with, VS Code shows in a message of its own: only words of it get there. */
export function command<Args extends unknown[]>(id: string, run: (...args: Args) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: Args) => {
    try {
      return await run(...args);
    } catch (error) {
      const reason = reasonOf(error);
      throw error instanceof Error && error.message === reason ? error : new Error(reason);
    }
  });
}

/** Adds a folder to the workspace, behind the others. */
export function addFolder(uri: vscode.Uri, name: Shown): void {
  vscode.workspace.updateWorkspaceFolders(vscode.workspace.workspaceFolders?.length ?? 0, 0, { uri, name });
}

/** A path for the eyes: tabs, and messages of VS Code itself, show its last part. */
export function pathToShow(path: string): string {
  return shown(path, Number.POSITIVE_INFINITY);
}

/** Words above the first line of a document that run a command. */
export interface Lens {
  readonly title: Shown;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** Shows lenses above the documents of a scheme. */
export function registerLenses(scheme: string, lenses: (document: vscode.Uri) => Promise<readonly Lens[]>): vscode.Disposable {
  const above = new vscode.Range(0, 0, 0, 0);
  return vscode.languages.registerCodeLensProvider(
    { scheme },
    {
      provideCodeLenses: async ({ uri }) =>
        (await lenses(uri)).map((lens) => new vscode.CodeLens(above, { ...lens, arguments: [...(lens.arguments ?? [])] })),
    },
  );
}

/** The item of the status bar that tells of the language of a document. */
export interface StatusItem extends vscode.Disposable {
  show(text: Shown, detail: Shown, spoken: Shown): void;
}

export function statusItem(
  id: string,
  selector: vscode.DocumentSelector,
  name: Shown,
  change: { readonly command: string; readonly title: Shown },
): StatusItem {
  const item = vscode.languages.createLanguageStatusItem(id, selector);
  item.name = name;
  item.command = change;
  return {
    show(text, detail, spoken) {
      item.text = text;
      item.detail = detail;
      item.accessibilityInformation = { label: spoken };
    },
    dispose: () => item.dispose(),
  };
}

/** What an item of the status bar shows: an icon and words, more of it under the mouse, and what a screen reader says. */
export interface BarWords {
  readonly icon: string;
  readonly words: Shown;
  readonly detail: Shown;
  readonly spoken: Shown;
}

/** An item of the status bar that tells of the window, and runs a command. */
export interface BarItem extends vscode.Disposable {
  show(said: BarWords): void;
  hide(): void;
}

export function barItem(id: string, name: Shown, run: string): BarItem {
  const item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left);
  item.name = name;
  item.command = run;
  return {
    show({ icon, words, detail, spoken }) {
      item.text = `$(${icon}) ${words}`;
      item.tooltip = detail;
      item.accessibilityInformation = { label: spoken, role: 'button' };
      item.show();
    },
    hide: () => item.hide(),
    dispose: () => item.dispose(),
  };
}
