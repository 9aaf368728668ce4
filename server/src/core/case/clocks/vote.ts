import { type Candidate, candidatesOf, type Settled, stretchOf } from './field.ts';
import type { Mark, MarkKind, Marks } from './marks.ts';
import { ANY_SKEW, ANY_ZONE, type Hints, HOUR, LITTLE_SKEW, likelihoods, type Range } from './zones.ts';

/** How sure a correction is against every other one, as natural logarithms of how much likelier it is. */
export interface Peak {
  /** What must be taken from the log's times, ms. */
  readonly at: number;
  readonly height: number;
  /** The best of all that are not near it. */
  readonly rival: number;
  readonly rivalAt: number;
  /** How far pairs may lie apart for this peak: a clock that drifts spreads them. */
  readonly slack: number;
}

/** Every correction of a log with what speaks for it, over the range in which anything does. */
export interface Tally {
  readonly from: number;
  /** One for each second from there on. */
  readonly heights: Float64Array;
  readonly slack: number;
  /** What the best correction has that no line speaks for. */
  readonly unspoken: number;
}

const BIN = 1000;
/** Two corrections that are nearer are the same for every use of them. */
export const SAME_WITHIN = 45_000;
/** Pairs of a steady clock agree to a second; of one that drifts they spread over the log. */
export const SLACKS: readonly number[] = [0, 15_000, 75_000];

/** No more lines of a log are compared, the ones with keys before others: each says the same of its clock. */
const MOST_MARKS = 300;
const MOST_CANDIDATES = 400_000;
/** What a key is worth: a pair may still be wrong, where a retry used the same key again. */
const MOST_FOR_KEY = 6;
const MOST_FOR_ORDER = 4;

/** What the marks of a log may belong to in other logs. */
export interface Votes {
  readonly lists: readonly { readonly list: readonly Candidate[]; readonly stretch: number }[];
  readonly range: Range;
}

/** Finds all candidates of a log's marks; `stated`: its zone is known, so that lines which only look alike count near it alone. */
export function votesOf({ marks, resolutionMs }: Marks, field: readonly Settled[], stated: boolean): Votes {
  const range = stated ? ANY_SKEW : ANY_ZONE;
  const near = stated ? LITTLE_SKEW : range;
  const stretches = new Map<MarkKind, number>();
  const lists: { list: readonly Candidate[]; stretch: number }[] = [];
  let left = MOST_CANDIDATES;
  for (const mark of chosen(marks, field)) {
    if (left <= 0) break;
    let stretch = stretches.get(mark.kind);
    if (stretch === undefined) {
      stretch = stretchOf(field, mark) + HOUR / 6;
      stretches.set(mark.kind, stretch);
    }
    for (const list of candidatesOf(mark, resolutionMs, field, { near, range })) {
      left -= list.length;
      lists.push({ list, stretch });
    }
  }
  return { lists, range };
}

/** Lets each mark of a log speak for every correction by which it would fit; undefined where none has a candidate. */
export function tally({ lists, range }: Votes, hints: Hints, slack: number): Tally | undefined {
  const spans: Span[] = [];
  for (const { list, stretch } of lists) {
    if (list[0]?.by === 'order') byOrder(list, slack, stretch, spans);
    else for (const candidate of list) spans.push(byKey(candidate, slack, list.length));
  }
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { low, high } of spans) {
    first = Math.min(first, low);
    last = Math.max(last, high);
  }
  if (first > last) return undefined;
  const { values, most } = priorOf(hints, range);
  const start = Math.max(0, Math.floor((first - range.min) / BIN) - 1);
  const stop = Math.min(values.length - 1, Math.ceil((last - range.min) / BIN) + 1);
  const from = range.min + start * BIN;
  const heights = new Float64Array(Math.max(1, stop - start + 2));
  for (const { low, high, weight } of spans) {
    const a = Math.max(0, Math.round((low - from) / BIN));
    const b = Math.min(heights.length - 2, Math.round((high - from) / BIN));
    if (a > b) continue;
    heights[a] = (heights[a] ?? 0) + weight;
    heights[b + 1] = (heights[b + 1] ?? 0) - weight;
  }
  let height = 0;
  for (let i = 0; i < heights.length; i++) {
    height += heights[i] ?? 0;
    heights[i] = height + (values[start + i] ?? 0);
  }
  return { from, heights, slack, unspoken: most };
}

/** The best correction of a tally, and its best rival that is not near; `but`: corrections that are no rivals. */
export function peakOf({ from, heights, slack, unspoken }: Tally, but: readonly number[] = []): Peak {
  let best = 0;
  for (let i = 1; i < heights.length; i++) if ((heights[i] ?? 0) > (heights[best] ?? 0)) best = i;
  const at = from + best * BIN;
  const guard = SAME_WITHIN + 2 * slack;
  let rival = Number.NEGATIVE_INFINITY;
  let rivalAt = at;
  for (let i = 0; i < heights.length; i++) {
    const height = heights[i] ?? 0;
    if (height <= rival) continue;
    const here = from + i * BIN;
    if (Math.abs(here - at) <= guard || but.some((other) => Math.abs(here - other) <= guard)) continue;
    rival = height;
    rivalAt = here;
  }
  const height = heights[best] ?? 0;
  return rival >= unspoken ? { at, height, rival, rivalAt, slack } : { at, height, rival: unspoken, rivalAt: at, slack };
}

/** Marks with a key that the other logs have, then the others, evenly from all over the log. */
function chosen(marks: readonly Mark[], field: readonly Settled[]): readonly Mark[] {
  const keyed: Mark[] = [];
  const others: Mark[] = [];
  for (const mark of marks) {
    const shares = mark.keys.some((key) => field.some((settled) => settled.keys.has(key)));
    (shares ? keyed : others).push(mark);
  }
  return [...evenly(keyed, MOST_MARKS), ...evenly(others, MOST_MARKS)];
}

export function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]).filter((one) => one !== undefined);
}

interface Span {
  readonly low: number;
  readonly high: number;
  readonly weight: number;
}

/** A mark that fits many others by chance says little; overlapping ones count once. */
function byOrder(list: readonly Candidate[], slack: number, stretch: number, spans: Span[]): void {
  const sorted = list.map(({ low, high }) => ({ low: low - slack, high: high + slack })).sort((a, b) => a.low - b.low);
  const merged: { low: number; high: number }[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last && span.low <= last.high) last.high = Math.max(last.high, span.high);
    else merged.push(span);
  }
  const covered = merged.reduce((sum, { low, high }) => sum + high - low, 0);
  const weight = Math.min(MOST_FOR_ORDER, -Math.log(Math.min(1, covered / stretch)));
  if (weight < LEAST_WEIGHT) return;
  for (const { low, high } of merged) spans.push({ low, high, weight });
}

const LEAST_WEIGHT = 0.05;

/** An exact pair says more than one that leaves minutes. */
function byKey({ low, high }: Candidate, slack: number, among: number): Span {
  const weight = Math.min(MOST_FOR_KEY, Math.max(LEAST_WEIGHT, Math.log(HOUR / (high - low + 2 * slack))));
  return { low: low - slack, high: high + slack, weight: weight / Math.sqrt(among) };
}

interface Prior {
  readonly values: Float64Array;
  readonly most: number;
}

const priors = new Map<string, Prior>();
const MOST_PRIORS = 40;

/** What speaks for each correction before any line is compared; kept, since many logs have the same. */
function priorOf(hints: Hints, range: Range): Prior {
  const name = `${hints.stated} ${[...hints.zones].sort(([a], [b]) => a - b).join(' ')}`;
  const known = priors.get(name);
  if (known) return known;
  const values = likelihoods(range, BIN, hints);
  const prior = { values, most: values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY) };
  if (priors.size >= MOST_PRIORS) priors.clear();
  priors.set(name, prior);
  return prior;
}
