import type { Line } from '../../text/visible.ts';

/** An element of a drawing. Only these are ever drawn, and nothing of them runs, loads or leads anywhere. */
export interface DrawnNode {
  readonly tag: 'g' | 'rect' | 'line' | 'path' | 'circle' | 'text' | 'title';
  /** Numbers, names of our classes, and paths that we made: nothing of a log. */
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: Line;
  readonly children?: readonly DrawnNode[];
}

/** A drawing in two parts, so that the lanes' names can stay in sight: the head, and what stands below it, from 0 on. Pixels. */
export interface Drawing {
  readonly width: number;
  readonly headHeight: number;
  readonly bodyHeight: number;
  readonly head: readonly DrawnNode[];
  /** Groups with `data-row` are the rows of the picture, by their number. */
  readonly body: readonly DrawnNode[];
}

/** Where things stand. */
export interface Sheet {
  /** Middle of each lane. */
  readonly x: ReadonlyMap<string, number>;
  readonly lane: number;
  readonly left: number;
  readonly right: number;
}

type Attributes = DrawnNode['attributes'];

export function group(attributes: Attributes, children: readonly DrawnNode[]): DrawnNode {
  return { tag: 'g', attributes, children };
}

export function text(words: Line, x: number, y: number, look: string): DrawnNode {
  return { tag: 'text', attributes: { x, y, class: look }, text: words };
}

export function rect(x: number, y: number, width: number, height: number, look: string, rx = 0): DrawnNode {
  return { tag: 'rect', attributes: { x, y, width, height, class: look, ...(rx ? { rx } : {}) } };
}

export function line(x1: number, y1: number, x2: number, y2: number, look: string): DrawnNode {
  return { tag: 'line', attributes: { x1, y1, x2, y2, class: look } };
}

export function path(d: string, look: string): DrawnNode {
  return { tag: 'path', attributes: { d, class: look } };
}

export function circle(cx: number, cy: number, r: number, look: string): DrawnNode {
  return { tag: 'circle', attributes: { cx, cy, r, class: look } };
}

/** What shows over a group when the pointer rests there. */
export function title(words: Line): DrawnNode {
  return { tag: 'title', attributes: {}, text: words };
}

/** Width of a character in pixels, for the sizes of text that drawings have: what is wider in another font still has room. */
export const WIDE = { normal: 6.7, small: 6.1, bold: 7.2 } as const;

/** How many half characters a text is wide: those of East Asia take two. */
function widthOf(words: string): number {
  let width = 0;
  for (const character of words) width += (character.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
  return width;
}

/** Pixels that a text takes. */
export function pixels(words: string, wide: number): number {
  return Math.ceil(widthOf(words) * wide);
}

/** How many code units of a text fit. */
export function fitting(words: string, space: number, wide: number): number {
  let width = 0;
  let units = 0;
  for (const character of words) {
    width += widthOf(character) * wide;
    if (width > space) return units;
    units += character.length;
  }
  return units;
}
