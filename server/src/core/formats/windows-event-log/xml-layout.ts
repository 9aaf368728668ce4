import type { EventDatum } from '../../log/event.ts';
import { readIsoTime } from '../../log/time.ts';
import type { Span, Token } from '../../text/span.ts';
import { readXml, textOf, type XmlAttribute, type XmlElement, xmlToken } from '../xml.ts';
import type { EventParts, PartsDraft } from './parts.ts';

const MAX_DATA = 256;

/**
 * The parts of one `<Event>` (schema http://schemas.microsoft.com/win/2004/08/events/event), as Event Viewer and wevtutil export it,
 * over several lines or in one, with or without RenderingInfo.
 */
export function readXmlEvent(text: string, span: Span): EventParts {
  const elements = readXml(text, span);
  const within = (name: string): ((element: XmlElement) => boolean) => {
    const memo = new Map<number, boolean>();
    const inside = (index: number): boolean => {
      if (index < 0) return false;
      const known = memo.get(index);
      if (known !== undefined) return known;
      const element = elements[index];
      const result = element !== undefined && (element.name === name || inside(element.parent));
      memo.set(index, result);
      return result;
    };
    return (element) => inside(element.parent);
  };
  const inSystem = within('System');
  const inRendering = within('RenderingInfo');
  const parents = new Set(elements.map((element) => element.parent));
  const system = new Map<string, XmlElement>();
  const rendered = new Map<string, XmlElement>();
  const data: EventDatum[] = [];
  elements.forEach((element, index) => {
    if (inSystem(element)) setFirst(system, element);
    else if (inRendering(element)) setFirst(rendered, element);
    else if (data.length < MAX_DATA) data.push(...dataOf(text, element, parents.has(index)));
  });
  const value = (element: XmlElement | undefined): Token | undefined => {
    const place = element && textOf(text, element);
    return place && place.end > place.start ? xmlToken(text, place) : undefined;
  };
  const provider = attributeOf(system.get('Provider'), 'Name') ?? attributeOf(system.get('Provider'), 'EventSourceName');
  const message = value(rendered.get('Message'));
  const time = attributeOf(system.get('TimeCreated'), 'SystemTime');
  const logTime = time && readIsoTime(text, time.span.start, time.span.end);
  const parts: PartsDraft = {
    data,
    ids: idsOf(value(system.get('EventRecordID')), system.get('Execution'), system.get('Correlation')),
    body: [...(message ? [message.span] : []), ...data.map((datum) => datum.value.span)],
  };
  const set = (name: Exclude<keyof EventParts, 'time' | 'data' | 'ids' | 'body'>, token: Token | undefined): void => {
    if (token) parts[name] = token;
  };
  set('eventId', value(system.get('EventID')));
  set('channel', value(system.get('Channel')));
  set('level', value(system.get('Level')));
  set('task', value(system.get('Task')));
  set('opcode', value(system.get('Opcode')));
  set('keywords', value(system.get('Keywords')));
  set('computer', value(system.get('Computer')));
  set('user', attributeOf(system.get('Security'), 'UserID'));
  set('provider', provider);
  set('message', message);
  if (logTime) parts.time = logTime;
  return parts;
}

function setFirst(map: Map<string, XmlElement>, element: XmlElement): void {
  if (!map.has(element.name)) map.set(element.name, element);
}

/** A leaf's text and attributes: EventData holds `<Data Name="…">`, UserData elements of the provider's own. */
function dataOf(text: string, element: XmlElement, isParent: boolean): readonly EventDatum[] {
  const isData = element.name === 'Data';
  const data: EventDatum[] = [];
  const named = attributeOf(element, 'Name');
  if (!isData) {
    for (const attribute of element.attributes) {
      if (attribute.name.startsWith('xmlns')) continue;
      data.push({ name: `${element.name}/${attribute.name}`, value: attribute.value });
    }
  }
  const place = textOf(text, element);
  if (!isParent && place.end > place.start) {
    data.push({ name: isData ? (named?.value ?? '') : element.name, value: xmlToken(text, place) });
  } else if (isData) {
    data.push({ name: named?.value ?? '', value: { value: '', span: place } }); // keeps the places of the others
  }
  return data;
}

function attributeOf(element: XmlElement | undefined, name: string): Token | undefined {
  const found = element?.attributes.find((attribute: XmlAttribute) => attribute.name === name)?.value;
  return found && found.value !== '' ? found : undefined;
}

function idsOf(
  record: Token | undefined,
  execution: XmlElement | undefined,
  correlation: XmlElement | undefined,
): EventParts['ids'] {
  const ids: { readonly name: EventParts['ids'][number]['name']; readonly span: Span }[] = [];
  const add = (name: EventParts['ids'][number]['name'], token: Token | undefined): void => {
    if (token) ids.push({ name, span: token.span });
  };
  add('EventRecordID', record);
  add('ActivityID', attributeOf(correlation, 'ActivityID'));
  add('ProcessID', attributeOf(execution, 'ProcessID'));
  add('ThreadID', attributeOf(execution, 'ThreadID'));
  return ids;
}
