import type { LogLevel, LogTime } from '../../log/model.ts';
import { readIsoTime } from '../../log/time.ts';
import type { Span, Token } from '../../text/span.ts';
import { readXml, textOf, trimmed, type XmlElement, xmlToken } from '../xml.ts';

/** One `<E2ETraceEvent>` (MS-NETTR; SvcTraceViewer's file format). */
export interface Trace {
  readonly columns: readonly { readonly name: string; readonly token: Token }[];
  readonly time?: LogTime;
  /** ApplicationData: plain text, or a tree in which the texts stand. */
  readonly message: Span;
  /** Element contents inside ApplicationData that are texts; the message itself where it is plain. */
  readonly texts: readonly Span[];
}

/** Where each column stands: element and attribute of System, in the order of the schema. */
const COLUMNS: readonly { readonly name: string; readonly element: string; readonly attribute?: string }[] = [
  { name: 'EventID', element: 'EventID' },
  { name: 'Type', element: 'Type' },
  { name: 'SubType', element: 'SubType', attribute: 'Name' },
  { name: 'Level', element: 'Level' },
  { name: 'TimeCreated', element: 'TimeCreated', attribute: 'SystemTime' },
  { name: 'Source', element: 'Source', attribute: 'Name' },
  { name: 'ActivityID', element: 'Correlation', attribute: 'ActivityID' },
  { name: 'ProcessName', element: 'Execution', attribute: 'ProcessName' },
  { name: 'ProcessID', element: 'Execution', attribute: 'ProcessID' },
  { name: 'ThreadID', element: 'Execution', attribute: 'ThreadID' },
  { name: 'Channel', element: 'Channel' },
  { name: 'Computer', element: 'Computer' },
];

const MAX_TEXTS = 200;

export function readTrace(text: string, span: Span): Trace {
  const elements = readXml(text, span);
  const data = elements.findIndex((element) => element.name === 'ApplicationData');
  const system = data < 0 ? elements : elements.slice(0, data);
  const columns = COLUMNS.flatMap(({ name, element, attribute }) => {
    const found = system.find((one) => one.name === element);
    const token = found && columnOf(text, found, attribute);
    return token && token.value !== '' ? [{ name, token }] : [];
  });
  const created = columns.find((column) => column.name === 'TimeCreated')?.token.span;
  const time = created && readIsoTime(text, created.start, created.end);
  const application = elements[data];
  const message = application ? textOf(text, application) : { start: span.end, end: span.end };
  const texts = application ? leaves(text, elements, data) : [];
  return { columns, ...(time ? { time } : {}), message, texts };
}

function columnOf(text: string, element: XmlElement, attribute: string | undefined): Token | undefined {
  if (attribute) return element.attributes.find((one) => one.name === attribute)?.value;
  return xmlToken(text, textOf(text, element));
}

/** The contents of the elements below ApplicationData that hold no further element. */
function leaves(text: string, elements: readonly XmlElement[], data: number): readonly Span[] {
  const parents = new Set(elements.map((element) => element.parent));
  const inside = new Set([data]);
  const spans: Span[] = [];
  for (let index = data; index < elements.length && spans.length < MAX_TEXTS; index++) {
    const element = elements[index];
    if (!element || (index !== data && !inside.has(element.parent))) continue;
    inside.add(index);
    const place = parents.has(index) ? firstText(text, elements, index) : textOf(text, element);
    if (place.end > place.start) spans.push(place);
  }
  return spans;
}

/** The text of an element before its first child: messages are followed by the data that belongs to them. */
function firstText(text: string, elements: readonly XmlElement[], index: number): Span {
  const { content } = elements[index] ?? { content: { start: 0, end: 0 } };
  const tag = text.indexOf('<', content.start);
  return trimmed(text, { start: content.start, end: tag < 0 ? content.end : Math.min(tag, content.end) });
}

/** The level by its name; else by its number (only 8, information, was read in the specification). */
export function traceLevel({ columns }: Trace): LogLevel | undefined {
  const value = (name: string): string => columns.find((column) => column.name === name)?.token.value ?? '';
  return LEVELS.get(value('SubType').toLowerCase()) ?? LEVELS.get(value('Level'));
}

const LEVELS: ReadonlyMap<string, LogLevel> = new Map([
  ['critical', 'fault'],
  ['error', 'error'],
  ['warning', 'warning'],
  ['information', 'info'],
  ['verbose', 'verbose'],
  ['start', 'debug'],
  ['stop', 'debug'],
  ['transfer', 'debug'],
  ['suspend', 'debug'],
  ['resume', 'debug'],
  ['1', 'fault'],
  ['2', 'error'],
  ['4', 'warning'],
  ['8', 'info'],
  ['16', 'verbose'],
]);
