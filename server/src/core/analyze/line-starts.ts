import type { LineIndex } from '../text/lines.ts';
import type { LinePlace } from '../text/named-lines.ts';
import { RisingNumbers } from '../text/rising-numbers.ts';

/** Numbers of one run lie below this above its base. */
const LONGEST_RUN = 2 ** 30;

/** Where the lines of a text begin that was never there as a whole: some two bytes a line. */
export class LineStarts {
  readonly #runs: Run[] = [];
  #lines = 1;
  /** The last answer, and where the line behind it begins: a record is asked for several times. */
  #last: LinePlace = { line: 0, start: 0 };
  #behind = 0;

  constructor() {
    this.#run(0, 0).starts.push(0);
  }

  /** Takes the lines that begin in `(from, end]` of a part of the text; it begins at `base`. Parts come in order. */
  add(base: number, lines: LineIndex, from: number, end: number): void {
    let run = this.#runs.at(-1);
    for (let line = lines.lineAt(from) + 1; line < lines.count; line++) {
      const start = lines.start(line);
      if (start > end) break;
      if (!run || base + start - run.base >= LONGEST_RUN) run = this.#run(base + start, this.#lines);
      run.starts.push(base + start - run.base);
      this.#lines++;
    }
  }

  /** The line of an offset, and where it begins; offsets that are not read yet are in the last line. */
  placeOf(offset: number): LinePlace {
    if (offset >= this.#last.start && offset < this.#behind) return this.#last;
    const run = this.#runs.findLast(({ base }) => base <= offset) ?? this.#runs[0];
    if (!run) return { line: 0, start: 0 };
    const index = Math.max(0, run.starts.lastAtMost(offset - run.base));
    this.#last = { line: run.firstLine + index, start: run.base + run.starts.at(index) };
    this.#behind = index + 1 < run.starts.length ? run.base + run.starts.at(index + 1) : 0; // the last line may still end
    return this.#last;
  }

  #run(base: number, firstLine: number): Run {
    const run = { base, firstLine, starts: new RisingNumbers(1024) };
    this.#runs.push(run);
    return run;
  }
}

/** Lines one behind the other; `starts` count from `base`. */
interface Run {
  readonly base: number;
  readonly firstLine: number;
  readonly starts: RisingNumbers;
}
