import type { ChunkRange } from './read.ts';
import type { EvtxPiece } from './text.ts';

/** Where the text of a part begins in the text of the whole log: its offset and its line, both from 0. */
export interface PartStart {
  readonly offset: number;
  readonly line: number;
}

/** Finds out where the parts of a log begin while its text is read from beginning to end. */
export class PartStarts {
  readonly #parts: readonly ChunkRange[];
  readonly #starts: PartStart[] = [];
  #offset = 0;
  #line = 0;

  constructor(parts: readonly ChunkRange[]) {
    this.#parts = parts;
  }

  /** The part in which a chunk stands, from 0; call it before `add`. */
  partOf({ chunk }: EvtxPiece): number {
    for (let next = this.#parts[this.#starts.length]; next && (chunk >= next.from || this.#starts.length === 0); ) {
      this.#starts.push({ offset: this.#offset, line: this.#line });
      next = this.#parts[this.#starts.length];
    }
    return this.#starts.length - 1;
  }

  /** The line of the whole text at which the next piece begins. */
  get line(): number {
    return this.#line;
  }

  add(piece: EvtxPiece): void {
    this.partOf(piece);
    this.#offset += piece.text.length;
    this.#line += lineEnds(piece.text);
  }

  /** One for each part; those of which nothing came begin at the end. */
  get starts(): readonly PartStart[] {
    const end = { offset: this.#offset, line: this.#line };
    return this.#parts.map((_, i) => this.#starts[i] ?? end);
  }
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
