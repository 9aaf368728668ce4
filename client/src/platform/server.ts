import * as vscode from 'vscode';
import { complain, reasonOf, say } from '../window/index.ts';
import type { LongWatch, StartedClient } from './client.ts';
import type { Languages } from './languages.ts';
import { lateBundle } from './late-bundle.ts';

/** The language server, started when somebody first needs it. */
export class Server implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #languages: Languages;
  readonly #restarted = new vscode.EventEmitter<void>();
  /** The server runs again after it was stopped or ended: it knows nothing of what it knew. */
  readonly onDidRestart = this.#restarted.event;
  readonly #heard = new vscode.EventEmitter<{ readonly method: string; readonly params: unknown }>();
  readonly #methods = new Set<string>();
  #client: Promise<StartedClient> | undefined;

  constructor(context: vscode.ExtensionContext, languages: Languages) {
    this.#context = context;
    this.#languages = languages;
  }

  /** Starts the server once; later calls give the same one. A failed start is shown and may be tried again. */
  start(): Promise<StartedClient> {
    this.#client ??= this.#load().catch((error: unknown) => {
      this.#client = undefined;
      complain(say('SCEP Log Inspector could not start its language server: {0}', reasonOf(error)));
      throw error;
    });
    this.#client.catch(() => undefined);
    return this.#client;
  }

  async request<Answer>(method: string, params: unknown): Promise<Answer> {
    return (await this.start()).request<Answer>(method, params);
  }

  async requestLong<Answer>(method: string, params: object, watch: LongWatch): Promise<Answer> {
    return (await this.start()).requestLong<Answer>(method, params, watch);
  }

  /** Tells the server something, if it runs. */
  async notify(method: string, params: unknown): Promise<void> {
    await (await this.#client)?.notify(method, params);
  }

  /** Hears what the server says of itself, from its start on. */
  onNotification<Params>(method: string, listener: (params: Params) => void): vscode.Disposable {
    if (!this.#methods.has(method)) {
      this.#methods.add(method);
      void this.#client?.then((client) => this.#hear(client, method)).catch(() => undefined);
    }
    return this.#heard.event((heard) => {
      if (heard.method === method) listener(heard.params as Params);
    });
  }

  /** For keys, passwords and challenges: nothing of it shows in a trace. */
  async requestUntraced<Answer>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<Answer> {
    return (await this.start()).requestUntraced<Answer>(method, params, token);
  }

  async restart(): Promise<void> {
    const running = this.#client;
    if (!running) {
      await this.start();
      return;
    }
    await (await running).restart();
  }

  async showOutput(): Promise<void> {
    (await this.start()).showOutput();
  }

  dispose(): void {
    this.#restarted.dispose();
    this.#heard.dispose();
    void this.#client?.then((client) => client.stop()).catch(() => undefined);
  }

  async #load(): Promise<StartedClient> {
    const { startClient } = await lateBundle();
    const client = await startClient(this.#context, [...this.#languages.logs.keys()]);
    client.onDidRestart(() => this.#restarted.fire());
    for (const method of this.#methods) this.#hear(client, method);
    return client;
  }

  #hear(client: StartedClient, method: string): void {
    client.onNotification(method, (params) => this.#heard.fire({ method, params }));
  }
}
