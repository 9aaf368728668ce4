import type { Span, Token } from '../../text/span.ts';
import { cellsOf, rowEnd } from './csv-cells.ts';
import { type CsvTitles, readCsvTitles } from './csv-titles.ts';
import { labelOf, levelOf, type Part } from './labels.ts';
import { type EventParts, type PartsDraft, setPart } from './parts.ts';
import { isWindowsProvider } from './providers.ts';
import { readEventTime } from './time.ts';

/** How the rows of a list are cut. */
export interface CsvLayout extends CsvTitles {
  readonly separator: ',' | ';' | '\t';
  /** Whether titles, or the provider of a row, say that these are Windows events; other rows may look so. */
  readonly sure: boolean;
}

/** Event Viewer's own order; its last column, the message, has no title. */
const DEFAULT_COLUMNS: readonly Part[] = ['level', 'time', 'provider', 'event-id', 'task', 'message'];

const LINE = 4000;

/** The layout that a line of column titles gives: `Level,Date and Time,Source,Event ID,Task Category`; undefined for no such line. */
export function readCsvHeader(text: string, start: number, end: number): CsvLayout | undefined {
  if (end - start > LINE) return undefined;
  for (const separator of SEPARATORS) {
    const titles = readCsvTitles(text, { start, end }, separator);
    if (!titles) continue;
    const { columns, english } = titles;
    return { separator, columns: columns.includes('message') ? columns : [...columns, 'message'], english, sure: true };
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
      return { separator, columns: DEFAULT_COLUMNS, english: true, sure: isWindowsProvider(provider.value) };
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
