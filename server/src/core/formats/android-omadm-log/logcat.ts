import type { LogTime } from '../../log/model.ts';
import { digits, readIsoTime, readMonthDayTime } from '../../log/time.ts';
import { lineEndWithin, nextLineStart } from '../../text/search.ts';
import type { Span } from '../../text/span.ts';
import type { OmadmHeader } from './header.ts';

/**
 * The columns of logcat, in its four notations with a tag and a process: `threadtime` (date, time, pid, tid, level, tag), `time` (date,
 * time, level/tag(pid)) and `brief` (level/tag(pid)), of which every line has its own, and `long`, where they are a line above the
 * message. Year, microseconds and offset may be there, as `-v year,usec,UTC` asks for them.
 * Source: Android, "Logcat command-line tool"; aosp-mirror/platform_system_core liblog/logprint.cpp (android_log_formatLogLine). That the
 * Intune apps write their messages there in the words of OMADM.log is not confirmed by a log.
 */
export function readLogcatHeader(text: string, start: number, end: number): OmadmHeader | undefined {
  const at = text.charCodeAt(start) === 0xfeff ? start + 1 : start;
  const code = at < end ? text.charCodeAt(at) : 0;
  if (code === 91) return readLong(text, at, end);
  if (code < 48 || code > 57) return readSlashed(text, at, end);
  const time = readLogcatTime(text, at, end);
  if (!time) return undefined;
  const next = skipBlanks(text, time.span.end, end);
  return readSlashed(text, next, end, time.span) ?? readThreaded(text, next, end, time.span);
}

/** `[yyyy-]MM-dd HH:mm:ss.fff[fff][ \u00b1zzzz]`. Without a year and zone, those of the device count: marked unknown and assumed. */
export function readLogcatTime(text: string, start: number, end: number): LogTime | undefined {
  return text.charCodeAt(start + 4) === 45 ? readIsoTime(text, start, end) : readMonthDayTime(text, start, end);
}

/** Words of the Intune agent and its SCEP client, and of a SCEP call. The name of an app alone says nothing of SCEP. */
const SCEP_WORDS =
  /\borg\.jscep\.|\bcom\.microsoft\.omadm\b|operation=(?:GetCACaps|GetCACert|PKIOperation)|(?:SCEP|Root) cert '.{0,300}' state changed|Trying to enroll certificate request|^CertUtils Excluding cert with alias |^WifiProfileManager Skipping /;
/** Classes whose messages we know and that have a name of their own; in a tag they may be cut. */
const CLASSES =
  'CertificateEnrollmentManager NativeRootCertInstallStateMachine NativeScepCertInstallStateMachine SyncmlSession DefaultCertStoreInspector AbstractCertStoreInspector PkcsPkiEnvelopeDecoder PkcsPkiEnvelopeEncoder PkiMessageDecoder PkiMessageEncoder EnrollmentTransaction UrlConnectionGetTransport UrlConnectionPostTransport GetCaCapsResponseHandler'.split(
    ' ',
  );

/**
 * True for a message of the agent or its SCEP client that ends before `limit`: its tag or its first line tells. All apps of a device
 * write into one logcat, so words alone are not enough.
 */
export function isScepLine(text: string, { logger, messageStart }: OmadmHeader, limit: number): boolean {
  const tag = logger ? text.slice(logger.start, logger.end) : '';
  const name = tag.slice(tag.lastIndexOf('.') + 1);
  if (name.length >= 12 && CLASSES.some((known) => known.startsWith(name))) return true;
  if (messageStart === undefined) return false;
  const end = lineEndWithin(text, messageStart, Math.min(limit, messageStart + 2000));
  return SCEP_WORDS.test(`${tag} ${text.slice(messageStart, end)}`);
}

const LEVELS = 'VDIWEFAS';
/** Android cuts tags at 23 characters, newer versions do not. */
const TAG_LIMIT = 100;

/** What stands behind the time of `long`: `[ 05-01 09:00:00.123  1234: 5678 I/Tag     ]`, with the user id where it was asked for. */
const BRACKETED =
  /^ {0,10}(?:\w{1,16}:)? {0,10}(?<pid>\d{1,10}): {0,10}(?<tid>\d{1,10}) (?<level>[VDIWEFAS])\/(?<tag>.{0,100}?) {0,30}\]\s{0,4}$/d;

/** `[ time pid:tid L/tag ]`; the message begins in the next line. */
function readLong(text: string, start: number, end: number): OmadmHeader | undefined {
  const time = readLogcatTime(text, skipBlanks(text, start + 1, end), end);
  if (!time || end - start > HEADER_LIMIT) return undefined;
  const from = time.span.end;
  const groups = BRACKETED.exec(text.slice(from, end))?.indices?.groups;
  const part = (name: string): Span => {
    const [first, last] = groups?.[name] ?? [0, 0];
    return { start: from + first, end: from + last };
  };
  if (!groups) return undefined;
  const messageStart = Math.min(text.length, nextLineStart(text, end));
  const tag = part('tag');
  const columns = { time: time.span, level: part('level'), pid: part('pid'), tid: part('tid'), messageStart };
  return tag.end > tag.start ? { ...columns, logger: tag } : columns;
}

/** liblog cuts its headers at 128 characters. */
const HEADER_LIMIT = 200;

/** `  pid  tid L tag  : message`, with the user id before them where it was asked for. */
function readThreaded(text: string, start: number, end: number, time: Span): OmadmHeader | undefined {
  const first = column(text, start, end);
  const second = column(text, first.end, end);
  let third = column(text, second.end, end);
  let [pid, tid] = [first, second];
  if (isNumber(text, third)) {
    [pid, tid] = [second, third];
    third = column(text, third.end, end);
  }
  if (!isNumber(text, pid) || !isNumber(text, tid) || !isLevel(text, third)) return undefined;
  const from = skipBlanks(text, third.end, end);
  const colon = colonAfter(text, from, end);
  if (colon < 0) return undefined;
  return { time, level: third, logger: trimmed(text, from, colon), pid, tid, messageStart: blankBehind(text, colon, end) };
}

/** `L/tag  ( pid): message`. */
function readSlashed(text: string, start: number, end: number, time?: Span): OmadmHeader | undefined {
  const level = { start, end: start + 1 };
  if (!isLevel(text, level) || text.charCodeAt(start + 1) !== 47) return undefined;
  const limit = Math.min(end, start + TAG_LIMIT);
  let open = start + 2;
  while (open < limit && text.charCodeAt(open) !== 40) open++;
  const digit = skipBlanks(text, open + 1, limit);
  let close = digit;
  while (close < limit && digits(text, close, limit, 1) >= 0) close++;
  const pid = { start: digit, end: close };
  if (!isNumber(text, pid) || !text.startsWith('):', close)) return undefined;
  const logger = trimmed(text, start + 2, open);
  const header = { level, logger, pid, messageStart: blankBehind(text, close + 1, end) };
  return time ? { time, ...header } : header;
}

function isLevel(text: string, span: Span): boolean {
  return span.end === span.start + 1 && LEVELS.includes(text.charAt(span.start)) && text.charAt(span.start) !== '';
}

function isNumber(text: string, span: Span): boolean {
  const length = span.end - span.start;
  return length > 0 && length <= 10 && digits(text, span.start, span.end, length) >= 0;
}

function column(text: string, from: number, end: number): Span {
  const start = skipBlanks(text, from, end);
  const limit = Math.min(end, start + 12);
  let stop = start;
  while (stop < limit && text.charCodeAt(stop) > 32) stop++;
  return { start, end: stop };
}

/** Offset of the first `: ` of a line's head, or of the colon that ends the line; -1 for none. */
function colonAfter(text: string, from: number, end: number): number {
  const limit = Math.min(end, from + TAG_LIMIT);
  for (let at = from; at < limit; at++) {
    if (text.charCodeAt(at) === 58 && (at + 1 >= end || text.charCodeAt(at + 1) <= 32)) return at;
  }
  return -1;
}

function blankBehind(text: string, colon: number, end: number): number {
  return Math.min(end, text.charCodeAt(colon + 1) === 32 ? colon + 2 : colon + 1);
}

function trimmed(text: string, start: number, end: number): Span {
  let stop = end;
  while (stop > start && text.charCodeAt(stop - 1) <= 32) stop--;
  return { start, end: stop };
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) === 32) at++;
  return at;
}
