import { moveSpans } from '../../log/mapped.ts';
import type { LogField, LogRecord } from '../../log/model.ts';
import type { Span } from '../../text/span.ts';
import { inReadingOrder } from '../event-fields.ts';
import { readJsonString } from '../json-string.ts';
import { messageFields, readIosEvents, readIosMessage } from './events.ts';
import { iosLevel } from './header.ts';
import { type JsonEntry, readJsonEntry } from './json-layout.ts';

/** A record of the JSON styles: its message is read with its escapes undone, and every place moved back to where it stands. */
export function jsonRecordAt(text: string, index: number, span: Span): LogRecord {
  const entry = readJsonEntry(text, span);
  if (!entry) return { index, span, fields: () => [], events: () => [] };
  const level = entry.level && iosLevel(text.slice(entry.level.start, entry.level.end));
  const read = () => {
    const plain = readJsonString(text, entry.message ?? { start: span.end, end: span.end });
    const message = readIosMessage(plain.text, 0, plain.text.length);
    const process = entry.process ? text.slice(entry.process.start, entry.process.end) : '';
    return { plain, message, events: readIosEvents(plain.text, message, process) };
  };
  return {
    index,
    span,
    time: entry.time,
    ...(level ? { level } : {}),
    fields: () => {
      const { plain, message, events } = read();
      return inReadingOrder([...columns(entry), ...moveSpans(messageFields(plain.text, message, events), plain.map)]);
    },
    events: () => {
      const { plain, events } = read();
      return moveSpans(events, plain.map);
    },
  };
}

const COLUMNS = [
  ['level', 'level', 'level'],
  ['process', 'process', 'process'],
  ['image', 'library', 'category'],
  ['pid', 'pid', 'number'],
  ['thread', 'thread', 'thread'],
  ['subsystem', 'subsystem', 'category'],
  ['category', 'subsystem', 'category'],
] as const;

function columns(entry: JsonEntry): readonly LogField[] {
  const fields: LogField[] = [{ name: 'time', kind: 'time', span: entry.time.span }];
  for (const [member, name, kind] of COLUMNS) {
    const span = entry[member];
    if (span) fields.push({ name, kind, span });
  }
  return fields;
}
