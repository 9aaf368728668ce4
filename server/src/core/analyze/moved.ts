import type { LogEvent } from '../log/event.ts';
import type { LogRecord } from '../log/model.ts';

/** A record of a part of a text as a record of the whole: `by` is where the part begins, `index` its number in the whole. */
export function movedRecord(record: LogRecord, events: readonly LogEvent[], by: number, index: number): LogRecord {
  const { span, time, level, thread, activity, format } = record;
  return {
    index,
    span: { start: span.start + by, end: span.end + by },
    ...(time ? { time: moved(time, by) } : {}),
    ...(level ? { level } : {}),
    ...(thread === undefined ? {} : { thread }),
    ...(activity === undefined ? {} : { activity }),
    ...(format ? { format } : {}),
    fields: () => moved(record.fields(), by),
    events: () => events,
  };
}

/** A copy of plain data with all its spans moved. */
export function moved<T>(value: T, by: number): T {
  return copied(value, by) as T;
}

/** Most of what is copied are spans, which are told by their two members; spreading costs several times as much as the loops. */
function copied(value: unknown, by: number): unknown {
  if (Array.isArray(value)) return value.map((one) => copied(one, by));
  if (typeof value !== 'object' || value === null) return value;
  const { start, end } = value as { readonly start?: unknown; readonly end?: unknown };
  const isSpan = typeof start === 'number' && typeof end === 'number';
  if (isSpan && membersOf(value) === 2) return { start: start + by, end: end + by };
  const copy: Record<string, unknown> = {};
  for (const name in value) {
    const member = (value as Record<string, unknown>)[name];
    copy[name] = typeof member === 'object' ? copied(member, by) : member;
  }
  if (!isSpan) return copy;
  copy['start'] = start + by;
  copy['end'] = end + by;
  return copy;
}

function membersOf(value: object): number {
  let count = 0;
  for (const _ in value) count++;
  return count;
}
