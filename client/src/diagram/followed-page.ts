import * as vscode from 'vscode';
import type { CaseSession } from '../case/session.ts';
import type { WebPage } from '../window/index.ts';

/** While logs are read the case changes with every file. */
const REFRESH_MS = 500;

/** What a page shows and hears. */
export interface PageWork {
  /** Draws it. */
  draw(): Promise<void>;
  /** A message of the page; none comes after its end. */
  hear(message: unknown): void;
  /** It was closed by the reader. */
  closed(): void;
}

/** A page that follows the case: it is drawn when what the case says changed, one drawing at a time, and not while nobody sees it. */
export class FollowedPage implements vscode.Disposable {
  readonly page: WebPage;
  readonly #work: PageWork;
  readonly #subscriptions: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;
  #ended = false;

  constructor(page: WebPage, session: CaseSession, work: PageWork) {
    this.page = page;
    this.#work = work;
    this.#subscriptions = vscode.Disposable.from(
      session.onDidChange(() => this.#soon()),
      page.onDidClose(() => {
        if (this.#ended) return;
        this.#end();
        work.closed();
      }),
    );
    page.onMessage((message) => {
      if (!this.#ended) work.hear(message);
    });
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
        await this.#work.draw();
      } while (this.#again && !this.#ended);
    } finally {
      this.#running = false;
    }
  }

  dispose(): void {
    this.#end();
    this.page.dispose();
  }

  #soon(): void {
    if (this.#timer !== undefined || this.#ended || !this.page.visible) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#ended) void this.draw().catch(() => undefined); // the server ended: it says so itself, and the next change comes
    }, REFRESH_MS);
  }

  #end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }
}
