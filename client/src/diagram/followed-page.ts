import * as vscode from 'vscode';
import type { CaseSession } from '../case/session.ts';
import type { WebPage } from '../window/index.ts';

/** While logs are read the case changes with every file. */
const REFRESH_MS = 500;

/** A page that follows the case: `refresh` runs when what the case says changed, one at a time, and not while nobody sees the page. */
export class FollowedPage implements vscode.Disposable {
  readonly page: WebPage;
  readonly #refresh: () => Promise<void>;
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;
  #closed = false;

  constructor(page: WebPage, session: CaseSession, refresh: () => Promise<void>, closed: () => void) {
    this.page = page;
    this.#refresh = refresh;
    this.#subscriptions = vscode.Disposable.from(
      session.onDidChange(() => this.#soon()),
      page.onDidClose(() => {
        this.#closed = true;
        this.#end();
        closed();
      }),
    );
  }

  /** Draws it anew as soon as what is being drawn is there. */
  async draw(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    try {
      do {
        this.#again = false;
        await this.#refresh();
      } while (this.#again && !this.#closed);
    } finally {
      this.#running = false;
    }
  }

  dispose(): void {
    this.#end();
    this.page.dispose();
  }

  #soon(): void {
    if (this.#timer !== undefined || this.#closed || !this.page.visible) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#closed) void this.draw().catch(() => undefined); // the server ended: it says so itself, and the next change comes
    }, REFRESH_MS);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }
}
