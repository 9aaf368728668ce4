import { indexWithin } from '../text/search.ts';
import type { Span, Token } from '../text/span.ts';

/** An element of a piece of XML that may be cut or damaged. */
export interface XmlElement {
  /** Without a namespace prefix. */
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  /** What stands between the tags; up to the end of the piece where the end tag is missing. */
  readonly content: Span;
  /** Index of the element around this one, or -1. */
  readonly parent: number;
}

export interface XmlAttribute {
  readonly name: string;
  /** The value between its quotation marks, escapes undone. */
  readonly value: Token;
}

/** More elements of one piece are not read. */
const MAX_ELEMENTS = 4000;
const MAX_DEPTH = 64;

/**
 * The elements of `[span.start, span.end)`, outer before inner, in text order. Never fails: an end tag that fits nothing is passed
 * over, and an element without one ends where the one around it does. Linear in the span.
 */
export function readXml(text: string, span: Span): readonly XmlElement[] {
  const elements: Open[] = [];
  const open: number[] = [];
  let at = span.start;
  while (at < span.end && elements.length < MAX_ELEMENTS) {
    const tag = indexWithin(text, '<', at, span.end);
    if (tag < 0) break;
    const markup = skipMarkup(text, tag, span.end);
    if (markup !== undefined) {
      at = markup;
      continue;
    }
    const tagEnd = endOfTag(text, tag, span.end);
    if (text.charCodeAt(tag + 1) === SLASH) {
      close(elements, open, nameAt(text, tag + 2, tagEnd), tag);
    } else {
      const name = nameAt(text, tag + 1, tagEnd);
      if (name !== '' && open.length < MAX_DEPTH) {
        const empty = text.charCodeAt(tagEnd - 2) === SLASH;
        elements.push({
          name: local(name),
          attributes: readAttributes(text, tag + 1 + name.length, tagEnd),
          content: { start: tagEnd, end: empty ? tagEnd : span.end },
          parent: open.at(-1) ?? -1,
        });
        if (!empty) open.push(elements.length - 1);
      }
    }
    at = tagEnd;
  }
  return elements;
}

interface Open extends XmlElement {
  content: Span;
}

function close(elements: readonly Open[], open: number[], name: string, end: number): void {
  for (let i = open.length - 1; i >= 0; i--) {
    if (elements[open[i] ?? -1]?.name !== local(name)) continue;
    for (const index of open.splice(i)) {
      const element = elements[index];
      if (element) element.content = { start: element.content.start, end };
    }
    return;
  }
}

/** Behind a comment, a CDATA section, an instruction or a declaration at `at`; undefined for a tag. */
function skipMarkup(text: string, at: number, end: number): number | undefined {
  const code = text.charCodeAt(at + 1);
  if (code !== EXCLAMATION && code !== QUESTION) return undefined;
  const closing = text.startsWith('<!--', at) ? '-->' : text.startsWith(CDATA, at) ? ']]>' : '>';
  const found = indexWithin(text, closing, at + 2, end);
  return found < 0 ? end : found + closing.length;
}

const CDATA = '<![CDATA[';
const EXCLAMATION = 33;
const SLASH = 47;
const QUESTION = 63;

/** Behind the `>` of a tag; quoted values may hold one. */
function endOfTag(text: string, start: number, end: number): number {
  let quote = 0;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
      else if (code === 60) return at; // a value holds no `<`: its quotation mark is missing
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at + 1;
  }
  return end;
}

function nameAt(text: string, start: number, end: number): string {
  let at = start;
  while (at < end && at < start + 80 && isNameCode(text.charCodeAt(at))) at++;
  return text.slice(start, at);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function readAttributes(text: string, start: number, end: number): readonly XmlAttribute[] {
  const attributes: XmlAttribute[] = [];
  let at = start;
  while (at < end && attributes.length < 32) {
    while (at < end && !isNameCode(text.charCodeAt(at))) at++;
    const name = nameAt(text, at, end);
    if (name === '') break;
    at += name.length;
    while (at < end && text.charCodeAt(at) <= 32) at++;
    if (text.charCodeAt(at) !== 61) continue;
    at++;
    while (at < end && text.charCodeAt(at) <= 32) at++;
    const quote = text[at];
    if (quote !== '"' && quote !== "'") continue;
    const stop = indexWithin(text, quote, at + 1, end);
    const valueEnd = stop < 0 ? end : stop;
    attributes.push({ name, value: xmlToken(text, { start: at + 1, end: valueEnd }) });
    at = valueEnd + 1;
  }
  return attributes;
}

function isNameCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 58) ||
    code === 95 ||
    code === 45 ||
    code === 46 ||
    code >= 0xc0
  );
}

/** The token at a place in XML: its value has the escapes undone, its span is that of the text. */
export function xmlToken(text: string, span: Span): Token {
  return { value: unescapeXml(text.slice(span.start, span.end)), span };
}

/** The place of an element's text without the blanks around it and without its CDATA marks. */
export function textOf(text: string, { content }: XmlElement): Span {
  let { start, end } = trimmed(text, content);
  if (text.startsWith(CDATA, start)) {
    start += CDATA.length;
    if (text.startsWith(']]>', end - 3)) end -= 3;
  }
  return trimmed(text, { start, end: Math.max(start, end) });
}

export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return { start, end };
}

/** Undoes the five named escapes and the numeric ones (XML 1.0, 4.1 and 4.6); what is none stays as it stands. */
export function unescapeXml(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (whole, name, decimal, hex) => {
    if (name) return NAMED[name as keyof typeof NAMED];
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const NAMED = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" } as const;

/** So many code units behind an element tell that it ends there: what looks like the next one may have a longer name. */
export const TAG_AHEAD = 64;

/**
 * Gives the places of the elements of one name, one call after the other with rising offsets. An element without an end tag ends
 * where the next one begins, or at the end of the text. Linear in the text, whatever is missing in it.
 */
export function elementCutter(text: string, name: string): (from: number) => Span | undefined {
  const closing = `</${name}>`;
  let nextClose = -1;
  return (from) => {
    const start = openingAt(text, name, from);
    if (start < 0) return undefined;
    if (nextClose < start && nextClose !== text.length) {
      const found = text.indexOf(closing, start);
      nextClose = found < 0 ? text.length : found;
    }
    const following = openingAt(text, name, start + 1, nextClose);
    const end = following >= 0 ? following : Math.min(text.length, nextClose + closing.length);
    return trimmed(text, { start, end });
  };
}

/** Offset of the next `<name` that is not the beginning of a longer name, before `end`; or -1. */
function openingAt(text: string, name: string, from: number, end = text.length): number {
  const opening = `<${name}`;
  for (let at = text.indexOf(opening, from); at >= 0 && at < end; at = text.indexOf(opening, at + 1)) {
    if (!isNameCode(text.charCodeAt(at + opening.length))) return at;
  }
  return -1;
}
