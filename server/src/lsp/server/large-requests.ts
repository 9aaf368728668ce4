import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { LogFacts } from '../../core/log/facts.ts';
import { msg } from '../../core/text/sentence.ts';
import { oneLine } from '../../core/text/visible.ts';
import {
  ANALYZE_FILE,
  type AnalyzeFileAnswer,
  type AnalyzeFileParams,
  FORGET_FILE,
  type ForgetFileParams,
} from '../../protocol.ts';
import type { Workspace } from '../../workspace/model.ts';
import { addressOfFindings } from '../answer/addresses.ts';
import { fileNameOf } from '../answer/virtual-uri.ts';
import { conclusionOf } from '../log/coverage.ts';
import { shownGroups } from '../log/findings.ts';
import type { Session } from '../session/session.ts';
import { failureLog } from './failure-log.ts';
import { guard, guardNotification } from './handler.ts';
import { longWork } from './long-work.ts';
import type { Publisher } from './publisher.ts';

/** Our own requests about logs that the editor gives no document for. */
export function registerLargeRequests(
  connection: Connection,
  workspace: Workspace | undefined,
  now: () => Session,
  publisher: Publisher,
): void {
  const log = failureLog(connection.console);
  const forget = (uri: string): void => {
    if (!now().large.forget(uri)) return;
    publisher.large(uri);
    publisher.refreshCase();
  };
  const analyze = async (params: AnalyzeFileParams, token: CancellationToken): Promise<AnalyzeFileAnswer> => {
    const { uri } = params;
    if (!workspace) return failed(now(), uri);
    const work = longWork(connection, now(), token, params.workDoneToken);
    try {
      const answer = await workspace.read(uri, work.watch);
      if (answer.kind !== 'log') {
        forget(uri);
        return answer.kind === 'error' ? { kind: 'failed', message: oneLine(now().say(answer.reason)) } : { kind: 'foreign' };
      }
      for (const forgotten of now().large.keep(uri, answer)) publisher.large(forgotten);
      publisher.refreshCase();
      publisher.large(uri);
      publisher.confirmed(uri);
      return answerOf(now(), uri, answer.facts);
    } catch (error) {
      if (token.isCancellationRequested) return { kind: 'cancelled' };
      throw error;
    } finally {
      work.end();
    }
  };
  connection.onRequest<unknown, void>(ANALYZE_FILE, (params: AnalyzeFileParams, token: CancellationToken) =>
    guard<AnalyzeFileParams, AnalyzeFileAnswer>(log, 'analyzeFile', failed(now(), params.uri), analyze)(params, token),
  );
  connection.onNotification(
    FORGET_FILE,
    guardNotification<ForgetFileParams>(log, 'forgetFile', ({ uri }) => forget(uri)),
  );
}

function failed({ say }: Session, uri: string): AnalyzeFileAnswer {
  return {
    kind: 'failed',
    message: oneLine(say(msg('{0} could not be analysed: the language server failed.', fileNameOf(uri)))),
  };
}

function answerOf({ large, say, settings }: Session, uri: string, facts: LogFacts): AnalyzeFileAnswer {
  const found = large.get(uri) ?? facts;
  const groups = shownGroups(found, settings);
  const conclusion = conclusionOf(found, settings);
  return {
    kind: 'log',
    languageId: facts.format,
    format: oneLine(say(facts.title)),
    entries: facts.records,
    causes: groups.length,
    findings: groups.reduce((sum, { count }) => sum + count, 0),
    ...(conclusion ? { conclusion: oneLine(say(conclusion)) } : {}),
    list: addressOfFindings(uri),
  };
}
