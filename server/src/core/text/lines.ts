import { RisingNumbers } from './rising-numbers.ts';
import type { Span } from './span.ts';

/**
 * Where the lines of a text begin. A line ends with `\r\n`, `\n` or a lone `\r`, as in LSP and in VS Code's own model.
 * Lines count from 0; a text that ends with a line end has one more, empty line.
 */
export class LineIndex {
  readonly #text: string;
  readonly #starts: RisingNumbers;
  readonly count: number;

  private constructor(text: string, starts: RisingNumbers) {
    this.#text = text;
    this.#starts = starts;
    this.count = starts.length;
  }

  /** Indexes a whole text in one pass. */
  static of(text: string): LineIndex {
    const starts = new RisingNumbers(text.length >> 6);
    starts.push(0);
    return LineIndex.#scan(text, starts);
  }

  /** The index of `text`, which begins with the text of this index: only the new part is scanned. */
  grown(text: string): LineIndex {
    // the last line may have ended in `\r`, whose `\n` comes now
    return LineIndex.#scan(text, this.#starts.head(Math.max(1, this.count - 1)));
  }

  /** Goes on behind the last line that is known. */
  static #scan(text: string, starts: RisingNumbers): LineIndex {
    const from = starts.at(starts.length - 1);
    let lf = text.indexOf('\n', from);
    let cr = text.indexOf('\r', from);
    while (lf !== -1 || cr !== -1) {
      if (cr !== -1 && (lf === -1 || cr < lf)) {
        if (cr + 1 === lf) lf = text.indexOf('\n', lf + 1);
        const next = text.charCodeAt(cr + 1) === 10 ? cr + 2 : cr + 1;
        starts.push(next);
        cr = text.indexOf('\r', next);
      } else {
        starts.push(lf + 1);
        lf = text.indexOf('\n', lf + 1);
      }
    }
    return new LineIndex(text, starts.trim());
  }

  /** Offset of the first code unit of a line; lines outside the text give its nearest end. */
  start(line: number): number {
    if (line <= 0) return 0;
    return line >= this.count ? this.#text.length : this.#starts.at(line);
  }

  /** Offset behind the last code unit of a line, without its line end. */
  end(line: number): number {
    let end = line + 1 >= this.count ? this.#text.length : this.start(line + 1);
    const start = this.start(line);
    if (line + 1 < this.count) {
      if (end > start && this.#text.charCodeAt(end - 1) === 10) end--;
      if (end > start && this.#text.charCodeAt(end - 1) === 13) end--;
    }
    return end;
  }

  span(line: number): Span {
    return { start: this.start(line), end: this.end(line) };
  }

  /** The line that holds `offset`; offsets outside the text give the first or last line. */
  lineAt(offset: number): number {
    return Math.max(0, this.#starts.lastAtMost(offset));
  }
}
