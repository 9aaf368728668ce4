import type { Sentence } from '../../text/sentence.ts';
import type { HttpFacts, Keys, Observation } from '../facts.ts';
import { CELLS, type Columns, NUMBERS, type Rare, type Zone } from './columns.ts';
import { columnsOf, observationAt } from './row.ts';
import { Shared } from './shared.ts';
import { ObservationTable } from './table.ts';

/** The observations of a log as plain data for another thread: arrays of numbers, and what many have in common. */
export interface PackedObservations {
  readonly rows: number;
  readonly cells: Int32Array<ArrayBuffer>;
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly words: readonly Sentence[];
  readonly http: readonly HttpFacts[];
  readonly events: readonly NonNullable<Observation['event']>[];
  readonly zones: readonly Zone[];
  readonly rare: ReadonlyMap<number, Rare>;
  /** Of each of the keys: how many members it has, then for each the places of its name and of its value in `texts`. */
  readonly keys: Int32Array<ArrayBuffer>;
  readonly texts: readonly string[];
}

export function packed(observations: readonly Observation[]): PackedObservations {
  const rows = observations.length;
  const columns = columnsOf(observations) ?? tableOf(observations).columns;
  return {
    rows,
    cells: columns.cells.slice(0, rows * CELLS),
    numbers: columns.numbers.slice(0, rows * NUMBERS),
    words: columns.words.values,
    http: columns.http.values,
    events: columns.events.values,
    zones: columns.zones.values,
    rare: columns.rare,
    ...packedKeys(columns.keys.values),
  };
}

/** The memory of packed observations that can be given away instead of being copied. */
export function buffersOf({ cells, numbers, keys }: PackedObservations): ArrayBuffer[] {
  return [cells.buffer, numbers.buffer, keys.buffer];
}

export function unpacked(from: PackedObservations): readonly Observation[] {
  const columns: Columns = {
    cells: from.cells,
    numbers: from.numbers,
    words: new Shared(from.words),
    keys: new Shared(unpackedKeys(from)),
    http: new Shared(from.http),
    events: new Shared(from.events),
    zones: new Shared(from.zones),
    rare: new Map(from.rare),
  };
  return Array.from({ length: from.rows }, (_, row) => observationAt(columns, row));
}

function tableOf(observations: readonly Observation[]): ObservationTable {
  const table = new ObservationTable();
  for (const one of observations) table.add(one);
  return table;
}

/** A copy of objects would copy each of their texts, however many have the same. */
function packedKeys(all: readonly Keys[]): Pick<PackedObservations, 'keys' | 'texts'> {
  const texts = new Shared<string>();
  const cells: number[] = [];
  for (const keys of all) {
    const members = Object.entries(keys);
    cells.push(members.length);
    for (const [name, value] of members) cells.push(texts.placeOf(name), texts.placeOf(value));
  }
  return { keys: Int32Array.from(cells), texts: texts.values };
}

function unpackedKeys({ keys, texts }: PackedObservations): Keys[] {
  const all: Keys[] = [];
  for (let at = 0; at < keys.length; ) {
    const end = at + 1 + 2 * (keys[at] ?? 0);
    const one: Record<string, string> = {};
    for (at++; at < end; at += 2) one[texts[keys[at] ?? 0] ?? ''] = texts[keys[at + 1] ?? 0] ?? '';
    all.push(one);
  }
  return all;
}
