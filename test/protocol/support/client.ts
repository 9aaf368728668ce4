import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CancellationToken,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  Range,
} from 'vscode-languageserver';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Answer to `workspace/configuration`; the capability is announced when it is given. */
  readonly settings?: unknown;
  /** The process that the server watches; this one without it. */
  readonly processId?: number;
  /** Another build than that in `dist/`. */
  readonly server?: string;
}

/** An editor without a user interface: it starts the server, answers its requests and keeps what it was sent. */
export class Client {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly errors: string[] = [];
  readonly messages: string[] = [];
  readonly shown: { readonly uri: string; readonly external?: boolean }[] = [];
  readonly refreshed: unknown[] = [];
  settings: unknown;
  initialized: InitializeResult = { capabilities: {} };
  /** From the start of the process to the answer to `initialize`, in ms. */
  startMs = 0;
  readonly #waiting: { readonly uri: string; readonly done: (diagnostics: Diagnostic[]) => void }[] = [];
  readonly #versions = new Map<string, number>();

  static async start(options: ClientOptions = {}): Promise<Client> {
    const client = new Client(options);
    const began = performance.now();
    const { settings, initializationOptions, capabilities = {} } = options;
    const workspace = { ...capabilities.workspace, ...(settings === undefined ? {} : { configuration: true }) };
    client.initialized = await client.request<InitializeResult>('initialize', {
      processId: options.processId ?? process.pid,
      rootUri: null,
      capabilities: { ...capabilities, workspace },
      initializationOptions,
    });
    client.startMs = performance.now() - began;
    await client.notify('initialized', {});
    return client;
  }

  private constructor({ settings, server = path.join(root, 'dist/server.js') }: ClientOptions) {
    this.settings = settings;
    this.process = spawn(process.execPath, [server, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { stdin, stdout } = this.process;
    if (!stdin || !stdout) throw new Error('the server has no pipes');
    this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) =>
      this.#receive(params),
    );
    this.connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
      if (type === 1) this.errors.push(message);
    });
    this.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
    });
    this.connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => this.settings));
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('window/showDocument', (params: { uri: string; external?: boolean }) => {
      this.shown.push(params);
      return { success: true };
    });
    for (const method of ['workspace/inlayHint/refresh', 'workspace/codeLens/refresh', 'workspace/diagnostic/refresh']) {
      this.connection.onRequest(method, () => {
        this.refreshed.push(method);
        return null;
      });
    }
    this.connection.onRequest('workspace/textDocumentContent/refresh', ({ uri }: { uri: string }) => {
      this.refreshed.push(uri);
      return null;
    });
    this.connection.listen();
  }

  request<Answer>(method: string, params: unknown, token?: CancellationToken): Promise<Answer> {
    return token
      ? this.connection.sendRequest<Answer>(method, params, token)
      : this.connection.sendRequest<Answer>(method, params);
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** Opens a text and gives the diagnostics that the server pushes for it. */
  async open(uri: string, text: string, languageId = 'log'): Promise<Diagnostic[]> {
    const pushed = this.nextDiagnostics(uri);
    this.#versions.set(uri, 1);
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return pushed;
  }

  async change(uri: string, contentChanges: readonly { readonly range?: Range; readonly text: string }[]): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  close(uri: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** The diagnostics of the next push for a document. */
  nextDiagnostics(uri: string): Promise<Diagnostic[]> {
    return new Promise((done) => this.#waiting.push({ uri, done }));
  }

  /** A request about a place in a document. */
  at<Answer>(method: string, uri: string, position: Position): Promise<Answer> {
    return this.request<Answer>(`textDocument/${method}`, { textDocument: { uri }, position });
  }

  /** A request about a whole document, or a range of it. */
  of<Answer>(method: string, uri: string, more: object = {}): Promise<Answer> {
    return this.request<Answer>(`textDocument/${method}`, { textDocument: { uri }, ...more });
  }

  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return exited;
  }

  #receive(params: PublishDiagnosticsParams): void {
    this.published.push(params);
    for (const waiting of this.#waiting.splice(0)) {
      if (waiting.uri === params.uri) waiting.done(params.diagnostics);
      else this.#waiting.push(waiting);
    }
  }
}

/** Where a text stands in a log: the position of the first, or of the `nth`, occurrence. */
export function placeOf(text: string, part: string, nth = 1): Position {
  let at = -1;
  for (let i = 0; i < nth; i++) at = text.indexOf(part, at + 1);
  if (at === -1) throw new Error(`not in the text: ${part}`);
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** The text of a range. */
export function textAt(text: string, { start, end }: Range): string {
  const lines = text.split(/\r\n|\n|\r/);
  if (start.line !== end.line) return lines.slice(start.line, end.line + 1).join('\n');
  return lines[start.line]?.slice(start.character, end.character) ?? '';
}

/** The capabilities of our own client that matter to the server. */
export const OWN_CLIENT: ClientOptions = {
  initializationOptions: { commands: true },
  capabilities: {
    workspace: {
      textDocumentContent: {},
      inlayHint: { refreshSupport: true },
      codeLens: { refreshSupport: true },
      didChangeConfiguration: { dynamicRegistration: true },
    },
    textDocument: { diagnostic: {} },
    window: { showDocument: { support: true } },
  },
  settings: {},
};
