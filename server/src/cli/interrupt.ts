/** Ctrl+C while files are read: the first ends the reading, with what was read so far; the second the program. */
export class Interrupt {
  readonly #controller = new AbortController();
  readonly #hear = (): void => {
    this.release();
    this.#controller.abort();
  };

  constructor() {
    process.on('SIGINT', this.#hear);
  }

  /** Says so once the reader wants no more. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** From here on Ctrl+C ends the program at once. */
  release(): void {
    process.removeListener('SIGINT', this.#hear);
  }
}

/** 128 and the number of the signal, as shells have it. */
export const INTERRUPTED = 130;
