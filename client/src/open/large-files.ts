import * as vscode from 'vscode';
import { detectLog } from '../../../server/src/core/detect.ts';
import { parsePartUri } from '../../../server/src/core/evtx/index.ts';
import { LIMITS } from '../../../server/src/core/limits.ts';
import {
  ANALYZE_FILE,
  type AnalyzeFileAnswer,
  type AnalyzeFileParams,
  FORGET_FILE,
  type ForgetFileParams,
} from '../../../server/src/protocol.ts';
import type { Server } from '../platform/server.ts';
import { activeTextUri, textTabs } from '../platform/tabs.ts';
import { askFile, command, progressNotification, reasonOf, say } from '../window/index.ts';
import { nameOf } from './bundle-uri.ts';
import { tellLarge } from './large-words.ts';

/** Names that logs of ours have; others are not looked at. */
const MAY_BE_LOG = /\.(?:log|lo_|txt|svclog|xml|csv|json|jsonl|ndjson)(?:\.\d{1,4})?$/i;
/** A tab that is moved, or replaced by a list of its findings, is closed for a moment. */
const CLOSED_MS = 500;
/** True while the editor that has the focus shows a large log whose findings are there. */
const CONTEXT = 'scepLogInspector.largeLog';

/**
 * What is known of a file in a tab, for as long as the tab is there, or that of the list of its findings, which may have replaced
 * it. `passed`: the file is small, another's, or cannot be read.
 */
type Known =
  | { readonly kind: 'looking' | 'passed' }
  | { readonly kind: 'done'; readonly list: string }
  | { readonly kind: 'running'; readonly cancel: vscode.CancellationTokenSource };

/** Finds the logs among the tabs for which VS Code gives no document, and has the server read them from disk. */
export class LargeFiles implements vscode.Disposable {
  readonly #server: Server;
  readonly #known = new Map<string, Known>();
  /** Files of which it was said that they cannot be read where they lie. */
  readonly #told = new Set<string>();
  readonly #subscriptions: vscode.Disposable;
  /** What `CONTEXT` is. */
  #shown = false;
  #closing: ReturnType<typeof setTimeout> | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.tabGroups.onDidChangeTabs(() => this.#look()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#showActive()),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#gotDocument(uri)),
      server.onDidRestart(() => this.#analyzeAgain()),
      command('scepLogInspector.analyzeLargeFile', () => this.#command()),
    );
    this.#look();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    clearTimeout(this.#closing);
    for (const key of this.#known.keys()) this.#cancel(key);
  }

  /** The tabs changed: new files are looked at, those of closed tabs are forgotten. */
  #look(): void {
    clearTimeout(this.#closing);
    this.#closing = setTimeout(() => this.#forgetClosed(), CLOSED_MS);
    for (const tab of textTabs()) {
      const uri = logOf(tab);
      const key = uri.toString();
      const inParts = uri !== tab;
      if (this.#known.has(key) || !(inParts || MAY_BE_LOG.test(uri.path))) continue;
      this.#known.set(key, { kind: 'looking' });
      void (inParts ? this.#analyze(uri, 'noticed') : this.#consider(uri));
    }
    this.#showActive();
  }

  #forgetClosed(): void {
    const open = new Set(textTabs().map((tab) => logOf(tab).toString()));
    for (const [key, known] of this.#known) {
      if (!open.has(key) && !(known.kind === 'done' && open.has(known.list))) this.#forget(key);
    }
  }

  async #consider(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const large = await isLarge(uri);
    if (this.#known.get(key)?.kind !== 'looking') return;
    this.#known.set(key, { kind: 'passed' });
    const named = detectLog({ head: '', fileName: uri.path }) !== undefined;
    const byContent = vscode.workspace.getConfiguration('scepLogInspector').get<boolean>('detection.enabled', true);
    if (!large || !(named || byContent)) return;
    if (uri.scheme === 'file') await this.#analyze(uri, 'noticed');
    else if (named && !this.#told.has(key)) {
      this.#told.add(key);
      tellLarge(nameOf(uri), { kind: 'elsewhere' });
    }
  }

  /** `asked`: by the reader, who then wants an answer in any case. */
  async #analyze(uri: vscode.Uri, why: 'noticed' | 'asked'): Promise<void> {
    const key = uri.toString();
    const before = this.#known.get(key);
    this.#cancel(key);
    const cancel = new vscode.CancellationTokenSource();
    const running: Known = { kind: 'running', cancel };
    this.#known.set(key, running);
    const name = nameOf(uri);
    const notification = progressNotification(say('Analysing {0}', name), cancel);
    const answer = await this.#ask({ uri: key }, cancel.token, notification.report);
    notification.end();
    if (this.#known.get(key) !== running) return; // closed, or asked for again
    this.#known.set(key, knownAfter(answer, before));
    cancel.dispose();
    this.#showActive();
    if (why === 'asked' || (answer.kind !== 'foreign' && answer.kind !== 'cancelled')) tellLarge(name, answer);
  }

  async #ask(
    params: AnalyzeFileParams,
    token: vscode.CancellationToken,
    progress: (percentage: number) => void,
  ): Promise<AnalyzeFileAnswer> {
    try {
      return await this.#server.requestLong<AnalyzeFileAnswer>(ANALYZE_FILE, params, { token, progress });
    } catch (error) {
      if (token.isCancellationRequested) return { kind: 'cancelled' };
      return { kind: 'failed', message: reasonOf(error) };
    }
  }

  /** VS Code made a document of it after all, since its characters take several bytes: it is as any other log. */
  #gotDocument(uri: vscode.Uri): void {
    const key = uri.toString();
    const known = this.#known.get(key);
    if (!known || known.kind === 'passed') return;
    this.#forget(key);
    this.#known.set(key, { kind: 'passed' });
  }

  /** Only what had been read: a log that ended the server is not read again. */
  #analyzeAgain(): void {
    for (const [key, { kind }] of this.#known) if (kind === 'done') void this.#analyze(vscode.Uri.parse(key, true), 'noticed');
  }

  #forget(key: string): void {
    const kind = this.#known.get(key)?.kind;
    this.#cancel(key);
    this.#known.delete(key);
    if (kind !== 'done' && kind !== 'running') return;
    void this.#server.notify(FORGET_FILE, { uri: key } satisfies ForgetFileParams);
  }

  #cancel(key: string): void {
    const known = this.#known.get(key);
    if (known?.kind === 'running') known.cancel.cancel();
  }

  #showActive(): void {
    const active = activeTextUri();
    const shown = active !== undefined && this.#known.get(logOf(active).toString())?.kind === 'done';
    if (shown === this.#shown) return;
    this.#shown = shown;
    void vscode.commands.executeCommand('setContext', CONTEXT, shown);
  }

  /** The active tab, if it is a large file; else one that the reader picks, which is opened first. */
  async #command(): Promise<void> {
    const active = activeTextUri();
    if (active && logOf(active) !== active) return this.#analyze(logOf(active), 'asked');
    const uri = active && (await isLarge(active)) ? active : await pickFile();
    if (!uri) return;
    const name = nameOf(uri);
    if (uri.scheme !== 'file') return tellLarge(name, { kind: 'elsewhere' });
    const large = await isLarge(uri);
    if (large) this.#known.set(uri.toString(), { kind: 'passed' }); // so that its tab starts nothing
    if (uri !== active) await vscode.commands.executeCommand('vscode.open', uri);
    if (!large) return tellLarge(name, { kind: 'small' });
    await this.#analyze(uri, 'asked');
  }
}

/** What was read before stays true where a new reading was cancelled. */
function knownAfter(answer: AnalyzeFileAnswer, before: Known | undefined): Known {
  if (answer.kind === 'log') return { kind: 'done', list: vscode.Uri.parse(answer.list, true).toString() };
  return answer.kind === 'cancelled' && before?.kind === 'done' ? before : { kind: 'passed' };
}

/** The log whose part a tab shows; any other file itself. */
function logOf(tab: vscode.Uri): vscode.Uri {
  const part = parsePartUri(tab.toString());
  return part ? vscode.Uri.parse(part.log, true) : tab;
}

/** False for what cannot be looked at, too. */
async function isLarge(uri: vscode.Uri): Promise<boolean> {
  const key = uri.toString();
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > LIMITS.documentBytes && !vscode.workspace.textDocuments.some((document) => document.uri.toString() === key);
  } catch {
    return false;
  }
}

function pickFile(): Promise<vscode.Uri | undefined> {
  return askFile(say('Analyze Large File'), say('Analyze'));
}
