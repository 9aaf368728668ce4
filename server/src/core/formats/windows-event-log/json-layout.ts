import type { LogTime } from '../../log/model.ts';
import { readIsoTime } from '../../log/time.ts';
import { countWhile } from '../../text/sorted.ts';
import type { Span } from '../../text/span.ts';
import { type JsonLeaf, readJson } from '../json.ts';
import { readJsonString } from '../json-string.ts';
import { labelOf, makeHead, type Part } from './labels.ts';
import { type PlainEvent, PlainParts } from './plain-parts.ts';
import { readEventTime } from './time.ts';

/** What may stand around an event; in anything else it is what another tool quotes. */
const AROUND: ReadonlySet<string> = new Set(['Event', 'Events', 'value']);
/** Properties of PowerShell that are known by their names, at least. */
const LEAST_LABELS = 3;

/**
 * The places of the events in JSON, in order: an object with `System` as libraries for .evtx files write it (`evtx_dump`, converters of
 * XML), or with the properties of PowerShell (`Get-WinEvent | ConvertTo-Json`), one a line, in a list, or printed over lines.
 */
export function jsonEvents(text: string): readonly Span[] {
  const found: Span[] = [];
  readJson(
    text,
    { start: 0, end: text.length },
    {
      object: ({ span, path, names }) => {
        if (!path.every((name) => AROUND.has(name))) return;
        const wraps = names.size <= 2 && names.has('Event') && (found.at(-1)?.start ?? -1) > span.start;
        if (!wraps && !isEvent(names)) return;
        while ((found.at(-1)?.start ?? -1) > span.start) found.pop();
        found.push(span);
      },
    },
  );
  return found;
}

function isEvent(names: ReadonlySet<string>): boolean {
  if (names.has('System')) return true;
  const labels = [...names].map(labelOf).filter((label) => label !== undefined);
  return labels.length >= LEAST_LABELS && makeHead(labels);
}

/** Gives the place of the first event at or behind an offset. */
export function jsonEventCutter(text: string): (from: number) => Span | undefined {
  const events = jsonEvents(text);
  return (from) => events[countWhile(events.length, (i) => (events[i]?.start ?? 0) < from)];
}

/** The event in `span`. */
export function readJsonEvent(text: string, span: Span): PlainEvent {
  return partsOf(text, span).end();
}

/** The provider and the message of the event in `span`. */
export function saidInJson(text: string, span: Span): PlainParts['said'] {
  return partsOf(text, span).said;
}

function partsOf(text: string, span: Span): PlainParts {
  const parts = new PlainParts();
  let name = '';
  readJson(text, span, {
    leaf: (leaf) => {
      const path = plainPath(leaf.path);
      const last = leaf.path.at(-1) ?? '';
      if (/^(?:@|#?attributes?)?Name$/.test(last) && path[0] === 'eventdata' && path[1] === 'data') {
        name = text.slice(leaf.span.start, leaf.span.end); // of the value that follows
        return;
      }
      take(text, leaf, path, name, parts);
      name = '';
    },
  });
  return parts;
}

/** The names around a value in small letters, without what converters of XML put between them. */
function plainPath(path: readonly string[]): readonly string[] {
  const names = path.map((name) => name.replace(/^[@#]|_attributes$/g, '').toLowerCase());
  return names.filter((name, i) => name !== 'attributes' && name !== 'text' && !(i === 0 && name === 'event'));
}

const SYSTEM: Readonly<Record<string, Exclude<Part, 'message'>>> = {
  'provider/name': 'provider',
  eventid: 'event-id',
  'eventid/value': 'event-id',
  level: 'level',
  task: 'task',
  opcode: 'opcode',
  keywords: 'keywords',
  channel: 'channel',
  computer: 'computer',
  'security/userid': 'user',
  'timecreated/systemtime': 'time',
};

function take(text: string, leaf: JsonLeaf, path: readonly string[], name: string, parts: PlainParts): void {
  const [first = '', ...rest] = path;
  if (first === 'system') {
    takePart(text, leaf, SYSTEM[rest.join('/')], parts);
    return;
  }
  if (first === 'eventdata' || first === 'userdata' || first === 'properties') {
    if (first !== 'properties' || rest[0] === 'value') parts.datum(name || dataName(leaf.path), tokenOf(text, leaf, parts));
    return;
  }
  const part = first === 'renderinginfo' && rest[0] === 'message' ? 'message' : labelOf(first)?.part;
  if (path.length === 1 || first === 'renderinginfo' || (part === 'time' && rest[0] === 'value'))
    takePart(text, leaf, part, parts);
}

/** The name of a value in `EventData`; `Data` stands for none. */
function dataName(path: readonly string[]): string {
  const name = path.filter((one) => !one.startsWith('#')).at(-1) ?? '';
  return /^(?:Data|Value|EventData|UserData)$/i.test(name) ? '' : name;
}

function takePart(text: string, leaf: JsonLeaf, part: Part | undefined, parts: PlainParts): void {
  if (!part || (leaf.kind === 'other' && text.startsWith('null', leaf.span.start))) return;
  if (part === 'time') parts.time(timeOf(text, leaf));
  else parts.part(part, tokenOf(text, leaf, parts));
}

function tokenOf(text: string, { span, kind }: JsonLeaf, parts: PlainParts) {
  if (kind === 'string') return parts.value(readJsonString(text, span, parts.map).text, span.end);
  parts.map.add(span.end - span.start, span.start, span.end);
  return parts.value(text.slice(span.start, span.end), span.end);
}

/** `/Date(1768404010123)/` of PowerShell, and the digits of seconds that others write. */
const DATE = /^\\?\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?\/$/;
const SECONDS = /^\d{9,10}(?:\.\d{1,9})?$/;

function timeOf(text: string, { span }: JsonLeaf): LogTime | undefined {
  const written = text.slice(span.start, Math.min(span.end, span.start + 60));
  const date = DATE.exec(written)?.[1];
  const seconds = SECONDS.test(written) ? Math.round(Number(written) * 1000) : undefined;
  const epochMs = date === undefined ? seconds : Number(date);
  if (epochMs !== undefined) return { epochMs, zone: 'utc', dateKnown: true, yearKnown: true, span };
  return readIsoTime(text, span.start, span.end) ?? readEventTime(text, span.start, span.end, true);
}
