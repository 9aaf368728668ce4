import { digits } from '../../log/time.ts';
import type { Span } from '../../text/span.ts';

/** What stands between the time and the message in the layouts of syslog's family. */
export interface Tail {
  readonly process: Span;
  readonly device?: Span;
  /** The library in `process(library)[pid]`. */
  readonly image?: Span;
  readonly pid?: Span;
  readonly thread?: Span;
  readonly level?: Span;
  readonly messageStart: number;
}

/** Device name, process, pid and level of a line take no more. */
const TAIL_LIMIT = 300;

/** ` device process(image)[pid] <Level>: message`. The device may be empty or have blanks; without a level `]:` ends the tail. */
export function readClassicTail(text: string, from: number, end: number): Tail | undefined {
  const start = skipBlanks(text, from, end);
  const limit = Math.min(end, start + TAIL_LIMIT);
  for (let open = start; open < limit; open++) {
    if (text.charCodeAt(open) !== 91) continue;
    const pidEnd = numberEnd(text, open + 1, limit);
    if (pidEnd === open + 1 || text.charCodeAt(pidEnd) !== 93) continue;
    const behind = skipBlanks(text, pidEnd + 1, limit);
    const level = text.charCodeAt(behind) === 60 ? levelAt(text, behind + 1, limit) : undefined;
    const colon = level ? level.end + 1 : behind;
    if (text.charCodeAt(colon) !== 58) continue;
    const named = processBefore(text, start, open);
    if (!named) continue;
    const pid = { start: open + 1, end: pidEnd };
    const messageStart = skipBlanks(text, colon + 1, end);
    return level ? { pid, level, messageStart, ...named } : { pid, messageStart, ...named };
  }
  return undefined;
}

/** `Ty process[pid:tid] message`, the compact style of `log show`. */
export function readCompactTail(text: string, start: number, end: number): Tail | undefined {
  const levelEnd = wordEnd(text, start, Math.min(end, start + 4));
  const at = skipBlanks(text, levelEnd, end);
  const limit = Math.min(end, at + TAIL_LIMIT);
  let open = at;
  while (open < limit && text.charCodeAt(open) !== 91) open++;
  const pidEnd = numberEnd(text, open + 1, limit);
  let close = pidEnd;
  while (close < limit && close < pidEnd + 20 && text.charCodeAt(close) !== 93) close++;
  if (open === at || pidEnd === open + 1 || text.charCodeAt(pidEnd) !== 58 || text.charCodeAt(close) !== 93) return undefined;
  return {
    level: { start, end: levelEnd },
    process: { start: at, end: open },
    pid: { start: open + 1, end: pidEnd },
    thread: { start: pidEnd + 1, end: close },
    messageStart: skipBlanks(text, close + 1, end),
  };
}

/** Offset of the `: ` that ends a process name at `start`, or -1. */
export function readColon(text: string, start: number, end: number): number {
  const limit = Math.min(end, start + 100);
  for (let at = start; at < limit; at++) {
    if (text.charCodeAt(at) === 58 && (at + 1 >= end || text.charCodeAt(at + 1) === 32)) return at;
  }
  return -1;
}

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Offset of the first blank at or after `from`, or `end`. */
export function wordEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The process, with its library in parentheses, that ends at `end`; what stands before it is the device's name. */
function processBefore(text: string, start: number, end: number): Pick<Tail, 'process' | 'image' | 'device'> | undefined {
  let stop = end;
  let image: Span | undefined;
  if (text.charCodeAt(end - 1) === 41) {
    const open = text.slice(start, end).lastIndexOf('(');
    if (open <= 0) return undefined;
    image = { start: start + open + 1, end: end - 1 };
    stop = start + open;
  }
  let at = stop;
  while (at > start && !isBlank(text.charCodeAt(at - 1))) at--;
  if (at === stop) return undefined;
  let deviceEnd = at;
  while (deviceEnd > start && isBlank(text.charCodeAt(deviceEnd - 1))) deviceEnd--;
  return {
    process: { start: at, end: stop },
    ...(image ? { image } : {}),
    ...(deviceEnd > start ? { device: { start, end: deviceEnd } } : {}),
  };
}

function levelAt(text: string, start: number, end: number): Span | undefined {
  let at = start;
  while (at < end && at < start + 12 && (text.charCodeAt(at) | 32) >= 97 && (text.charCodeAt(at) | 32) <= 122) at++;
  return at > start && text.charCodeAt(at) === 62 ? { start, end: at } : undefined;
}

function numberEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < start + 10 && digits(text, at, end, 1) >= 0) at++;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0;
}
