import type { CancellationToken, Connection } from 'vscode-languageserver';
import { msg } from '../../core/text/sentence.ts';
import { oneLine } from '../../core/text/visible.ts';
import {
  CASE_OVERVIEW,
  type CaseOverviewAnswer,
  type CaseOverviewParams,
  type ClientAnswer,
  LIST_FILES,
  type ListFilesAnswer,
  type LogArgument,
  READ_FILE,
  type ReadFileAnswer,
  STAT_FILE,
  type StatFileAnswer,
} from '../../protocol.ts';
import type { ClientFiles, Looked, Workspace } from '../../workspace/model.ts';
import { caseOverview } from '../features/case-overview.ts';
import type { Session } from '../session/session.ts';
import { failureLog } from './failure-log.ts';
import { guard } from './handler.ts';
import { longWork } from './long-work.ts';

/** Our own requests about all logs of a case, open or not. */
export function registerCaseRequests(connection: Connection, workspace: Workspace | undefined, now: () => Session): void {
  const log = failureLog(connection.console);
  const overview = async (params: CaseOverviewParams, token: CancellationToken): Promise<CaseOverviewAnswer> => {
    const { title, roots, workDoneToken } = params;
    if (!workspace) return failed(now());
    const work = longWork(connection, now(), token, workDoneToken);
    const client = now().client.files ? { client: clientFiles(connection) } : {};
    const looked: Looked[] = [];
    try {
      const options = { ...work.watch, ...client, archives: 'bounded', progress: work.next } as const;
      for await (const one of workspace.scan(
        roots.map((root) => ({ kind: 'uri', ...root }) as const),
        options,
      ))
        looked.push(one);
      looked.sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]);
      return { kind: 'page', page: caseOverview(now(), title, looked) };
    } catch (error) {
      if (token.isCancellationRequested) return { kind: 'cancelled' };
      throw error;
    } finally {
      work.end();
    }
  };
  connection.onRequest<unknown, void>(CASE_OVERVIEW, (params: CaseOverviewParams, token: CancellationToken) =>
    guard<CaseOverviewParams, CaseOverviewAnswer>(log, 'caseOverview', failed(now()), overview)(params, token),
  );
}

function failed({ say }: Session): CaseOverviewAnswer {
  return { kind: 'failed', message: oneLine(say(msg('The logs of the case could not be read: the language server failed.'))) };
}

/** Files that only the client can read, one question each. */
function clientFiles(connection: Connection): ClientFiles {
  const ask = async <Answer>(method: string, uri: string): Promise<Answer> => {
    const answer = await connection.sendRequest<ClientAnswer<Answer>>(method, { uri } satisfies LogArgument);
    if ('failed' in answer) throw new Error(answer.failed);
    return answer.answer;
  };
  return {
    list: (uri) => ask<ListFilesAnswer>(LIST_FILES, uri),
    stat: (uri) => ask<StatFileAnswer>(STAT_FILE, uri),
    read: async (uri) => bytesOf((await ask<ReadFileAnswer>(READ_FILE, uri)).data),
  };
}

/** The octets of base64. */
function bytesOf(data: string): Uint8Array {
  return Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
}
