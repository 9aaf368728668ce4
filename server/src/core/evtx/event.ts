import { msg } from '../text/sentence.ts';
import { readBinXml } from './binxml.ts';
import type { ChunkData } from './binxml-model.ts';
import { expand } from './expand.ts';
import type { EvtxEvent, EvtxProblem, XmlElement, XmlNode } from './model.ts';
import { filetimeMs, filetimeText } from './time.ts';
import { attributeOf, childOf, textOf } from './xml.ts';

/** A record's frame: its place in the chunk and what its header says. */
export interface RecordFrame {
  readonly start: number;
  readonly end: number;
  /** 64 bits. */
  readonly recordId: bigint;
  /** FILETIME: 100 ns since 1601-01-01, UTC. */
  readonly written: bigint;
}

/** Magic, size, identifier, time. */
export const RECORD_HEADER = 24;
/** The size again, at the record's end. */
export const RECORD_TRAILER = 4;

/** Reads the event of a record; where its BinXML cannot be read, the event holds what the record's header says. */
export function readEvent(chunk: ChunkData, frame: RecordFrame): EvtxEvent {
  const problems: EvtxProblem[] = [];
  const fragment = readBinXml(chunk, frame.start + RECORD_HEADER, frame.end - RECORD_TRAILER, 'value');
  problems.push(...fragment.problems);
  const expanded = expand(chunk, fragment.nodes, problems);
  if (chunk.budget.nodes <= 0 || chunk.budget.characters <= 0) {
    const message = msg('The events of this chunk grow beyond every measure: the rest is left out.');
    problems.push({ code: 'too-large', offset: chunk.offset + frame.start, message });
  }
  const xml = rootOf(expanded) ?? substitute(frame, expanded);
  return { offset: chunk.offset + frame.start, ...header(frame), ...systemFields(xml), xml, problems };
}

function header({ recordId, written }: RecordFrame): Pick<EvtxEvent, 'recordId' | 'writtenMs'> {
  return { recordId: Number(recordId), writtenMs: filetimeMs(written) };
}

function rootOf(nodes: readonly XmlNode[]): XmlElement | undefined {
  const [root] = nodes.filter((node) => typeof node !== 'string');
  return root?.kind === 'element' && root.name === 'Event' ? root : undefined;
}

const NAMESPACE = 'http://schemas.microsoft.com/win/2004/08/events/event';

/** An event from the record's header alone, with the values that were readable and lost their names. */
function substitute({ recordId, written }: RecordFrame, values: readonly XmlNode[]): XmlElement {
  const time = element('TimeCreated', [], { name: 'SystemTime', value: filetimeText(written) });
  const system = element('System', [time, element('EventRecordID', [String(recordId)])]);
  const data = values.length > 0 ? [element('EventData', values)] : [];
  return element('Event', [system, ...data], { name: 'xmlns', value: NAMESPACE });
}

function element(name: string, children: readonly XmlNode[], ...attributes: XmlElement['attributes'][number][]): XmlElement {
  return { kind: 'element', name, attributes, children };
}

type SystemFields = { -readonly [Name in 'time' | 'provider' | 'eventId' | 'level' | 'channel' | 'computer']?: EvtxEvent[Name] };

function systemFields(xml: XmlElement): SystemFields {
  const fields: SystemFields = {};
  for (const child of childOf(xml, 'System')?.children ?? []) {
    if (typeof child !== 'string' && child.kind === 'element') takeField(fields, child);
  }
  return fields;
}

function takeField(fields: SystemFields, element: XmlElement): void {
  switch (element.name) {
    case 'Provider': {
      const provider = attributeOf(element, 'Name') ?? attributeOf(element, 'EventSourceName');
      if (provider !== undefined) fields.provider = provider;
      break;
    }
    case 'TimeCreated': {
      const time = attributeOf(element, 'SystemTime');
      if (time !== undefined) fields.time = time;
      break;
    }
    case 'EventID': {
      const id = number(textOf(element));
      if (id !== undefined) fields.eventId = id;
      break;
    }
    case 'Level': {
      const level = number(textOf(element));
      if (level !== undefined) fields.level = level;
      break;
    }
    case 'Channel':
      fields.channel = textOf(element);
      break;
    case 'Computer':
      fields.computer = textOf(element);
  }
}

function number(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
