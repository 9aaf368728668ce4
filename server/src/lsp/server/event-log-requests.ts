import type { CancellationToken, Connection } from 'vscode-languageserver';
import { parsePartUri } from '../../core/evtx/index.ts';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import {
  EVENT_LOG_PART,
  EVENT_LOG_PARTS,
  type EventLogParams,
  type EventLogPartAnswer,
  type EventLogPartParams,
  type EventLogPartsAnswer,
  SEARCH_EVENTS,
  type SearchEventsAnswer,
  type SearchEventsParams,
} from '../../protocol.ts';
import type { Workspace } from '../../workspace/model.ts';
import { fileNameOf } from '../answer/virtual-uri.ts';
import { searchPage } from '../documents/search-page.ts';
import { contentOf } from '../log/parted-log.ts';
import type { Session } from '../session/session.ts';
import { EventLogReader } from './event-log-reader.ts';
import { failureLog } from './failure-log.ts';
import { guard } from './handler.ts';
import { longWork } from './long-work.ts';
import type { Publisher } from './publisher.ts';

/** Events that a search lists. */
const MAX_HITS = 1000;

type Failed = { readonly kind: 'failed'; readonly message: Line };

/** Our own requests about native event logs that are too large for one text. */
export function registerEventLogRequests(
  connection: Connection,
  workspace: Workspace | undefined,
  now: () => Session,
  publisher: Publisher,
): void {
  const log = failureLog(connection.console);
  const reader = workspace && new EventLogReader(workspace, now, publisher);
  const failed = (message: Sentence): Failed => ({ kind: 'failed', message: oneLine(now().say(message)) });
  const answer = <Params extends { readonly uri: string }, Answer>(
    method: string,
    run: (reader: EventLogReader, params: Params, token: CancellationToken) => Promise<Answer | Failed>,
  ): void => {
    const name = method.slice(method.lastIndexOf('/') + 1);
    connection.onRequest<unknown, void>(method, (params: Params, token: CancellationToken) => {
      const fallback = failed(msg('{0} could not be read: the language server failed.', fileNameOf(params.uri)));
      const work = async (): Promise<Answer | Failed> => (reader ? run(reader, params, token) : fallback);
      return guard<Params, Answer | Failed>(log, name, fallback, work)(params, token);
    });
  };

  answer<EventLogParams, EventLogPartsAnswer>(EVENT_LOG_PARTS, async (logs, { uri }, token) => {
    const survey = await logs.survey(uri, longWork(connection, now(), token).watch);
    if (survey.kind === 'error') return failed(survey.reason);
    if (survey.kind === 'whole') return { kind: 'whole' };
    const { say } = now();
    const parts = survey.log.parts.map((part) => ({
      uri: part.uri,
      title: oneLine(say(msg('Part {0}', part.number))),
      content: oneLine(say(contentOf(part))),
    }));
    return { kind: 'parts', parts };
  });

  answer<EventLogPartParams, EventLogPartAnswer>(EVENT_LOG_PART, async (logs, { uri }, token) => {
    const address = parsePartUri(uri);
    if (!address) return failed(msg('{0} names no part of an event log.', uri));
    const text = await logs.partText(address, longWork(connection, now(), token).watch);
    return typeof text === 'string' ? { kind: 'text', text } : failed(text.reason);
  });

  answer<SearchEventsParams, SearchEventsAnswer>(SEARCH_EVENTS, async (logs, { uri, words, workDoneToken }, token) => {
    const work = longWork(connection, now(), token, workDoneToken);
    try {
      const survey = await logs.survey(uri, work.watch);
      if (survey.kind === 'error') return failed(survey.reason);
      if (survey.kind === 'whole') return failed(msg('{0} is shown as one text: search in its editor.', fileNameOf(uri)));
      const result = await logs.workspace.search(uri, { parts: survey.log.parts, words, limit: MAX_HITS }, work.watch);
      if (result.kind === 'error') return failed(result.reason);
      return { kind: 'page', page: searchPage(now().say, survey.log, words, result) };
    } catch (error) {
      if (token.isCancellationRequested) return { kind: 'cancelled' };
      throw error;
    } finally {
      work.end();
    }
  });
}
