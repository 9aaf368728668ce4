import type { LogTime } from '../../log/model.ts';
import { readIsoTime } from '../../log/time.ts';

/** `10.01.2020 10:04:19`, `1/10/2020 10:04:19 AM`, `10-01-2020 10:04:19,123`. */
const LOCAL =
  /^(\d{1,4})([./-])[ ]?(\d{1,2})[./-][ ]?(\d{1,4}),?[\s\u202f]{1,3}(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,7})?(?:[\s\u202f]{0,2}([AaPp])\.?[Mm]\.?)?/;

/**
 * The date and time at `start` as Event Viewer prints them in the language of the computer that exported them. Its time zone is not
 * logged. Where day and month could be either (`3/4/2024 15:00` in English), only the time of day counts. `english`: the labels around
 * it are English.
 */
export function readEventTime(text: string, start: number, end: number, english: boolean): LogTime | undefined {
  const iso = readIsoTime(text, start, end);
  if (iso) return iso;
  const match = LOCAL.exec(text.slice(start, Math.min(end, start + 48)));
  if (!match) return undefined;
  const [written, first = '', separator = '', second = '', third = '', hour = '', minute = '', seconds = '0', half] = match;
  const clock = clockMs(Number(hour), Number(minute), Number(seconds), half?.toLowerCase());
  const date = dateMs(first, second, third, orderOf(separator, half, english));
  if (clock === undefined || date === undefined) return undefined;
  const known = date !== 'unsure';
  return {
    epochMs: (known ? date : 0) + clock,
    zone: 'assumed',
    dateKnown: known,
    yearKnown: known,
    span: { start, end: start + written.length },
  };
}

type Order = 'day-first' | 'month-first' | 'unsure';

/** Points stand in day-first dates only; of English dates those with AM and PM are American. */
function orderOf(separator: string, half: string | undefined, english: boolean): Order {
  if (separator !== '/' || !english) return 'day-first';
  return half === 'A' || half === 'P' ? 'month-first' : 'unsure';
}

function dateMs(first: string, second: string, third: string, order: Order): number | 'unsure' | undefined {
  if (first.length === 4) return dayMs(Number(first), Number(second), Number(third));
  const year = Number(third) < 100 ? 2000 + Number(third) : Number(third);
  const [a, b] = [Number(first), Number(second)];
  if (a > 12) return dayMs(year, b, a);
  if (b > 12) return dayMs(year, a, b);
  if (a === b) return dayMs(year, a, b);
  if (order === 'unsure') return 'unsure';
  return order === 'day-first' ? dayMs(year, b, a) : dayMs(year, a, b);
}

/** Milliseconds of 00:00 UTC of a day; undefined for a day that no calendar has. */
function dayMs(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const ms = Date.UTC(year, month - 1, day);
  return new Date(ms).getUTCDate() === day ? ms : undefined;
}

function clockMs(hour: number, minute: number, second: number, half: string | undefined): number | undefined {
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const hours = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour;
  return ((hours * 60 + minute) * 60 + second) * 1000;
}
