import { countWhile } from '../../text/sorted.ts';
import type { Operation } from './calls.ts';

/** A span of time in which something of one client was looked for. */
export interface ClientSpan {
  readonly address: string | undefined;
  readonly agent: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** Spans of time in which rows were looked for, by what was asked: from, to, from, to … */
export type Windows = ReadonlyMap<Operation, readonly number[]>;

/**
 * What was compared with what while a case was joined, beyond pieces that lie at the same time: whoever joins a part of it anew has to know
 * on what else that part depends.
 */
export class Looks {
  /** Indexes of pieces, by two. */
  readonly pairs: number[] = [];
  /** Where GETs of a client were looked for. */
  readonly gets: ClientSpan[] = [];
  /** Where an earlier request of a client was looked for. */
  readonly requests: ClientSpan[] = [];
  readonly #windows = new Map<Operation, number[]>();

  pair(a: number, b: number): void {
    this.pairs.push(a, b);
  }

  /** Where a device looked for rows. */
  window(operation: Operation, from: number, to: number): void {
    const spans = this.#windows.get(operation);
    if (spans) spans.push(from, to);
    else this.#windows.set(operation, [from, to]);
  }

  get windows(): Windows {
    return this.#windows;
  }
}

/** A row stands for the second in which it ended. */
export const ROW_MS = 1000;

/** Whether a row that ended then lies where a device looked for it. */
export function windowed(windows: Windows): (operation: Operation, to: number) => boolean {
  const merged = new Map([...windows].map(([operation, spans]) => [operation, mergedSpans(spans)]));
  return (operation, to) => {
    const spans = merged.get(operation);
    if (!spans) return false;
    const last = spans[countWhile(spans.length, (i) => (spans[i]?.from ?? 0) <= to) - 1];
    return last !== undefined && to <= last.to + ROW_MS;
  };
}

function mergedSpans(ends: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const spans = Array.from({ length: ends.length / 2 }, (_, i) => ({ from: ends[2 * i] ?? 0, to: ends[2 * i + 1] ?? 0 }));
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of spans.sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
