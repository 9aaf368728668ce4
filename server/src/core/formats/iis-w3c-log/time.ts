import type { LogTime } from '../../log/model.ts';
import type { Span } from '../../text/span.ts';

const DAY_MS = 86_400_000;

/**
 * The moment of a record from its `date` (`yyyy-mm-dd`) and `time` (`hh:mm:ss`) columns, which IIS writes in UTC whatever
 * roll-over is set (Microsoft, logFile configuration reference). Without a date column the day of `#Date` counts, and the
 * next one where the time lies before it. Undefined where the columns hold no valid time.
 */
export function readTime(text: string, date: Span | undefined, time: Span | undefined, startMs?: number): LogTime | undefined {
  if (!time) return undefined;
  const clock = clockMs(text, time.start, time.end);
  if (clock < 0) return undefined;
  if (date) {
    const day = dayMs(text, date.start, date.end);
    return day === undefined ? undefined : known(day + clock, { start: date.start, end: time.end });
  }
  if (startMs === undefined) return { epochMs: clock, zone: 'utc', dateKnown: false, yearKnown: false, span: time };
  const day = Math.floor(startMs / DAY_MS) * DAY_MS;
  return known(day + clock < startMs ? day + DAY_MS + clock : day + clock, time);
}

function known(epochMs: number, span: Span): LogTime {
  return { epochMs, zone: 'utc', dateKnown: true, yearKnown: true, span };
}

/** Epoch ms of `yyyy-mm-dd hh:mm:ss` at `start`, or NaN: what a line begins with when date and time are its first columns. */
export function leadingTimeMs(text: string, start: number): number {
  const day = dayMs(text, start, start + 10);
  const clock = clockMs(text, start + 11, start + 19);
  return day === undefined || clock < 0 ? Number.NaN : day + clock;
}

function dayMs(text: string, start: number, end: number): number | undefined {
  if (end - start !== 10 || text.charCodeAt(start + 4) !== 0x2d || text.charCodeAt(start + 7) !== 0x2d) return undefined;
  const year = number(text, start, 4);
  const month = number(text, start + 5, 2);
  const day = number(text, start + 8, 2);
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return Date.UTC(year, month - 1, day);
}

function clockMs(text: string, start: number, end: number): number {
  if (end - start < 8 || text.charCodeAt(start + 2) !== 0x3a || text.charCodeAt(start + 5) !== 0x3a) return -1;
  const hours = number(text, start, 2);
  const minutes = number(text, start + 3, 2);
  const seconds = number(text, start + 6, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) return -1;
  return (hours * 3600 + minutes * 60 + seconds) * 1000;
}

/** The number of `length` digits at `at`, or -1. */
function number(text: string, at: number, length: number): number {
  let value = 0;
  for (let i = at; i < at + length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}
