import type { DiagramRow, EventRow, MoreRow, RepeatRow } from './model.ts';

/** A block of up to so many events is looked for again behind itself. */
const LONGEST_BLOCK = 8;
/** What happened twice is drawn twice. */
const FEWEST_TIMES = 3;

/** Folds events that come again and again, one kind or several in the same order, into a block with their number. */
export function foldRepeats(rows: readonly EventRow[]): readonly (EventRow | RepeatRow)[] {
  const signs = rows.map(signOf);
  const folded: (EventRow | RepeatRow)[] = [];
  for (let at = 0; at < rows.length; ) {
    const { size, times } = longestRepeat(signs, at);
    const block = rows.slice(at, at + size * times);
    if (times < FEWEST_TIMES) {
      folded.push(...block.slice(0, 1));
      at++;
      continue;
    }
    folded.push(repeated(block, size, times));
    at += block.length;
  }
  return folded;
}

/** Of all blocks that begin here the one that covers most; of equal ones the shortest. */
function longestRepeat(signs: readonly string[], at: number): { readonly size: number; readonly times: number } {
  let best = { size: 1, times: 1 };
  for (let size = 1; size <= LONGEST_BLOCK; size++) {
    let end = at + size;
    while (end < signs.length && signs[end] === signs[end - size]) end++;
    const times = Math.floor((end - at) / size);
    if (times >= FEWEST_TIMES && times * size > best.times * best.size) best = { size, times };
  }
  return best;
}

/** Equal for events that say the same of different moments. */
function signOf({ act, from, to, step, outcome, http, lost, main }: EventRow): string {
  return [act, from, to, step, outcome, lost, http?.status, http?.substatus, http?.win32, main.observation.words.text].join(' ');
}

function repeated(block: readonly EventRow[], size: number, times: number): RepeatRow {
  const rows = block.slice(0, size).map((first, place): EventRow => {
    const same = block.filter((_, at) => at % size === place);
    return { ...first, ...spanOf(same), stop: same.some(({ stop }) => stop), evidence: same.flatMap(({ evidence }) => evidence) };
  });
  return { kind: 'repeat', times, rows, ...spanOf(block), evidence: rows.flatMap(({ evidence }) => evidence) };
}

/** From the first to the last moment of some rows. */
export function spanOf(rows: readonly { readonly fromMs?: number; readonly toMs?: number }[]): {
  readonly fromMs?: number;
  readonly toMs?: number;
} {
  let fromMs: number | undefined;
  let toMs: number | undefined;
  for (const row of rows) {
    if (row.fromMs === undefined || row.toMs === undefined) continue;
    fromMs = Math.min(fromMs ?? row.fromMs, row.fromMs);
    toMs = Math.max(toMs ?? row.toMs, row.toMs);
  }
  return fromMs === undefined || toMs === undefined ? {} : { fromMs, toMs };
}

/** More rows than these nobody reads: the beginning, the end, and what is around the stop stay. */
const MOST_ROWS = 60;
const KEPT_AT_ENDS = 22;
const KEPT_AROUND = 6;

/** Leaves out rows in the middle where there are very many, and counts them. */
export function foldMiddle(rows: readonly (EventRow | RepeatRow)[]): readonly (EventRow | RepeatRow | MoreRow)[] {
  if (rows.length <= MOST_ROWS) return rows;
  const stop = rows.findIndex(stopsAt);
  const kept = (at: number): boolean =>
    at < KEPT_AT_ENDS || at >= rows.length - KEPT_AT_ENDS || (stop >= 0 && Math.abs(at - stop) <= KEPT_AROUND);
  const found: (EventRow | RepeatRow | MoreRow)[] = [];
  for (let at = 0; at < rows.length; ) {
    let end = at;
    while (end < rows.length && !kept(end)) end++;
    if (end === at) end++;
    const some = rows.slice(at, end);
    found.push(...(kept(at) || some.length === 1 ? some : [more(some)]));
    at = end;
  }
  return found;
}

export function stopsAt(row: DiagramRow): boolean {
  if (row.kind === 'repeat') return row.rows.some(({ stop }) => stop);
  return (row.kind === 'event' || row.kind === 'step') && row.stop;
}

function more(rows: readonly (EventRow | RepeatRow)[]): MoreRow {
  const events = rows.reduce((sum, row) => sum + (row.kind === 'repeat' ? row.times * row.rows.length : 1), 0);
  return { kind: 'more', events, ...spanOf(rows), evidence: rows.flatMap(({ evidence }) => evidence) };
}
