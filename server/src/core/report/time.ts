import type { WrittenTime } from '../log/facts.ts';
import { msg, type Sentence } from '../text/sentence.ts';

/** `2026-01-05T08:00:01.123Z` of milliseconds since 1970-01-01T00:00Z; undefined outside the years that ISO 8601 writes with four digits. */
export function isoTime(ms: number): string | undefined {
  if (!(ms >= YEAR_0 && ms < YEAR_10000)) return undefined;
  return new Date(ms).toISOString();
}

const YEAR_0 = Date.parse('0000-01-01T00:00:00Z');
const YEAR_10000 = Date.UTC(10_000, 0, 1);

/**
 * A moment as its log wrote it: only what the log says, in its own zone. `2026-01-20 08:09:42.926`, `… +01:00` where the line names
 * its offset, `… Z` where the format is UTC, `01-20 08:09:42` without a year, `08:06:33.479 +01:00` without a date.
 */
export function writtenTime({ epochMs, zone, dateKnown, yearKnown, offsetMinutes = 0 }: WrittenTime): string | undefined {
  const local = isoTime(epochMs + offsetMinutes * 60_000);
  if (local === undefined) return undefined;
  const clock = local.slice(11, 23).replace(/\.000$/, '');
  const date = dateKnown ? `${local.slice(yearKnown ? 0 : 5, 10)} ` : '';
  return `${date}${clock}${ZONE[zone](offsetMinutes)}`;
}

const ZONE: Readonly<Record<WrittenTime['zone'], (minutes: number) => string>> = {
  utc: () => ' Z',
  offset: (minutes) => ` ${offsetText(minutes)}`,
  assumed: () => '',
};

/** `+02:00`, `-05:30`. Minutes east of UTC. */
export function offsetText(minutes: number): string {
  const absolute = Math.abs(Math.round(minutes));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in milliseconds, in one or two units. */
export function lengthOf(ms: number): Sentence {
  if (ms < SECOND) return msg('{0} ms', Math.round(ms));
  if (ms < 2 * MINUTE) return msg('{0} s', Math.round(ms / SECOND));
  if (ms < HOUR) return msg('{0} min', Math.round(ms / MINUTE));
  if (ms < 2 * DAY) return msg('{0} h {1} min', Math.floor(ms / HOUR), Math.floor((ms % HOUR) / MINUTE));
  return msg('{0} days', Math.round(ms / DAY));
}

/** The same with tenths of a second where they are to be seen: up to ten seconds. */
export function finerLengthOf(ms: number): Sentence {
  return ms >= SECOND && ms < 10 * SECOND ? msg('{0} s', (ms / SECOND).toFixed(1)) : lengthOf(ms);
}
