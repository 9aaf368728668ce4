import type { Shown } from '../../core/text/visible.ts';
import { quote } from '../answer/quote.ts';
import type { LogStore } from './log-store.ts';

/** Lines of logs that are kept; the first ones go first. */
const MOST_LINES = 20_000;

/** Lines of logs that are not open, as they may be shown: read from their files when somebody asks, and kept as long as the text is the same. */
export class LineQuotes {
  readonly #texts = new Map<string, Shown>();

  /** `hash`: of the log's text. */
  get(hash: string, line: number): Shown | undefined {
    return this.#texts.get(keyOf(hash, line));
  }

  put(hash: string, line: number, text: Shown): void {
    this.#texts.set(keyOf(hash, line), text);
    const [first] = this.#texts.size > MOST_LINES ? this.#texts.keys() : [];
    if (first !== undefined) this.#texts.delete(first);
  }
}

function keyOf(hash: string, line: number): string {
  return `${line} ${hash}`;
}

/** A line of an open log as it may be shown, at most `limit` code units of it; undefined for a log that is not open. */
export function openLine(logs: LogStore, uri: string, line: number, limit: number): Shown | undefined {
  const document = logs.textOf(uri) === undefined ? undefined : logs.get(uri)?.analysis.document;
  return document && quote(document, document.lines.span(line), limit);
}
