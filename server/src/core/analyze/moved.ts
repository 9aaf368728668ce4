import type { LogEvent } from '../log/event.ts';
import type { LogRecord } from '../log/model.ts';
import type { Span } from '../text/span.ts';

/** A record of a part of a text as a record of the whole: `by` is where the part begins, `index` its number in the whole. */
export function movedRecord(record: LogRecord, events: readonly LogEvent[], by: number, index: number): LogRecord {
  const { span, time, level, thread, activity } = record;
  return {
    index,
    span: { start: span.start + by, end: span.end + by },
    ...(time ? { time: moved(time, by) } : {}),
    ...(level ? { level } : {}),
    ...(thread === undefined ? {} : { thread }),
    ...(activity === undefined ? {} : { activity }),
    fields: () => moved(record.fields(), by),
    events: () => events,
  };
}

/** A copy of plain data with all its spans moved. */
export function moved<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((one) => moved(one, by)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = { ...(value as object) };
  for (const name in copy) {
    const member = copy[name];
    if (typeof member === 'object') copy[name] = moved(member, by);
  }
  const { start, end } = copy as Partial<Span>;
  if (typeof start === 'number' && typeof end === 'number') return { ...copy, start: start + by, end: end + by } as T;
  return copy as T;
}
