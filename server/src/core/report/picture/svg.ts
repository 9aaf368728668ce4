import { joined, own, type Said, together } from '../../text/secrets/index.ts';
import { type Line, type Shown, visible } from '../../text/visible.ts';
import { type Drawing, type DrawnNode, group, rect } from './drawn.ts';
import { DRAWING_STYLE } from './style.ts';

/** A drawing as an SVG file of its own: with its style, a title and a description, and no text that could be markup. */
export function svgText({ width, headHeight, bodyHeight, head, body }: Drawing, title: Line, description: Line): Shown {
  const height = headHeight + bodyHeight;
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const begin = `<svg xmlns="http://www.w3.org/2000/svg" ${size} class="drawing" role="img" aria-labelledby="picture-title picture-about">`;
  const parts: readonly Said[] = [
    own(begin),
    together`${own('<title id="picture-title">')}${escaped(title)}${own('</title>')}`,
    together`${own('<desc id="picture-about">')}${escaped(description)}${own('</desc>')}`,
    together`${own('<style>')}${own(DRAWING_STYLE)}${own('</style>')}`,
    markup(rect(0, 0, width, height, 'paper')),
    markup(group({}, head)),
    markup(group({ transform: `translate(0 ${headHeight})` }, body)),
    own('</svg>\n'),
  ];
  return visible(joined(parts, '\n'));
}

function markup({ tag, attributes, text, children = [] }: DrawnNode): Said {
  const named = Object.entries(attributes).map(([name, value]) => ` ${name}="${String(value).replace(/[&<>"]/g, '')}"`);
  const inside = [...(text === undefined ? [] : [escaped(text)]), ...children.map(markup)];
  const begin = `${tag}${named.join('')}`;
  if (inside.length === 0) return together`${own('<')}${own(begin)}${own('/>')}`;
  return together`${own('<')}${own(begin)}${own('>')}${joined(inside, '')}${own('</')}${own(tag)}${own('>')}`;
}

/** Safe text with every character that XML reads written as an entity. */
function escaped(text: Line): Said {
  const entities = text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[\ufffe\uffff]/g, '\ufffd'); // no characters of XML
  return own(entities);
}
