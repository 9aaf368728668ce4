import { eventOfMessage } from '../../facts/codes/windows-events/sentences.ts';
import type { EventDatum, LogEvent, WindowsEvent } from '../../log/event.ts';
import type { FieldKind, LogField, LogLevel, LogTime } from '../../log/model.ts';
import { type NumberToken, numberToken, type Span, type Token } from '../../text/span.ts';
import { inReadingOrder } from '../event-fields.ts';
import { readCodes } from './codes.ts';
import { levelOf, type Part } from './labels.ts';

/** What one event says, whichever form it was exported in. */
export interface EventParts {
  readonly provider?: Token;
  readonly eventId?: Token;
  readonly channel?: Token;
  readonly level?: Token;
  readonly task?: Token;
  readonly opcode?: Token;
  readonly keywords?: Token;
  readonly user?: Token;
  readonly computer?: Token;
  readonly time?: LogTime;
  /** The rendered message. */
  readonly message?: Token;
  readonly data: readonly EventDatum[];
  /** Ids of the record, the process, the thread and the activity; only XML has them. */
  readonly ids: readonly { readonly name: 'EventRecordID' | 'ProcessID' | 'ThreadID' | 'ActivityID'; readonly span: Span }[];
  /** Where error codes may stand: the message and the data, as they stand in the log. */
  readonly body: readonly Span[];
}

/** Parts while they are found. */
export type PartsDraft = { -readonly [K in keyof EventParts]: EventParts[K] };

/** Sets what stands behind a label or in a column, as long as nothing does yet. The time and the message are read by the layout. */
export function setPart(draft: PartsDraft, part: Exclude<Part, 'time' | 'message'>, token: Token): void {
  const member = part === 'event-id' ? 'eventId' : part;
  draft[member] ??= token;
}

export function levelOfParts({ level }: EventParts): LogLevel | undefined {
  return level && levelOf(level.value);
}

/** The event of the parts; none without an event id, which alone gives the rest a meaning, or a message that tells it. */
export function eventsOfParts(text: string, parts: EventParts): readonly LogEvent[] {
  const told = parts.eventId ? undefined : toldBy(parts);
  const eventId = parts.eventId ? idOf(parts.eventId) : told?.eventId;
  if (!eventId) return [];
  const { channel, computer, message, data } = parts;
  const provider = parts.provider ?? told?.provider;
  const event: WindowsEvent = {
    kind: 'windows-event',
    span: eventId.span,
    eventId,
    ...(provider ? { provider } : {}),
    ...(channel ? { channel } : {}),
    ...(computer ? { computer } : {}),
    ...(message ? { text: message } : {}),
    data,
    codes: readCodes(text, parts),
  };
  return [event];
}

/** The id and the provider that a message tells, where no others stand beside it; both stand at its first words. */
function toldBy({ message, provider }: EventParts): { readonly eventId: NumberToken; readonly provider: Token } | undefined {
  const told = message && eventOfMessage(message.value);
  if (!told || !message) return undefined;
  if (provider && !provider.value.toLowerCase().endsWith(told.name.toLowerCase())) return undefined;
  const { start, end } = message.span;
  const span = { start, end: Math.min(end, start + told.length) };
  return { eventId: { value: told.id, text: String(told.id), span }, provider: { value: told.name, span } };
}

/** Event ids have 16 bits; what is beyond is none. */
function idOf(token: Token): NumberToken | undefined {
  const number = numberToken(token);
  return number && number.value <= 0xffff ? number : undefined;
}

/** The columns of the parts, in reading order. */
export function fieldsOfParts(text: string, parts: EventParts): readonly LogField[] {
  const fields: LogField[] = [];
  const add = (name: string, kind: FieldKind, token: { readonly span: Span } | undefined): void => {
    if (token && token.span.end > token.span.start) fields.push({ name, kind, span: token.span });
  };
  add('Channel', 'category', parts.channel);
  add('Provider', 'logger', parts.provider);
  add('TimeCreated', 'time', parts.time);
  add('EventID', 'number', parts.eventId);
  add('Task', 'category', parts.task);
  add('Opcode', 'text', parts.opcode);
  add('Level', 'level', parts.level);
  add('Keywords', 'text', parts.keywords);
  add('User', 'user', parts.user);
  add('Computer', 'address', parts.computer);
  for (const id of parts.ids) add(id.name, id.name === 'ThreadID' ? 'thread' : 'number', id);
  for (const code of readCodes(text, parts)) add('code', 'error-code', code);
  for (const url of urls(text, parts.body)) add('url', 'url', url);
  add('message', 'text', parts.message);
  for (const { value } of parts.data) add('Data', 'text', value);
  return inReadingOrder(fields);
}

const MAX_URLS = 16;
const SEARCHED = 65_536;

/** The http(s) addresses in the message and the data. */
function urls(text: string, body: readonly Span[]): readonly { readonly span: Span }[] {
  const found: { readonly span: Span }[] = [];
  for (const { start, end } of body) {
    const piece = text.slice(start, Math.min(end, start + SEARCHED));
    for (const match of piece.matchAll(/https?:\/\/[^\s"'<>)(,;|]{1,500}/g)) {
      if (found.length >= MAX_URLS) return found;
      const length = match[0].replace(/[.:]$/, '').length;
      found.push({ span: { start: start + match.index, end: start + match.index + length } });
    }
  }
  return found;
}
