import type { LogFacts, Observation, WrittenTime } from '../../log/facts.ts';
import type { Clock } from '../model.ts';
import { DAY, HOUR } from './zones.ts';

const MINUTE = 60_000;

/** Day and time as the line shows them, as if that were UTC; on day 0 where it shows no day, in 1972 where it shows no year. */
export function shownMs(time: WrittenTime): number {
  return time.epochMs + (time.zone === 'offset' ? (time.offsetMinutes ?? 0) * MINUTE : 0);
}

/** How much of the day a log leaves out. */
export type Calendar = 'dated' | 'yearless' | 'undated';

export function calendarOf(time: WrittenTime): Calendar {
  if (!time.dateKnown) return 'undated';
  return time.yearKnown ? 'dated' : 'yearless';
}

/** From this record on, lines mean so many days more than the day (or the year) of the first line says. */
export interface Midnight {
  readonly record: number;
  readonly days: number;
}

/** A clock that is set back, or two threads that write, make a time fall so far without a new day. */
const FALLS_WITHIN_DAY = HOUR + 5 * MINUTE;
const YEAR_DAYS = 365;

/**
 * Where a log that writes no day goes on to another one: its time of day falls, or rises where the newest line stands first. Times of the
 * same line do not count. Empty for logs with days.
 */
export function midnightsOf(facts: LogFacts): readonly Midnight[] {
  const times: { record: number; ms: number }[] = [];
  let calendar: Calendar = 'dated';
  const first = facts.times?.first;
  if (first && calendarOf(first) !== 'dated') times.push({ record: 0, ms: shownMs(first) });
  for (const { record, time } of facts.observations) {
    if (!time || calendarOf(time) === 'dated') continue;
    calendar = calendarOf(time);
    times.push({ record, ms: shownMs(time) });
  }
  if (calendar === 'dated') return [];
  const period = calendar === 'undated' ? DAY : YEAR_DAYS * DAY;
  const falls = calendar === 'undated' ? FALLS_WITHIN_DAY : DAY;
  const step = calendar === 'undated' ? 1 : YEAR_DAYS;
  const back = isNewestFirst(
    times.map(({ ms }) => ms),
    period,
  );
  const midnights: Midnight[] = [];
  let days = 0;
  for (let i = 1; i < times.length; i++) {
    const { record = 0, ms = 0 } = times[i] ?? {};
    const delta = (ms - (times[i - 1]?.ms ?? 0)) * (back ? -1 : 1);
    const turn = delta < -falls ? step : delta > period - falls ? -step : 0;
    if (turn === 0) continue;
    days += back ? -turn : turn;
    midnights.push({ record, days });
  }
  return midnights;
}

/** True where most lines are older than the one before. `period`: of times of day, a day, so that midnights do not count. */
export function isNewestFirst(times: readonly (number | undefined)[], period = Number.POSITIVE_INFINITY): boolean {
  let rising = 0;
  let last: number | undefined;
  for (const time of times) {
    if (time === undefined) continue;
    const delta = last === undefined ? 0 : time - last;
    last = time;
    if (delta !== 0) rising += delta > 0 === Math.abs(delta) < period / 2 ? 1 : -1;
  }
  return rising < 0;
}

export function daysAt(midnights: readonly Midnight[] | undefined, record: number): number {
  let days = 0;
  for (const midnight of midnights ?? []) {
    if (midnight.record > record) break;
    days = midnight.days;
  }
  return days;
}

/**
 * Puts what a line shows on the day that it means: `base` is the day of the first line (undated: that day's 00:00; yearless: any moment of
 * its year), as if it were UTC.
 */
export function onDay(shown: number, calendar: Calendar, base: number, days: number): number {
  if (calendar === 'dated') return shown;
  if (calendar === 'undated') return Math.floor(base / DAY) * DAY + shown + days * DAY;
  const at = new Date(shown);
  const year = new Date(base).getUTCFullYear() + Math.round(days / YEAR_DAYS);
  return Date.UTC(year, at.getUTCMonth(), at.getUTCDate()) + (shown - Math.floor(shown / DAY) * DAY);
}

/**
 * The moment that an observation means by the reference clock, in ms since 1970-01-01T00:00Z; undefined where it has no time, or no day and
 * the clock has none for it. Of a clock with the basis `assumed` it is the time as written, of an unknown zone.
 */
export function correct(clock: Clock, { time, record }: Pick<Observation, 'time' | 'record'>): number | undefined {
  if (!time) return undefined;
  const calendar = calendarOf(time);
  const base = clock.date === undefined ? undefined : Date.parse(`${clock.date}T00:00:00Z`);
  if (calendar !== 'dated' && (base === undefined || Number.isNaN(base))) return undefined;
  const shown = onDay(shownMs(time), calendar, base ?? 0, daysAt(clock.midnights, record));
  const utc = shown - offsetAt(clock, time, record) * MINUTE - clock.skewSeconds * 1000;
  return utc - driftAt(clock, utc);
}

/** What a line states counts before what holds for its log, unless somebody said otherwise. */
function offsetAt(clock: Clock, { zone, offsetMinutes }: WrittenTime, record: number): number {
  if (clock.basis !== 'user') {
    if (zone === 'utc') return 0;
    if (zone === 'offset') return offsetMinutes ?? 0;
  }
  return clock.shift && record >= clock.shift.record ? clock.shift.offsetMinutes : clock.offsetMinutes;
}

/** The skew stands for the middle: before it half of the drift is still to come. Beyond both ends it stays as there. */
function driftAt({ driftSeconds, driftBetween }: Clock, utc: number): number {
  if (!driftSeconds || !driftBetween) return 0;
  const [from, to] = driftBetween;
  const part = to > from ? Math.min(1, Math.max(0, (utc - from) / (to - from))) : 0.5;
  return driftSeconds * 1000 * (part - 0.5);
}
