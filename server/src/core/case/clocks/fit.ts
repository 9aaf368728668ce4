import type { Field } from './field.ts';
import type { Mark, Marks } from './marks.ts';
import { sightsOf } from './sights.ts';
import { enrollmentOf, evenly, type Peak } from './vote.ts';
import { ANY_SKEW, ANY_ZONE, HOUR } from './zones.ts';

/** What the pairs say that agree on a correction. */
export interface Fit {
  /** Every correction from `low` to `high` agrees with all pairs, ms. Of a clock that drifts: in the middle. */
  readonly low: number;
  readonly high: number;
  /** Marks that found their partner, in log order. */
  readonly matched: readonly Mark[];
  /** Marks that have partners, but only by another correction. */
  readonly others: readonly Mark[];
  /** How many of the pairs share a key, and how many that share one disagree. */
  readonly keyed: number;
  readonly keyedOthers: number;
  /** How far the middles of the pairs lie apart, ms. */
  readonly spread: number;
  readonly drift?: Drift;
}

export interface Drift {
  /** How much more is to be taken at the end than at the beginning, ms. */
  readonly change: number;
  /** Times of the log, before anything is taken from them. */
  readonly from: number;
  readonly to: number;
}

/** A mark with every correction near the peak by which it has a partner. */
interface Found {
  readonly mark: Mark;
  readonly spans: readonly { readonly low: number; readonly high: number }[];
  readonly byKey: boolean;
}

export const MOST_SIGHTS = 500;
/** A peak is a second wide, and pairs of a second's resolution reach a little beyond. */
const REACH = 2500;
/** A clock may drift so far to both sides of its middle. */
const DRIFTS = 90_000;
const ANY_SKEW_OR_ZONE = { min: Math.min(ANY_SKEW.min, ANY_ZONE.min), max: Math.max(ANY_SKEW.max, ANY_ZONE.max) };
/** A key outweighs lines that only look alike, and an exact pair one that leaves minutes. */
const KEY_WEIGHT = 3;

/**
 * Narrows a peak down to the corrections that most pairs agree on, and sees whether the clock drifts. Of corrections that as many agree on,
 * the one next to `wanted`, else next to the peak.
 */
export function fitted(log: Marks, field: Field, { at, slack }: Peak, wanted = at): Fit {
  const reach = REACH + slack;
  const steady = narrow(foundNear(log, field, at, reach + slack, MOST_SIGHTS), at, reach, wanted, NO_BEND);
  const wide = foundNear(log, field, at, DRIFTS, MOST_POINTS);
  if (wide.reduce((sum, { spans }) => sum + spans.length, 0) > TOO_DENSE * wide.length) return steady;
  const straight = narrow(wide, at, reach, wanted, NO_BEND);
  const enough = Math.max(2, straight.matched.length / 4);
  const line = straight.others.length >= enough ? lineThrough(wide, at) : undefined; // no line can gain more
  if (!line) return steady;
  const drifting = narrow(wide, at, DRIFTS / 2, wanted, line.at);
  const gained = drifting.matched.length - straight.matched.length;
  if (gained < enough) return steady;
  if (new Set(drifting.matched.map(enrollmentOf)).size < FEWEST_ENROLLMENTS) return steady;
  return { ...drifting, drift: { change: line.change, from: line.from, to: line.to } };
}

/** The same for a clock that does not drift. */
export function fittedSteady(log: Marks, field: Field, at: number): Fit {
  return narrow(foundNear(log, field, at, REACH, MOST_SIGHTS), at, REACH, at, NO_BEND);
}

const NO_BEND: Bend = () => 0;

/** Marks with a key have their partner wherever it is; the others only near the correction. */
function foundNear({ marks, resolutionMs }: Marks, field: Field, at: number, around: number, most: number): readonly Found[] {
  const found: Found[] = [];
  const near = { min: at - around, max: at + around };
  for (const mark of evenly(marks, most)) {
    const sights = sightsOf(mark, resolutionMs, field, { range: ANY_SKEW_OR_ZONE, near });
    const spans = sights.flatMap(({ spans: ends }) => pairsOf(ends));
    if (spans.length > 0) found.push({ mark, spans, byKey: sights[0]?.by === 'key' });
  }
  return found;
}

function pairsOf(ends: readonly number[]): Found['spans'] {
  return Array.from({ length: ends.length / 2 }, (_, i) => ({ low: ends[2 * i] ?? 0, high: ends[2 * i + 1] ?? 0 }));
}

type Bend = (mark: Mark) => number;

/** The corrections near `at` that most marks agree on, when `bend` is taken from each mark besides. */
function narrow(found: readonly Found[], at: number, reach: number, wanted: number, bend: Bend): Fit {
  const edges: { x: number; weight: number }[] = [];
  for (const { mark, spans, byKey } of found) {
    for (const { low, high } of spans) {
      const from = Math.max(low - bend(mark), at - reach);
      const to = Math.min(high - bend(mark), at + reach);
      const weight = (byKey ? KEY_WEIGHT : 1) * Math.log(1 + HOUR / Math.max(1000, high - low));
      if (from <= to) edges.push({ x: from, weight }, { x: to, weight: -weight });
    }
  }
  edges.sort((a, b) => a.x - b.x || b.weight - a.weight);
  let sum = 0;
  let best = 0;
  let low = at;
  let high = at;
  for (const [i, { x, weight }] of edges.entries()) {
    sum += weight;
    const next = edges[i + 1]?.x ?? x;
    const even = Math.abs(sum - best) < 1e-6;
    if (even ? away(x, next, wanted) >= away(low, high, wanted) : sum < best) continue;
    best = sum;
    low = x;
    high = next;
  }
  return summary(found, low, high, bend);
}

function away(low: number, high: number, wanted: number): number {
  return wanted < low ? low - wanted : wanted > high ? wanted - high : 0;
}

function summary(found: readonly Found[], low: number, high: number, bend: Bend): Fit {
  const middle = (low + high) / 2;
  const matched: Mark[] = [];
  const others: Mark[] = [];
  const middles: number[] = [];
  let keyed = 0;
  let keyedOthers = 0;
  for (const { mark, spans, byKey } of found) {
    const span = narrowest(spans, middle + bend(mark));
    if (span) {
      matched.push(mark);
      middles.push((span.low + span.high) / 2 - bend(mark));
      if (byKey) keyed++;
    } else {
      others.push(mark);
      if (byKey) keyedOthers++;
    }
  }
  middles.sort((a, b) => a - b);
  const spread = (middles.at(-1) ?? 0) - (middles[0] ?? 0);
  return { low, high, matched, others, keyed, keyedOthers, spread };
}

/** The most exact of the spans that hold a correction. */
function narrowest(spans: Found['spans'], correction: number): Found['spans'][number] | undefined {
  let best: Found['spans'][number] | undefined;
  for (const span of spans) {
    if (span.low > correction || span.high < correction) continue;
    if (!best || span.high - span.low < best.high - best.low) best = span;
  }
  return best;
}

interface Line {
  /** What it takes beyond the correction in the middle. */
  readonly at: Bend;
  readonly change: number;
  readonly from: number;
  readonly to: number;
}

const MOST_POINTS = 150;
/** Where a mark has more partners than so many within reach, none of them tells a drift. */
const TOO_DENSE = 6;
/** Pairs that fix the correction less exactly say nothing of a drift. */
const EXACT = 12_000;
const FEWEST_POINTS = 4;
/** Two enrollments lie on a line whatever the clock does. */
const FEWEST_ENROLLMENTS = 3;

/** The line through what the pairs say over time, by the median of all slopes: a quarter of wrong pairs does not bend it. */
function lineThrough(found: readonly Found[], at: number): Line | undefined {
  const points = found.flatMap(({ mark, spans }) => {
    const exact = spans.filter(({ low, high }) => high - low <= EXACT);
    const [nearest] = exact.map(({ low, high }) => (low + high) / 2).sort((a, b) => Math.abs(a - at) - Math.abs(b - at));
    return nearest === undefined ? [] : [{ x: mark.from, y: nearest }];
  });
  const some = points;
  if (some.length < FEWEST_POINTS) return undefined;
  const slopes: number[] = [];
  for (const [i, a] of some.entries()) {
    for (const b of some.slice(i + 1)) if (Math.abs(b.x - a.x) >= 1000) slopes.push((b.y - a.y) / (b.x - a.x));
  }
  const slope = median(slopes);
  if (slope === undefined) return undefined;
  const from = Math.min(...some.map(({ x }) => x));
  const to = Math.max(...some.map(({ x }) => x));
  const middle = (from + to) / 2;
  return { at: (mark) => slope * (mark.from - middle), change: slope * (to - from), from, to };
}

function median(values: number[]): number | undefined {
  values.sort((a, b) => a - b);
  return values[values.length >> 1];
}
