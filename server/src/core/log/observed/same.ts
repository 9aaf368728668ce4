import { isEqual } from '../equal.ts';
import type { Observation } from '../facts.ts';
import { ATTEMPT, COLUMN, DURATION, EXTRA, KEYS, LINE, LINES, RECORD, SIZE, START, TIME, TRAITS, WORDS } from './cells.ts';
import { CELLS, type Columns, NUMBERS } from './columns.ts';
import { ownColumns, plainObservation, rowOf } from './row.ts';
import type { Shared } from './shared.ts';
import { withoutZone, zoneIn } from './traits.ts';

/**
 * Tells whether two observations say the same, for many pairs one after the other: rows of tables are compared number by number, and what
 * many of them have in common once.
 */
export function comparer(): (a: Observation, b: Observation) => boolean {
  let tables: Tables | undefined;
  return (a, b) => {
    if (a === b) return true;
    const [first, second] = [ownColumns(a), ownColumns(b)];
    if (first && second) {
      if (tables?.a !== first || tables.b !== second) tables = new Tables(first, second);
      const [row, other] = [rowOf(a), rowOf(b)];
      if (!first.rare.has(row) && !second.rare.has(other)) return tables.areSame(row, other);
    }
    return isEqual(plainObservation(a), plainObservation(b));
  };
}

/** Cells that hold what they say themselves. */
const PLAIN = [RECORD, LINE, COLUMN, SIZE, LINES, ATTEMPT, DURATION] as const;

/** The columns of two logs, or of one at two times. */
class Tables {
  readonly a: Columns;
  readonly b: Columns;
  readonly #words: Same;
  readonly #keys: Same;
  readonly #http: Same;
  readonly #events: Same;
  readonly #zones: Same;

  constructor(a: Columns, b: Columns) {
    this.a = a;
    this.b = b;
    this.#words = sameIn(a.words, b.words);
    this.#keys = sameIn(a.keys, b.keys);
    this.#http = sameIn(a.http, b.http);
    this.#events = sameIn(a.events, b.events);
    this.#zones = sameIn(a.zones, b.zones);
  }

  /** Of rows of which nothing is rare. */
  areSame(row: number, other: number): boolean {
    const [{ cells }, { cells: others }] = [this.a, this.b];
    const [at, to] = [row * CELLS, other * CELLS];
    for (const cell of PLAIN) if (cells[at + cell] !== others[to + cell]) return false;
    if (!this.#sameTimes(row, other)) return false;
    const [traits, theirs] = [cells[at + TRAITS] ?? 0, others[to + TRAITS] ?? 0];
    if (withoutZone(traits) !== withoutZone(theirs) || !this.#zones(zoneIn(traits), zoneIn(theirs))) return false;
    const [extra, more] = [cells[at + EXTRA] ?? 0, others[to + EXTRA] ?? 0];
    if (Math.sign(extra) !== Math.sign(more)) return false;
    if (extra > 0 && !this.#http(extra - 1, more - 1)) return false;
    if (extra < 0 && !this.#events(~extra, ~more)) return false;
    const same = this.#words(cells[at + WORDS] ?? 0, others[to + WORDS] ?? 0);
    return same && this.#keys(cells[at + KEYS] ?? 0, others[to + KEYS] ?? 0);
  }

  #sameTimes(row: number, other: number): boolean {
    const [{ numbers }, { numbers: others }] = [this.a, this.b];
    const [at, to] = [row * NUMBERS, other * NUMBERS];
    return numbers[at + START] === others[to + START] && Object.is(numbers[at + TIME], others[to + TIME]);
  }
}

type Same = (place: number, other: number) => boolean;

/** Whether the values at two places are the same: asked again and again of the same two, since equal rows come in one order. */
function sameIn<Value>(a: Shared<Value>, b: Shared<Value>): Same {
  if (a === b) return (place, other) => place === other || isEqual(a.at(place), a.at(other));
  const known: number[] = [];
  return (place, other) => {
    if (known[place] === other) return true;
    const same = isEqual(a.at(place), b.at(other));
    if (same) known[place] = other;
    return same;
  };
}
