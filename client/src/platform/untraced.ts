/** What hiding a request takes of a language client. */
export interface TracedClient<Trace, Token> {
  setTrace(value: Trace): Promise<void>;
  sendRequest<Answer>(method: string, params: unknown, token?: Token): Promise<Answer>;
}

/** Sends requests while tracing is off, and traces as before when the last of them is answered. */
export class Untraced<Trace, Token = never> {
  readonly #client: TracedClient<Trace, Token>;
  readonly #off: Trace;
  readonly #wanted: () => Trace;
  #running = 0;

  /** `wanted` gives the trace that the reader asked for. */
  constructor(client: TracedClient<Trace, Token>, off: Trace, wanted: () => Trace) {
    this.#client = client;
    this.#off = off;
    this.#wanted = wanted;
  }

  async request<Answer>(method: string, params: unknown, token?: Token): Promise<Answer> {
    this.#running++;
    try {
      await this.#client.setTrace(this.#off);
      // An argument that is undefined would be taken for a second parameter.
      if (token === undefined) return await this.#client.sendRequest<Answer>(method, params);
      return await this.#client.sendRequest<Answer>(method, params, token);
    } finally {
      this.#running--;
      if (this.#running === 0) await this.#client.setTrace(this.#wanted());
    }
  }
}
