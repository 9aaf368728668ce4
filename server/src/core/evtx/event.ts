import { msg } from '../text/message.ts';
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
  readonly recordId: number;
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
  return { recordId, writtenMs: filetimeMs(written) };
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

type SystemFields = Pick<EvtxEvent, 'time' | 'provider' | 'eventId' | 'level' | 'channel' | 'computer'>;

function systemFields(xml: XmlElement): SystemFields {
  const system = childOf(xml, 'System');
  const provider = childOf(system, 'Provider');
  const text = (name: string): string | undefined => {
    const child = childOf(system, name);
    return child && textOf(child);
  };
  return {
    ...given('time', attributeOf(childOf(system, 'TimeCreated'), 'SystemTime')),
    ...given('provider', attributeOf(provider, 'Name') ?? attributeOf(provider, 'EventSourceName')),
    ...given('eventId', number(text('EventID'))),
    ...given('level', number(text('Level'))),
    ...given('channel', text('Channel')),
    ...given('computer', text('Computer')),
  };
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [K in Name]?: Value });
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
