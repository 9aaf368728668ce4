import * as vscode from 'vscode';
import { LOG_ROWS, type LogRow, type LogRowsAnswer, type LogRowsParams } from '../../../server/src/protocol/reading.ts';
import { nameOf } from '../open/bundle-uri.ts';
import { openPlace } from '../open/place.ts';
import type { Languages } from '../platform/languages.ts';
import type { Server } from '../platform/server.ts';
import {
  type FromTable,
  readFromTable,
  type TableFilter,
  type TableRow,
  type TableWords,
  type ToTable,
} from '../webview/table-messages.ts';
import { command, inform, openWebPage, say, type WebPage } from '../window/index.ts';

const KIND = { viewType: 'scepLogInspector.table', script: 'table-page.js' } as const;
const PAUSE_MS = 300;

/** The command "Show Log as Table": the log in front as rows that can be filtered; it follows the log while that grows. */
export function registerTable(server: Server, languages: Languages, extension: vscode.Uri): vscode.Disposable {
  const open = new Map<string, LogTable>();
  const show = (filterOf?: (editor: vscode.TextEditor) => TableFilter): void => {
    const editor = vscode.window.activeTextEditor;
    const document = editor?.document;
    if (!document || !languages.isLog(document.languageId)) {
      void inform(say('Open a log that SCEP Log Inspector reads, then try again.'));
      return;
    }
    const key = document.uri.toString();
    const known = open.get(key);
    const filter = filterOf?.(editor);
    if (known) {
      known.page.reveal();
      if (filter) known.filter(filter);
      return;
    }
    const title = say('Table: {0}', nameOf(document.uri));
    const page = openWebPage(KIND, extension, title, vscode.ViewColumn.Active);
    open.set(key, new LogTable(server, document, page, filter));
    page.onDidClose(() => open.delete(key));
  };
  return vscode.Disposable.from(
    command('scepLogInspector.showTable', () => show()),
    command('scepLogInspector.showFailuresInTable', () => show(() => ({ ...ALL, failed: true }))),
    command('scepLogInspector.showWordInTable', () => show((editor) => ({ ...ALL, text: wordIn(editor) }))),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) open.get(uri.toString())?.changed();
    }),
    {
      dispose() {
        for (const { page } of [...open.values()]) page.dispose();
      },
    },
  );
}

const ALL: TableFilter = { text: '', client: '', operation: '', failed: false };

/** What is selected, or the word at the cursor, as far as blanks. */
function wordIn({ document, selection }: vscode.TextEditor): string {
  if (!selection.isEmpty) return selection.isSingleLine ? document.getText(selection) : '';
  const word = document.getWordRangeAtPosition(selection.active, /[^\s"'<>,;&=]+/);
  return word ? document.getText(word) : '';
}

/** One table. */
class LogTable {
  readonly page: WebPage;
  readonly #server: Server;
  readonly #document: vscode.TextDocument;
  /** What the reader asked for; the page is told when its script is there. */
  #filter: TableFilter | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;

  constructor(server: Server, document: vscode.TextDocument, page: WebPage, filter: TableFilter | undefined) {
    this.#filter = filter;
    this.#server = server;
    this.#document = document;
    this.page = page;
    page.onMessage((message) => void this.#hear(readFromTable(message)).catch(() => undefined));
    page.onDidClose(() => clearTimeout(this.#later));
  }

  /** The log grew, or more of it is known. */
  changed(): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#post({ kind: 'changed' }), PAUSE_MS);
  }

  async #hear(message: FromTable | undefined): Promise<void> {
    if (message?.kind === 'ready') this.#start();
    else if (message?.kind === 'open') await this.#open(message.line);
    else if (message) await this.#give(message);
  }

  filter(filter: TableFilter): void {
    this.#filter = filter; // a page that is hidden hears nothing, and starts anew when it is shown
    this.#post({ kind: 'filter', filter });
  }

  #start(): void {
    const filter = this.#filter;
    this.#filter = undefined;
    this.#post({ kind: 'words', words: wordsOf(nameOf(this.#document.uri)), ...(filter ? { filter } : {}) });
  }

  async #open(line: number): Promise<void> {
    await openPlace({ uri: this.#document.uri.toString(), line, character: 0 });
  }

  async #give({ from, count, filter }: Extract<FromTable, { kind: 'rows' }>): Promise<void> {
    const turn = ++this.#latest;
    const { text, client, operation, failed } = filter;
    const params: LogRowsParams = {
      uri: this.#document.uri.toString(),
      from,
      count,
      filter: {
        ...(text === '' ? {} : { text }),
        ...(client === '' ? {} : { client }),
        ...(operation === '' ? {} : { operation }),
        ...(failed ? { failed } : {}),
      },
    };
    const answer = (await this.#ask(params)) ?? (await this.#askAnew(params));
    if (!answer || turn !== this.#latest) return;
    const { matching, total, clients, operations } = answer;
    const summary = matching === total ? say('Entries: {0}', total) : say('Entries: {0} of {1}', matching, total);
    this.#post({ kind: 'rows', from, rows: answer.rows.map(rowOf), matching, summary, clients, operations });
  }

  #ask(params: LogRowsParams): Promise<LogRowsAnswer> {
    return this.#server.request<LogRowsAnswer>(LOG_ROWS, params);
  }

  /** VS Code forgets a document that no editor shows, and the server with it. */
  async #askAnew(params: LogRowsParams): Promise<LogRowsAnswer> {
    await vscode.workspace.openTextDocument(this.#document.uri);
    return this.#ask(params);
  }

  #post(message: ToTable): void {
    this.page.post(message);
  }
}

function rowOf({ line, severity, time, client, operation, status, reason, text }: LogRow): TableRow {
  return { line, severity: severity ?? 'none', cells: [time, client, operation, status, reason, text] };
}

function wordsOf(name: string): TableWords {
  return {
    title: say('Entries of {0}', name),
    columns: [say('Line'), say('Time'), say('Client'), say('Operation'), say('Status'), say('Reason'), say('Entry')],
    filter: say('Filter by text'),
    failed: say('Only what failed'),
    allClients: say('All clients'),
    allOperations: say('All operations'),
    error: say('Error'),
    warning: say('Warning'),
    help: say('Arrow keys move, Enter opens the line in the log.'),
    nothing: say('No entry of this log matches the filter.'),
  };
}
