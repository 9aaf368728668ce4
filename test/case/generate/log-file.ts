import type { MachineClock, Reading } from './clock.ts';
import type { RecordLines } from './truth.ts';

/** To what a line belongs. `id` shows a transactionID: how sure the link is depends on the other lines that show it. */
export type Mark =
  | {
      readonly attempt: string;
      readonly as: 'id' | 'inferable' | 'optional' /** Lines with an equal one can be told apart by the clock alone. */;
      readonly like?: string;
    }
  | 'noise'
  /** Of no attempt, and nobody's fault to link: it explains several. */
  | 'context';

export interface Placed {
  readonly at: number;
  readonly mark: Mark;
  readonly lines: RecordLines;
}

export interface LogOptions {
  readonly path: string;
  readonly languageId: string;
  readonly clock: MachineClock;
  readonly basis: 'none' | 'offset' | 'utc' | 'reference';
  readonly newline?: '\n' | '\r\n';
  readonly newestFirst?: boolean;
  /** Lines above the first record. */
  readonly head?: (first: Reading) => readonly string[];
  /** A log without dates. */
  readonly dateless?: boolean;
}

interface Entry {
  readonly at: number;
  readonly mark: Mark;
  readonly text: string;
}

/** One log under way. Records are added in any order and stand in the order of the moments at which they were written. */
export class LogFile {
  readonly options: LogOptions;
  readonly #entries: Entry[] = [];

  constructor(options: LogOptions) {
    this.options = options;
  }

  /** A record written at `at`; `write` gets what the machine's clock shows then, and may give several lines. */
  add(at: number, mark: Mark, write: (now: Reading) => string): void {
    this.#entries.push({ at, mark, text: write(this.options.clock.read(at)) });
  }

  get empty(): boolean {
    return this.#entries.length === 0;
  }

  /** The text between two moments, and where each record of it stands. */
  finish(
    from: number,
    to: number,
  ): { readonly text: string; readonly placed: readonly Placed[]; readonly lost: readonly Mark[] } {
    const { newline = '\n', head, clock, newestFirst } = this.options;
    const within = (entry: Entry) => entry.at >= from && entry.at <= to;
    const kept = this.#entries.filter(within).sort((a, b) => a.at - b.at);
    const first = kept[0];
    const lines = [...(head && first ? head(clock.read(first.at)) : [])];
    const placed: Placed[] = [];
    for (const { at, mark, text } of newestFirst ? kept.reverse() : kept) {
      const own = text.split('\n');
      placed.push({ at, mark, lines: [lines.length + 1, lines.length + own.length] });
      lines.push(...own);
    }
    return {
      text: lines.length === 0 ? '' : lines.join(newline) + newline,
      placed,
      lost: this.#entries.filter((entry) => !within(entry)).map(({ mark }) => mark),
    };
  }
}
