import type { HttpEvent } from '../../log/event.ts';
import type { LogField, LogRecord, LogTime } from '../../log/model.ts';
import { readIsoTime } from '../../log/time.ts';
import { type NumberToken, numberToken, type Span, type Token, tokenAt } from '../../text/span.ts';
import { platformOf } from '../platform.ts';
import { readScepUrl, type ScepUrl } from '../scep-url.ts';
import { type Column, isAbsent, type Layout, type NamedLine, nameColumns } from './layout.ts';

/** The record at `span`. Its columns are cut when first asked for. */
export function recordOf(text: string, layout: Layout | undefined, index: number, span: Span): LogRecord {
  let named: NamedLine | undefined;
  const line = (): NamedLine => {
    named ??= nameColumns(text, span, layout);
    return named;
  };
  const time = timeOf(text, span);
  return {
    index,
    span,
    ...(time ? { time } : {}),
    fields: () => fieldsOf(text, line().columns),
    events: () => {
      const event = eventOf(text, line());
      return event ? [event] : [];
    },
  };
}

/** `yyyy-mm-dd hh:mm:ss` at the start of a line, always in UTC (Microsoft, "Error logging in HTTP APIs"). */
function timeOf(text: string, span: Span): LogTime | undefined {
  const time = readIsoTime(text, span.start, Math.min(span.end, span.start + 19));
  return time && { ...time, zone: 'utc' };
}

function fieldsOf(text: string, columns: readonly Column[]): readonly LogField[] {
  return columns.flatMap(({ name, kind, start, end }): readonly LogField[] => {
    const field = { name, kind, span: { start, end } };
    if (kind !== 'url') return [field];
    const read = readScepUrl(text, field.span);
    const inner: LogField[] = [];
    if (read?.operationToken) inner.push({ name: 'operation', kind: 'operation', span: read.operationToken.span });
    if (read?.message) inner.push({ name: 'message', kind: read.payload ? 'payload' : 'text', span: read.message.span });
    return [field, ...inner];
  });
}

/** http.sys cuts a URL that is longer (Microsoft, "Error logging in HTTP APIs"). */
const URL_LIMIT = 4096;

/** One request, or one connection on which none came: then only the reason says something. */
function eventOf(text: string, { columns, complete }: NamedLine): HttpEvent | undefined {
  if (!complete) return undefined;
  const find = (name: string): Column | undefined => columns.find((column) => column.name === name);
  const reason = tokenOf(text, find('s-reason'));
  if (!reason) return undefined;
  const uri = find('cs-uri');
  const read = uri && !isAbsent(text, uri) ? readScepUrl(text, { start: uri.start, end: uri.end }) : undefined;
  const url = read?.path ?? tokenOf(text, uri);
  const event: Draft = {
    kind: 'http',
    side: 'server',
    phase: 'exchange',
    operation: read?.operation ?? 'Other',
    span: read?.operationToken?.span ?? url?.span ?? reason.span,
    platform: read ? platformOf({ message: read.message?.value ?? '', path: read.path?.value ?? '' }) : 'unknown',
    reason,
  };
  put(event, 'method', tokenOf(text, find('cs-method')));
  put(event, 'url', url);
  put(event, 'query', read?.query);
  put(event, 'status', numberOf(text, find('sc-status')));
  put(event, 'client', tokenOf(text, find('c-ip')));
  put(event, 'server', tokenOf(text, find('s-ip')));
  put(event, 'queue', tokenOf(text, find('s-queuename')));
  put(event, 'payload', uri && uri.end - uri.start >= URL_LIMIT - 1 ? cut(read?.payload) : read?.payload);
  return event;
}

type Draft = { -readonly [K in keyof HttpEvent]: HttpEvent[K] };

/** Sets a member where there is a value: an absent column is an absent member. */
function put<K extends keyof Draft>(event: Draft, key: K, value: Draft[K] | undefined): void {
  if (value !== undefined) event[key] = value;
}

function cut(payload: ScepUrl['payload']): ScepUrl['payload'] {
  return payload?.state === 'logged' ? { span: payload.span, state: 'cut' } : payload;
}

function tokenOf(text: string, column: Column | undefined): Token | undefined {
  return column && !isAbsent(text, column) ? tokenAt(text, column.start, column.end) : undefined;
}

function numberOf(text: string, column: Column | undefined): NumberToken | undefined {
  return column ? numberToken(tokenAt(text, column.start, column.end)) : undefined;
}
