import type { Sentence } from '../../text/sentence.ts';
import type { HttpFacts, Keys, Observation, WrittenTime } from '../facts.ts';
import { Shared } from './shared.ts';

/** The zone of a time, and what is known of its date. */
export type Zone = Omit<WrittenTime, 'epochMs'>;

/** What few observations have, or in a size that a cell does not hold. */
export interface Rare {
  readonly top?: number;
  readonly further?: number;
  readonly durationMs?: number;
  readonly event?: NonNullable<Observation['event']>;
  readonly codes?: readonly number[];
  readonly zone?: Zone;
}

/** What the rows of a table are made of. The arrays of numbers may be longer than the rows need. */
export interface Columns {
  /** `CELLS` whole numbers a row. */
  cells: Int32Array<ArrayBuffer>;
  /** `NUMBERS` of any numbers a row. */
  numbers: Float64Array<ArrayBuffer>;
  readonly words: Shared<Sentence>;
  readonly keys: Shared<Keys>;
  readonly http: Shared<HttpFacts>;
  readonly events: Shared<NonNullable<Observation['event']>>;
  readonly zones: Shared<Zone>;
  readonly rare: Map<number, Rare>;
}

export const CELLS = 11;
export const NUMBERS = 2;

const FIRST_ROWS = 16;

export function emptyColumns(): Columns {
  return {
    cells: new Int32Array(FIRST_ROWS * CELLS),
    numbers: new Float64Array(FIRST_ROWS * NUMBERS),
    words: new Shared(),
    keys: new Shared(),
    http: new Shared(),
    events: new Shared(),
    zones: new Shared(),
    rare: new Map(),
  };
}

/** Makes room for so many rows. */
export function widen(columns: Columns, rows: number): void {
  const cells = new Int32Array(rows * CELLS);
  cells.set(columns.cells);
  columns.cells = cells;
  const numbers = new Float64Array(rows * NUMBERS);
  numbers.set(columns.numbers);
  columns.numbers = numbers;
}
