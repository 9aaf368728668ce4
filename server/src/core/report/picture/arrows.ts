import { joined, own } from '../../text/secrets/index.ts';
import type { Line } from '../../text/visible.ts';
import { type DrawnNode, line, path, pixels, rect, type Sheet, text, WIDE } from './drawn.ts';
import { cut } from './fit.ts';
import type { PictureRow } from './rows.ts';

/** Height of the arrow below the top of its row; words stand over it. */
const ARROW = 27;
const TIP = 8;
const CROSS = 5;

/** How an event ended, beside its colour. */
const SIGNS = {
  done: own<Line>('✓'),
  failed: own<Line>('✕'),
  waiting: own<Line>('…'),
  unknown: own<Line>(''),
  'not-in-these-logs': own<Line>(''),
} as const satisfies Record<NonNullable<PictureRow['outcome']>, Line>;

function signOf({ outcome, lost }: PictureRow): Line {
  return SIGNS[lost ? 'failed' : (outcome ?? 'unknown')];
}

/** What stands over an arrow: what it is, how it ended, and a sign for that. A word that says no more than the sign is left out. */
function wordsOf(row: PictureRow): Line {
  const { label, result, outcome, from, to } = row;
  const more = outcome !== 'done' && from !== to;
  const told = result !== undefined && (more || /\d/.test(result)) ? [result] : [];
  const sign = signOf(row);
  return joined<Line>([label, ...told, ...(sign === '' ? [] : [sign])], '  ');
}

/** An arrow between two lanes; one that was lost ends before it arrives. */
export function arrow(row: PictureRow, start: number, end: number, y: number, { left, right }: Sheet): readonly DrawnNode[] {
  const ahead = Math.sign(end - start);
  const at = y + ARROW;
  const stopped = row.lost ? start + (end - start) * 0.62 : end;
  const nodes = [line(start, at, stopped - (row.lost ? 0 : ahead * 2), at, 'arrow')];
  if (row.lost) nodes.push(cross(stopped, at));
  else nodes.push(tip(end, at, ahead));
  const words = cut(wordsOf(row), right - left - 8, WIDE.bold);
  nodes.push(text(words, centred(words, (start + end) / 2, left, right), at - 7, 'label mid halo'));
  if (row.lasted !== undefined) nodes.push(text(row.lasted, (start + end) / 2, at + 12, 'small mid halo'));
  return nodes;
}

/** A mark on one lane. */
export function mark(row: PictureRow, x: number, y: number, { lane, left, right }: Sheet): readonly DrawnNode[] {
  const words = cut(wordsOf(row), Math.min(lane * 1.4, right - left) - 16, row.outcome === 'failed' ? WIDE.bold : WIDE.normal);
  const width = Math.max(lane * 0.6, pixels(words, row.outcome === 'failed' ? WIDE.bold : WIDE.normal) + 16);
  const middle = Math.max(left + width / 2 + 2, Math.min(x, right - width / 2 - 2));
  return [rect(middle - width / 2, y + 8, width, 24, 'box', 4), text(words, middle, y + 24, 'label mid')];
}

/** A step of which no line tells. */
export function dashed(row: PictureRow, start: number, end: number, y: number, { left, right }: Sheet): readonly DrawnNode[] {
  const ahead = Math.sign(end - start);
  const at = y + ARROW;
  const words = cut(row.label, right - left - 8, WIDE.normal);
  return [
    line(start, at, end - ahead * 2, at, 'arrow dash'),
    tip(end, at, ahead),
    text(words, centred(words, (start + end) / 2, left, right), at - 7, 'label mid halo'),
  ];
}

/** The middle of a text that stays between the edges. */
function centred(words: Line, middle: number, left: number, right: number): number {
  const half = pixels(words, WIDE.bold) / 2;
  return Math.round(Math.max(left + half, Math.min(middle, right - half)));
}

function tip(x: number, y: number, ahead: number): DrawnNode {
  const back = x - ahead * TIP;
  return path(`M${x} ${y}L${back} ${y - TIP / 2}L${back} ${y + TIP / 2}Z`, 'tip');
}

function cross(x: number, y: number): DrawnNode {
  const [before, after, above, below] = [x - CROSS, x + CROSS, y - CROSS, y + CROSS];
  return path(`M${before} ${above}L${after} ${below}M${before} ${below}L${after} ${above}`, 'arrow');
}
