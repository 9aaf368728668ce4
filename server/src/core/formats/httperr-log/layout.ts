import type { FieldKind } from '../../log/model.ts';
import type { Span } from '../../text/span.ts';

/** A column of a line with its name. */
export interface Column extends Span {
  readonly name: string;
  readonly kind: FieldKind;
}

/** A line whose columns have names. */
export interface NamedLine {
  readonly columns: readonly Column[];
  /** False where columns are missing at the end: the last one may be a piece. */
  readonly complete: boolean;
}

/** Columns that one `#Fields` line names, in its order. */
export type Layout = readonly LayoutColumn[];

interface LayoutColumn {
  readonly name: string;
  readonly kind: FieldKind;
}

/**
 * Kinds of the columns that http.sys writes. Source: Microsoft, "Error logging in HTTP APIs"; `streamid`, `streamid_ex` and `transport`
 * are names that newer systems put into their `#Fields` lines.
 */
const KINDS: Readonly<Record<string, FieldKind>> = {
  date: 'date',
  time: 'time',
  'c-ip': 'address',
  'c-port': 'number',
  's-ip': 'address',
  's-port': 'number',
  'cs-version': 'text',
  'cs-method': 'method',
  'cs-uri': 'url',
  streamid: 'number',
  streamid_ex: 'number',
  'sc-status': 'status',
  's-siteid': 'number',
  's-reason': 'text',
  's-queuename': 'text',
  transport: 'text',
};

const KNOWN: ReadonlyMap<string, LayoutColumn> = new Map(Object.entries(KINDS).map(([name, kind]) => [name, { name, kind }]));

function columnOf(name: string): LayoutColumn {
  return KNOWN.get(name) ?? { name, kind: 'text' };
}

/** Up to the URL all systems write the same; what follows grew over the years. The documents name the shortest two. */
const HEAD = ['date', 'time', 'c-ip', 'c-port', 's-ip', 's-port', 'cs-version', 'cs-method', 'cs-uri'].map(columnOf);
const LAYOUTS: readonly Layout[] = [
  [...HEAD, ...['sc-status', 's-siteid', 's-reason'].map(columnOf)],
  [...HEAD, ...['sc-status', 's-siteid', 's-reason', 's-queuename'].map(columnOf)],
  [...HEAD, ...['streamid', 'sc-status', 's-siteid', 's-reason', 's-queuename'].map(columnOf)],
  [...HEAD, ...['streamid', 'streamid_ex', 'sc-status', 's-siteid', 's-reason', 's-queuename', 'transport'].map(columnOf)],
];

/** The layout of a `#Fields:` line; undefined for any other line, and where no column of HTTPERR is named. */
export function readLayout(text: string, start: number, end: number): Layout | undefined {
  if (text.slice(start, start + 8).toLowerCase() !== '#fields:') return undefined;
  const layout = cutColumns(text, start + 8, end).map((span) => columnOf(text.slice(span.start, span.end).toLowerCase()));
  return layout.some(({ name }) => name === 's-reason') ? layout : undefined;
}

/**
 * Names the columns of a line: by its `#Fields` line where the number of columns is the same, else by the layout of that length. A
 * line of another length keeps the columns up to the URL, which all systems write alike.
 */
export function nameColumns(text: string, line: Span, layout: Layout | undefined): NamedLine {
  const spans = cutColumns(text, line.start, line.end);
  const fitting = layout?.length === spans.length ? layout : LAYOUTS.find((one) => one.length === spans.length && one !== layout);
  const named = fitting ?? layout?.slice(0, HEAD.length) ?? HEAD;
  const columns: Column[] = [];
  for (let i = 0; i < Math.min(spans.length, named.length); i++) {
    const span = spans[i];
    const column = named[i];
    if (!span || !column) break;
    const kind = isAbsent(text, span) ? 'absent' : column.kind;
    columns.push({ name: column.name, kind, start: span.start, end: span.end });
  }
  return { columns, complete: fitting !== undefined };
}

/** True where a line has as many columns as its `#Fields` line, or as some layout. Cuts nothing: it runs for every line. */
export function hasAllColumns(text: string, line: Span, layout: Layout | undefined): boolean {
  let count = 0;
  let between = true;
  for (let at = line.start; at < line.end; at++) {
    const blank = isBlank(text.charCodeAt(at));
    if (between && !blank) count++;
    between = blank;
  }
  return count === layout?.length || LENGTHS.has(count);
}

const LENGTHS: ReadonlySet<number> = new Set(LAYOUTS.map((layout) => layout.length));

export function isAbsent(text: string, span: Span): boolean {
  return span.end - span.start === 1 && text.charCodeAt(span.start) === 0x2d;
}

/** More columns than any layout has. */
const MAX_COLUMNS = 64;

/** http.sys writes one space between columns and `+` for a space inside one; pastes bring tabs and runs of blanks. */
function cutColumns(text: string, start: number, end: number): readonly Span[] {
  const spans: Span[] = [];
  let at = start;
  while (at < end && spans.length < MAX_COLUMNS) {
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    if (at === end) break;
    const from = at;
    while (at < end && !isBlank(text.charCodeAt(at))) at++;
    spans.push({ start: from, end: at });
  }
  return spans;
}

/** Blanks, control characters such as the NULs of a file that is still open, and what pastes put in their place. */
export function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0xfeff;
}
