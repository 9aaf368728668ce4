import * as vscode from 'vscode';

/** True while an enrollment is selected: keys and menus that need one ask for it. */
const CONTEXT = 'scepLogInspector.enrollmentSelected';

/** The enrollment that the reader looks at, by its key in the case: whoever shows something of one enrollment follows it. */
export class SelectedEnrollment implements vscode.Disposable {
  readonly #selected = new vscode.EventEmitter<string | undefined>();
  /** Fires with the key of another enrollment, or undefined where none is selected any more. */
  readonly onDidSelectEnrollment = this.#selected.event;
  #key: string | undefined;

  get key(): string | undefined {
    return this.#key;
  }

  select(key: string | undefined): void {
    if (key === this.#key) return;
    this.#key = key;
    void vscode.commands.executeCommand('setContext', CONTEXT, key !== undefined);
    this.#selected.fire(key);
  }

  dispose(): void {
    this.#selected.dispose();
  }
}
