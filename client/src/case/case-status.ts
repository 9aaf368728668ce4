import type * as vscode from 'vscode';
import { barItem, say } from '../window/index.ts';
import type { CaseSession } from './session.ts';

/** While logs are read the case changes with every file. */
const REFRESH_MS = 400;

/** The item of the status bar that says how the case stands: "3 of 12 enrollments failed". It leads to the verdict; without a case it is hidden. */
export class CaseStatus implements vscode.Disposable {
  readonly #session: CaseSession;
  readonly #item = barItem('scepLogInspector.caseStatus', say('SCEP case'), 'scepLogInspector.showEnrollments');
  readonly #subscription: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(session: CaseSession) {
    this.#session = session;
    this.#subscription = session.onDidChange(() => {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        void this.#show().catch(() => this.#item.hide()); // whoever restarts the server says why
      }, REFRESH_MS);
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#item.dispose();
  }

  async #show(): Promise<void> {
    const { stage } = this.#session;
    if (stage.kind === 'scanning') {
      const words = say('{0} of {1} logs', stage.done, stage.all);
      const detail = say('Reading the logs of the case: {0}', stage.file);
      this.#item.show({
        icon: 'sync~spin',
        words,
        detail,
        spoken: say('Reading the logs of the case: {0} of {1}', stage.done, stage.all),
      });
      return;
    }
    const summary = await this.#session.summary();
    if (!summary || summary.logs.length === 0 || this.#session.stage.kind === 'none') return this.#item.hide();
    const { attempts, failed } = summary.summary;
    const words = attempts === 0 ? say('No enrollment recognised') : say('{0} of {1} enrollments failed', failed, attempts);
    const [verdict] = summary.verdict;
    const detail = verdict === undefined ? words : say('{0}', verdict);
    this.#item.show({
      icon: failed > 0 ? 'error' : attempts === 0 ? 'question' : 'info',
      words,
      detail,
      spoken: say('SCEP case: {0}', words),
    });
  }
}
