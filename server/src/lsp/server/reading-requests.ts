import type { Connection } from 'vscode-languageserver';
import {
  BYTES_OF,
  type BytesAnswer,
  type BytesParams,
  FAILED_LINES,
  type FailedLinesAnswer,
  LINE_MARKS,
  type LineMarksAnswer,
  type LineMarksParams,
  LOG_ROWS,
  type LogRowsAnswer,
  type LogRowsParams,
} from '../../protocol/reading.ts';
import type { LogArgument } from '../../protocol.ts';
import { bytesOf } from '../features/bytes.ts';
import { lineMarks, linesOfFindings } from '../reading/line-marks.ts';
import { logRows } from '../reading/rows.ts';
import type { Session } from '../session/session.ts';
import { failureLog } from './failure-log.ts';
import { guard } from './handler.ts';

/** Our own requests about how a log is drawn. */
export function registerReadingRequests(connection: Connection, now: () => Session): void {
  const log = failureLog(connection.console);
  connection.onRequest(
    LINE_MARKS,
    guard<LineMarksParams, LineMarksAnswer>(log, 'lineMarks', null, (params) => lineMarks(now(), params)),
  );
  connection.onRequest(
    FAILED_LINES,
    guard<LogArgument, FailedLinesAnswer>(log, 'failedLines', null, (params) => linesOfFindings(now(), params)),
  );
  connection.onRequest(
    BYTES_OF,
    guard<BytesParams, BytesAnswer>(log, 'bytesOf', null, (params) => bytesOf(now(), params)),
  );
  connection.onRequest(
    LOG_ROWS,
    guard<LogRowsParams, LogRowsAnswer>(log, 'logRows', null, (params) => logRows(now(), params)),
  );
}
