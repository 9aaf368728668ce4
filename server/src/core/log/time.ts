import type { LogTime } from './model.ts';

/**
 * Reads the time notations of logs by character code, without a regular expression: it runs for every line.
 * Each reader starts at `start`, never looks past `end`, and gives undefined where the notation does not fit or names no
 * real moment (month 13, hour 25). Fractions of any length count to the millisecond; the rest is dropped.
 */

const MINUTE = 60_000;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const WEEKDAYS = 'MonTueWedThuFriSatSun';

/** Without a year in the log, times are put into 1972: close to the epoch, and with a 29 February. */
const YEAR_UNKNOWN = 1972;

/** Milliseconds since 1970-01-01T00:00Z; undefined unless the log knows day, year and time zone. */
export function momentOf(time: LogTime | undefined): number | undefined {
  return time?.dateKnown && time.yearKnown && time.zone !== 'assumed' ? time.epochMs : undefined;
}

/** `yyyy-MM-ddTHH:mm:ss[.f…][Z|±hhmm|±hh:mm]`, also with a blank for the `T` (ISO 8601; `log show`). Without a zone: `assumed`. */
export function readIsoTime(text: string, start: number, end: number): LogTime | undefined {
  const year = digits(text, start, end, 4);
  const month = digits(text, start + 5, end, 2);
  const day = digits(text, start + 8, end, 2);
  if (year < 0 || month < 1 || day < 1 || text.charCodeAt(start + 4) !== 45 || text.charCodeAt(start + 7) !== 45)
    return undefined;
  const between = text.charCodeAt(start + 10);
  if (between !== 84 && between !== 32) return undefined;
  const date = dayMs(year, month, day);
  const clock = readClock(text, start + 11, end);
  if (date === undefined || !clock) return undefined;
  return withZone(text, { start, end }, clock, date, { dateKnown: true, yearKnown: true });
}

/**
 * `HH:mm:ss[.f…][blanks][±hhmm]`, a time of day without a date. `epochMs` counts from 00:00 of day 0 in the line's own
 * zone and is then turned to UTC, so it can be below 0 or above a day.
 */
export function readClockTime(text: string, start: number, end: number): LogTime | undefined {
  const clock = readClock(text, start, end);
  if (!clock) return undefined;
  return withZone(text, { start, end }, clock, 0, { dateKnown: false, yearKnown: false });
}

/** `[Www ]Mmm d HH:mm:ss[.f…]` of syslog (RFC 3164 section 4.1.2): no year and no zone. */
export function readSyslogTime(text: string, start: number, end: number): LogTime | undefined {
  let at = start;
  if (nameIndex(WEEKDAYS, text, at) >= 0 && text.charCodeAt(at + 3) === 32) at += 4;
  const month = nameIndex(MONTHS, text, at);
  if (month < 0 || text.charCodeAt(at + 3) !== 32) return undefined;
  at += text.charCodeAt(at + 4) === 32 ? 5 : 4;
  const twoDigits = isDigit(text.charCodeAt(at + 1));
  const day = digits(text, at, end, twoDigits ? 2 : 1);
  at += twoDigits ? 2 : 1;
  if (day < 1 || text.charCodeAt(at) !== 32) return undefined;
  const date = dayMs(YEAR_UNKNOWN, month + 1, day);
  const clock = readClock(text, at + 1, end);
  if (date === undefined || !clock) return undefined;
  return { epochMs: date + clock.ms, zone: 'assumed', dateKnown: true, yearKnown: false, span: { start, end: clock.end } };
}

/** `MM-dd HH:mm:ss[.f…][ ±hhmm]` of Android's logcat: no year. Without a zone: `assumed`. */
export function readMonthDayTime(text: string, start: number, end: number): LogTime | undefined {
  const month = digits(text, start, end, 2);
  const day = digits(text, start + 3, end, 2);
  if (month < 1 || day < 1 || text.charCodeAt(start + 2) !== 45 || text.charCodeAt(start + 5) !== 32) return undefined;
  const date = dayMs(YEAR_UNKNOWN, month, day);
  const clock = readClock(text, start + 6, end);
  if (date === undefined || !clock) return undefined;
  return withZone(text, { start, end }, clock, date, { dateKnown: true, yearKnown: false });
}

/** The number that `count` decimal digits at `start` make, or -1. */
export function digits(text: string, start: number, end: number, count: number): number {
  if (start + count > end) return -1;
  let value = 0;
  for (let at = start; at < start + count; at++) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return -1;
    value = value * 10 + code - 48;
  }
  return value;
}

interface Clock {
  readonly ms: number;
  /** Offset behind the last digit. */
  readonly end: number;
}

/** `HH:mm:ss[.f…]` or `HH:mm:ss,f…`. A leap second (60) is let through. */
function readClock(text: string, start: number, end: number): Clock | undefined {
  const hour = digits(text, start, end, 2);
  const minute = digits(text, start + 3, end, 2);
  const second = digits(text, start + 6, end, 2);
  if (hour < 0 || minute < 0 || second < 0 || hour > 23 || minute > 59 || second > 60) return undefined;
  if (text.charCodeAt(start + 2) !== 58 || text.charCodeAt(start + 5) !== 58) return undefined;
  const whole = ((hour * 60 + minute) * 60 + second) * 1000;
  let at = start + 8;
  const mark = at < end ? text.charCodeAt(at) : 0;
  if ((mark !== 46 && mark !== 44) || at + 1 >= end || !isDigit(text.charCodeAt(at + 1))) return { ms: whole, end: at };
  let fraction = 0;
  let weight = 100;
  for (at++; at < end && isDigit(text.charCodeAt(at)); at++) {
    if (weight < 1) continue;
    fraction += (text.charCodeAt(at) - 48) * weight;
    weight /= 10;
  }
  return { ms: whole + fraction, end: at };
}

function withZone(
  text: string,
  within: { readonly start: number; readonly end: number },
  clock: Clock,
  date: number,
  known: Pick<LogTime, 'dateKnown' | 'yearKnown'>,
): LogTime {
  const local = date + clock.ms;
  const { dateKnown, yearKnown } = known;
  const span = { start: within.start, end: clock.end };
  if (clock.end < within.end && text.charCodeAt(clock.end) === 90) {
    return { epochMs: local, zone: 'utc', dateKnown, yearKnown, span: { start: within.start, end: clock.end + 1 } };
  }
  const zone = readOffset(text, clock.end, within.end);
  if (!zone) return { epochMs: local, zone: 'assumed', dateKnown, yearKnown, span };
  return {
    epochMs: local - zone.minutes * MINUTE,
    zone: 'offset',
    dateKnown,
    yearKnown,
    offsetMinutes: zone.minutes,
    span: { start: within.start, end: zone.end },
  };
}

/** `±hhmm` or `±hh:mm`, at most three blanks on. */
function readOffset(text: string, start: number, end: number): { readonly minutes: number; readonly end: number } | undefined {
  let at = start;
  while (at < end && at < start + 3 && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  const sign = text.charCodeAt(at);
  if (at >= end || (sign !== 43 && sign !== 45)) return undefined;
  const hours = digits(text, at + 1, end, 2);
  const colon = text.charCodeAt(at + 3) === 58 ? 1 : 0;
  const minutes = digits(text, at + 3 + colon, end, 2);
  if (hours < 0 || minutes < 0 || hours > 15 || minutes > 59) return undefined;
  const stop = at + 5 + colon;
  if (stop < end && isDigit(text.charCodeAt(stop))) return undefined;
  const east = hours * 60 + minutes;
  return { minutes: sign === 45 ? -east : east, end: stop };
}

/** Milliseconds of 00:00 UTC of a day; undefined for a day that no calendar has. Years below 100 are of the 20th century, as for `Date`. */
function dayMs(year: number, month: number, day: number): number | undefined {
  const full = year < 100 ? year + 1900 : year;
  const leap = full % 4 === 0 && (full % 100 !== 0 || full % 400 === 0);
  if (month > 12 || day > (month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0))) return undefined;
  const leapDays = Math.floor((full - 1) / 4) - Math.floor((full - 1) / 100) + Math.floor((full - 1) / 400) - LEAP_DAYS_TO_1970;
  const inYear = (DAYS_BEFORE[month - 1] ?? 0) + (month > 2 && leap ? 1 : 0) + day - 1;
  return ((full - 1970) * 365 + leapDays + inYear) * DAY;
}

const DAY = 86_400_000;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const LEAP_DAYS_TO_1970 = 477;

/** Place of the three letters at `at` in a list of three-letter names, or -1. */
function nameIndex(names: string, text: string, at: number): number {
  const index = names.indexOf(text.slice(at, at + 3));
  return index >= 0 && index % 3 === 0 && at + 3 <= text.length ? index / 3 : -1;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
