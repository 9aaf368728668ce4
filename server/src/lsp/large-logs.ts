import type { Position } from 'vscode-languageserver';
import type { LogSummary } from '../core/log-summary.ts';
import type { Message } from '../core/text/message.ts';
import { lineOf, type NamedLines } from '../core/text/named-lines.ts';
import type { FoundLog } from './found-log.ts';

/** Reads logs from the disk that the editor names by `file:` uris. main.ts has it, where there is a disk. */
export interface Disk {
  /** Rejects only when it was cancelled. A reason is a sentence that names the file. */
  analyze(uri: string, watch: DiskWatch): Promise<DiskAnswer>;
}

export interface DiskWatch {
  readonly signal: AbortSignal;
  /** English template to the reader's language, for what is said inside a text. */
  readonly translations: ReadonlyMap<string, string>;
  /** First called when a log of ours was recognised, then with the share that is done, 0 to 1. */
  progress(share: number): void;
}

export type DiskAnswer =
  | { readonly kind: 'log'; readonly summary: LogSummary }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'error'; readonly reason: Message };

/** Logs that are kept; a client that never says that it closed one loses the one that was read first. */
const MAX_LOGS = 64;

/** Logs that are too large for the editor, as they were when they were read: what was found in them, not their text. */
export class LargeLogs {
  readonly #logs = new Map<string, FoundLog>();

  get(uri: string): FoundLog | undefined {
    return this.#logs.get(uri);
  }

  all(): readonly FoundLog[] {
    return [...this.#logs.values()];
  }

  /** Keeps what reading a log gave; gives the logs that had to make room. */
  keep(uri: string, summary: LogSummary): readonly string[] {
    this.#logs.delete(uri);
    this.#logs.set(uri, foundOnDisk(uri, summary));
    const oldest = [...this.#logs.keys()].slice(0, -MAX_LOGS);
    for (const one of oldest) this.#logs.delete(one);
    return oldest;
  }

  /** True where the log was there. */
  forget(uri: string): boolean {
    return this.#logs.delete(uri);
  }
}

/** An editor cuts a range at the end of its line. */
const HEAD = 200;

function foundOnDisk(uri: string, { groups, problems, lines }: LogSummary): FoundLog {
  return {
    uri,
    groups,
    problems,
    head: { start: 0, end: HEAD },
    locate: ({ start, end }) => ({ uri, range: { start: positionIn(lines, start), end: positionIn(lines, end) } }),
  };
}

function positionIn(lines: NamedLines, offset: number): Position {
  const { line, start } = lineOf(lines, offset);
  return { line, character: offset - start };
}
