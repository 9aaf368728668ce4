import type { Drawing, DrawnNode } from '../../../../server/src/core/report/picture/index.ts';
import { DRAWING_STYLE } from '../../../../server/src/core/report/picture/style.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What drawings are made of: nothing else becomes an element or an attribute, whoever sends it. What rests over a row, the page shows itself. */
const TAGS: ReadonlySet<string> = new Set<DrawnNode['tag']>(['g', 'rect', 'line', 'path', 'circle', 'text']);
const ATTRIBUTES = /^(?:x|y|x1|y1|x2|y2|cx|cy|r|rx|d|width|height|class|data-row|transform)$/;

/** The style of drawings, for the whole page, once. */
export function useDrawingStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(DRAWING_STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** The two parts of a drawing as elements, with its rows. */
export function drawn({ width, headHeight, bodyHeight, head, body }: Drawing): {
  readonly head: SVGSVGElement;
  readonly body: SVGSVGElement;
  readonly rows: readonly SVGElement[];
} {
  const bottom = part(width, bodyHeight, body);
  const rows = [...bottom.querySelectorAll('[data-row]')].filter((one): one is SVGElement => one instanceof SVGElement);
  return { head: part(width, headHeight, head), body: bottom, rows };
}

function part(width: number, height: number, nodes: readonly DrawnNode[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${Number(width)} ${Number(height)}`);
  svg.setAttribute('class', 'drawing');
  svg.append(...nodes.flatMap(made));
  return svg;
}

function made({ tag, attributes, text, children = [] }: DrawnNode): readonly SVGElement[] {
  if (!TAGS.has(tag)) return [];
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (ATTRIBUTES.test(name)) element.setAttribute(name, String(value));
  }
  if (text !== undefined) element.append(text);
  for (const child of children.flatMap(made)) element.append(child, ' '); // whoever reads it aloud keeps its texts apart
  return [element];
}
