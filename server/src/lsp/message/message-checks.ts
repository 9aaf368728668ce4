import { MESSAGES_A_STEP } from '../../core/analyze/index.ts';
import type { LogMessages } from '../../core/messages/log-messages.ts';
import type { LogStore } from '../log/log-store.ts';

/** Calls back when there is nothing else to do for a moment. */
export type Pause = (next: () => void) => void;

/**
 * Checks the SCEP messages of open logs beyond the first ones, a few milliseconds at a time while the server is idle. What it finds
 * shows when it has come to the end of a log. A log that is closed, or read anew, is left alone.
 */
export class MessageChecks {
  readonly #logs: () => LogStore;
  readonly #pause: Pause;
  readonly #done: (uri: string) => void;
  readonly #running = new Map<string, LogMessages>();

  /** `done`: the log says more now. */
  constructor(logs: () => LogStore, pause: Pause, done: (uri: string) => void) {
    this.#logs = logs;
    this.#pause = pause;
    this.#done = done;
  }

  /** Begins with a log, unless all of its messages were checked or that is being done. */
  start(uri: string): void {
    const analysis = this.#logs().get(uri)?.analysis;
    if (!analysis?.coverage.some(({ kind }) => kind === 'messages') || this.#running.get(uri) === analysis.messages) return;
    const { messages } = analysis;
    if (!messages.hasMore()) return;
    this.#running.set(uri, messages);
    const step = (): void => {
      if (this.#running.get(uri) !== messages) return;
      if (this.#goOn(uri, messages)) this.#pause(step);
    };
    this.#pause(step);
  }

  /** Checks all that is left of a log at once: somebody waits for it. Lets nothing else happen for some seconds at most. */
  finish(uri: string): void {
    const messages = this.#logs().get(uri)?.analysis.messages;
    if (!messages) return;
    this.#running.set(uri, messages);
    while (this.#goOn(uri, messages));
  }

  /** False where there is nothing left to do. */
  #goOn(uri: string, messages: LogMessages): boolean {
    const analysis = this.#logs().get(uri)?.analysis;
    if (analysis?.messages !== messages) {
      this.#running.delete(uri); // closed, or read anew: what shows it starts it again
      return false;
    }
    if (messages.readMore(analysis.document, MESSAGES_A_STEP)) return true;
    this.#running.delete(uri);
    this.#logs().concludeAgain(uri);
    this.#done(uri);
    return false;
  }
}
