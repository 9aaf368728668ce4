import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
  Trace,
  TransportKind,
  WorkDoneProgress,
} from 'vscode-languageclient/node';
import { COMMANDS, DOCUMENT_SCHEME, type InitializationOptions } from '../../../server/src/protocol.ts';
import { linksOfPage } from '../window/index.ts';
import { answerAboutFiles } from './files-of-server.ts';
import { Untraced } from './untraced.ts';

export { Bundle } from '../../../server/src/core/archive/index.ts';
export { textOfEvtx } from './evtx-text.ts';

/** The running language client, without its library's types: this file is a bundle of its own, loaded late. */
export interface StartedClient {
  request<Answer>(method: string, params: unknown): Promise<Answer>;
  /** A request that may take long. */
  requestLong<Answer>(method: string, params: object, watch: LongWatch): Promise<Answer>;
  notify(method: string, params: unknown): Promise<void>;
  /** Hears a notification of the server's own. */
  onNotification(method: string, listener: (params: unknown) => void): void;
  /** Called each time the server runs again after it ended. */
  onDidRestart(listener: () => void): void;
  /** A request whose parameters or answer are secret: it shows in no trace, however the trace is set. */
  requestUntraced<Answer>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<Answer>;
  restart(): Promise<void>;
  showOutput(): void;
  stop(): Promise<void>;
}

export interface LongWatch {
  /** Ends the work. */
  readonly token: vscode.CancellationToken;
  /** Hears, first when the work turns out to be long, how much of it is done, 0 to 100, and what is done next. */
  progress(percentage: number, message?: string): void;
}

/** Starts the server for our log languages and for the documents that the server itself writes. */
export async function startClient(context: vscode.ExtensionContext, logs: readonly string[]): Promise<StartedClient> {
  const module = context.asAbsolutePath('dist/server.js');
  const run = { module, transport: TransportKind.ipc };
  const server: ServerOptions = { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6011'] } } };
  const l10nUri = vscode.l10n.uri?.toString();
  const initializationOptions: InitializationOptions = { commands: true, files: true, ...(l10nUri ? { l10nUri } : {}) };
  const options: LanguageClientOptions = {
    documentSelector: [...logs.map((language) => ({ language })), { scheme: DOCUMENT_SCHEME }],
    initializationOptions,
    synchronize: { configurationSection: 'scepLogInspector' },
    textSynchronization: { delayOpenNotifications: true },
    // Log text is hostile: of all command links, only these two run, and the server escapes everything else.
    markdown: { isTrusted: { enabledCommands: [COMMANDS.showResolution, COMMANDS.openDecoded] }, supportHtml: false },
    middleware: {
      async provideDocumentLinks(document, token, next) {
        const links = (await next(document, token)) ?? [];
        return document.uri.scheme === DOCUMENT_SCHEME ? linksOfPage(document, links) : links;
      },
    },
  };
  const client = new LanguageClient('scepLogInspector', 'SCEP Log Inspector', server, options);
  answerAboutFiles(client);
  await client.start();
  const untraced = new Untraced<Trace, vscode.CancellationToken>(client, Trace.Off, () => wantedTrace(client));
  let requests = 0;
  return {
    request: (method, params) => client.sendRequest(method, params),
    async requestLong(method, params, { token, progress }) {
      const workDoneToken = `${method}/${++requests}`;
      const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
        if (value.kind !== 'end') progress(value.percentage ?? 0, value.message);
      });
      try {
        return await client.sendRequest(method, { ...params, workDoneToken }, token);
      } finally {
        listening.dispose();
      }
    },
    notify: (method, params) => client.sendNotification(method, params),
    onNotification(method, listener) {
      client.onNotification(method, listener);
    },
    onDidRestart(listener) {
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) listener();
      });
    },
    requestUntraced: (method, params, token) => untraced.request(method, params, token),
    restart: () => client.restart(),
    showOutput: () => client.outputChannel.show(),
    stop: () => client.dispose(),
  };
}

/** The trace that the reader wants, as the library itself reads it: the log level of its channel decides whether, the setting how much. */
function wantedTrace(client: LanguageClient): Trace {
  if (client.traceOutputChannel.logLevel !== vscode.LogLevel.Trace) return Trace.Off;
  const setting = vscode.workspace.getConfiguration('scepLogInspector').get<string>('trace.server', 'messages');
  return Trace.fromString(setting === 'off' ? 'messages' : setting);
}
