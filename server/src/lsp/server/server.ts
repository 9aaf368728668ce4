import {
  type Connection,
  DidChangeConfigurationNotification,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  type SemanticTokens,
} from 'vscode-languageserver';
import { type OpenedKeys, openKeys } from '../../core/scep/decrypt/index.ts';
import { english } from '../../core/text/sentence.ts';
import {
  CHECK_MESSAGES,
  DEFAULT_SETTINGS,
  DOCUMENT_FOR,
  type DocumentForParams,
  LINES_OF,
  type LinesOfAnswer,
  type LinesOfParams,
  type LogArgument,
  SETTINGS_SECTION,
  type Settings,
} from '../../protocol.ts';
import type { Workspace } from '../../workspace/model.ts';
import { members } from '../answer/json.ts';
import { virtualDocument } from '../documents/index.ts';
import { codeActions } from '../features/code-action.ts';
import { codeLenses, resolveCodeLens } from '../features/code-lens.ts';
import { documentFor } from '../features/document-for.ts';
import { documentHighlights } from '../features/document-highlight.ts';
import { documentLinks } from '../features/document-link.ts';
import { documentSymbols } from '../features/document-symbol.ts';
import { executeCommand } from '../features/execute-command.ts';
import { foldingRanges } from '../features/folding-range.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlay-hint.ts';
import { semanticTokens } from '../features/semantic-tokens.ts';
import { LargeLogs } from '../log/large-logs.ts';
import { LineQuotes } from '../log/line-quotes.ts';
import { type Analyzer, LogStore } from '../log/log-store.ts';
import { linesInFormat } from '../log/look.ts';
import { OpenCase } from '../log/open-case.ts';
import { KeyRing } from '../message/key-ring.ts';
import { MessageChecks } from '../message/message-checks.ts';
import { TextStore } from '../message/text-store.ts';
import type { Session } from '../session/session.ts';
import { readSettings } from '../session/settings.ts';
import { readAbilities, serverCapabilities } from './capabilities.ts';
import { registerCaseRequests } from './case-requests.ts';
import { clientFiles } from './client-files.ts';
import { registerCodeRequests } from './code-requests.ts';
import { registerEnrollmentRequests } from './enrollment-requests.ts';
import { registerEventLogRequests } from './event-log-requests.ts';
import { failureLog } from './failure-log.ts';
import { guard, guardNotification } from './handler.ts';
import { registerLargeRequests } from './large-requests.ts';
import { readLinesFor } from './line-reader.ts';
import { localizeWith, readBundle } from './locale.ts';
import { registerMessageRequests } from './message-requests.ts';
import { registerPictureRequests } from './picture-requests.ts';
import { Publisher } from './publisher.ts';
import { registerReadingRequests } from './reading-requests.ts';
import { warmUp } from './warm-up.ts';
import { WindowCase } from './window-case.ts';

/** What the platform (Node, a worker) provides. */
export interface Host {
  readonly analyzer: Analyzer;
  readonly version: string;
  /** Reads a text file of the extension, such as the translation bundle. */
  readText(uri: string): Promise<string>;
  /** The logs of this machine's disks; a server in a browser has none. */
  readonly workspace?: Workspace;
  /** Opens the private keys of a file beside the server's own thread; without it they are opened in it. Rejects only when it was cancelled. */
  openKeys?(data: Uint8Array, password: string | undefined, signal: AbortSignal): Promise<OpenedKeys>;
  /** A clock in milliseconds for measuring. */
  now(): number;
  /** Calls back when nothing else has been to do for a moment; never, if the process ends before. */
  whenIdle(run: () => void): void;
}

/** Longest wait for a client's answer about settings before the defaults serve. */
const SETTINGS_WAIT_MS = 1000;

/** Wires the features to a connection. The caller still has to `listen()`. */
export function startServer(connection: Connection, host: Host): void {
  const log = failureLog(connection.console);
  const openCase = new OpenCase();
  const large = new LargeLogs(openCase);
  const logs = new LogStore(
    host.analyzer,
    () => host.now(),
    (uri, analysis) => large.confirm(uri, analysis),
    openCase,
  );
  let session: Session = {
    logs,
    large,
    quotes: new LineQuotes(),
    texts: new TextStore(),
    keys: new KeyRing(),
    settings: DEFAULT_SETTINGS,
    say: english,
    translations: new Map(),
    client: readAbilities(undefined, undefined),
  };
  let settingsAreThere: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    settingsAreThere = resolve;
  });
  const { workspace } = host;
  const publisher = new Publisher(connection, () => session, ready, workspace && (() => workspace.farCase()));
  const windowCase = new WindowCase(connection, {
    ...{ workspace, openCase, publisher },
    now: () => host.now(),
    session: () => session,
  });
  const checkStep = guardNotification(log, 'messages', (next: () => void) => next());
  const pause = (next: () => void): void => host.whenIdle(() => void checkStep(next));
  const checks = new MessageChecks(
    () => logs,
    pause,
    (uri) => publisher.lookedAgain(uri),
  );
  publisher.onShown((uri) => checks.start(uri));

  connection.onInitialize(async (params: InitializeParams): Promise<InitializeResult> => {
    const bundle = members(params.initializationOptions)['l10nUri'];
    const client = readAbilities(params.capabilities, params.initializationOptions);
    const translations = typeof bundle === 'string' ? readBundle(await readText(bundle)) : session.translations;
    session = { ...session, client, translations, say: localizeWith(translations) };
    return {
      capabilities: serverCapabilities(client),
      serverInfo: { name: 'scep-log-inspector', version: host.version },
    };
  });

  connection.onShutdown(() => {
    openCase.close();
    return host.workspace?.close();
  });

  const readText = async (uri: string): Promise<string> => {
    try {
      return await host.readText(uri);
    } catch (error) {
      log.error('translations', error);
      return '';
    }
  };

  const applySettings = (settings: Settings): void => {
    session = { ...session, settings };
    settingsAreThere();
    publisher.refresh();
    windowCase.settingsChanged();
    const failed = (error: unknown): void => log.error('refresh', error);
    if (session.client.refreshInlayHints) connection.languages.inlayHint.refresh().catch(failed);
    if (session.client.refreshCodeLens) connection.sendRequest('workspace/codeLens/refresh').catch(failed);
  };

  const askSettings = async (): Promise<void> => {
    const late = setTimeout(settingsAreThere, SETTINGS_WAIT_MS);
    try {
      if (session.client.configuration) {
        applySettings(readSettings(await connection.workspace.getConfiguration(SETTINGS_SECTION)));
      }
    } finally {
      clearTimeout(late);
      settingsAreThere();
    }
  };

  const onNotification = <Params>(name: string, run: (params: Params) => void | Promise<void>) =>
    guardNotification(log, name, run);

  const warmUpStep = onNotification('warm-up', (next: () => void) => next());
  connection.onInitialized(
    onNotification('initialized', async () => {
      await askSettings();
      if (session.client.watchConfiguration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
      }
      warmUp(session, host.analyzer, (next) => host.whenIdle(() => void warmUpStep(next)));
    }),
  );
  connection.onDidChangeConfiguration(
    onNotification('settings', async ({ settings }: { readonly settings?: unknown }) => {
      const pushed = members(settings)[SETTINGS_SECTION];
      if (session.client.configuration) await askSettings();
      else if (pushed !== undefined) applySettings(readSettings(pushed));
    }),
  );
  connection.onDidOpenTextDocument(
    onNotification('didOpen', ({ textDocument: { uri, languageId, version, text } }) => {
      logs.open(uri, languageId, version, text);
      publisher.opened(uri);
    }),
  );
  connection.onDidChangeTextDocument(
    onNotification('didChange', ({ textDocument: { uri, version }, contentChanges }) => {
      logs.change(uri, version, contentChanges);
      publisher.changed(uri, logs);
    }),
  );
  connection.onDidCloseTextDocument(
    onNotification('didClose', ({ textDocument: { uri } }) => {
      logs.close(uri);
      publisher.closed(uri);
    }),
  );
  registerRequests(connection, () => session, publisher, checks, host.workspace);
  registerCodeRequests(connection, () => session);
  registerEnrollmentRequests(connection, () => session);
  registerReadingRequests(connection, () => session);
  registerMessageRequests(
    connection,
    () => session,
    publisher,
    async (data, password, signal) => (host.openKeys ? host.openKeys(data, password, signal) : openKeys(data, password)),
  );
  registerLargeRequests(connection, host.workspace, () => session, publisher);
  registerCaseRequests(
    connection,
    () => session,
    publisher,
    checks,
    () => windowCase.looked,
  );
  windowCase.register();
  registerPictureRequests(connection, () => session);
  registerEventLogRequests(connection, host.workspace, () => session, publisher);
}

/** Every request: its name for the log, its answer when it fails, and the feature that answers it. */
function registerRequests(
  connection: Connection,
  now: () => Session,
  publisher: Publisher,
  checks: MessageChecks,
  disks: Workspace | undefined,
): void {
  const log = failureLog(connection.console);
  const { languages, workspace } = connection;
  connection.onHover(guard(log, 'hover', null, (params) => hover(now(), params)));
  connection.onCodeAction(guard(log, 'codeAction', [], (params) => codeActions(now(), params)));
  connection.onCodeLens(guard(log, 'codeLens', [], (params) => codeLenses(now(), params)));
  connection.onCodeLensResolve((lens, token) =>
    guard(log, 'codeLensResolve', lens, () => resolveCodeLens(now(), lens))(lens, token),
  );
  connection.onDocumentHighlight(guard(log, 'documentHighlight', [], (params) => documentHighlights(now(), params)));
  connection.onDocumentSymbol(guard(log, 'documentSymbol', [], (params) => documentSymbols(now(), params)));
  connection.onFoldingRanges(guard(log, 'foldingRange', [], (params) => foldingRanges(now(), params)));
  connection.onDocumentLinks(guard(log, 'documentLink', [], (params) => documentLinks(now(), params)));
  connection.onExecuteCommand(guard(log, 'executeCommand', null, (params) => executeCommand(connection, now(), params, checks)));
  languages.inlayHint.on(guard(log, 'inlayHint', [], (params) => inlayHints(now(), params)));
  const noTokens: SemanticTokens = { data: [] };
  languages.semanticTokens.on(guard(log, 'semanticTokens', noTokens, (params) => semanticTokens(now(), params.textDocument.uri)));
  languages.semanticTokens.onRange(
    guard(log, 'semanticTokensRange', noTokens, (params) => semanticTokens(now(), params.textDocument.uri, params.range)),
  );
  const noReport: DocumentDiagnosticReport = { kind: 'full', items: [] };
  const pull = ({ textDocument }: DocumentDiagnosticParams): DocumentDiagnosticReport => ({
    kind: 'full',
    items: publisher.pull(textDocument.uri),
  });
  languages.diagnostics.on(guard(log, 'diagnostic', noReport, pull));
  workspace.textDocumentContent.on(
    guard(log, 'textDocumentContent', null, async ({ uri }) => {
      const client = now().client.files ? clientFiles(connection) : undefined;
      await readLinesFor(now(), uri, disks, client);
      const document = virtualDocument(now(), uri);
      return document ? { text: document.text } : null;
    }),
  );
  connection.onRequest(
    CHECK_MESSAGES,
    guard<LogArgument, null>(log, 'checkMessages', null, ({ uri }) => {
      checks.finish(uri);
      return null;
    }),
  );
  connection.onRequest(
    LINES_OF,
    guard<LinesOfParams, LinesOfAnswer | null>(log, 'linesOf', null, (params) => linesInFormat(now(), params)),
  );
  connection.onRequest(
    DOCUMENT_FOR,
    guard<DocumentForParams, string | null>(log, 'documentFor', null, (params) => documentFor(now(), params)),
  );
}
