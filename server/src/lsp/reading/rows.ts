import type { LogRowsAnswer, LogRowsParams, RowFilter } from '../../protocol/reading.ts';
import type { OpenLog } from '../log/log-store.ts';
import type { Session } from '../session/session.ts';
import { facetsOf, type IndexedRow, rowIndex, shownRow } from './row-index.ts';

/** Rows that are answered at once. */
const MOST = 500;

/** The rows of a log that a filter leaves, from one on, and what one can filter by. */
export async function logRows(session: Session, { uri, from, count, filter }: LogRowsParams): Promise<LogRowsAnswer> {
  const log = session.logs.get(uri);
  if (!log) return null;
  const index = await rowIndex(session, log);
  const rows = matching(log, index, filter);
  return {
    rows: rows.slice(Math.max(0, from), Math.max(0, from) + Math.min(count, MOST)).map((row) => shownRow(session, log, row)),
    matching: rows.length,
    total: index.length,
    clients: facetsOf(index.map(({ client }) => client)),
    operations: facetsOf(index.map(({ operation }) => operation)),
  };
}

const lastOf = new WeakMap<readonly IndexedRow[], { readonly filter: string; readonly rows: readonly IndexedRow[] }>();

/** What the filter leaves; the last answer is kept, since a reader scrolls in it. */
function matching(log: OpenLog, index: readonly IndexedRow[], filter: RowFilter): readonly IndexedRow[] {
  const key = JSON.stringify([filter.text, filter.client, filter.operation, filter.failed]);
  const last = lastOf.get(index);
  if (last?.filter === key) return last.rows;
  const { text, records } = log.analysis.document;
  const words = filter.text?.toLowerCase() ?? '';
  const rows = index.filter((row) => {
    if (filter.failed === true && row.severity === undefined) return false;
    if (filter.client !== undefined && row.client !== filter.client) return false;
    if (filter.operation !== undefined && row.operation !== filter.operation) return false;
    const span = words === '' ? undefined : records.at(row.record)?.span;
    return span === undefined ? words === '' : text.slice(span.start, span.end).toLowerCase().includes(words);
  });
  lastOf.set(index, { filter: key, rows });
  return rows;
}
