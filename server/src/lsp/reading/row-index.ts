import type { HttpEvent, LogEvent } from '../../core/log/event.ts';
import type { LogRecord } from '../../core/log/model.ts';
import { joined, own, type Said } from '../../core/text/secrets/index.ts';
import { type Localize, verbatim } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import type { Facet, LogRow, MarkSeverity } from '../../protocol/reading.ts';
import { quote } from '../answer/quote.ts';
import type { OpenLog } from '../log/log-store.ts';
import { Slices } from '../log/slices.ts';
import type { Session } from '../session/session.ts';
import { entryOf, momentOf } from './entry.ts';
import { failedLines, statusText } from './reasons.ts';

/** What a row can be filtered by; the rest is made when it is shown. */
export interface IndexedRow {
  readonly record: number;
  readonly line: number;
  readonly client: Line;
  readonly operation: Line;
  readonly severity?: MarkSeverity;
}

/** So many entries of a log have rows. */
const MOST_ROWS = 400_000;
/** After so many entries it is looked whether others wait. */
const BLOCK = 200;

const indexOf = new WeakMap<OpenLog['analysis'], Promise<readonly IndexedRow[]>>();

/** The rows of a log, one an entry; made once, while the server answers others. */
export function rowIndex(session: Session, log: OpenLog): Promise<readonly IndexedRow[]> {
  const known = indexOf.get(log.analysis) ?? makeIndex(session, log);
  indexOf.set(log.analysis, known);
  return known;
}

async function makeIndex(session: Session, log: OpenLog): Promise<readonly IndexedRow[]> {
  const { document } = log.analysis;
  const severities = severitiesOf(session, log);
  const slices = new Slices();
  const rows: IndexedRow[] = [];
  const count = Math.min(document.records.length, MOST_ROWS);
  for (let index = 0; index < count; index++) {
    if (index % BLOCK === BLOCK - 1) await slices.pause();
    const record = document.records.at(index);
    if (!record) break;
    const first = document.lines.lineAt(record.span.start);
    const last = document.lines.lineAt(Math.max(record.span.start, record.span.end - 1));
    const severity = worstIn(severities, first, last);
    const http = record.events().find((event) => event.kind === 'http');
    rows.push({
      record: index,
      line: first,
      client: oneLine(session.say(verbatim((http?.forwardedFor ?? http?.client)?.value ?? ''))),
      operation: http && http.operation !== 'Other' ? oneLine(session.say(verbatim(http.operation))) : EMPTY,
      ...(severity ? { severity } : {}),
    });
  }
  return rows;
}

const EMPTY: Line = own('');

function severitiesOf(session: Session, log: OpenLog): ReadonlyMap<number, MarkSeverity> {
  const whole = { start: 0, end: log.analysis.document.text.length };
  const failed = failedLines(session, log, whole, Number.POSITIVE_INFINITY);
  return new Map(failed.flatMap(({ line, severity }) => (severity === 'information' ? [] : [[line, severity] as const])));
}

function worstIn(severities: ReadonlyMap<number, MarkSeverity>, first: number, last: number): MarkSeverity | undefined {
  let found: MarkSeverity | undefined;
  for (let line = first; line <= last && found !== 'error'; line++) found = severities.get(line) ?? found;
  return found;
}

/** The values of some rows, the commonest first; empty ones are none. */
export function facetsOf(values: readonly Line[]): readonly Facet[] {
  const counts = new Map<Line, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_FACETS);
}

const MOST_FACETS = 200;
const MAX_TEXT = 300;
const MAX_REASON = 120;

/** A row as it is shown. */
export function shownRow(session: Session, log: OpenLog, row: IndexedRow): LogRow {
  const { say } = session;
  const { document } = log.analysis;
  const record = document.records.at(row.record);
  const events = record?.events() ?? [];
  const reasons = record ? failedLines(session, log, record.span, MAX_REASON).flatMap((failed) => failed.reasons) : [];
  return {
    line: row.line,
    client: row.client,
    operation: row.operation,
    ...(row.severity ? { severity: row.severity } : {}),
    time: momentOf(record?.time, say).moment ?? EMPTY,
    status: statusOf(events, say),
    reason: oneLine(joined([...new Set(reasons)], ' · '), MAX_REASON),
    text: record ? textOf(log, record, say) : EMPTY,
  };
}

function statusOf(events: readonly LogEvent[], say: Localize): Line {
  const http = events.find((event): event is HttpEvent => event.kind === 'http' && event.status !== undefined);
  const status = http && statusText(http);
  return status === undefined ? EMPTY : oneLine(say(verbatim(status)));
}

function textOf({ analysis: { document } }: OpenLog, record: LogRecord, say: Localize): Line {
  const entry = entryOf(document, record, say);
  if (entry) return entry.text;
  const isServer = record.events().some((event) => event.kind === 'http' && event.side === 'server');
  const message = isServer ? undefined : record.fields().findLast(({ name }) => name === 'message');
  const start = record.time && record.time.span.end < record.span.end ? record.time.span.end : record.span.start;
  const said: Said = quote(document, message?.span ?? { start, end: record.span.end }, MAX_TEXT);
  return oneLine(said, MAX_TEXT);
}
