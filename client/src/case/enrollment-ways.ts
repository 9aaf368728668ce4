import * as vscode from 'vscode';
import type { EnrollmentLine } from '../../../server/src/protocol/case.ts';
import { COMMANDS, DOCUMENT_FOR, DOCUMENT_SCHEME, type DocumentForParams } from '../../../server/src/protocol.ts';
import { isEventLog, textUri } from '../open/evtx.ts';
import { openPlace } from '../open/place.ts';
import type { Server } from '../platform/server.ts';
import { command, inform, mention, say } from '../window/index.ts';
import { keyIn } from './argument.ts';
import { makeEnrollmentLook } from './enrollment-look.ts';
import type { SelectedEnrollment } from './selection.ts';
import type { CaseSession } from './session.ts';

/** A case that grows marks its lines anew at most so often. */
const MARK_MS = 300;

/**
 * Ways between the lines of one enrollment, wherever they stand: the next and the previous one by the clock, all of them as one page, and a quiet
 * mark beside each in the logs that are shown. What is meant is the enrollment at the cursor, else the selected one.
 */
export class EnrollmentWays implements vscode.Disposable {
  readonly #server: Server;
  readonly #session: CaseSession;
  readonly #selection: SelectedEnrollment;
  readonly #look = makeEnrollmentLook();
  readonly #subscriptions: vscode.Disposable;
  #lines: readonly EnrollmentLine[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(server: Server, session: CaseSession, selection: SelectedEnrollment) {
    this.#server = server;
    this.#session = session;
    this.#selection = selection;
    this.#subscriptions = vscode.Disposable.from(
      this.#look,
      command(COMMANDS.showEnrollment, (argument?: unknown) => this.#show(argument)),
      command('scepLogInspector.showEnrollmentLines', (argument?: unknown) => this.#showLines(argument)),
      command('scepLogInspector.nextLineOfEnrollment', () => this.#go(1)),
      command('scepLogInspector.previousLineOfEnrollment', () => this.#go(-1)),
      command('scepLogInspector.markLinesOfEnrollment', (argument?: unknown) => this.#markLines(argument)),
      selection.onDidSelectEnrollment(() => this.#markSoon()),
      session.onDidChange(() => this.#markSoon()),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.#mark(editors)),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  /** In the tree, where it has its row; else as the page of its lines. */
  async #show(argument: unknown): Promise<void> {
    const key = await this.#keyOf(argument);
    if (key === undefined) return;
    this.#selection.select(key);
    if (this.#session.version >= 0) await vscode.commands.executeCommand('scepLogInspector.revealEnrollment', { key });
    else await this.#showLines({ key });
  }

  async #showLines(argument: unknown): Promise<void> {
    const key = await this.#keyOf(argument);
    if (key === undefined) return;
    this.#selection.select(key);
    const params: DocumentForParams = { kind: 'enrollment', uri: '', key };
    const uri = await this.#server.request<string | null>(DOCUMENT_FOR, params);
    const target = uri === null ? undefined : vscode.Uri.parse(uri, true);
    if (target?.scheme !== DOCUMENT_SCHEME) return;
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(target), { preview: true });
  }

  async #go(by: 1 | -1): Promise<void> {
    const key = await this.#keyOf(undefined);
    if (key === undefined) return;
    this.#selection.select(key);
    const lines = oneEach((await this.#session.lines(key))?.lines ?? []);
    const target = nextOf(lines, vscode.window.activeTextEditor, by);
    if (!target) return;
    await openPlace(target);
    mention(say('Line {0} of {1} of this enrollment: {2}', lines.indexOf(target) + 1, lines.length, target.text));
  }

  async #markLines(argument: unknown): Promise<void> {
    const key = await this.#keyOf(argument);
    if (key === undefined) return;
    if (key === this.#selection.key && keyIn(argument) === undefined) this.#selection.select(undefined);
    else this.#selection.select(key);
  }

  /** The enrollment that is asked for, the one at the cursor, or the selected one; says so where there is none. */
  async #keyOf(argument: unknown): Promise<string | undefined> {
    const given = keyIn(argument);
    if (given !== undefined) return given;
    const editor = vscode.window.activeTextEditor;
    const line = editor?.selection.active.line ?? 0;
    const here = editor ? await this.#session.enrollmentsAt(editor.document.uri, line, line) : [];
    const { key } = this.#selection;
    const meant = key !== undefined && (here.length === 0 || here.includes(key)) ? key : here[0];
    if (meant === undefined) {
      void inform(
        say('There is no enrollment in this line. Put the cursor on a line of one, or select one in the view Enrollments.'),
      );
    }
    return meant;
  }

  #markSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#readLines();
    }, MARK_MS);
  }

  async #readLines(): Promise<void> {
    const { key } = this.#selection;
    try {
      const answer = key === undefined ? null : await this.#session.lines(key);
      if (key !== this.#selection.key) return;
      this.#lines = answer?.lines ?? [];
    } catch {
      this.#lines = []; // the server is gone, and its start says why
    }
    this.#mark(vscode.window.visibleTextEditors);
  }

  #mark(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) {
      const uri = editor.document.uri.toString();
      const lines = this.#lines.filter((line) => shownAs(line) === uri && line.line < editor.document.lineCount);
      const ranges = [...new Set(lines.map(({ line }) => line))].map((line) => new vscode.Range(line, 0, line, 0));
      editor.setDecorations(this.#look, ranges);
    }
  }
}

/** Each line once: it may say several things. */
function oneEach(lines: readonly EnrollmentLine[]): readonly EnrollmentLine[] {
  const seen = new Set<string>();
  return lines.filter(({ uri, line }) => !seen.has(`${line} ${uri}`) && seen.add(`${line} ${uri}`));
}

/** The line behind or before the cursor: from a line of the enrollment its neighbour by the clock, else the nearest one in this log; at an end the other end. */
function nextOf(lines: readonly EnrollmentLine[], editor: vscode.TextEditor | undefined, by: 1 | -1): EnrollmentLine | undefined {
  const uri = editor?.document.uri.toString();
  const at = editor?.selection.active.line ?? 0;
  const here = lines.findIndex((line) => shownAs(line) === uri && line.line === at);
  if (here !== -1) return lines[(here + by + lines.length) % lines.length];
  const inLog = lines.filter((line) => shownAs(line) === uri).sort((a, b) => a.line - b.line);
  const near = by === 1 ? inLog.find((line) => line.line > at) : inLog.findLast((line) => line.line < at);
  return near ?? (by === 1 ? lines[0] : lines.at(-1));
}

/** The uri of the document that shows a line: of a native event log its text. */
function shownAs({ uri }: EnrollmentLine): string {
  const file = vscode.Uri.parse(uri, true);
  return (isEventLog(file) ? textUri(file) : file).toString();
}
