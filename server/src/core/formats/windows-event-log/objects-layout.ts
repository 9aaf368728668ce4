import { readIsoTime } from '../../log/time.ts';
import type { Span } from '../../text/span.ts';
import { elementCutter, readXml, textOf, unescapeXml, type XmlElement } from '../xml.ts';
import { labelOf, type Part } from './labels.ts';
import { type PlainEvent, PlainParts } from './plain-parts.ts';
import { readEventTime } from './time.ts';

/**
 * Events that PowerShell wrote as objects: `Export-Clixml` (`<Obj>`, its properties named by `N`) and `ConvertTo-Xml` (`<Object>`, named by
 * `Name`). Source: MS-PSRP 2.2.5 (serialization of objects); PowerShell's own output.
 */
export type ObjectsLayout = 'clixml' | 'objects';

/** The layout that an XML text has, by its first element; undefined for other XML. */
export function objectsLayoutOf(head: string): ObjectsLayout | undefined {
  const first = /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(Objs|Objects)[\s>]/.exec(head.slice(0, 2000).replace(/^\uFEFF/, ''))?.[1];
  return first === 'Objs' ? 'clixml' : first === 'Objects' ? 'objects' : undefined;
}

/** Gives the place of the first event at or behind an offset. */
export function objectsCutter(text: string, layout: ObjectsLayout): (from: number) => Span | undefined {
  return layout === 'objects' ? elementCutter(text, 'Object') : clixmlCutter(text);
}

/** An object that is no property of another one. */
const OBJECT = /<Obj RefId="\d{1,9}">/g;
const PROVIDER = 'N="ProviderName"';

/** Objects inside an event have no name either where they stand in a list, so an event begins with the object that names a provider. */
function clixmlCutter(text: string): (from: number) => Span | undefined {
  const starts: number[] = [];
  let object = -1;
  let provider = text.indexOf(PROVIDER);
  for (const { index } of text.matchAll(OBJECT)) {
    if (object >= 0 && provider >= 0 && provider < index) {
      starts.push(object);
      provider = text.indexOf(PROVIDER, index);
    }
    object = index;
  }
  if (object >= 0 && provider >= object) starts.push(object);
  return (from) => {
    const at = starts.findIndex((start) => start >= from);
    const start = starts[at];
    return start === undefined ? undefined : { start, end: trimmedEnd(text, start, starts[at + 1] ?? text.length) };
  };
}

function trimmedEnd(text: string, start: number, end: number): number {
  const closing = text.lastIndexOf('</Obj>', end - 1);
  return closing > start ? closing + '</Obj>'.length : end;
}

/** The event in `span`. */
export function readObject(text: string, span: Span): PlainEvent {
  return partsOf(text, span).end();
}

/** The provider and the message of the event in `span`. */
export function saidInObject(text: string, span: Span): PlainParts['said'] {
  return partsOf(text, span).said;
}

function partsOf(text: string, span: Span): PlainParts {
  const parts = new PlainParts();
  const elements = readXml(text, span);
  const listed = elements.map(() => false);
  const parents = new Set(elements.map(({ parent }) => parent));
  elements.forEach((element, index) => {
    const name = nameOf(element);
    listed[index] = (listed[element.parent] ?? false) || name === 'Properties';
    if (parents.has(index) || name === undefined) return;
    if (listed[index]) {
      if (name === 'Value') parts.datum('', tokenOf(text, element, parts));
      return;
    }
    take(text, element, labelOf(name)?.part, parts);
  });
  return parts;
}

function nameOf({ attributes }: XmlElement): string | undefined {
  return attributes.find(({ name }) => name === 'N' || name === 'Name')?.value.value;
}

function take(text: string, element: XmlElement, part: Part | undefined, parts: PlainParts): void {
  if (part === undefined) return;
  if (part !== 'time') {
    parts.part(part, tokenOf(text, element, parts));
    return;
  }
  const { start, end } = textOf(text, element);
  parts.time(readIsoTime(text, start, end) ?? readEventTime(text, start, end, true));
}

/** Escapes of XML, and those of CLIXML for what XML cannot hold. */
const ESCAPE = /&(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});|_x([0-9A-Fa-f]{4})_/g;

function tokenOf(text: string, element: XmlElement, parts: PlainParts) {
  const { start, end } = textOf(text, element);
  const raw = text.slice(start, end);
  let value = '';
  let from = 0;
  const put = (piece: string, to: number): void => {
    value += piece;
    if (piece.length > 0) parts.map.add(piece.length, start + from, start + to);
    from = to;
  };
  for (const { 0: escaped, 1: code, index } of raw.matchAll(ESCAPE)) {
    put(raw.slice(from, index), index);
    put(code ? String.fromCharCode(Number.parseInt(code, 16)) : unescapeXml(escaped), index + escaped.length);
  }
  put(raw.slice(from), raw.length);
  return parts.value(value, end);
}
