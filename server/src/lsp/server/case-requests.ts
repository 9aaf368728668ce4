import type { Connection } from 'vscode-languageserver';
import { msg } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import { CASE_REPORT, type CaseReportAnswer, LOG_REPORT, type LogArgument, type LogReportAnswer } from '../../protocol.ts';
import type { Looked } from '../../workspace/model.ts';
import { caseReport, logReport } from '../features/case-report.ts';
import type { MessageChecks } from '../message/message-checks.ts';
import type { Session } from '../session/session.ts';
import { failureLog } from './failure-log.ts';
import { guard } from './handler.ts';
import type { Publisher } from './publisher.ts';

/** Our own requests about all logs of a case, open or not. */
export function registerCaseRequests(
  connection: Connection,
  now: () => Session,
  publisher: Publisher,
  checks: MessageChecks,
  lookedAt: () => readonly Looked[],
): void {
  const log = failureLog(connection.console);
  /** Takes in what nobody looked at yet, with all of its messages: seconds at most. */
  const judgeOpen = async (): Promise<void> => {
    for (const uri of now().logs.openToCase()) checks.finish(uri);
    await publisher.judgeCase();
  };
  connection.onRequest<CaseReportAnswer, void>(
    CASE_REPORT,
    guard<unknown, CaseReportAnswer>(log, 'caseReport', failed(now()), async () => {
      await judgeOpen();
      return caseReport(now(), lookedAt());
    }),
  );
  connection.onRequest(
    LOG_REPORT,
    guard<LogArgument, LogReportAnswer>(log, 'logReport', null, async ({ uri }) => {
      await judgeOpen();
      return logReport(now(), uri);
    }),
  );
}

function failed({ say }: Session): { readonly kind: 'failed'; readonly message: Line } {
  return { kind: 'failed', message: oneLine(say(msg('The logs of the case could not be read: the language server failed.'))) };
}
