import * as vscode from 'vscode';
import { CASE_FILES_CHANGED, type CaseFilesChangedParams, type ScanCaseAnswer } from '../../../server/src/protocol/case.ts';
import { BUNDLE_SCHEME, nameOf } from '../open/bundle-uri.ts';
import type { Languages } from '../platform/languages.ts';
import type { Server } from '../platform/server.ts';
import { askFolder, command, complain, inform, say, shown } from '../window/index.ts';
import type { ClockMemory } from './clock-memory.ts';
import { holdsLogs } from './find-logs.ts';
import { type OnOpening, scanSettings, setOnOpening } from './scan-settings.ts';
import type { CaseSession } from './session.ts';

/** What may hold a log that is to be read again, by its name; everything else that changes in a workspace is no business of ours. */
const MAY_MATTER = /\.(?:log|lo_|txt|svclog|xml|csv|json|jsonl|ndjson|evtx|zip|cab|mobileconfig)(?:\.\d{1,4})?$/i;
/** What changes within this time is told at once. */
const CHANGES_MS = 300;
/** A case that ends the server so often in a row is not read once more. */
const MOST_FALLS = 3;

/** Makes the logs of the window's folders its case: finds them when the window opens, has them read, and follows what changes. */
export class CaseScanner implements vscode.Disposable {
  readonly #session: CaseSession;
  readonly #server: Server;
  readonly #clocks: ClockMemory;
  readonly #subscriptions: vscode.Disposable;
  #watchers: readonly vscode.Disposable[] = [];
  /** What is read now; undefined between readings. */
  #running: vscode.CancellationTokenSource | undefined;
  /** The places that were read last; undefined before. */
  #roots: readonly vscode.Uri[] | undefined;
  readonly #changes = new Set<string>();
  #telling: ReturnType<typeof setTimeout> | undefined;
  #falls = 0;
  #looking: Promise<void>;

  constructor(session: CaseSession, server: Server, languages: Languages, clocks: ClockMemory) {
    this.#session = session;
    this.#server = server;
    this.#clocks = clocks;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#foldersChanged()),
      vscode.workspace.onDidOpenTextDocument(({ uri, languageId }) => {
        if (languages.isLog(languageId)) this.#opened(uri);
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('scepLogInspector.scan') || change.affectsConfiguration('files.exclude')) this.#again();
      }),
      server.onDidRestart(() => this.#fell()),
      command('scepLogInspector.scanFolder', (place?: unknown) => this.#scanFolder(place)),
      command('scepLogInspector.scanWorkspace', () => this.#scanWorkspace()),
      command('scepLogInspector.stopScanning', () => this.stop()),
    );
    this.#looking = this.#look();
  }

  /** Resolves when the folders of the window were looked at, and read if they are to be. */
  get looked(): Promise<void> {
    return this.#looking;
  }

  /** Makes some places the case, and reads them; what is read stays there while it is read. */
  async scan(roots: readonly vscode.Uri[]): Promise<ScanCaseAnswer> {
    this.#running?.cancel();
    const own = new vscode.CancellationTokenSource();
    this.#running = own;
    this.#roots = roots;
    this.#watch();
    try {
      await this.#clocks.sayAgain();
      const { exclude, most } = scanSettings();
      const named = roots.map((uri) => ({ uri: uri.toString(), name: roots.length > 1 ? titleOf(uri) : '' }));
      const watch = { token: own.token, progress: () => undefined }; // the case itself says how far it is
      const answer = await this.#session.scan({ roots: named, exclude, most }, watch);
      if (answer.kind === 'failed') complain(shown(answer.message));
      else this.#falls = 0;
      return answer;
    } catch (error) {
      this.#falls++;
      throw error;
    } finally {
      if (this.#running === own) this.#running = undefined;
      own.dispose();
    }
  }

  /** Ends the reading; what was read stays. */
  stop(): void {
    this.#running?.cancel();
  }

  dispose(): void {
    this.stop();
    clearTimeout(this.#telling);
    vscode.Disposable.from(this.#subscriptions, ...this.#watchers).dispose();
  }

  /** Looks whether the folders of the window hold logs, and has them read where the reader wants that. */
  async #look(): Promise<void> {
    const { exclude, onOpening } = scanSettings();
    if (onOpening === 'never') return;
    const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
    for (const folder of folders) {
      if (!(await holdsLogs(folder, exclude))) continue;
      if (this.#roots) return; // a log was opened, or somebody asked, meanwhile
      if (await this.#mayRead(folders, onOpening)) await this.#scanQuietly(folders);
      return;
    }
  }

  /** What travels from elsewhere is read only when the reader says so. */
  async #mayRead(folders: readonly vscode.Uri[], onOpening: OnOpening): Promise<boolean> {
    const isFar = folders.some(({ scheme }) => scheme !== 'file' && scheme !== BUNDLE_SCHEME);
    if (onOpening === 'always' && !isFar) return true;
    const [read, never] = [say('Read Them'), say('Never Here')];
    const question = isFar
      ? say('This workspace holds logs of enrollments. They lie elsewhere: all of them are fetched to be read. Read them?')
      : say('This workspace holds logs of enrollments. Read them all, to see what failed?');
    const answer = await inform(question, read, never);
    if (answer === never) await setOnOpening('never');
    return answer === read;
  }

  /** A log of the workspace was opened of which names and beginnings of files told nothing. */
  #opened(uri: vscode.Uri): void {
    const { onOpening } = scanSettings();
    if (this.#roots || onOpening !== 'always' || uri.scheme !== 'file') return;
    if (!vscode.workspace.getWorkspaceFolder(uri)) return;
    const folders = vscode.workspace.workspaceFolders?.map((folder) => folder.uri) ?? [];
    if (folders.every(({ scheme }) => scheme === 'file')) this.#looking = this.#scanQuietly(folders);
  }

  /** A reading that nobody asked for ends without a word where the server does: that is said by whoever restarts it. */
  async #scanQuietly(roots: readonly vscode.Uri[]): Promise<void> {
    try {
      await this.scan(roots);
    } catch {
      // the server ended: it is read again when that runs again
    }
  }

  #foldersChanged(): void {
    if (this.#roots) this.#looking = this.#scanQuietly(vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? []);
    else this.#looking = this.#look();
  }

  /** Other files are left out than before. */
  #again(): void {
    if (this.#roots) this.#looking = this.#scanQuietly(this.#roots);
  }

  /** The server runs again, and knows nothing of what it knew. */
  #fell(): void {
    if (this.#roots && this.#falls < MOST_FALLS) this.#looking = this.#scanQuietly(this.#roots);
    else void this.#clocks.sayAgain();
  }

  async #scanFolder(place: unknown): Promise<void> {
    const folder = place instanceof vscode.Uri ? place : await askFolder(say('Scan Folder'), say('Scan'));
    if (!folder) return;
    await vscode.commands.executeCommand('scepLogInspector.enrollments.focus');
    await this.#scanAloud([folder]);
  }

  async #scanWorkspace(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
    if (folders.length > 0) await this.#scanAloud(folders);
    else void inform(say('Open the folder or bundle of the case first.'));
  }

  /** The reader asked for it, and is told where there is nothing. */
  async #scanAloud(roots: readonly vscode.Uri[]): Promise<void> {
    const answer = await this.scan(roots);
    if (answer.kind !== 'done') return;
    const summary = await this.#session.summary();
    if (summary?.logs.length === 0) void inform(say('There is no log here that SCEP Log Inspector reads.'));
  }

  #watch(): void {
    vscode.Disposable.from(...this.#watchers).dispose();
    this.#watchers = (this.#roots ?? []).flatMap((root) => {
      if (root.scheme === BUNDLE_SCHEME) return [];
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, '**/*'));
      const changed = (uri: vscode.Uri): void => this.#changed(uri);
      return [watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed)];
    });
  }

  #changed(uri: vscode.Uri): void {
    const last = nameOf(uri);
    if (!MAY_MATTER.test(last) && last.includes('.')) return;
    this.#changes.add(uri.toString());
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      const uris = [...this.#changes];
      this.#changes.clear();
      void this.#server.notify(CASE_FILES_CHANGED, { uris } satisfies CaseFilesChangedParams).catch(() => undefined);
    }, CHANGES_MS);
  }
}

function titleOf(root: vscode.Uri): string {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === root.toString());
  return folder?.name ?? nameOf(root);
}
