import type { Connection } from 'vscode-languageserver';
import type { CaseSnapshot } from '../../core/case/model.ts';
import type { FarCase } from '../../workspace/model.ts';
import type { ShownDiagnostic } from '../answer/answers.ts';
import { closedDiagnosticsOf, diagnosticsOf } from '../features/diagnostics.ts';
import { foundIn } from '../log/found-log.ts';
import type { LogStore, OpenLog } from '../log/log-store.ts';
import { Slices } from '../log/slices.ts';
import type { Session } from '../session/session.ts';
import { type FailureLog, failureLog } from './failure-log.ts';
import { ShownPages } from './shown-pages.ts';

const FIRST_WAIT_MS = 10;
const LEAST_WAIT_MS = 60;
const LONGEST_WAIT_MS = 1500;
/** Somebody who types or scrolls is not made to wait for a long case. */
const CASE_WAIT_MS = 1000;

/**
 * Pushes diagnostics after a log was opened or changed. It waits for a pause in the changes, the longer the more an analysis
 * costs. A client that pulls is left to pull: from its first question on, nothing is pushed, so that nothing shows twice.
 */
export class Publisher {
  /** The pages of ours that are open. */
  readonly pages: ShownPages;
  readonly #connection: Connection;
  readonly #log: FailureLog;
  readonly #session: () => Session;
  readonly #ready: Promise<void>;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #published = new Set<string>();
  /** The documents with findings of each large log. */
  readonly #large = new Map<string, readonly string[]>();
  /** Logs on disk whose diagnostics are to be pushed. */
  readonly #closed = new Set<string>();
  #pushing = false;
  #shown: (uri: string) => void = () => undefined;
  #judgedAnew: () => void = () => undefined;
  readonly #makeFar: (() => FarCase) | undefined;
  #pulled = false;
  #judging: ReturnType<typeof setTimeout> | undefined;

  /** Nothing is pushed before `ready`: the reader's settings decide what to show. `makeFar`: a thread for a case that is long. */
  constructor(connection: Connection, session: () => Session, ready: Promise<void>, makeFar?: () => FarCase) {
    this.#connection = connection;
    this.#log = failureLog(connection.console);
    this.#session = session;
    this.pages = new ShownPages(connection, session, this.#log);
    this.#ready = ready;
    this.#makeFar = makeFar;
  }

  /** Calls back whenever the diagnostics of an open log were given out. */
  onShown(run: (uri: string) => void): void {
    this.#shown = run;
  }

  /** Calls back whenever the case says something else than before. */
  onJudged(run: () => void): void {
    this.#judgedAnew = run;
  }

  opened(uri: string): void {
    this.#later(uri, FIRST_WAIT_MS);
  }

  changed(uri: string, logs: LogStore): void {
    this.#later(uri, Math.min(LONGEST_WAIT_MS, Math.max(LEAST_WAIT_MS, 2 * logs.cost(uri))));
  }

  closed(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    this.#clear(uri);
    const { large, logs } = this.#session();
    const part = large.partOf(uri);
    if (part) this.large(part.log.uri);
    const { nameOf, uriOf } = logs.judgedCase();
    const onDisk = uriOf(nameOf(uri));
    if (onDisk !== undefined) this.onDisk([onDisk]);
    this.refreshCase();
  }

  /** Settings changed: everything is shown anew. */
  refresh(): void {
    const { client, logs } = this.#session();
    if (this.#pulled && client.refreshDiagnostics) void this.#connection.languages.diagnostics.refresh();
    for (const uri of logs.uris()) this.#later(uri, FIRST_WAIT_MS);
    for (const uri of this.#large.keys()) this.large(uri);
  }

  /**
   * A log that is too large for the editor was read from disk, or forgotten. Its diagnostics are always pushed: nobody could pull
   * them. Those of a part that is open are its own.
   */
  large(uri: string): void {
    const { large, logs } = this.#session();
    const log = large.get(uri);
    const byDocument = new Map<string, ShownDiagnostic[]>();
    const found =
      !log || logs.isOpen(uri) ? [] : (large.isShown(uri) ? diagnosticsOf : closedDiagnosticsOf)(log, this.#session());
    for (const { uri: document, diagnostic } of found) {
      const known = byDocument.get(document);
      if (known) known.push(diagnostic);
      else byDocument.set(document, [diagnostic]);
    }
    const cleared = this.#large.get(uri)?.filter((one) => !byDocument.has(one) && !this.#published.has(one)) ?? [];
    for (const document of cleared) void this.#connection.sendDiagnostics({ uri: document, diagnostics: [] });
    for (const [document, diagnostics] of byDocument) {
      if (logs.textOf(document) === undefined) void this.#connection.sendDiagnostics({ uri: document, diagnostics });
    }
    if (log) this.#large.set(uri, [...byDocument.keys()]);
    else this.#large.delete(uri);
    this.pages.about(uri);
  }

  /** The same of some logs, one after the other, while others are answered. */
  onDisk(uris: readonly string[]): void {
    for (const uri of uris) this.#closed.add(uri);
    if (this.#pushing) return;
    this.#pushing = true;
    const push = async (): Promise<void> => {
      const slices = new Slices();
      try {
        await this.#ready;
        for (const uri of this.#closed) {
          this.#closed.delete(uri);
          this.large(uri);
          await slices.pause();
        }
      } finally {
        this.#pushing = false;
      }
    };
    void push().catch((error: unknown) => this.#log.error('diagnostics', error));
  }

  /** The case has other logs, or other certificates, than before: what it says now is shown, where it is long only when nobody waits. */
  refreshCase(): void {
    if (this.#session().logs.judgesAtOnce()) void this.judgeCase();
    else this.#judgeLater();
  }

  /** Judges the case, at once where it is short, and shows the logs anew in which it says something else than before. Never rejects. */
  async judgeCase(): Promise<void> {
    const { logs } = this.#session();
    const make = this.#makeFar;
    const before = logs.judgedCase().snapshot;
    try {
      const changed = logs.judgesAtOnce() || !make ? logs.judgeCase() : await logs.judgeFar(make);
      this.#showAnew(changed);
      this.#tellJudged(before);
    } catch (error) {
      this.#log.error('case', error);
    }
  }

  #tellJudged(before: CaseSnapshot): void {
    const { logs } = this.#session();
    for (const fault of logs.takeCaseFaults()) this.#log.error('case', fault);
    if (logs.judgedCase().snapshot === before) return;
    this.#judgedAnew();
    this.pages.ofEnrollments();
  }

  /** An open log says more than it did, without having changed. */
  lookedAgain(uri: string): void {
    const { client } = this.#session();
    if (!this.#pulled) this.#later(uri, 0);
    else if (client.refreshDiagnostics) void this.#connection.languages.diagnostics.refresh();
    const failed = (error: unknown): void => this.#log.error('refresh', error);
    if (client.refreshCodeLens) this.#connection.sendRequest('workspace/codeLens/refresh').catch(failed);
    if (client.refreshInlayHints) this.#connection.languages.inlayHint.refresh().catch(failed);
  }

  /** What the whole of a log says is known: its parts that are open may say more, or less, than they did. */
  confirmed(uri: string): void {
    const { client, large, logs } = this.#session();
    const open = logs.uris().filter((document) => large.partOf(document)?.log.uri === uri);
    for (const document of open) {
      logs.lookAgain(document);
      this.#later(document, FIRST_WAIT_MS);
    }
    const failed = (error: unknown): void => this.#log.error('refresh', error);
    if (open.length > 0 && client.refreshCodeLens) this.#connection.sendRequest('workspace/codeLens/refresh').catch(failed);
  }

  /** The answer to a pull. */
  pull(uri: string): ShownDiagnostic[] {
    if (!this.#pulled) {
      this.#pulled = true;
      for (const pushed of this.#published) this.#clear(pushed);
    }
    const log = this.#inCase(uri);
    const diagnostics = log ? this.#diagnosticsOf(log) : [];
    if (log) this.#clearOnDisk(uri);
    this.#shown(uri);
    return diagnostics;
  }

  #later(uri: string, wait: number): void {
    clearTimeout(this.#waiting.get(uri));
    const publish = async (): Promise<void> => {
      this.#waiting.delete(uri);
      await this.#ready;
      if (!this.#waiting.has(uri)) this.#publish(uri);
    };
    const report = (error: unknown): void => this.#log.error('diagnostics', error);
    this.#waiting.set(
      uri,
      setTimeout(() => void publish().catch(report), wait),
    );
  }

  #publish(uri: string): void {
    if (this.#pulled) return;
    const log = this.#inCase(uri);
    if (!log) {
      this.#clear(uri);
      return;
    }
    this.#published.add(uri);
    this.#clearOnDisk(uri);
    void this.#connection.sendDiagnostics({ uri, version: log.version, diagnostics: this.#diagnosticsOf(log) });
    for (const fault of log.analysis.faults) this.#log.error(uri, fault);
    this.pages.about(uri);
    this.#shown(uri);
  }

  /**
   * The log with what all open logs say together; the others are shown anew where that concerns them. Where they are so long that this takes a
   * while, the log is shown with what it says by itself first, and the case is judged when nothing was shown for a moment.
   */
  #inCase(uri: string): OpenLog | undefined {
    const { logs } = this.#session();
    const log = logs.get(uri);
    if (!log) return undefined;
    if (!logs.judgesAtOnce()) {
      this.#judgeLater();
      return log;
    }
    this.#showAnew(this.#judge().filter((other) => other !== uri));
    return logs.get(uri);
  }

  #judgeLater(): void {
    clearTimeout(this.#judging);
    this.#judging = setTimeout(() => void this.judgeCase(), CASE_WAIT_MS);
  }

  /** Judges a short case; gives the logs in which it says something else than before. */
  #judge(): readonly string[] {
    const { logs } = this.#session();
    const before = logs.judgedCase().snapshot;
    try {
      const changed = logs.judgeCase();
      this.#tellJudged(before);
      return changed;
    } catch (error) {
      this.#log.error('case', error);
      return [];
    }
  }

  #showAnew(uris: readonly string[]): void {
    const { client, large, logs } = this.#session();
    const isOpen = (uri: string): boolean => logs.textOf(uri) !== undefined;
    const open = uris.filter(isOpen);
    for (const uri of uris) {
      if (isOpen(uri) || !large.get(uri)) continue;
      this.onDisk([uri]);
      if (large.isShown(uri)) this.confirmed(uri);
    }
    if (!this.#pulled) for (const uri of open) this.#later(uri, 0);
    else if (open.length > 0 && client.refreshDiagnostics) void this.#connection.languages.diagnostics.refresh();
  }

  #diagnosticsOf(log: OpenLog): ShownDiagnostic[] {
    return diagnosticsOf(foundIn(log), this.#session()).map(({ diagnostic }) => diagnostic);
  }

  /** An open text says its own findings: those of its file go, also where the file has another uri. */
  #clearOnDisk(uri: string): void {
    const { nameOf } = this.#session().logs.judgedCase();
    const name = nameOf(uri);
    for (const [log, documents] of this.#large) {
      if (nameOf(log) !== name) continue;
      const others = this.#pulled ? documents : documents.filter((document) => document !== uri);
      for (const document of others) void this.#connection.sendDiagnostics({ uri: document, diagnostics: [] });
      this.#large.delete(log);
    }
  }

  #clear(uri: string): void {
    if (this.#published.delete(uri)) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
