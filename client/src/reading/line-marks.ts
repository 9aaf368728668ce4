import * as vscode from 'vscode';
import {
  FAILED_LINES,
  type FailedLinesAnswer,
  LINE_MARKS,
  type LineMarksAnswer,
  type LineMarksParams,
  type MarkSeverity,
} from '../../../server/src/protocol/reading.ts';
import type { LogArgument } from '../../../server/src/protocol.ts';
import type { Languages } from '../platform/languages.ts';
import type { Server } from '../platform/server.ts';
import { drawn, type Looks, makeLooks } from './looks.ts';

const PAUSE_MS = 60;
/** Lines above and below the window that are drawn, too: a reader scrolls faster than the server answers. */
const AROUND = 40;
const SEVERITIES: readonly MarkSeverity[] = ['error', 'warning'];
const SHORT_SETTING = 'longTexts.shortened';

/** Marks what failed in every log that is in sight, and draws long encoded texts short where the cursor is not in them. */
export function registerLineMarks(server: Server, languages: Languages): vscode.Disposable {
  const marks = new LineMarks(server, languages);
  marks.drawAll();
  return marks;
}

type Marks = NonNullable<LineMarksAnswer>;

class LineMarks implements vscode.Disposable {
  readonly #server: Server;
  readonly #languages: Languages;
  readonly #looks = makeLooks();
  readonly #subscriptions: vscode.Disposable;
  /** What is drawn in an editor now. */
  readonly #drawn = new WeakMap<vscode.TextEditor, Marks>();
  /** Editors that wait to be drawn, and whether their overview is, too. */
  readonly #waiting = new Map<vscode.TextEditor, boolean>();
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(server: Server, languages: Languages) {
    this.#server = server;
    this.#languages = languages;
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors(() => this.drawAll()),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#soon(textEditor, false)),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.#saidAnew(new Set(uris.map(String)))),
      vscode.window.onDidChangeTextEditorSelection((event) => this.#moved(event)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('scepLogInspector')) this.drawAll();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#later);
    this.#subscriptions.dispose();
    this.#looks.dispose();
  }

  drawAll(): void {
    for (const editor of vscode.window.visibleTextEditors) this.#soon(editor, true);
  }

  #saidAnew(uris: ReadonlySet<string>): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (uris.has(editor.document.uri.toString())) this.#soon(editor, true);
    }
  }

  #soon(editor: vscode.TextEditor, overview: boolean): void {
    if (!this.#languages.isLog(editor.document.languageId) && !this.#drawn.has(editor)) return;
    this.#waiting.set(editor, overview || this.#waiting.get(editor) === true);
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      for (const [one, whole] of waiting) void this.#draw(one, whole).catch(() => undefined);
    }, PAUSE_MS);
  }

  async #draw(editor: vscode.TextEditor, overview: boolean): Promise<void> {
    const { document, visibleRanges } = editor;
    const uri = document.uri.toString();
    const first = Math.max(0, Math.min(...visibleRanges.map(({ start }) => start.line)) - AROUND);
    const last = Math.max(...visibleRanges.map(({ end }) => end.line)) + AROUND;
    const asked: LineMarksParams = { uri, first, last };
    const isLog = this.#languages.isLog(document.languageId) && visibleRanges.length > 0;
    const [marks, failed] = await Promise.all([
      isLog ? this.#server.request<LineMarksAnswer>(LINE_MARKS, asked) : null,
      isLog && overview ? this.#server.request<FailedLinesAnswer>(FAILED_LINES, { uri } satisfies LogArgument) : null,
    ]);
    if (!vscode.window.visibleTextEditors.includes(editor)) return;
    const now = marks ?? { lines: [], words: [], long: [] };
    if (marks) this.#drawn.set(editor, marks);
    else this.#drawn.delete(editor);
    drawMarks(editor, this.#looks, now);
    drawLong(editor, this.#looks, now);
    if (overview) drawOverview(editor, this.#looks, failed ?? { error: [], warning: [] });
    showBeginning(editor, now);
  }

  #moved({ textEditor, kind }: vscode.TextEditorSelectionChangeEvent): void {
    const marks = this.#drawn.get(textEditor);
    if (!marks) return;
    drawLong(textEditor, this.#looks, marks);
    if (kind === undefined || kind === vscode.TextEditorSelectionChangeKind.Command) showBeginning(textEditor, marks);
  }
}

function drawMarks(editor: vscode.TextEditor, looks: Looks, { lines, words }: Marks): void {
  for (const severity of SEVERITIES) {
    const marked = lines.filter((one) => one.severity === severity);
    editor.setDecorations(
      looks.lines[severity],
      marked.map(({ line }) => new vscode.Range(line, 0, line, 0)),
    );
    const labels = marked.flatMap(({ line, label }): readonly vscode.DecorationOptions[] =>
      label
        ? [
            {
              range: new vscode.Range(line, label.character, line, label.character),
              renderOptions: { before: drawn(label.text, severity, 'apart') },
            },
          ]
        : [],
    );
    const coloured = words.filter((one) => one.severity === severity);
    const plain = coloured.map(({ line, start, end }) => ({ range: new vscode.Range(line, start, line, end) }));
    editor.setDecorations(looks.words[severity], [...labels, ...plain]);
  }
}

function drawOverview(editor: vscode.TextEditor, looks: Looks, failed: NonNullable<FailedLinesAnswer>): void {
  for (const severity of SEVERITIES) {
    editor.setDecorations(
      looks.ruler[severity],
      failed[severity].map(([first, last]) => new vscode.Range(first, 0, last, 0)),
    );
  }
}

/** Short, but for what a selection touches, or the cursor inside of it: nothing that is to be read or copied is out of sight. */
function drawLong(editor: vscode.TextEditor, looks: Looks, { long }: Marks): void {
  const settings = vscode.workspace.getConfiguration('', editor.document);
  const wanted = settings.get(`scepLogInspector.${SHORT_SETTING}`, true) && settings.get('editor.wordWrap', 'off') === 'off';
  const short = wanted
    ? long.filter(({ line, start, end }) => {
        const inside = new vscode.Range(line, start + 1, line, end);
        return !editor.selections.some((selection) => selection.intersection(inside) !== undefined);
      })
    : [];
  editor.setDecorations(
    looks.short,
    short.map(({ line, from, end, label, entry }) => ({
      range: new vscode.Range(line, from, line, end),
      renderOptions: { after: drawn(label, entry ?? 'aside') },
    })),
  );
}

/**
 * A jump to a finding far to the right leaves the beginning of its line out of sight. There stand the time, and the client, status and
 * reason: so the line is shown from its beginning.
 */
function showBeginning(editor: vscode.TextEditor, { lines }: Marks): void {
  const { isEmpty, active, start } = editor.selection;
  const at = isEmpty ? active : start;
  const marked = lines.find(({ line }) => line === at.line);
  if (!marked?.label || !marked.at.includes(at.character)) return;
  editor.revealRange(new vscode.Range(at.line, 0, at.line, 0), vscode.TextEditorRevealType.Default);
}
