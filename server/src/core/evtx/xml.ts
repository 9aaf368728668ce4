import type { XmlElement, XmlNode } from './model.ts';

/** The element as XML in one line, attributes in apostrophes: what `wevtutil` prints. Line ends in values are written `&#xA;`. */
export function toXml(element: XmlElement): string {
  if (element.children.length === 0) return `${startOf(element)}/>`;
  let text = `${startOf(element)}>`;
  for (const child of element.children) text += nodeText(child);
  return `${text}</${element.name}>`;
}

/**
 * An event for the eyes, with a line end: its System part in one line, of all else an element a line, indented. Without the line
 * ends and blanks between elements it is what `toXml` gives.
 */
export function toLines(event: XmlElement): string {
  return linesOf(event, 0);
}

/** Elements deeper than this stay in the line of the one around them. */
const DEEPEST = 8;

function linesOf(element: XmlElement, depth: number): string {
  const indent = '  '.repeat(depth);
  const { name, children } = element;
  const holdsText = children.length === 0 || children.some((child) => typeof child === 'string');
  if (holdsText || depth >= DEEPEST || (depth === 1 && name === 'System')) return `${indent}${toXml(element)}\n`;
  let text = `${indent}${startOf(element)}>\n`;
  for (const child of children) {
    const inner = typeof child === 'object' && child.kind === 'element';
    text += inner ? linesOf(child, depth + 1) : `${indent}  ${nodeText(child)}\n`;
  }
  return `${text}${indent}</${name}>\n`;
}

function startOf({ name, attributes }: XmlElement): string {
  let text = `<${name}`;
  for (const attribute of attributes) text += ` ${attribute.name}='${escapeXml(attribute.value)}'`;
  return text;
}

function nodeText(node: XmlNode): string {
  if (typeof node === 'string') return escapeXml(node);
  if (node.kind === 'element') return toXml(node);
  return `<?${node.target} ${node.data.replaceAll('?>', '? >').replace(/[\r\n]+/g, ' ')}?>`;
}

/** All text below the element, without markup. */
export function textOf({ children }: XmlElement): string {
  let text = '';
  for (const child of children) text += typeof child === 'string' ? child : child.kind === 'element' ? textOf(child) : '';
  return text;
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && child.kind === 'element' && child.name === name) return child;
  }
  return undefined;
}

export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.find((attribute) => attribute.name === name)?.value;
}

/** Markup, what would break the line in an editor, and what XML cannot hold as it is (control characters, half surrogate pairs). */
const SPECIAL =
  /[&<>'"\0-\x08\n-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeXml(text: string): string {
  return text.replace(SPECIAL, (character) => NAMED[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&apos;', '"': '&quot;' };

/** A name with every character that XML does not allow in one turned into `_`; never empty. */
export function xmlName(text: string): string {
  const name = text.replace(/[^\p{L}\p{N}_:.-]/gu, '_');
  return /^[\p{L}_:]/u.test(name) ? name : `_${name}`;
}
