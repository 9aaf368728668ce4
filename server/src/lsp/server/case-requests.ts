import type { CancellationToken, Connection } from 'vscode-languageserver';
import { msg } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import {
  CASE_OVERVIEW,
  CASE_REPORT,
  type CaseOverviewAnswer,
  type CaseOverviewParams,
  type CaseReportAnswer,
  LOG_REPORT,
  type LogArgument,
  type LogReportAnswer,
} from '../../protocol.ts';
import type { Looked, Workspace } from '../../workspace/model.ts';
import { caseOverview } from '../features/case-overview.ts';
import { caseReport, logReport } from '../features/case-report.ts';
import type { MessageChecks } from '../message/message-checks.ts';
import type { Session } from '../session/session.ts';
import { clientFiles } from './client-files.ts';
import { failureLog } from './failure-log.ts';
import { guard } from './handler.ts';
import { longWork } from './long-work.ts';
import type { Publisher } from './publisher.ts';

/** Our own requests about all logs of a case, open or not. */
export function registerCaseRequests(
  connection: Connection,
  workspace: Workspace | undefined,
  now: () => Session,
  publisher: Publisher,
  checks: MessageChecks,
  lookedAt: () => readonly Looked[],
): void {
  const log = failureLog(connection.console);
  /** All files at and below some places, by their names; `cancelled` where the reader wants no more. */
  const lookAt = async (
    { roots, workDoneToken }: Pick<CaseOverviewParams, 'roots' | 'workDoneToken'>,
    token: CancellationToken,
  ): Promise<readonly Looked[] | typeof CANCELLED | undefined> => {
    if (!workspace) return undefined;
    const work = longWork(connection, now(), token, workDoneToken);
    const client = now().client.files ? { client: clientFiles(connection) } : {};
    const options = { ...work.watch, ...client, archives: 'bounded', progress: work.next } as const;
    const looked: Looked[] = [];
    try {
      const places = roots.map((root) => ({ kind: 'uri', ...root }) as const);
      for await (const one of workspace.scan(places, options)) looked.push(one);
      return looked.sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]);
    } catch (error) {
      if (token.isCancellationRequested) return CANCELLED;
      throw error;
    } finally {
      work.end();
    }
  };
  const overview = async (params: CaseOverviewParams, token: CancellationToken): Promise<CaseOverviewAnswer> => {
    const looked = await lookAt(params, token);
    if (!looked || 'kind' in looked) return looked ?? failed(now());
    return { kind: 'page', page: caseOverview(now(), params.title, looked) };
  };
  /** Takes in what nobody looked at yet, with all of its messages: seconds at most. */
  const judgeOpen = async (): Promise<void> => {
    for (const uri of now().logs.openToCase()) checks.finish(uri);
    await publisher.judgeCase();
  };
  connection.onRequest<unknown, void>(CASE_OVERVIEW, (params: CaseOverviewParams, token: CancellationToken) =>
    guard<CaseOverviewParams, CaseOverviewAnswer>(log, 'caseOverview', failed(now()), overview)(params, token),
  );
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

const CANCELLED = { kind: 'cancelled' } as const;

function failed({ say }: Session): { readonly kind: 'failed'; readonly message: Line } {
  return { kind: 'failed', message: oneLine(say(msg('The logs of the case could not be read: the language server failed.'))) };
}
