import type { FieldKind } from '../../log/model.ts';
import type { Cuts } from './columns.ts';
import { valueAt } from './columns.ts';

/** The columns that one `#Fields` line names. */
export interface Layout {
  readonly fields: readonly LayoutField[];
  /** Index of a field, or -1. */
  readonly date: number;
  readonly time: number;
  readonly method: number;
  readonly status: number;
  /** From `#Date` above, in epoch milliseconds: gives a log without a date column its day. */
  readonly startMs?: number;
}

export interface LayoutField {
  readonly name: string;
  readonly kind: FieldKind;
}

/** Kinds of the fields that IIS can select. Source: Microsoft, "W3C Logging" (Http) and the logFile configuration reference. */
const KINDS: Readonly<Record<string, FieldKind>> = {
  date: 'date',
  time: 'time',
  's-sitename': 'text',
  's-computername': 'text',
  's-ip': 'address',
  'cs-method': 'method',
  'cs-uri-stem': 'uri',
  'cs-uri-query': 'query',
  's-port': 'number',
  'cs-username': 'user',
  'c-ip': 'address',
  'cs-version': 'text',
  'cs(User-Agent)': 'user-agent',
  'cs(Cookie)': 'text',
  'cs(Referer)': 'url',
  'cs-host': 'text',
  'sc-status': 'status',
  'sc-substatus': 'substatus',
  'sc-win32-status': 'win32-status',
  'sc-bytes': 'bytes',
  'cs-bytes': 'bytes',
  'time-taken': 'duration',
  streamid: 'number',
  'bytes-or-time': 'number',
  'X-Forwarded-For': 'address',
};

const KNOWN: ReadonlyMap<string, LayoutField> = new Map(
  Object.entries(KINDS).map(([name, kind]) => [name.toLowerCase(), { name, kind }]),
);

/** A field by its name; In W3C names, upper and lower case are the same. A name that IIS does not know is a custom field. */
export function fieldOf(name: string): LayoutField {
  return KNOWN.get(name) ?? KNOWN.get(name.toLowerCase()) ?? { name, kind: 'text' };
}

export function isKnownField(name: string): boolean {
  return KNOWN.has(name.toLowerCase());
}

/** A column for which no name is known. */
export const UNNAMED: LayoutField = { name: 'unnamed', kind: 'text' };

/** The layout that the columns of a `#Fields:` line name (the directive itself left out). */
export function layoutOf(text: string, names: Cuts, startMs: number | undefined): Layout {
  const fields: LayoutField[] = [];
  for (let i = 0; i < names.length >> 1; i++) fields.push(fieldOf(valueAt(text, names, i)));
  const find = (name: string): number => fields.findIndex((field) => field.name === name);
  return {
    fields,
    date: find('date'),
    time: find('time'),
    method: find('cs-method'),
    status: find('sc-status'),
    ...(startMs === undefined ? {} : { startMs }),
  };
}

/** True where two layouts read a line alike. */
export function sameLayout(a: Layout, b: Layout): boolean {
  if (a.fields.length !== b.fields.length || (a.date < 0 && a.startMs !== b.startMs)) return false;
  return a.fields.every((field, i) => field.name === b.fields[i]?.name);
}
