import type { ErrorEvent, LogEvent, Platform } from '../../log/event.ts';
import type { LogField } from '../../log/model.ts';
import { indexWithin, lineEndWithin } from '../../text/search.ts';
import type { Span } from '../../text/span.ts';
import { deviceHttpEvent } from '../device-url.ts';
import { fieldsOfEvents, inReadingOrder } from '../event-fields.ts';
import type { IosHeader } from './header.ts';
import { readMacWording } from './mac-wordings.ts';
import { readNsError } from './ns-error.ts';
import { trimmedLineEnd } from './rtf.ts';
import { readErrorKeys, readKnownWording } from './wordings.ts';

/** A message, and what may stand before its words. */
export interface IosMessage extends Span {
  /** The level that the program writes itself: `(Error) MC: ` of ManagedConfiguration, `[ERROR] ` of mdmclient. */
  readonly ownLevel?: Span;
  /** `(library)` and `[subsystem:category]` of the unified log. */
  readonly library?: Span;
  readonly subsystem?: Span;
  /** Where the words begin. */
  readonly words: number;
}

/** Reads what stands before the words of a message in `[start, end)`. */
export function readIosMessage(text: string, start: number, end: number): IosMessage {
  const first = start < end ? text.charCodeAt(start) : 0;
  if (first !== PARENTHESIS && first !== BRACKET) return { start, end, words: start };
  const head = text.slice(start, Math.min(end, start + 200));
  const classic = /^\((Note|Error|Warn|Debug|Info) ?\) (?:MC: ?)?/.exec(head);
  if (classic) {
    const ownLevel = { start: start + 1, end: start + 1 + (classic[1] ?? '').length };
    return { start, end, words: start + classic[0].length, ownLevel };
  }
  const unified = /^(\([\w .+-]{1,80}\) )?(\[[\w.-]{1,80}:[^\]\s]{0,60}\] )?/.exec(head);
  const [all = '', library = '', subsystem = ''] = unified ?? [];
  const own = /^\[(ERROR|WARNING)\] /.exec(head.slice(all.length));
  return {
    start,
    end,
    words: start + all.length + (own ? own[0].length : 0),
    ...(own ? { ownLevel: { start: start + all.length + 1, end: start + all.length + own[0].length - 2 } } : {}),
    ...(library ? { library: { start: start + 1, end: start + library.length - 2 } } : {}),
    ...(subsystem ? { subsystem: { start: start + library.length + 1, end: start + all.length - 2 } } : {}),
  };
}

const PARENTHESIS = 40;
const BRACKET = 91;

/** CertificateService runs on both, so it is not here. */
const PLATFORMS: ReadonlyMap<string, Platform> = new Map([
  ['profiled', 'ios'],
  ['mdmd', 'ios'],
  ['mdmclient', 'macos'],
]);

const REQUEST = 'Performing synchronous URL request: ';

/**
 * What a record says: the request that it performs, or a known message and the error under it. `process` tells iOS from
 * macOS where only one of them has it.
 */
export function readIosEvents(text: string, message: IosMessage, process: string): readonly LogEvent[] {
  const lineEnd = lineEndWithin(text, message.words, message.end);
  const line = { start: message.words, end: trimmedLineEnd(text, message.words, lineEnd) };
  if (line.end <= line.start) return [];
  if (text.startsWith(REQUEST, line.start)) {
    const platform = PLATFORMS.get(process) ?? 'unknown';
    const request = deviceHttpEvent(text, line.start + REQUEST.length, message.end, { phase: 'request', platform });
    return request ? [request] : [];
  }
  const note = process === 'mdmclient' ? readMacWording(text, line, message.ownLevel) : undefined;
  const known = note ?? readKnownWording(text, line);
  const error = readNsError(text, { start: message.words, end: message.end });
  return [...(known ? [known] : []), ...(error ? [pendingNote(error) ?? error] : []), ...readErrorKeys(text, message)];
}

/**
 * A request that is pending, which profiled prints like an error: domain PENDING, code 3.
 * Source: Apple's open source, Security, SecSCEP.c (SecSCEPVerifyReply).
 */
function pendingNote(error: ErrorEvent): LogEvent | undefined {
  const pending = [error, ...error.causes].find(({ name }) => name.value === 'PENDING');
  return pending && { kind: 'note', note: 'request-pending', span: pending.name.span };
}

/** The columns of a record, and inside its message the tokens of its events and a challenge, if one was printed. */
export function readIosFields(
  text: string,
  header: IosHeader,
  message: IosMessage,
  events: readonly LogEvent[],
): readonly LogField[] {
  const fields: LogField[] = [{ name: 'time', kind: 'time', span: header.time.span }];
  if (header.level) fields.push({ name: 'level', kind: 'level', span: header.level });
  if (header.device) fields.push({ name: 'device', kind: 'text', span: header.device });
  if (header.process.end > header.process.start) fields.push({ name: 'process', kind: 'process', span: header.process });
  if (header.image) fields.push({ name: 'library', kind: 'category', span: header.image });
  if (header.pid) fields.push({ name: 'pid', kind: 'number', span: header.pid });
  if (header.thread) fields.push({ name: 'thread', kind: 'thread', span: header.thread });
  if (header.activity) fields.push({ name: 'activity', kind: 'number', span: header.activity });
  if (header.ttl) fields.push({ name: 'ttl', kind: 'number', span: header.ttl });
  if (header.subsystem) fields.push({ name: 'subsystem', kind: 'category', span: header.subsystem });
  if (header.category) fields.push({ name: 'subsystem', kind: 'category', span: header.category });
  return inReadingOrder([...fields, ...messageFields(text, message, events)]);
}

/** The message as a field, and what stands in it: its own level, the tokens of its events, a challenge. */
export function messageFields(text: string, message: IosMessage, events: readonly LogEvent[]): readonly LogField[] {
  const fields: LogField[] = [];
  if (message.end > message.start)
    fields.push({ name: 'message', kind: 'text', span: { start: message.start, end: message.end } });
  if (message.ownLevel) fields.push({ name: 'level', kind: 'level', span: message.ownLevel });
  if (message.library) fields.push({ name: 'library', kind: 'category', span: message.library });
  if (message.subsystem) fields.push({ name: 'subsystem', kind: 'category', span: message.subsystem });
  return [...fields, ...fieldsOfEvents(events), ...challenges(text, message)];
}

const CHALLENGE_VALUE =
  /^(?:Password)?(?:<\/key>\s{0,20}<string>([^<]{1,4000})|"? {0,8}= {0,8}(?:"([^"]{1,4000})|([^"\s;]{1,4000})))/;

/** Values of `Challenge` in a printed SCEP payload: `Challenge = value;` or `<key>Challenge</key><string>value</string>`. */
function challenges(text: string, message: Span): readonly LogField[] {
  const found: LogField[] = [];
  let at = indexWithin(text, 'Challenge', message.start, message.end);
  while (at >= 0 && found.length < 16) {
    const behind = at + 'Challenge'.length;
    const value = CHALLENGE_VALUE.exec(text.slice(behind, Math.min(message.end, behind + 4100)));
    if (value) {
      const end = behind + value[0].length;
      found.push({
        name: 'Challenge',
        kind: 'secret',
        span: { start: end - (value[1] ?? value[2] ?? value[3] ?? '').length, end },
      });
    }
    at = indexWithin(text, 'Challenge', behind, message.end);
  }
  return found;
}
