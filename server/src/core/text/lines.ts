import type { Span } from './span.ts';

/**
 * Where the lines of a text begin. A line ends with `\r\n`, `\n` or a lone `\r`, as in LSP and in VS Code's own model.
 * Lines count from 0; a text that ends with a line end has one more, empty line.
 */
export class LineIndex {
  readonly #text: string;
  readonly #starts: Int32Array;
  readonly count: number;

  private constructor(text: string, starts: Int32Array, count: number) {
    this.#text = text;
    this.#starts = starts;
    this.count = count;
  }

  /** Indexes a whole text in one pass. */
  static of(text: string): LineIndex {
    return LineIndex.#scan(text, new Int32Array(Math.max(16, text.length >> 6)), 1, 0);
  }

  /** The index of `text`, which begins with the text of this index: only the new part is scanned. */
  grown(text: string): LineIndex {
    const keep = Math.max(1, this.count - 1); // the last line may have ended in `\r`, whose `\n` comes now
    const from = this.#starts[keep - 1] ?? 0;
    return LineIndex.#scan(text, this.#starts.slice(0, keep + 64), keep, from);
  }

  static #scan(text: string, room: Int32Array, known: number, from: number): LineIndex {
    let starts = room;
    let count = known;
    const add = (start: number): void => {
      if (count === starts.length) {
        const wider = new Int32Array(count * 2);
        wider.set(starts);
        starts = wider;
      }
      starts[count++] = start;
    };
    let lf = text.indexOf('\n', from);
    let cr = text.indexOf('\r', from);
    while (lf !== -1 || cr !== -1) {
      if (cr !== -1 && (lf === -1 || cr < lf)) {
        if (cr + 1 === lf) lf = text.indexOf('\n', lf + 1);
        const next = text.charCodeAt(cr + 1) === 10 ? cr + 2 : cr + 1;
        add(next);
        cr = text.indexOf('\r', next);
      } else {
        add(lf + 1);
        lf = text.indexOf('\n', lf + 1);
      }
    }
    return new LineIndex(text, starts, count);
  }

  /** Offset of the first code unit of a line; lines outside the text give its nearest end. */
  start(line: number): number {
    if (line <= 0) return 0;
    return line >= this.count ? this.#text.length : (this.#starts[line] ?? 0);
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
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
