import type { LogTime } from '../../log/model.ts';
import { digits } from '../../log/time.ts';
import type { Span } from '../../text/span.ts';

/**
 * What stands before the message of a line of Windows Installer: `MSI (c|s) (pid:tid) [HH:mm:ss:fff]: `. Lines that custom actions write
 * have none of it.
 */
export interface MsiHeader {
  /** `c`, `s` or `N`: the client, the service, or a nested process. */
  readonly side: Span;
  /** The last two hexadecimal digits of process id and thread id. */
  readonly ids: Span;
  readonly time: Span;
  readonly messageStart: number;
}

/** Quotations lose the first letter. */
const SHAPE = /^M?SI \(([csN])\) \(([0-9A-F]{2}[:!][0-9A-F]{2})\) \[([^\]]{1,40})\]: ?/i;

/** Reads the header of the line at `start`; undefined for a line without one. */
export function readMsiHeader(text: string, start: number, end: number): MsiHeader | undefined {
  const first = text.charCodeAt(start) | 0x20;
  if (first !== 0x6d && first !== 0x73) return undefined;
  const found = SHAPE.exec(text.slice(start, Math.min(end, start + 90)));
  if (!found) return undefined;
  const [whole, , ids = '', time = ''] = found;
  const sideAt = start + whole.indexOf('(') + 1;
  const idsAt = sideAt + 4;
  const timeAt = idsAt + ids.length + 3;
  return {
    side: { start: sideAt, end: sideAt + 1 },
    ids: { start: idsAt, end: idsAt + ids.length },
    time: { start: timeAt, end: timeAt + time.length },
    messageStart: start + whole.length,
  };
}

/** `HH:mm:ss:fff` in the local time of the server. The line names neither date nor zone. */
export function timeOf(text: string, { time }: MsiHeader): LogTime | undefined {
  const hours = digits(text, time.start, time.end, 2);
  const minutes = digits(text, time.start + 3, time.end, 2);
  const seconds = digits(text, time.start + 6, time.end, 2);
  const fraction = digits(text, time.start + 9, time.end, 3);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) return undefined;
  return {
    epochMs: ((hours * 60 + minutes) * 60 + seconds) * 1000 + Math.max(0, fraction),
    zone: 'assumed',
    dateKnown: false,
    yearKnown: false,
    span: time,
  };
}
