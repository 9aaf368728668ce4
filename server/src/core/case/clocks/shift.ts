import type { LogFacts } from '../../log/facts.ts';
import type { Field } from './field.ts';
import { type Fit, fittedSteady, MOST_SIGHTS } from './fit.ts';
import type { Mark, Marks } from './marks.ts';
import { shownMs } from './written.ts';
import { DAY, HOUR } from './zones.ts';

/** Summer time that begins or ends within a log of local times. */
export interface Shift {
  /** From this record on, so much more is to be taken, in minutes. */
  readonly record: number;
  readonly moreMinutes: number;
  /** The other correction of the two, ms. */
  readonly at: number;
  /** The part before it. */
  readonly first: Fit;
  /** Pairs beyond those of the peak, and how many of them share a key. */
  readonly pairs: number;
  readonly keyed: number;
}

/** Summer time moves clocks by an hour, on Lord Howe Island by half of one. */
const STEPS: readonly number[] = [HOUR, -HOUR, HOUR / 2, -HOUR / 2];
/** So many lines may lie on the wrong side: a pair in ten may be wrong. */
const ASTRAY = 0.1;
/** So many of the pairs of the other part fit there alone: on a busy server many fit by chance at any hour. */
const APART = 0.6;

/**
 * Finds where summer time begins or ends: before one line the pairs agree on one correction, behind it on one that is an hour more or less.
 * Undefined where the two mix.
 */
export function shiftOf(facts: LogFacts, marks: Marks, field: Field, best: Fit): Shift | undefined {
  if (best.matched.length === Math.min(marks.marks.length, MOST_SIGHTS)) return undefined; // nothing is left for another correction
  for (const step of STEPS) {
    const at = (best.low + best.high) / 2 + step;
    const other = fittedSteady(marks, field, at);
    const here = without(best.matched, other.matched);
    const there = without(other.matched, best.matched);
    if (here.length === 0 || there.length === 0 || (there.length < 2 && other.keyed === 0)) continue;
    if (there.length < APART * other.matched.length) continue;
    const later = isBefore(here, there);
    if (!later && !isBefore(there, here)) continue;
    const [before, after] = later ? [here, there] : [there, here];
    const record = turn(facts, Math.max(...records(before)), Math.min(...records(after)));
    const moreMinutes = (later ? step : -step) / 60_000;
    const keyed = there.filter((mark) => mark.keys.length > 0).length;
    return { record, moreMinutes, at, first: later ? best : other, pairs: there.length, keyed: Math.min(keyed, other.keyed) };
  }
  return undefined;
}

function without(marks: readonly Mark[], others: readonly Mark[]): readonly Mark[] {
  const left = new Set(others);
  return marks.filter((mark) => !left.has(mark));
}

function records(marks: readonly Mark[]): readonly number[] {
  return marks.map(({ first }) => first.record);
}

/** True where nearly all of the first stand before nearly all of the second. */
function isBefore(first: readonly Mark[], second: readonly Mark[]): boolean {
  const [a, b] = [[...records(first)].sort(byNumber), [...records(second)].sort(byNumber)];
  const lastOfFirst = a[Math.ceil(a.length * (1 - ASTRAY)) - 1] ?? 0;
  const firstOfSecond = b[Math.floor(b.length * ASTRAY)] ?? 0;
  return lastOfFirst < firstOfSecond;
}

function byNumber(a: number, b: number): number {
  return a - b;
}

/** Clocks are changed in the night to a Sunday: the first line behind that hour, if one lies between; else the first that is known to be behind it. */
function turn({ observations }: LogFacts, last: number, next: number): number {
  let sunday: number | undefined;
  for (const { record, time } of observations) {
    if (!time || record < last || record > next) continue;
    const shown = shownMs(time);
    sunday ??= followingSunday(shown);
    if (record > last && shown >= sunday) return record;
  }
  return next;
}

/** Two o'clock of the Sunday that comes, in the times that the log shows: 1970-01-04 was one. */
function followingSunday(shown: number): number {
  const two = 3 * DAY + 2 * HOUR;
  return two + Math.ceil((shown - two) / (7 * DAY)) * 7 * DAY;
}
