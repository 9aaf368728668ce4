import type { Span, Token } from '../../text/span.ts';
import { labelOf, levelOf, makeHead, type Part } from './labels.ts';
import { type EventParts, type PartsDraft, setPart } from './parts.ts';
import { readEventTime } from './time.ts';

/** How the rows of a list are cut. */
export interface CsvLayout {
  readonly separator: ',' | ';' | '\t';
  /** What each column holds; undefined for one that we do not know. */
  readonly columns: readonly (Part | undefined)[];
  readonly english: boolean;
}

/** Event Viewer's own order; its last column, the message, has no title. */
const DEFAULT_COLUMNS: readonly Part[] = ['level', 'time', 'provider', 'event-id', 'task', 'message'];

const MAX_COLUMNS = 64;
const LINE = 4000;

/** The layout that a line of column titles gives: `Level,Date and Time,Source,Event ID,Task Category`; undefined for no such line. */
export function readCsvHeader(text: string, start: number, end: number): CsvLayout | undefined {
  if (end - start > LINE) return undefined;
  for (const separator of SEPARATORS) {
    const cells = cellsOf(text, { start, end }, separator);
    if (cells.length < 3) continue;
    const labels = cells.map((cell) => labelOf(cell.value.replace(/^\ufeff/, '')));
    const parts = labels.map((label) => label?.part);
    if (!makeHead(labels) || new Set(parts).size < 4) continue;
    const columns = parts.includes('message') ? parts : [...parts, 'message' as const];
    return { separator, columns, english: labels.every((label) => label === undefined || label.english) };
  }
  return undefined;
}

const SEPARATORS = [',', '\t', ';'] as const;

/** The layout of a row without titles above it, in Event Viewer's order; undefined where the line is no such row. */
export function readCsvRow(text: string, start: number, end: number): CsvLayout | undefined {
  for (const separator of SEPARATORS) {
    const [level, time, provider, id] = cellsOf(text, { start, end: Math.min(end, start + LINE) }, separator);
    if (!level || !time || !provider || !id || levelOf(level.value) === undefined || level.value.length < 4) continue;
    const when = readEventTime(text, time.span.start, time.span.end, true);
    if (when && provider.value !== '' && /^\d{1,5}$/.test(id.value))
      return { separator, columns: DEFAULT_COLUMNS, english: true };
  }
  return undefined;
}

/**
 * Gives the places of rows, one call after the other. A quoted message goes over lines; a quotation mark that is never closed
 * ends where a line looks like the beginning of a row.
 */
export function csvCutter(text: string, layout: CsvLayout): (from: number) => Span | undefined {
  return (from) => {
    let start = from;
    for (;;) {
      while (start < text.length && text.charCodeAt(start) <= 32) start++;
      if (start >= text.length) return undefined;
      const end = rowEnd(text, start);
      const cells = cellsOf(text, { start, end }, layout.separator, Math.max(TITLES, layout.columns.indexOf('event-id') + 1));
      if (cells.length >= 3 && !isHeader(cells, layout)) return { start, end };
      start = end;
    }
  };
}

/** A line of titles has one where its rows have the event id. Lists that were put together from several exports have more of them. */
function isHeader(cells: readonly Token[], { columns }: CsvLayout): boolean {
  const id = cells[columns.indexOf('event-id')];
  if (id && labelOf(id.value)?.part === 'event-id') return true;
  return cells.slice(0, TITLES).every((cell) => labelOf(cell.value) !== undefined);
}

/** So many columns tell titles from a row. */
const TITLES = 4;

/** A level word or a time at the beginning of a line, then a separator: the next row. */
const ROW = /^"?[\p{L} ]{3,24}"?[,;\t]"?\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[ T,]/u;

function rowEnd(text: string, start: number): number {
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) quoted = !quoted;
    else if (code === 10 && (!quoted || ROW.test(text.slice(at + 1, at + 60)))) {
      return text.charCodeAt(at - 1) === 13 ? at - 1 : at;
    }
  }
  return text.length;
}

/** The first cells of a row; quotation marks around one are left out, doubled ones inside count as one in its value. */
function cellsOf(text: string, { start, end }: Span, separator: string, most = MAX_COLUMNS): readonly Token[] {
  const row = text.slice(start, end);
  const cells: Token[] = [];
  let at = 0;
  while (at <= row.length && cells.length < most) {
    const quoted = row.charCodeAt(at) === QUOTE;
    const first = quoted ? at + 1 : at;
    const behind = quoted ? closingQuote(row, first) : at;
    const next = row.indexOf(separator, behind);
    const stop = next < 0 ? row.length : next;
    const last = quoted ? behind : stop;
    const value = row.slice(first, last);
    cells.push({ value: quoted ? value.replaceAll('""', '"') : value, span: { start: start + first, end: start + last } });
    if (next < 0) break;
    at = next + 1;
  }
  return cells;
}

const QUOTE = 34;

function closingQuote(row: string, from: number): number {
  let at = row.indexOf('"', from);
  while (at >= 0 && row.charCodeAt(at + 1) === QUOTE) at = row.indexOf('"', at + 2);
  return at < 0 ? row.length : at;
}

/** The parts of the row in `span`. A message without a title of its own takes all columns that are left. */
export function readCsvEvent(text: string, span: Span, layout: CsvLayout): EventParts {
  const body: Span[] = [];
  const parts: PartsDraft = { data: [], ids: [], body };
  let time: Span | undefined;
  cellsOf(text, span, layout.separator).forEach((cell, i) => {
    const part = layout.columns[i];
    if (!part || cell.value === '') return;
    if (part === 'time') time ??= cell.span;
    else if (part !== 'message') setPart(parts, part, cell);
    else if (!parts.message) {
      parts.message = cell;
      body.push(cell.span);
    }
  });
  const logTime = time && readEventTime(text, time.start, time.end, layout.english);
  if (logTime) parts.time = logTime;
  return parts;
}
