/** Work that others are not kept waiting for: it stops every few milliseconds, so that what came meanwhile is answered first. */
export class Slices {
  #last = performance.now();

  /** Resolves at once, or, when it was worked for a while, after what is waiting. */
  async pause(): Promise<void> {
    if (performance.now() - this.#last < WORKED_MS) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    this.#last = performance.now();
  }
}

/** Of the 50 ms after which somebody notices. */
const WORKED_MS = 10;
