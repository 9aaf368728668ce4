import { readClockTime, readIsoTime } from '../../log/time.ts';
import { indexWithin } from '../../text/search.ts';
import type { Span } from '../../text/span.ts';
import { type IosHeader, readIosHeader } from './header.ts';
import { readColon, skipBlanks, wordEnd } from './tail.ts';
import type { Columns, Role } from './titles.ts';

/** Reads the header of the line at `start`; undefined where it belongs to the record above. */
export type HeaderReader = (start: number, end: number) => IosHeader | undefined;

/** The reader for a text: by its row of titles where it has one (`columns`), and by the known layouts for lines that do not fit it. */
export function headerReader(text: string, columns: Columns | undefined): HeaderReader {
  const known: HeaderReader = (start, end) => readIosHeader(text, start, end);
  if (!columns) return known;
  const { separator } = columns;
  return (start, end) => {
    if (start === columns.start) return undefined;
    const cells = separator === 'tab' ? tabCells(text, columns, start, end) : alignedCells(text, columns, start, end);
    return (cells && headerOf(text, cells, end)) ?? known(start, end);
  };
}

type Cells = ReadonlyMap<Role, Span>;

/** No cell but the message is longer. */
const CELL_LIMIT = 300;

/** The message takes what is left, tabs and all, if it is the last column. */
function tabCells(text: string, { roles }: Columns, start: number, end: number): Cells | undefined {
  const cells = new Map<Role, Span>();
  let at = start;
  for (let i = 0; i < roles.length; i++) {
    const last = i === roles.length - 1;
    const tab = last ? end : indexWithin(text, '\t', at, end);
    if (tab < 0) return undefined;
    const role = roles[i];
    if (role) cells.set(role, { start: at, end: tab });
    at = tab + 1;
  }
  return cells;
}

/**
 * Cells that blanks bring into line: one blank may be all that is left between two of them, so a cell is a word, and only the name
 * of a process may have blanks of its own. The message takes the rest.
 */
function alignedCells(text: string, { roles }: Columns, start: number, end: number): Cells | undefined {
  const cells = new Map<Role, Span>();
  let at = skipBlanks(text, start, Math.min(end, start + 8));
  for (const role of roles) {
    const stop = role === 'message' ? end : role === 'time' ? timeEnd(text, at, end) : cellEnd(text, at, end, role);
    if (stop <= at) return role === 'message' ? cells : undefined;
    if (role) cells.set(role, { start: at, end: stop });
    at = skipBlanks(text, stop, end);
  }
  if (!cells.has('message')) cells.set('message', { start: at, end });
  return cells;
}

function timeEnd(text: string, at: number, end: number): number {
  return (readIsoTime(text, at, end) ?? readClockTime(text, at, end))?.span.end ?? -1;
}

function cellEnd(text: string, at: number, end: number, role: Role | undefined): number {
  const limit = Math.min(end, at + CELL_LIMIT);
  let stop = wordEnd(text, at, limit);
  while (role === 'process' && stop < limit && text.charCodeAt(stop) === 32 && text.charCodeAt(stop + 1) > 32) {
    stop = wordEnd(text, stop + 1, limit);
  }
  return stop;
}

/** Undefined where no time stands in the column of times: the line belongs to the message above. */
function headerOf(text: string, cells: Cells, end: number): IosHeader | undefined {
  const at = cells.get('time');
  const from = at && skipBlanks(text, at.start, at.end);
  const time = at && from !== undefined ? (readIsoTime(text, from, at.end) ?? readClockTime(text, from, at.end)) : undefined;
  if (!time) return undefined;
  const message = cells.get('message') ?? { start: end, end };
  const named = cells.get('process');
  const colon = named ? -1 : readColon(text, message.start, message.end);
  const process = named ? trimmed(text, named) : { start: message.start, end: Math.max(message.start, colon) };
  const part = (name: keyof IosHeader, role: Role): Partial<IosHeader> => {
    const span = cells.get(role) && trimmed(text, cells.get(role) ?? process);
    return span && span.end > span.start ? { [name]: span } : {};
  };
  return {
    layout: 'columns',
    time,
    process,
    ...part('level', 'level'),
    ...part('image', 'library'),
    ...part('pid', 'pid'),
    ...part('thread', 'thread'),
    ...part('activity', 'activity'),
    ...part('ttl', 'ttl'),
    ...part('subsystem', 'subsystem'),
    ...part('category', 'category'),
    messageStart: colon >= 0 ? skipBlanks(text, colon + 1, end) : message.start,
    ...(message.end < end ? { messageEnd: message.end } : {}),
  };
}

function trimmed(text: string, span: Span): Span {
  const start = skipBlanks(text, span.start, span.end);
  let end = span.end;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return { start, end };
}
