/** The picture of one enrollment in a reader's language: rows of a table, a drawing, an SVG file, Mermaid text. All of one model, and pure. */
export { draw } from './draw.ts';
export type { Drawing, DrawnNode } from './drawn.ts';
export { mermaidText } from './mermaid.ts';
export { type Picture, type PicturePlace, type PictureRow, pictureOf } from './rows.ts';
export { svgText } from './svg.ts';
export { attemptVerdict } from './verdict.ts';
