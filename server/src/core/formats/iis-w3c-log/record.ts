import type { HttpEvent } from '../../log/event.ts';
import type { LogField, LogRecord, LogTime } from '../../log/model.ts';
import { type NumberToken, numberToken, type Span, type Token, tokenAt } from '../../text/span.ts';
import { platformOf } from '../platform.ts';
import { readScepRequest, type ScepUrl } from '../scep-url.ts';
import { secretFields } from '../secret-fields.ts';
import { cutColumns, isAddress } from './columns.ts';
import type { Layout } from './layout.ts';
import { type Column, type NamedColumns, nameColumns } from './name.ts';
import type { Tails } from './tails.ts';
import { readTime } from './time.ts';

/** What a record needs of the log around it. */
export interface RecordContext {
  readonly text: string;
  /** Undefined where no `#Fields` line stands above. */
  readonly layout: Layout | undefined;
  readonly tails: Tails;
}

/** The record at `span`. Its columns are cut when first asked for. */
export function recordOf(context: RecordContext, index: number, span: Span): LogRecord {
  let named: NamedColumns | undefined;
  const columns = (): NamedColumns => {
    named ??= nameColumns(context.text, cutColumns(context.text, span.start, span.end, []), context.layout, context.tails);
    return named;
  };
  const time = timeOf(context, span, columns);
  return {
    index,
    span,
    ...(time ? { time } : {}),
    fields: () => fieldsOf(context.text, columns()),
    events: () => {
      const event = eventOf(context.text, columns());
      return event ? [event] : [];
    },
  };
}

/** Where date and time come first, as IIS writes them, the rest of the line need not be cut to know the time. */
function timeOf(context: RecordContext, span: Span, columns: () => NamedColumns): LogTime | undefined {
  const { text, layout } = context;
  if (layout?.date === 0 && layout.time === 1 && text.charCodeAt(span.start + 10) === 0x20) {
    const date = { start: span.start, end: span.start + 10 };
    const time = readTime(text, date, { start: span.start + 11, end: span.start + 19 });
    if (time) return time;
  }
  let date: Column | undefined;
  let time: Column | undefined;
  for (const column of columns().columns) {
    if (column.field.name === 'date') date = column;
    else if (column.field.name === 'time') time = column;
  }
  return readTime(text, spanOf(date), spanOf(time), layout?.startMs);
}

function fieldsOf(text: string, named: NamedColumns): readonly LogField[] {
  const fields: LogField[] = [];
  let stem: Column | undefined;
  for (const column of named.columns) {
    const { name, kind } = column.field;
    fields.push({ name, kind: isAbsent(text, column) ? 'absent' : kind, span: { start: column.start, end: column.end } });
    if (kind === 'uri') stem = column;
    if (kind === 'query' && !isAbsent(text, column)) addQuery(text, stem, column, fields);
  }
  return fields;
}

function addQuery(text: string, stem: Column | undefined, query: Column, fields: LogField[]): void {
  const read = readScepRequest(text, spanOf(stem), { start: query.start, end: query.end });
  if (read.operationToken) addParameter('operation', 'operation', read.operationToken.span, fields);
  if (read.payload?.state === 'ellipsis' && !read.message)
    fields.push({ name: 'message', kind: 'payload', span: read.payload.span });
  else if (read.message) addParameter('message', read.payload ? 'payload' : 'text', read.message.span, fields);
  fields.push(...secretFields(text, { start: query.start, end: query.end }));
}

function addParameter(name: string, kind: 'operation' | 'payload' | 'text', value: Span, fields: LogField[]): void {
  const end = value.start - 1; // the `=`
  fields.push({ name, kind: 'field-name', span: { start: end - name.length, end } }, { name, kind, span: value });
}

function eventOf(text: string, named: NamedColumns): HttpEvent | undefined {
  const { columns, complete } = named;
  const find = (name: string): Column | undefined => columns.find((column) => column.field.name === name);
  const last = columns.at(-1);
  const stem = find('cs-uri-stem');
  const query = find('cs-uri-query');
  if (!stem || (!complete && stem === last)) return undefined; // a piece of a path says nothing
  const read = readScepRequest(text, spanOf(stem), spanOf(query));
  if (!complete && query === last && !isWhole(read)) return undefined;
  const agent = find('cs(User-Agent)');
  const url = tokenOf(text, stem);
  const event: Draft = {
    kind: 'http',
    side: 'server',
    phase: 'exchange',
    operation: read.operation,
    span:
      read.operationToken?.span ??
      (read.payload?.state === 'ellipsis' ? read.payload.span : { start: stem.start, end: stem.end }),
    platform: platformOf({
      userAgent: agent && text.slice(agent.start, agent.end),
      message: read.message?.value,
      path: url?.value,
    }),
  };
  put(event, 'method', tokenOf(text, find('cs-method')));
  put(event, 'url', url);
  put(event, 'query', read.query);
  put(event, 'status', numberOf(text, find('sc-status')));
  put(event, 'substatus', numberOf(text, find('sc-substatus')));
  put(event, 'win32', numberOf(text, find('sc-win32-status')));
  put(event, 'client', tokenOf(text, find('c-ip')));
  put(event, 'forwardedFor', forwardedFor(text, find('X-Forwarded-For')));
  put(event, 'server', tokenOf(text, find('s-ip')));
  if (read.operation !== 'Other') put(event, 'serverName', tokenOf(text, find('s-computername')));
  put(event, 'userAgent', tokenOf(text, agent));
  put(event, 'durationMs', numberOf(text, find('time-taken'))?.value);
  put(event, 'payload', complete || query !== last ? read.payload : cut(read.payload));
  return event;
}

type Draft = { -readonly [K in keyof HttpEvent]: HttpEvent[K] };

/** Sets a member where there is a value: an absent column is an absent member. */
function put<K extends keyof Draft>(event: Draft, key: K, value: Draft[K] | undefined): void {
  if (value !== undefined) event[key] = value;
}

/** True where a query that the line's end cut off still names its operation for certain. */
function isWhole(read: ScepUrl): boolean {
  return (
    read.query === undefined || !(read.operation === 'OtherScep' || read.operation === 'BareUrl' || read.operation === 'Other')
  );
}

function cut(payload: ScepUrl['payload']): ScepUrl['payload'] {
  return payload?.state === 'logged' ? { span: payload.span, state: 'cut' } : payload;
}

/** The first address of the list that proxies append to: the device. */
function forwardedFor(text: string, column: Column | undefined): Token | undefined {
  if (!column) return undefined;
  const comma = text.slice(column.start, column.end).search(/[,+]/);
  const token = tokenAt(text, column.start, comma < 0 ? column.end : column.start + comma);
  return isAddress(token.value) ? token : undefined;
}

function tokenOf(text: string, column: Column | undefined): Token | undefined {
  return column && !isAbsent(text, column) ? tokenAt(text, column.start, column.end) : undefined;
}

function numberOf(text: string, column: Column | undefined): NumberToken | undefined {
  return column ? numberToken(tokenAt(text, column.start, column.end)) : undefined;
}

function spanOf(column: Column | undefined): Span | undefined {
  return column ? { start: column.start, end: column.end } : undefined;
}

function isAbsent(text: string, column: Column): boolean {
  return column.end - column.start === 1 && text.charCodeAt(column.start) === 0x2d;
}
