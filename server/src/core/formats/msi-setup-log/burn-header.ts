import type { LogLevel, LogTime } from '../../log/model.ts';
import { digits, readIsoTime } from '../../log/time.ts';
import type { Span } from '../../text/span.ts';

/**
 * What stands before the message of a line of a WiX bundle: `[0A2C:0D34][2024-05-01T09:00:00]i001: `. Process and thread id are
 * hexadecimal, the time is local, the letter is the level, and the number tells the message; 000 is free text.
 * Source: wixtoolset/wix src/libs/dutil/WixToolset.DUtil/logutil.cpp (LogStringWork).
 */
export interface BurnHeader {
  readonly pid: Span;
  readonly tid: Span;
  readonly time: Span;
  /** `i`, `w` or `e`. */
  readonly level: Span;
  readonly number: Span;
  readonly messageStart: number;
}

const SHAPE = /^\[([0-9A-F]{4,8}):([0-9A-F]{4,8})\]\[(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\]([iew])(\d{3,9}):/;

/** Reads the header of the line at `start`; undefined for a line without one. */
export function readBurnHeader(text: string, start: number, end: number): BurnHeader | undefined {
  if (text.charCodeAt(start) !== 91) return undefined;
  const found = SHAPE.exec(text.slice(start, Math.min(end, start + 60)));
  if (!found) return undefined;
  const [whole, pid = '', tid = '', , , number = ''] = found;
  const tidAt = start + 2 + pid.length;
  const timeAt = tidAt + tid.length + 2;
  const levelAt = timeAt + 20;
  const behind = start + whole.length;
  return {
    pid: { start: start + 1, end: start + 1 + pid.length },
    tid: { start: tidAt, end: tidAt + tid.length },
    time: { start: timeAt, end: timeAt + 19 },
    level: { start: levelAt, end: levelAt + 1 },
    number: { start: levelAt + 1, end: levelAt + 1 + number.length },
    messageStart: text.charCodeAt(behind) === 32 ? behind + 1 : behind,
  };
}

/** The moment of a line: local time of the server, which the line does not say. */
export function burnTime(text: string, { time }: BurnHeader): LogTime | undefined {
  return readIsoTime(text, time.start, time.end);
}

export function burnLevel(text: string, { level }: BurnHeader): LogLevel {
  const letter = text.charAt(level.start);
  return letter === 'e' ? 'error' : letter === 'w' ? 'warning' : 'info';
}

/** The number of the message: 319 is "Applied package". */
export function messageNumber(text: string, { number }: BurnHeader): number {
  return digits(text, number.start, number.end, number.end - number.start);
}
