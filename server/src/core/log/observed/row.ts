import type { Sentence } from '../../text/sentence.ts';
import { small } from '../../text/small.ts';
import type { Platform } from '../event.ts';
import type { Act, HttpFacts, Keys, Observation, Writer, WrittenTime } from '../facts.ts';
import type { FlowStep } from '../finding.ts';
import {
  ATTEMPT,
  COLUMN,
  DURATION,
  EXTRA,
  KEYS,
  LINE,
  LINES,
  MANY_LINES,
  RARE_DURATION,
  RECORD,
  SIZE,
  START,
  TIME,
  TRAITS,
  WORDS,
} from './cells.ts';
import { CELLS, type Columns, NUMBERS, type Rare, type Zone } from './columns.ts';
import { actIn, byIn, MANY_ZONES, outcomeIn, phaseIn, platformIn, stepIn, upToIn, zoneIn } from './traits.ts';

/** The observation of a row, which reads its members from there each time that it is asked. */
export function observationAt(columns: Columns, row: number): Observation {
  return new Row(columns, row) as Observation;
}

/** The columns of which these observations are the first rows, in their order; undefined for any others. */
export function columnsOf(observations: readonly Observation[]): Columns | undefined {
  const columns = Row.columnsOf(observations[0]);
  return columns && observations.every((one, row) => Row.isAt(one, columns, row)) ? columns : undefined;
}

/** The columns that an observation reads from; undefined where it holds its members itself. */
export function ownColumns(one: Observation): Columns | undefined {
  return Row.columnsOf(one);
}

/** The number of the row that an observation reads from; -1 where it holds its members itself. */
export function rowOf(one: Observation): number {
  return Row.rowOf(one);
}

/** The same observation as an object that holds its members itself: to be changed, or sent elsewhere. */
export function plainObservation(one: Observation): Observation {
  const { record, span, line, column, further, by, platform, act, phase, step, outcome, words, keys } = one;
  const { top, time, durationMs, upTo, http, event, codes, attempt } = one;
  return {
    ...{ record, span, line, column, further, by, platform, act, phase, step, outcome, words, keys },
    ...(top === undefined ? {} : { top }),
    ...(time ? { time } : {}),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(upTo === undefined ? {} : { upTo }),
    ...(http ? { http } : {}),
    ...(event ? { event } : {}),
    ...(codes ? { codes } : {}),
    ...(attempt === undefined ? {} : { attempt }),
  };
}

/** One row, read as an observation. */
class Row {
  readonly #columns: Columns;
  readonly #row: number;

  constructor(columns: Columns, row: number) {
    this.#columns = columns;
    this.#row = row;
  }

  static columnsOf(one: object | undefined): Columns | undefined {
    return one instanceof Row ? one.#columns : undefined;
  }

  static rowOf(one: object): number {
    return one instanceof Row ? one.#row : -1;
  }

  static isAt(one: object, columns: Columns, row: number): boolean {
    return one instanceof Row && one.#columns === columns && one.#row === row;
  }

  toJSON(): Observation {
    return plainObservation(this as Observation);
  }

  get record(): number {
    return this.#cell(RECORD);
  }

  get span(): Observation['span'] {
    const start = small(this.#number(START));
    return { start, end: start + this.#cell(SIZE) };
  }

  get line(): number {
    return this.#cell(LINE);
  }

  get column(): number {
    return this.#cell(COLUMN);
  }

  get top(): number | undefined {
    const above = this.#cell(LINES) >> 16;
    if (above === 0) return undefined;
    return above === MANY_LINES ? this.#rare()?.top : this.#cell(LINE) - above;
  }

  get further(): number {
    const further = this.#cell(LINES) & 0xffff;
    return further === MANY_LINES ? (this.#rare()?.further ?? further) : further;
  }

  get time(): WrittenTime | undefined {
    const epochMs = this.#number(TIME);
    if (Number.isNaN(epochMs)) return undefined;
    const zone = zoneIn(this.#cell(TRAITS));
    const known = zone === MANY_ZONES ? this.#rare()?.zone : this.#columns.zones.at(zone);
    return known && timeOf(epochMs, known);
  }

  get durationMs(): number | undefined {
    const duration = this.#cell(DURATION);
    if (duration >= 0) return duration;
    return duration === RARE_DURATION ? this.#rare()?.durationMs : undefined;
  }

  get by(): Writer {
    return byIn(this.#cell(TRAITS));
  }

  get platform(): Platform {
    return platformIn(this.#cell(TRAITS));
  }

  get act(): Act {
    return actIn(this.#cell(TRAITS));
  }

  get phase(): Observation['phase'] {
    return phaseIn(this.#cell(TRAITS));
  }

  get step(): FlowStep {
    return stepIn(this.#cell(TRAITS));
  }

  get upTo(): FlowStep | undefined {
    return upToIn(this.#cell(TRAITS));
  }

  get outcome(): Observation['outcome'] {
    return outcomeIn(this.#cell(TRAITS));
  }

  get words(): Sentence {
    return this.#columns.words.at(this.#cell(WORDS)) ?? NO_WORDS;
  }

  get keys(): Keys {
    return this.#columns.keys.at(this.#cell(KEYS)) ?? NO_KEYS;
  }

  get http(): HttpFacts | undefined {
    const extra = this.#cell(EXTRA);
    return extra > 0 ? this.#columns.http.at(extra - 1) : undefined;
  }

  get event(): Observation['event'] | undefined {
    const extra = this.#cell(EXTRA);
    return extra < 0 ? this.#columns.events.at(~extra) : this.#rare()?.event;
  }

  get codes(): readonly number[] | undefined {
    return this.#rare()?.codes;
  }

  get attempt(): number | undefined {
    const attempt = this.#cell(ATTEMPT);
    return attempt < 0 ? undefined : attempt;
  }

  #cell(name: number): number {
    return this.#columns.cells[this.#row * CELLS + name] ?? 0;
  }

  #number(name: number): number {
    return this.#columns.numbers[this.#row * NUMBERS + name] ?? Number.NaN;
  }

  #rare(): Rare | undefined {
    const { rare } = this.#columns;
    return rare.size === 0 ? undefined : rare.get(this.#row);
  }
}

const NO_WORDS: Sentence = { text: '', args: [] };
const NO_KEYS: Keys = {};

/** Member by member, since it is made each time that somebody asks. */
function timeOf(epochMs: number, { zone, dateKnown, yearKnown, offsetMinutes, biasMinutes }: Zone): WrittenTime {
  const time: { -readonly [Name in keyof WrittenTime]: WrittenTime[Name] } = { epochMs, zone, dateKnown, yearKnown };
  if (offsetMinutes !== undefined) time.offsetMinutes = offsetMinutes;
  if (biasMinutes !== undefined) time.biasMinutes = biasMinutes;
  return time;
}
