import { own, together } from '../core/text/secrets/index.ts';
import { msg } from '../core/text/sentence.ts';
import { oneLine, type Shown } from '../core/text/visible.ts';
import { localize } from './console.ts';
import { errorWidth, writeError } from './output.ts';

/** Quick work needs no word about how far it is. */
const QUIET_MS = 500;
const EVERY_MS = 100;
const NARROWEST = 20;
/** To the beginning of the line, and nothing behind it. */
const CLEAR = own<Shown>('\r\u001b[K');

/**
 * Tells on a terminal which file is being read, in one line of standard error that the next one takes the place of; elsewhere nothing.
 * The last one stays to be read where Ctrl+C ends the program.
 */
export class Progress {
  readonly #began = performance.now();
  #shownAt = 0;
  #shown = false;

  /** `done` of `all` files were read, and `path` comes next. */
  tell(done: number, all: number, path: string): void {
    const now = performance.now();
    const width = errorWidth();
    if (width === undefined || now - this.#began < QUIET_MS || now - this.#shownAt < EVERY_MS) return;
    this.#shownAt = now;
    const line = localize(msg('{0} of {1} files read ({2} %): {3}', done, all, Math.floor((100 * done) / all), path));
    writeError(together<Shown>`${CLEAR}${oneLine(line, Math.max(NARROWEST, width - 1))}`);
    this.#shown = true;
  }

  /** Takes the line away, before anything else is printed. */
  clear(): void {
    if (this.#shown) writeError(CLEAR);
    this.#shown = false;
  }
}
