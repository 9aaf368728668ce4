/** What hiding a request takes of a language client. */
export interface TracedClient<Trace> {
  setTrace(value: Trace): Promise<void>;
  sendRequest<Answer>(method: string, params: unknown): Promise<Answer>;
}

/** Sends requests while tracing is off, and traces as before when the last of them is answered. */
export class Untraced<Trace> {
  readonly #client: TracedClient<Trace>;
  readonly #off: Trace;
  readonly #wanted: () => Trace;
  #running = 0;

  /** `wanted` gives the trace that the reader asked for. */
  constructor(client: TracedClient<Trace>, off: Trace, wanted: () => Trace) {
    this.#client = client;
    this.#off = off;
    this.#wanted = wanted;
  }

  async request<Answer>(method: string, params: unknown): Promise<Answer> {
    this.#running++;
    try {
      await this.#client.setTrace(this.#off);
      return await this.#client.sendRequest<Answer>(method, params);
    } finally {
      this.#running--;
      if (this.#running === 0) await this.#client.setTrace(this.#wanted());
    }
  }
}
