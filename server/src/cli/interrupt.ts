/** Ctrl+C while files are read: the first ends the reading before the next file, the second the program. */
export class Interrupt {
  #asked = false;
  readonly #hear = (): void => {
    this.#asked = true;
    this.release();
  };

  /** True once the reader wants no more. Lets a signal in that waits. */
  async asked(): Promise<boolean> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    return this.#asked;
  }

  /** Before a file of `size` bytes is read: while a large one is, no signal is heard, and Ctrl+C ends the program as usual. */
  before(size: number): void {
    this.release();
    if (!this.#asked && size <= HEARD_SOON) process.on('SIGINT', this.#hear);
  }

  /** From here on Ctrl+C ends the program at once. */
  release(): void {
    process.removeListener('SIGINT', this.#hear);
  }
}

/** In bytes; a second or two. */
const HEARD_SOON = 24 * 1024 * 1024;

/** 128 and the number of the signal, as shells have it. */
export const INTERRUPTED = 130;
