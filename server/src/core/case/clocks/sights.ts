import { eachNear, type Field, type Lane } from './field.ts';
import type { Mark } from './marks.ts';
import { bounds, RELATED, type Relation, relationsByKey } from './relations.ts';
import type { Range } from './zones.ts';

/** The corrections by which a mark would fit to what other logs show. */
export interface Sight {
  readonly by: 'key' | 'order';
  /** From the least to the most, one pair behind the other. */
  readonly spans: readonly number[];
  /** Corrections by which the other logs would have shown it, and what share of them fits by chance. */
  readonly covered: Range;
  readonly chance: number;
}

/** How much a sight counts: lines of one enrollment are not independent of one another. */
export interface Weighed extends Sight {
  readonly share: number;
}

/** Where a search looks: `range` for records with a common key, `near` for those that only look alike. */
export interface Reach {
  readonly range: Range;
  readonly near: Range;
}

/** What a mark may belong to in other logs. Where one of them shares a key with it, only those; else one for each way to belong. */
export function sightsOf(mark: Mark, resolution: number, field: Field, { range, near }: Reach): readonly Sight[] {
  const shared = byKey(mark, resolution, field, range);
  if (shared) return [shared];
  const sights: Sight[] = [];
  for (const { kind, relation } of RELATED.get(mark.kind) ?? []) {
    const sight = inOrder(mark, resolution, field.lanes(kind), relation, near);
    if (sight) sights.push(sight);
  }
  return sights;
}

/** A key that so many records have tells none of them. */
const MOST_WITH_KEY = 20;

function byKey(mark: Mark, resolution: number, field: Field, range: Range): Sight | undefined {
  const spans: number[] = [];
  const seen = new Set<Mark>();
  const here = { from: mark.from, to: mark.to, resolution };
  for (const key of mark.keys) {
    const others = field.withKey(key);
    if (others.length > MOST_WITH_KEY) continue;
    for (const { mark: other, at } of others) {
      if (seen.has(other)) continue;
      seen.add(other);
      for (const relation of relationsByKey(mark.kind, other.kind)) {
        const limits = bounds(here, at, relation, mark.kind === other.kind);
        if (limits && limits[1] >= range.min && limits[0] <= range.max) spans.push(limits[0], limits[1]);
      }
    }
  }
  return spans.length === 0 ? undefined : { by: 'key', spans, covered: range, chance: 0 };
}

/** What stands alone in a log is one chance in so much time. */
const LEAST_COVERED = 10 * 60_000;

function inOrder(mark: Mark, resolution: number, lanes: readonly Lane[], relation: Relation, near: Range): Sight | undefined {
  const here = { from: mark.from, to: mark.to, resolution };
  const spans: number[] = [];
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const lane of lanes) {
    const { to } = lane;
    min = Math.min(min, mark.from - (to[to.length - 1] ?? 0));
    max = Math.max(max, mark.to - (to[0] ?? 0));
    eachNear(mark, lane, near, (_, at) => {
      const limits = bounds(here, at, relation, false);
      if (limits && limits[1] >= near.min && limits[0] <= near.max) spans.push(limits[0], limits[1]);
    });
  }
  const covered = { min: Math.max(min, near.min), max: Math.min(max, near.max) };
  const width = near.max - near.min;
  if (covered.max < covered.min || (spans.length === 0 && width > NARROW)) return undefined;
  const merged = spans.length === 0 ? spans : mergedSpans(spans, lanes.length);
  const fitting = lengthOf(merged);
  const chance = Math.min(1, fitting / Math.max(Math.min(LEAST_COVERED, width), covered.max - covered.min, fitting));
  return { by: 'order', spans: merged, covered, chance };
}

/** In a part so small it says something that a mark fits nothing there. */
const NARROW = 60_000;

/**
 * Spans of which those that overlap are one, so that a mark counts once for each correction. Ends of the marks of one log rise, so corrections
 * fall; those of several logs are put in order.
 */
function mergedSpans(found: readonly number[], logs: number): readonly number[] {
  const spans = logs > 1 ? falling(found) : found;
  const merged: number[] = [];
  let low = spans[0] ?? 0;
  let high = spans[1] ?? 0;
  for (let i = 2; i < spans.length; i += 2) {
    const [nextLow, nextHigh] = [spans[i] ?? 0, spans[i + 1] ?? 0];
    if (nextHigh >= low && nextLow <= high) {
      low = Math.min(low, nextLow);
      high = Math.max(high, nextHigh);
      continue;
    }
    merged.push(low, high);
    low = nextLow;
    high = nextHigh;
  }
  merged.push(low, high);
  return merged;
}

function falling(spans: readonly number[]): readonly number[] {
  const pairs = Array.from({ length: spans.length / 2 }, (_, i) => [spans[2 * i] ?? 0, spans[2 * i + 1] ?? 0] as const);
  return pairs.sort((a, b) => b[0] - a[0]).flat();
}

function lengthOf(spans: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < spans.length; i += 2) sum += (spans[i + 1] ?? 0) - (spans[i] ?? 0);
  return sum;
}
