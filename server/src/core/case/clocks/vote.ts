import type { Field } from './field.ts';
import type { Mark, Marks } from './marks.ts';
import { sightsOf, type Weighed } from './sights.ts';
import { ANY_SKEW, ANY_ZONE, type Hints, HOUR, LITTLE_SKEW, likelihoods, NEAR_ZONES, type Range } from './zones.ts';

/** The likeliest correction of a log. Heights are natural logarithms of how likely, without a common scale. */
export interface Peak {
  /** What must be taken from the log's times, ms. */
  readonly at: number;
  /** It and all that are near it, together. */
  readonly height: number;
  /** All others together. */
  readonly rivals: number;
  readonly rivalAt: number;
  /** How far pairs may lie apart for this peak: a clock that drifts spreads them. */
  readonly slack: number;
}

/** How likely each correction is, over the range in which any line speaks for one. */
export interface Tally {
  readonly from: number;
  /** One for each second from there on. */
  readonly heights: Float64Array;
  readonly slack: number;
  /** All corrections together that no line speaks for. */
  readonly unspoken: number;
}

const BIN = 1000;
/** Two corrections that are nearer are the same for every use of them. */
const SAME_WITHIN = 45_000;
/** Pairs of a steady clock agree to a second; of one that drifts they spread over the log. */
export const SLACKS: readonly number[] = [0, 15_000, 75_000];

/** No more lines of a log are compared, the ones with keys before others: each says the same of its clock. */
const MOST_MARKS = 300;
const MOST_SPANS = 100_000;
/** What a key is worth: it is never equal by accident, but a retry may have used it again. */
const MOST_FOR_KEY = 12;
const MORE_FOR_KEY = 4;
const MOST_FOR_ORDER = 4;
/** So many lines have their partner, if the other logs were written at that time: some calls never arrive. */
const ARRIVING = 0.8;
/** Nothing is less likely to fit by chance. */
const LEAST_CHANCE = 0.001;
/** Logs of one case are mostly of one time. */
const OVERLAPPING = 3;

/** What the marks of a log may belong to in other logs. */
export interface Votes {
  readonly sights: readonly Weighed[];
  readonly range: Range;
}

/**
 * Finds what a log's marks may belong to; `stated`: its zone is known, so that lines which only look alike count near it alone. On a busy server
 * every mark fits somewhere by any correction: there only those near a zone that is in use are tried, so that many more marks can be.
 */
export function votesOf(log: Marks, field: Field, stated: boolean): Votes {
  const range = stated ? ANY_SKEW : ANY_ZONE;
  const marks = chosen(log.marks, field);
  const everywhere = sightsIn(log, marks, field, range, [stated ? LITTLE_SKEW : range]);
  if (stated || everywhere.seen >= Math.min(marks.length, ENOUGH_MARKS)) return { sights: everywhere.sights, range };
  return { sights: sightsIn(log, marks, field, range, NEAR_ZONES).sights, range };
}

const ENOUGH_MARKS = 60;

function sightsIn(log: Marks, marks: readonly Mark[], field: Field, range: Range, parts: readonly Range[]) {
  const sights: Weighed[] = [];
  const shareOf = sharesOf(log.marks);
  let left = MOST_SPANS;
  let seen = 0;
  for (const mark of marks) {
    const share = shareOf(mark);
    for (const near of parts) {
      for (const sight of sightsOf(mark, log.resolutionMs, field, { range, near })) {
        left -= sight.spans.length;
        sights.push({ ...sight, share });
        if (sight.by === 'key') break;
      }
      if (sights.at(-1)?.by === 'key') break;
    }
    seen++;
    if (left <= 0) break;
  }
  return { sights, seen };
}

/**
 * What a mark counts among those of its enrollment: where one call fits by chance, those around it do more easily; events that all lie within
 * one call say hardly more than one of them.
 */
function sharesOf(marks: readonly Mark[]): (mark: Mark) => number {
  const sizes = new Map<string | number, number>();
  for (const mark of marks) {
    const enrollment = enrollmentOf(mark);
    if (enrollment !== undefined) sizes.set(enrollment, (sizes.get(enrollment) ?? 0) + 1);
  }
  return (mark) => {
    const enrollment = enrollmentOf(mark);
    const size = enrollment === undefined ? 1 : (sizes.get(enrollment) ?? 1);
    return mark.kind.startsWith('connector-') ? 1 / size : 1 / Math.sqrt(size);
  };
}

/** What tells the enrollment of a mark within its log. */
export function enrollmentOf({ transaction, first }: Mark): string | number | undefined {
  return first.attempt ?? transaction;
}

/** Lets each mark of a log speak for every correction by which it would fit; undefined where none has a candidate. */
export function tally({ sights, range }: Votes, hints: Hints, slack: number): Tally | undefined {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { by, spans, covered } of sights) {
    if (by === 'order') {
      first = Math.min(first, covered.min);
      last = Math.max(last, covered.max);
    }
    for (let i = 0; by === 'key' && i < spans.length; i += 2) {
      first = Math.min(first, spans[i] ?? first);
      last = Math.max(last, spans[i + 1] ?? last);
    }
  }
  if (first > last) return undefined;
  const { values, all } = priorOf(hints, range);
  const start = Math.max(0, Math.floor((first - slack - range.min) / BIN) - 1);
  const stop = Math.min(values.length - 1, Math.ceil((last + slack - range.min) / BIN) + 1);
  const from = range.min + start * BIN;
  const heights = new Float64Array(Math.max(1, stop - start + 2));
  const add = (low: number, high: number, weight: number) => {
    const a = Math.max(0, Math.round((low - from) / BIN));
    const b = Math.min(heights.length - 2, Math.round((high - from) / BIN));
    if (a > b) return;
    heights[a] = (heights[a] ?? 0) + weight;
    heights[b + 1] = (heights[b + 1] ?? 0) - weight;
  };
  for (const sight of sights) (sight.by === 'key' ? byKey : byOrder)(sight, slack, add);
  let height = 0;
  for (let i = 0; i < heights.length; i++) {
    height += heights[i] ?? 0;
    heights[i] = height + (values[start + i] ?? 0);
  }
  return { from, heights: heights.subarray(0, stop - start + 1), slack, unspoken: all - OVERLAPPING };
}

type Add = (low: number, high: number, weight: number) => void;

/** An exact pair says more than one that leaves minutes. */
function byKey({ spans }: Weighed, slack: number, add: Add): void {
  const among = Math.sqrt(spans.length / 2);
  for (let i = 0; i < spans.length; i += 2) {
    const [low, high] = [(spans[i] ?? 0) - slack, (spans[i + 1] ?? 0) + slack];
    add(low, high, Math.min(MOST_FOR_KEY, Math.max(0, MORE_FOR_KEY + Math.log(HOUR / (high - low)))) / among);
  }
}

/** A mark that fits many others by chance says little. Where the others would show it and do not, that speaks against a correction. */
function byOrder({ spans, covered, chance, share }: Weighed, slack: number, add: Add): void {
  const parts = spans.length / 2;
  const by = Math.min(0.999, Math.max(LEAST_CHANCE, chance) + (2 * slack * parts) / Math.max(1, covered.max - covered.min));
  if (by >= ARRIVING) return;
  const found = share * Math.min(MOST_FOR_ORDER, Math.log(ARRIVING / by));
  const missed = share * Math.log((1 - ARRIVING) / (1 - by));
  add(covered.min - slack, covered.max + slack, missed);
  let end = Number.POSITIVE_INFINITY;
  for (let i = 0; i < spans.length; i += 2) {
    const low = (spans[i] ?? 0) - slack;
    const high = Math.min((spans[i + 1] ?? 0) + slack, end); // corrections fall: what the one before has said is not said again
    if (low > high) continue;
    add(low, high, found - missed);
    end = Math.min(end, low - BIN);
  }
}

/** The likeliest correction of a tally; `but`: corrections that are no rivals of it. */
export function peakOf({ from, heights, slack, unspoken }: Tally, but: readonly number[] = []): Peak {
  let best = 0;
  for (let i = 1; i < heights.length; i++) if ((heights[i] ?? 0) > (heights[best] ?? 0)) best = i;
  const top = heights[best] ?? 0;
  const at = from + best * BIN;
  const guard = SAME_WITHIN + 2 * slack;
  let near = 0;
  let far = 0;
  let rival = Number.NEGATIVE_INFINITY;
  let rivalAt = at;
  for (let i = 0; i < heights.length; i++) {
    const height = heights[i] ?? 0;
    if (height < top - NOTHING) continue;
    const here = from + i * BIN;
    if (Math.abs(here - at) <= guard) {
      near += Math.exp(height - top);
    } else if (!but.some((other) => Math.abs(here - other) <= guard)) {
      far += Math.exp(height - top);
      if (height <= rival) continue;
      rival = height;
      rivalAt = here;
    }
  }
  return { at, height: top + Math.log(near), rivals: top + Math.log(far + Math.exp(unspoken - top)), rivalAt, slack };
}

/** What is so much less likely than something else adds nothing to it. */
const NOTHING = 20;

/** All corrections of a tally together. */
export function wholeOf({ heights }: Tally): number {
  const top = heights.reduce((most, height) => Math.max(most, height), Number.NEGATIVE_INFINITY);
  return top + Math.log(heights.reduce((sum, height) => sum + Math.exp(height - top), 0));
}

/** Marks with a key that the other logs have, then the others, each from all over the log, however many are taken. */
function chosen(marks: readonly Mark[], field: Field): readonly Mark[] {
  const keyed: Mark[] = [];
  const others: Mark[] = [];
  for (const mark of marks) (mark.keys.some((key) => field.withKey(key).length > 0) ? keyed : others).push(mark);
  return [...scattered(evenly(keyed, MOST_MARKS)), ...scattered(evenly(others, MOST_MARKS))];
}

export function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]).filter((one) => one !== undefined);
}

/** In an order of which every beginning is spread over the whole: a step of about 0.618 of the length, without a common divisor. */
function scattered<T>(list: readonly T[]): readonly T[] {
  let step = Math.max(1, Math.round(list.length * 0.618));
  while (divisor(step, list.length) > 1) step++;
  return list.map((_, i) => list[(i * step) % list.length]).filter((one) => one !== undefined);
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

interface Prior {
  readonly values: Float64Array;
  /** All of them together. */
  readonly all: number;
}

const priors = new Map<string, Prior>();
const MOST_PRIORS = 40;

/** What speaks for each correction before any line is compared; kept, since many logs have the same. */
function priorOf(hints: Hints, range: Range): Prior {
  const name = `${hints.stated} ${[...hints.zones].sort(([a], [b]) => a - b).join(' ')}`;
  const known = priors.get(name);
  if (known) return known;
  const values = likelihoods(range, BIN, hints);
  const prior = { values, all: Math.log(values.reduce((sum, value) => sum + Math.exp(value), 0)) };
  if (priors.size >= MOST_PRIORS) priors.clear();
  priors.set(name, prior);
  return prior;
}
