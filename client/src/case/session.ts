import * as vscode from 'vscode';
import {
  CASE_CHANGED,
  CASE_SUMMARY,
  type CaseChangedParams,
  type CaseState,
  type CaseSummaryAnswer,
  ENROLLMENT,
  ENROLLMENT_LINES,
  ENROLLMENTS_AT,
  type EnrollmentAnswer,
  type EnrollmentLinesAnswer,
  type EnrollmentParams,
  type EnrollmentsAtParams,
  SCAN_CASE,
  type ScanCaseAnswer,
  type ScanCaseParams,
} from '../../../server/src/protocol/case.ts';
import type { LongWatch } from '../platform/client.ts';
import type { Server } from '../platform/server.ts';

/** What the window knows of its case: `none` before any log of ours was there, `failed` where the server could not read it. */
export type CaseStage = CaseState | { readonly kind: 'none' } | { readonly kind: 'failed'; readonly message: string };

/**
 * The case of this window as its views see it. The server has it; here is kept what it said last, so that several views ask once. Nothing
 * here starts a server but `scan`.
 */
export class CaseSession implements vscode.Disposable {
  readonly #server: Server;
  readonly #changed = new vscode.EventEmitter<CaseStage>();
  /** The case says something else, or its reading came further; at most some times a second. */
  readonly onDidChange = this.#changed.event;
  #stage: CaseStage = { kind: 'none' };
  #version = -1;
  #summary: { readonly of: string; readonly answer: Promise<CaseSummaryAnswer | undefined> } | undefined;
  readonly #subscriptions: vscode.Disposable;

  constructor(server: Server) {
    this.#server = server;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      server.onNotification<CaseChangedParams>(CASE_CHANGED, ({ version, state }) => {
        this.#version = version;
        this.#show(state);
      }),
      server.onDidRestart(() => {
        this.#version = -1;
        this.#show({ kind: 'none' });
      }),
    );
  }

  /** How far the case is. */
  get stage(): CaseStage {
    return this.#stage;
  }

  /** Grows with each change of what the case says; -1 while there is none. */
  get version(): number {
    return this.#version;
  }

  /** The case as it is now; undefined while there is none. Asked again without a change, the answer is the same. */
  async summary(): Promise<CaseSummaryAnswer | undefined> {
    if (this.#version < 0) return undefined;
    const of = JSON.stringify([this.#version, this.#stage.kind]);
    if (this.#summary?.of !== of) {
      const answer = this.#server.request<CaseSummaryAnswer>(CASE_SUMMARY, undefined);
      this.#summary = { of, answer };
      answer.catch(() => {
        if (this.#summary?.answer === answer) this.#summary = undefined;
      });
    }
    return this.#summary.answer;
  }

  /** One enrollment, whole; null where the case has none of this key any more. */
  enrollment(key: string): Promise<EnrollmentAnswer | null> {
    return this.#ask(ENROLLMENT, { key } satisfies EnrollmentParams, null);
  }

  /** All lines of one enrollment in order of time. */
  lines(key: string): Promise<EnrollmentLinesAnswer | null> {
    return this.#ask(ENROLLMENT_LINES, { key } satisfies EnrollmentParams, null);
  }

  /** Keys of the enrollments that have a line between two lines of a log, from 0. */
  enrollmentsAt(uri: vscode.Uri, first: number, last: number): Promise<readonly string[]> {
    return this.#ask(ENROLLMENTS_AT, { uri: uri.toString(), first, last } satisfies EnrollmentsAtParams, []);
  }

  /** Makes some places the case of this window, and reads them. Starts the server. */
  async scan(params: Omit<ScanCaseParams, 'workDoneToken'>, watch: LongWatch): Promise<ScanCaseAnswer> {
    try {
      const answer = await this.#server.requestLong<ScanCaseAnswer>(SCAN_CASE, params, watch);
      if (answer.kind === 'failed') this.#show(answer);
      return answer;
    } catch (error) {
      if (watch.token.isCancellationRequested) return { kind: 'cancelled' };
      throw error;
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #ask<Answer>(method: string, params: unknown, otherwise: Answer): Promise<Answer> {
    return this.#version < 0 ? otherwise : this.#server.request<Answer>(method, params);
  }

  #show(stage: CaseStage): void {
    this.#stage = stage;
    this.#changed.fire(stage);
  }
}
