import type { LogField } from '../../log/model.ts';
import { fieldsOfEvents, inReadingOrder } from '../event-fields.ts';
import { readTraceEvents } from './events.ts';
import type { Trace } from './trace.ts';

const KINDS: Readonly<Record<string, LogField['kind']>> = {
  SubType: 'level',
  TimeCreated: 'time',
  Source: 'logger',
  ProcessName: 'process',
  ThreadID: 'thread',
  Channel: 'category',
  Computer: 'address',
};

/** The columns of a trace, and in its message the tokens of its events. */
export function fieldsOfTrace(text: string, trace: Trace): readonly LogField[] {
  const fields: LogField[] = trace.columns.map(({ name, token }) => ({ name, kind: KINDS[name] ?? 'number', span: token.span }));
  if (trace.message.end > trace.message.start) fields.push({ name: 'message', kind: 'text', span: trace.message });
  return inReadingOrder([...fields, ...fieldsOfEvents(readTraceEvents(text, trace))]);
}
