import * as vscode from 'vscode';
import { CASE_CHARTS, type CaseChartsAnswer } from '../../../server/src/protocol/picture.ts';
import type { CaseSession } from '../case/session.ts';
import type { Server } from '../platform/server.ts';
import { type FromOverview, type OverviewWords, readFromOverview, type ToOverview } from '../webview/overview-messages.ts';
import { openWebPage, restoreWebPages, say, type WebPage } from '../window/index.ts';
import { FollowedPage } from './followed-page.ts';

const KIND = { viewType: 'scepLogInspector.overview', script: 'overview-page.js' } as const;

/** The page with the numbers of the case: there is one. */
export class OverviewPage implements vscode.Disposable {
  readonly #server: Server;
  readonly #session: CaseSession;
  readonly #extension: vscode.Uri;
  readonly #restorer: vscode.Disposable;
  #followed: FollowedPage | undefined;
  #charts: CaseChartsAnswer['charts'] | undefined;

  constructor(server: Server, session: CaseSession, extension: vscode.Uri) {
    this.#server = server;
    this.#session = session;
    this.#extension = extension;
    this.#restorer = restoreWebPages(KIND, extension, (page) => this.#take(page));
  }

  async show(): Promise<void> {
    if (!this.#followed) {
      this.#take(openWebPage(KIND, this.#extension, say('Case overview'), vscode.ViewColumn.Active));
      return; // it is drawn when its script is there
    }
    this.#followed.page.reveal();
    await this.#followed.draw();
  }

  dispose(): void {
    this.#restorer.dispose();
    this.#followed?.dispose();
  }

  #take(page: WebPage): void {
    this.#followed?.dispose();
    this.#followed = new FollowedPage(page, this.#session, {
      draw: () => this.#draw(),
      hear: (message) => this.#hear(readFromOverview(message)),
      closed: () => {
        this.#followed = undefined;
      },
    });
  }

  #hear(message: FromOverview | undefined): void {
    if (message?.kind === 'ready') void this.#followed?.draw();
    else if (message) void this.#filter(message.chart, message.bar);
  }

  /** The list of enrollments shows those of a bar. What the filter is comes from the server, not from the page. */
  async #filter(chart: number, bar: number): Promise<void> {
    const filter = this.#charts?.[chart]?.bars[bar]?.filter;
    if (filter) await vscode.commands.executeCommand('scepLogInspector.filterEnrollments', filter);
  }

  async #draw(): Promise<void> {
    const { stage } = this.#session;
    const summary = await this.#session.summary();
    const answer = summary && (await this.#server.request<CaseChartsAnswer | null>(CASE_CHARTS, {}));
    if (!summary || !answer) {
      const text = stage.kind === 'failed' ? stage.message : say('No log of a case was read yet.');
      this.#post({ kind: 'notice', text, clear: !this.#charts });
      return;
    }
    this.#charts = answer.charts;
    const { verdict, state } = summary;
    const reading =
      state.kind === 'scanning' ? { progress: say('Reading {0} of {1}: {2}', state.done, state.all, state.file) } : {};
    this.#post({ kind: 'overview', shown: { ...answer, verdict, ...reading }, words: overviewWords() });
  }

  #post(message: ToOverview): void {
    this.#followed?.page.post(message);
  }
}

function overviewWords(): OverviewWords {
  return {
    numbers: say('The numbers as a table'),
    filter: say('Show these enrollments in the list: {0}', '{0}'),
    looks: {
      failed: say('failed'),
      pending: say('waiting for the CA'),
      unknown: say('not known how it ended'),
      issued: say('issued'),
    },
  };
}
