import type { Observation, WrittenTime } from '../facts.ts';
import {
  ATTEMPT,
  COLUMN,
  DURATION,
  EXTRA,
  KEYS,
  LINE,
  LINES,
  LONGEST_DURATION,
  MANY_LINES,
  RARE_DURATION,
  RECORD,
  SIZE,
  START,
  TIME,
  TRAITS,
  WORDS,
} from './cells.ts';
import { CELLS, emptyColumns, NUMBERS, type Rare, widen, type Zone } from './columns.ts';
import { observationAt } from './row.ts';
import { MANY_ZONES, traitsOf, withPlatform } from './traits.ts';

/** What is known of an observation only when the whole log was read. */
export interface Completion extends Pick<Observation, 'platform' | 'keys'> {
  readonly attempt: number | undefined;
}

/** The observations of one log, sixty bytes each; what several have in common stands there once. Rows are only added. */
export class ObservationTable {
  readonly columns = emptyColumns();
  #rows = 0;
  #zone: Zone | undefined;

  get rows(): number {
    return this.#rows;
  }

  /** Takes an observation down; the number of its row. Its words, keys and answers are kept as they are, equal objects once. */
  add(one: Observation): number {
    const row = this.#rows++;
    const { columns } = this;
    if (this.#rows * CELLS > columns.cells.length) widen(columns, this.#rows + (this.#rows >> 1));
    const { cells, numbers } = columns;
    const at = row * CELLS;
    const { top = one.line, further, durationMs, time } = one;
    const above = one.line - top;
    const zone = time ? this.#zoneOf(time) : MANY_ZONES;
    const duration = durationMs === undefined ? -1 : durationCell(durationMs);
    cells[at + RECORD] = one.record;
    cells[at + SIZE] = one.span.end - one.span.start;
    cells[at + LINE] = one.line;
    cells[at + COLUMN] = one.column;
    cells[at + LINES] = Math.min(further, MANY_LINES) | (Math.min(above, MANY_LINES) << 16);
    cells[at + TRAITS] = traitsOf(one, Math.min(zone, MANY_ZONES));
    cells[at + WORDS] = columns.words.placeOf(one.words);
    cells[at + KEYS] = columns.keys.placeOf(one.keys);
    cells[at + EXTRA] = one.http ? columns.http.placeOf(one.http) + 1 : one.event ? ~columns.events.placeOf(one.event) : 0;
    cells[at + ATTEMPT] = one.attempt ?? -1;
    cells[at + DURATION] = duration;
    numbers[row * NUMBERS + START] = one.span.start;
    numbers[row * NUMBERS + TIME] = time?.epochMs ?? Number.NaN;
    const large = above >= MANY_LINES || further >= MANY_LINES || duration === RARE_DURATION || (time && zone >= MANY_ZONES);
    if (large || one.codes || (one.http && one.event)) columns.rare.set(row, rareOf(one));
    return row;
  }

  /** The observation of a row, which reads its members from here. */
  at(row: number): Observation {
    return observationAt(this.columns, row);
  }

  recordAt(row: number): number {
    return this.columns.cells[row * CELLS + RECORD] ?? 0;
  }

  complete(row: number, { attempt, platform, keys }: Completion): void {
    const { cells } = this.columns;
    const at = row * CELLS;
    cells[at + ATTEMPT] = attempt ?? -1;
    cells[at + TRAITS] = withPlatform(cells[at + TRAITS] ?? 0, platform);
    cells[at + KEYS] = this.columns.keys.placeOf(keys);
  }

  /** The number of the zone: times of one log are of few zones, mostly of that of the time before. */
  #zoneOf(time: WrittenTime): number {
    const { zones } = this.columns;
    if (!this.#zone || !isOfZone(time, this.#zone)) {
      const known = zones.values.find((one) => isOfZone(time, one));
      if (!known && zones.values.length >= MANY_ZONES) return MANY_ZONES;
      this.#zone = known ?? zoneOf(time);
    }
    return zones.placeOf(this.#zone);
  }
}

/** A cell holds milliseconds where they are whole. */
function durationCell(ms: number): number {
  return Number.isInteger(ms) && ms >= 0 && ms <= LONGEST_DURATION ? ms : RARE_DURATION;
}

function rareOf({ top, further, durationMs, event, codes, time }: Observation): Rare {
  return {
    further,
    ...(top === undefined ? {} : { top }),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(event ? { event } : {}),
    ...(codes ? { codes } : {}),
    ...(time ? { zone: zoneOf(time) } : {}),
  };
}

function zoneOf({ zone, dateKnown, yearKnown, offsetMinutes, biasMinutes }: WrittenTime): Zone {
  return {
    ...{ zone, dateKnown, yearKnown },
    ...(offsetMinutes === undefined ? {} : { offsetMinutes }),
    ...(biasMinutes === undefined ? {} : { biasMinutes }),
  };
}

function isOfZone(time: WrittenTime, zone: Zone): boolean {
  return (
    time.zone === zone.zone &&
    time.dateKnown === zone.dateKnown &&
    time.yearKnown === zone.yearKnown &&
    time.offsetMinutes === zone.offsetMinutes &&
    time.biasMinutes === zone.biasMinutes
  );
}
