import type { Gap } from '../../core/log/coverage.ts';
import { type Message, msg } from '../../core/text/message.ts';
import { linesOf } from '../../core/unread-lines.ts';
import { COMMANDS, type LinesOfAnswer, type LinesOfParams, type LogArgument, type OpenLinesArgument } from '../../protocol.ts';
import type { Session } from '../session/session.ts';
import type { FoundLog } from './found-log.ts';

/** Something that one click does about a gap. */
export interface Look {
  readonly title: Message;
  readonly command: string;
  readonly argument: LogArgument | OpenLinesArgument;
}

/** How what was not looked at in an open log can be looked at. A log that was read from disk was read as far as it can be. */
export function looksAt(session: Session, log: FoundLog): readonly Look[] {
  return session.logs.get(log.uri) ? log.coverage.flatMap((gap) => lookAt(session, log.uri, gap)) : [];
}

function lookAt(session: Session, uri: string, { kind, count, format }: Gap): readonly Look[] {
  if (kind === 'messages') {
    return [{ title: msg('Check the other SCEP messages now ({0})', count), command: COMMANDS.checkMessages, argument: { uri } }];
  }
  if (format === undefined || !session.client.commands) return [];
  const title = msg('Open the lines of another log ({0})', count);
  return [{ title, command: COMMANDS.openLines, argument: { uri, languageId: format } }];
}

/** The lines of an open log that are in another format, as a text of their own; null where there are none. */
export function linesInFormat(session: Session, { uri, languageId }: LinesOfParams): LinesOfAnswer | null {
  const log = session.logs.get(uri);
  const gap = log?.analysis.coverage.find(({ format }) => format !== undefined && format === languageId);
  if (!log || !gap?.format) return null;
  return { text: linesOf(log.analysis.coverage, log.analysis.document.text, gap.format), languageId: gap.format };
}
