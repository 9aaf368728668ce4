import type { LogLevel, LogTime } from '../../log/model.ts';
import { readClockTime, readIsoTime, readSyslogTime } from '../../log/time.ts';
import type { Span } from '../../text/span.ts';
import { skipControlWords } from './rtf.ts';
import { readClassicTail, readColon, readCompactTail, skipBlanks, type Tail, wordEnd } from './tail.ts';

/** What a line says before its message. */
export interface IosHeader {
  readonly layout: 'console' | 'columns' | 'syslog' | 'log-default' | 'log-syslog' | 'log-compact';
  readonly time: LogTime;
  readonly level?: Span;
  readonly process: Span;
  readonly device?: Span;
  readonly image?: Span;
  readonly pid?: Span;
  readonly thread?: Span;
  readonly activity?: Span;
  readonly ttl?: Span;
  /** Columns of their own in an export with titles; else part of the message. */
  readonly subsystem?: Span;
  readonly category?: Span;
  readonly messageStart: number;
  /** Where another column follows the message. */
  readonly messageEnd?: number;
}

/** Reads the header of the line at `start` in whichever layout it has; undefined where it belongs to the record above. */
export function readIosHeader(text: string, start: number, end: number): IosHeader | undefined {
  const at = skipControlWords(text, skipBlanks(text, start, Math.min(end, start + 4)), end);
  const code = at < end ? text.charCodeAt(at) : 0;
  if (code >= 48 && code <= 57) return readLogShow(text, at, end);
  if ((code | 32) < 97 || (code | 32) > 122) return undefined;
  return readConsole(text, at, end) ?? readSyslog(text, at, end);
}

/** The level, from whichever word the layout uses. Undefined for a word that is no level. */
export function iosLevel(word: string): LogLevel | undefined {
  return LEVELS.get(word) ?? LEVELS.get(word.toLowerCase());
}

const LEVELS: ReadonlyMap<string, LogLevel> = new Map([
  ['default', 'notice'],
  ['notice', 'notice'],
  ['note', 'notice'],
  ['info', 'info'],
  ['debug', 'debug'],
  ['warning', 'warning'],
  ['warn', 'warning'],
  ['error', 'error'],
  ['fault', 'fault'],
  ['critical', 'fault'],
  ['alert', 'fault'],
  ['emergency', 'fault'],
  ['df', 'notice'],
  ['i', 'info'],
  ['db', 'debug'],
  ['e', 'error'],
  ['f', 'fault'],
  // Words of Console in other languages: translations, not confirmed by an export.
  ['standard', 'notice'],
  ['information', 'info'],
  ['warnung', 'warning'],
  ['fehler', 'error'],
  ['par défaut', 'notice'],
  ['débogage', 'debug'],
  ['erreur', 'error'],
  ['padrão', 'notice'],
  ['depuração', 'debug'],
  ['erro', 'error'],
  ['por omisión', 'notice'],
  ['depuración', 'debug'],
]);

const CONSOLE_LEVELS: ReadonlySet<string> = new Set(['default', 'info', 'debug', 'error', 'fault', 'notice', 'warning']);

/** Rows copied from the Console app: `level HH:mm:ss.ffffff ±zzzz process message`, apart by tabs or blanks. No date. */
function readConsole(text: string, at: number, end: number): IosHeader | undefined {
  const levelEnd = wordEnd(text, at, Math.min(end, at + 10));
  if (levelEnd - at < 4 || !CONSOLE_LEVELS.has(text.slice(at, levelEnd).toLowerCase())) return undefined;
  const time = readClockTime(text, skipBlanks(text, levelEnd, end), end);
  if (!time) return undefined;
  const start = skipBlanks(text, time.span.end, end);
  const stop = columnEnd(text, time.span.end, start, end);
  if (stop <= start) return undefined;
  const level = { start: at, end: levelEnd };
  return { layout: 'console', time, level, process: { start, end: stop }, messageStart: skipBlanks(text, stop, end) };
}

/** Where a Console column ends: at the kind of separator that stands before it, so that a process may be called "Company Portal". */
function columnEnd(text: string, before: number, start: number, end: number): number {
  const limit = Math.min(end, start + 100);
  const single = wordEnd(text, start, limit);
  if (start - before === 1 && text.charCodeAt(before) === 32) return single;
  for (let at = single; at < limit; at = wordEnd(text, at + 1, limit)) {
    const code = text.charCodeAt(at);
    if (code !== 32 || isBlank(text.charCodeAt(at + 1))) return at;
  }
  return single;
}

/** Device syslog, old (`Mmm d HH:mm:ss device process[pid] <Level>:`) and of idevicesyslog (with microseconds and image). */
function readSyslog(text: string, at: number, end: number): IosHeader | undefined {
  const time = readSyslogTime(text, at, end);
  const tail = time && readClassicTail(text, time.span.end, end);
  return time && tail ? { layout: 'syslog', time, ...tail } : undefined;
}

/** `log show` and `log stream`: default, syslog and compact style (a line of the last: jamf/jamfprotect#91). */
function readLogShow(text: string, at: number, end: number): IosHeader | undefined {
  const time = readIsoTime(text, at, end);
  if (!time) return undefined;
  const next = skipBlanks(text, time.span.end, end);
  if (text.startsWith('0x', next)) {
    const tail = readDefaultTail(text, next, end);
    return tail && { layout: 'log-default', time, ...tail };
  }
  const classic = time.zone === 'assumed' ? undefined : readClassicTail(text, time.span.end, end);
  if (classic) return { layout: 'log-syslog', time, ...classic };
  const compact = readCompactTail(text, next, end);
  return compact && COMPACT_TYPES.has(text.slice(compact.level?.start ?? 0, compact.level?.end ?? 0))
    ? { layout: 'log-compact', time, ...compact }
    : undefined;
}

/** Default, info, debug, error, fault; an activity has no level. */
const COMPACT_TYPES: ReadonlySet<string> = new Set(['Df', 'I', 'Db', 'E', 'F', 'A']);

/** `0xthread Type 0xactivity pid ttl process: message`. */
function readDefaultTail(text: string, at: number, end: number): (Tail & Partial<IosHeader>) | undefined {
  const columns: Span[] = [];
  let start = at;
  for (let i = 0; i < 5; i++) {
    const stop = wordEnd(text, start, Math.min(end, start + 40));
    if (stop === start) return undefined;
    columns.push({ start, end: stop });
    start = skipBlanks(text, stop, end);
  }
  const [thread, level, activity, pid, ttl] = columns;
  const colon = readColon(text, start, end);
  if (!thread || !level || !activity || !pid || !ttl || colon <= start) return undefined;
  const process = { start, end: colon };
  return { thread, level, activity, pid, ttl, process, messageStart: skipBlanks(text, colon + 1, end) };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0;
}
