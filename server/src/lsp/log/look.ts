import { linesOf } from '../../core/analyze/unread-lines.ts';
import type { Gap } from '../../core/log/coverage.ts';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import { COMMANDS, type LinesOfAnswer, type LinesOfParams, type LogArgument, type OpenLinesArgument } from '../../protocol.ts';
import type { FoundLog } from './found-log.ts';
import type { LogStore } from './log-store.ts';

/** Something that one click does about a gap. */
export interface Look {
  readonly title: Sentence;
  readonly command: string;
  readonly argument: LogArgument | OpenLinesArgument;
}

/** The open logs, and whether the editor has our commands. */
export interface Looking {
  readonly logs: LogStore;
  readonly client: { readonly commands: boolean };
}

/** How what was not looked at in an open log can be looked at. A log that was read from disk was read as far as it can be. */
export function looksAt({ logs, client }: Looking, log: FoundLog): readonly Look[] {
  return logs.get(log.uri) ? log.coverage.flatMap((gap) => lookAt(client, log.uri, gap)) : [];
}

function lookAt(client: Looking['client'], uri: string, { kind, count, format }: Gap): readonly Look[] {
  if (kind === 'messages') {
    return [{ title: msg('Check the other SCEP messages now ({0})', count), command: COMMANDS.checkMessages, argument: { uri } }];
  }
  if (format === undefined || !client.commands) return [];
  const title = msg('Open the lines of another log ({0})', count);
  return [{ title, command: COMMANDS.openLines, argument: { uri, languageId: format } }];
}

/** The lines of an open log that are in another format, as a text of their own; null where there are none. */
export function linesInFormat({ logs }: Pick<Looking, 'logs'>, { uri, languageId }: LinesOfParams): LinesOfAnswer | null {
  const log = logs.get(uri);
  const gap = log?.analysis.coverage.find(({ format }) => format !== undefined && format === languageId);
  if (!log || !gap?.format) return null;
  return { text: linesOf(log.analysis.coverage, log.analysis.document.text, gap.format), languageId: gap.format };
}
