import type { Mark, MarkKind, Marks } from './marks.ts';
import { agree, bounds, RELATED, type Related, relationsByKey } from './relations.ts';
import type { Range } from './zones.ts';

/** The marks of a log whose clock is set, in the times of the reference clock. */
export interface Settled {
  readonly path: string;
  readonly kinds: ReadonlyMap<MarkKind, Lane>;
  readonly keys: ReadonlyMap<string, readonly Mark[]>;
  readonly resolutionMs: number;
  readonly correct: (mark: Mark) => { readonly from: number; readonly to: number };
}

/** Marks of one kind by their ends. */
interface Lane {
  readonly marks: readonly Mark[];
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** `correct` gives what a moment of a mark is by the reference clock: its time, and the record that says it. */
export function settle(path: string, { marks, resolutionMs }: Marks, correct: (ms: number, record: number) => number): Settled {
  const place = (mark: Mark) => ({ from: correct(mark.from, mark.first.record), to: correct(mark.to, mark.last.record) });
  const lists = new Map<MarkKind, Mark[]>();
  const keys = new Map<string, Mark[]>();
  for (const mark of marks) {
    append(lists, mark.kind, mark);
    for (const key of mark.keys) append(keys, key, mark);
  }
  const kinds = new Map<MarkKind, Lane>();
  for (const [kind, list] of lists) kinds.set(kind, laneOf(list, place));
  return { path, kinds, keys, resolutionMs, correct: place };
}

/** The same log, but its marks can be found by their keys alone. */
export function onlyByKey(settled: Settled): Settled {
  return { ...settled, kinds: NO_KINDS };
}

const NO_KINDS: Settled['kinds'] = new Map();

function append<K>(map: Map<K, Mark[]>, key: K, mark: Mark): void {
  const list = map.get(key);
  if (list) list.push(mark);
  else map.set(key, [mark]);
}

function laneOf(list: readonly Mark[], place: Settled['correct']): Lane {
  const placed = list.map((mark) => ({ mark, ...place(mark) }));
  if (placed.some(({ to }, i) => i > 0 && to < (placed[i - 1]?.to ?? 0))) placed.sort((a, b) => a.to - b.to);
  return {
    marks: placed.map(({ mark }) => mark),
    from: Float64Array.from(placed, ({ from }) => from),
    to: Float64Array.from(placed, ({ to }) => to),
  };
}

/** What may have to be taken from a mark, if it belongs to another one. */
export interface Candidate {
  readonly low: number;
  readonly high: number;
  readonly by: 'key' | 'order';
}

/** A key that so many records have tells none of them. */
const MOST_WITH_KEY = 20;
/** Beyond it the search looks no further: relations of the table are never so loose. */
const LOOSE = 60_000;

/** Where a search looks: `range` for records with a common key, `near` for those that only look alike. */
export interface Reach {
  readonly range: Range;
  readonly near: Range;
}

/** Finds what a mark may belong to in other logs. Where one of them shares a key with it, only those; else a list for each way to belong. */
export function candidatesOf(mark: Mark, resolution: number, field: readonly Settled[], { range, near }: Reach): Candidate[][] {
  const shared = byKey(mark, resolution, field, range.min, range.max);
  if (shared.length > 0) return [shared];
  const lists: Candidate[][] = [];
  for (const related of RELATED.get(mark.kind) ?? []) {
    for (const settled of field) {
      const list = inOrder(mark, resolution, settled, related, near.min, near.max);
      if (list.length > 0) lists.push(list);
    }
  }
  return lists;
}

function byKey(mark: Mark, resolution: number, field: readonly Settled[], min: number, max: number): Candidate[] {
  const found: Candidate[] = [];
  const seen = new Set<Mark>();
  const a = { from: mark.from, to: mark.to, resolution };
  for (const settled of field) {
    for (const key of mark.keys) {
      const others = settled.keys.get(key) ?? [];
      if (others.length > MOST_WITH_KEY) continue;
      for (const other of others) {
        if (seen.has(other)) continue;
        seen.add(other);
        const b = { ...settled.correct(other), resolution: settled.resolutionMs };
        for (const relation of relationsByKey(mark.kind, other.kind)) {
          const limits = bounds(a, b, relation, mark.kind === other.kind);
          if (limits && limits[1] >= min && limits[0] <= max) found.push({ low: limits[0], high: limits[1], by: 'key' });
        }
      }
    }
  }
  return found;
}

function inOrder(
  mark: Mark,
  resolution: number,
  settled: Settled,
  { kind, relation }: Related,
  min: number,
  max: number,
): Candidate[] {
  const lane = settled.kinds.get(kind);
  if (!lane) return [];
  const a = { from: mark.from, to: mark.to, resolution };
  const found: Candidate[] = [];
  const { marks, from, to } = lane;
  for (let i = firstFrom(to, mark.from - max - LOOSE); i < to.length; i++) {
    const end = to[i] ?? 0;
    if (end > mark.to - min + LOOSE) break;
    const other = marks[i];
    if (!other || !agree(mark, other)) continue;
    const limits = bounds(a, { from: from[i] ?? 0, to: end, resolution: settled.resolutionMs }, relation, false);
    if (limits && limits[1] >= min && limits[0] <= max) found.push({ low: limits[0], high: limits[1], by: 'order' });
  }
  return found;
}

/** Index of the first value that is not below `value`. */
function firstFrom(values: Float64Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How long a log goes over which a kind of mark is spread, in ms: what one may meet by chance. */
export function stretchOf(field: readonly Settled[], mark: Mark): number {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { kind } of RELATED.get(mark.kind) ?? []) {
    for (const { kinds } of field) {
      const lane = kinds.get(kind);
      if (!lane) continue;
      first = Math.min(first, lane.to[0] ?? first);
      last = Math.max(last, lane.to[lane.to.length - 1] ?? last);
    }
  }
  return last >= first ? last - first : 0;
}
