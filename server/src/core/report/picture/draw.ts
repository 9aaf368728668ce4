import { own, together } from '../../text/secrets/index.ts';
import { type Localize, msg } from '../../text/sentence.ts';
import { type Line, oneLine } from '../../text/visible.ts';
import { arrow, dashed, mark } from './arrows.ts';
import { circle, type Drawing, type DrawnNode, group, line, rect, type Sheet, text, title, WIDE } from './drawn.ts';
import { cut, part, wrapped } from './fit.ts';
import type { Picture, PictureRow } from './rows.ts';

/** Left of the lanes: the number of the step, and the time as written with that of the reference clock under it. */
const TIMES = 148;
const LANE = { wide: 168, narrow: 146 } as const;
const NARROW_FROM = 5;
const MARGIN = 10;
const HEAD = 66;
const ROW = 42;
const LOW_ROW = 26;
const WHY_LINE = 16;
const MOST_WHY_LINES = 3;

/** Lays a picture out: each row below the one before it, arrows from lane to lane. The same picture gives the same drawing. */
export function draw(picture: Picture, localize: Localize): Drawing {
  const { lanes, rows } = picture;
  const lane = lanes.length < NARROW_FROM ? LANE.wide : LANE.narrow;
  const x = new Map(lanes.map(({ id }, place) => [id as string, TIMES + lane * place + lane / 2]));
  const right = TIMES + lane * Math.max(2, lanes.length);
  const sheet: Sheet = { x, lane, left: TIMES, right };
  const stopped = oneLine(localize(msg('Stopped here')));
  const drawn: DrawnNode[] = [];
  let y = MARGIN;
  let day = '';
  let block: { readonly top: number; readonly label: Line } | undefined;
  for (const [index, row] of rows.entries()) {
    if (block && !row.inBlock) block = closeBlock(block, y, sheet, drawn);
    if (row.kind === 'repeat') block = { top: y, label: row.label };
    const written = row.written ?? '';
    const date = /^\d[\d-]*(?= )/.exec(written)?.[0] ?? '';
    const { height, nodes } = rowAt(row, y, sheet, { stopped, withDate: day !== '' && date !== '' && date !== day });
    if (date !== '') day = date;
    drawn.push(group({ class: lookOf(row), 'data-row': index }, nodes));
    y += height;
  }
  if (block) closeBlock(block, y, sheet, drawn);
  const bodyHeight = y + MARGIN;
  return {
    width: right + MARGIN,
    headHeight: HEAD,
    bodyHeight,
    head: headOf(picture, sheet),
    body: [...lifelines(picture, sheet, bodyHeight), ...drawn],
  };
}

function lookOf({ kind, outcome, lost, stop }: PictureRow): string {
  const ended = lost ? 'failed' : outcome === 'failed' || outcome === 'waiting' ? outcome : '';
  return ['row', kind, ended, stop ? 'stop' : ''].filter(Boolean).join(' ');
}

function headOf({ lanes }: Picture, { x, lane }: Sheet): readonly DrawnNode[] {
  return lanes.map(({ id, name, logs, note }) => {
    const middle = x.get(id) ?? 0;
    const width = lane - 12;
    const lines = wrapped(name, width - 8, WIDE.bold, 2);
    return group({}, [
      rect(middle - width / 2, 4, width, HEAD - 8, logs.length > 0 ? 'box' : 'box unknown', 4),
      ...lines.map((one, n) => text(one, middle, (lines.length > 1 ? 20 : 27) + n * 15, 'name')),
      text(cut(note, width - 8, WIDE.small), middle, lines.length > 1 ? 53 : 46, 'small mid'),
      title(note),
    ]);
  });
}

function lifelines({ lanes }: Picture, { x }: Sheet, height: number): readonly DrawnNode[] {
  return lanes.map(({ id, logs }) => {
    const middle = x.get(id) ?? 0;
    return line(middle, 0, middle, height, logs.length > 0 ? 'lane' : 'lane unknown');
  });
}

function closeBlock(
  { top, label }: { readonly top: number; readonly label: Line },
  bottom: number,
  { left, right }: Sheet,
  drawn: DrawnNode[],
): undefined {
  drawn.push(rect(left + 2, top + 2, right - left - 4, bottom - top - 4, 'frame', 4));
  drawn.push(text(cut(label, right - left - 24, WIDE.normal), left + 10, top + 18, 'halo'));
}

interface RowWords {
  readonly stopped: Line;
  readonly withDate: boolean;
}

function rowAt(
  row: PictureRow,
  y: number,
  sheet: Sheet,
  words: RowWords,
): { readonly height: number; readonly nodes: readonly DrawnNode[] } {
  const { left, right } = sheet;
  const middle = (left + right) / 2;
  switch (row.kind) {
    case 'repeat':
      return { height: LOW_ROW, nodes: [] };
    case 'gap':
    case 'more':
    case 'unreached': {
      const lines = wrapped(row.label, right - left - 8, WIDE.normal, 2);
      const height = LOW_ROW + (lines.length - 1) * WHY_LINE;
      const look = row.kind === 'gap' ? 'small mid halo' : 'mid halo';
      const nodes = [hit(y, height, right), ...lines.map((one, n) => text(one, middle, y + 17 + n * WHY_LINE, look))];
      if (row.kind === 'gap') nodes.push(...[8, 13, 18].map((dot) => circle(22, y + dot, 1.5, 'tip')));
      return { height, nodes };
    }
    case 'event':
    case 'step': {
      const why = row.because ?? (row.outcome === 'failed' || row.kind === 'step' ? row.says : undefined);
      const lines = why === undefined ? [] : wrapped(why, right - left - 24, WIDE.small, row.stop ? MOST_WHY_LINES : 1);
      const height = ROW + lines.length * WHY_LINE + (row.stop ? 6 : 0);
      const ground = row.stop ? groundOf(y, height, sheet, words.stopped, lines.length * WHY_LINE) : [];
      const at = y + (row.stop ? 3 : 0);
      const nodes = [
        hit(y, height, right),
        ...ground,
        ...leftOf(row, at, words.withDate),
        ...shapeOf(row, at, sheet),
        ...lines.map((one, n) =>
          text(one, left + 12, at + ROW + 6 + n * WHY_LINE, row.kind === 'step' ? 'small halo' : 'why halo'),
        ),
        ...(row.says === undefined ? [] : [title(row.says)]),
      ];
      return { height, nodes };
    }
  }
}

/** What takes the pointer, over the whole row. */
function hit(y: number, height: number, right: number): DrawnNode {
  return rect(2, y, right - 2, height, 'hit', 3);
}

/** Where the enrollment stopped: seen at once, with words and a mark beside the colour. */
function groundOf(y: number, height: number, { left, right }: Sheet, stopped: Line, why: number): readonly DrawnNode[] {
  return [
    ...(why > 0 ? [rect(left, y + height - why - 10, right - left, why + 6, 'paper')] : []), // no lane runs through the words
    rect(2, y, right - 2, height, 'ground', 4),
    rect(2, y, 5, height, 'bar', 2),
    rect(12, y + height - 22, TIMES - 24, 18, 'flag', 9),
    text(cut(own<Line>('✕'), 20, WIDE.bold), 24, y + height - 9, 'flagged'),
    text(cut(stopped, TIMES - 48, WIDE.bold), TIMES / 2 + 4, y + height - 9, 'flagged'),
  ];
}

function leftOf({ step, written, clock }: PictureRow, y: number, withDate: boolean): readonly DrawnNode[] {
  const nodes: DrawnNode[] = [];
  if (step !== undefined) {
    nodes.push(circle(22, y + 18, 9, 'badge'), text(own<Line>(String(step)), 22, y + 22, 'number'));
  }
  const raw = found(written, TIME_OF_DAY);
  if (raw !== undefined) nodes.push(text(raw, 38, y + 16, 'time'));
  const utc = found(clock, TIME_OF_DAY);
  const date = withDate ? found(written, /^\S+/) : undefined;
  const below = date ?? (utc === undefined || utc === raw ? undefined : together<Line>`${utc} UTC`);
  if (below !== undefined) nodes.push(text(below, 38, y + 30, 'small'));
  return nodes;
}

/** Without the milliseconds of a clock that has none. */
const TIME_OF_DAY = /\d\d:\d\d:\d\d(?:\.(?!000)\d+)?/;

function found(words: Line | undefined, what: RegExp): Line | undefined {
  const match = words === undefined ? null : what.exec(words);
  return words === undefined || match === null ? undefined : part(words, match.index, match.index + match[0].length);
}

function shapeOf(row: PictureRow, y: number, sheet: Sheet): readonly DrawnNode[] {
  const { from, to } = row;
  const [start, end] = [sheet.x.get(from ?? ''), sheet.x.get(to ?? '')];
  if (start === undefined || end === undefined) return [];
  if (row.kind === 'step') return dashed(row, start, end, y, sheet);
  return start === end ? mark(row, start, y, sheet) : arrow(row, start, end, y, sheet);
}
