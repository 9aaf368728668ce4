import { type Connection, type ExecuteCommandParams, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { msg } from '../../core/text/sentence.ts';
import { oneLine, type Shown, shorten } from '../../core/text/visible.ts';
import { COMMANDS } from '../../protocol.ts';
import { members } from '../answer/json.ts';
import { parseAddress } from '../answer/virtual-uri.ts';
import { virtualDocument } from '../documents/index.ts';
import type { MessageChecks } from '../message/message-checks.ts';
import type { Session } from '../session/session.ts';

/** Commands that the server runs itself for a client that has none of ours. */
export const SERVER_COMMANDS: readonly string[] = [
  COMMANDS.showResolution,
  COMMANDS.openDecoded,
  COMMANDS.showAllFindings,
  COMMANDS.openArticle,
  COMMANDS.checkMessages,
  COMMANDS.showEnrollment,
];

const MAX_SHOWN = 8000;

/** Shows a page or one of our documents with what the client can do: open it, or show its text as a message. */
export async function executeCommand(
  connection: Connection,
  session: Session,
  params: ExecuteCommandParams,
  checks: Pick<MessageChecks, 'finish'>,
): Promise<null> {
  if (!SERVER_COMMANDS.includes(params.command)) return null;
  const { uri, url } = members(params.arguments?.[0]);
  if (params.command === COMMANDS.openArticle) {
    if (typeof url === 'string' && url.startsWith('https://')) await openArticle(connection, session, url);
    return null;
  }
  if (params.command === COMMANDS.checkMessages) {
    if (typeof uri === 'string') checks.finish(uri);
    return null;
  }
  if (typeof uri !== 'string' || !parseAddress(uri)) return null;
  if (session.client.documents && session.client.showDocument) {
    await connection.window.showDocument({ uri, takeFocus: true });
    return null;
  }
  const text = virtualDocument(session, uri)?.text;
  if (text) await tell(connection, shorten(text, MAX_SHOWN));
  return null;
}

async function openArticle(connection: Connection, session: Session, url: string): Promise<void> {
  const shown = session.client.showDocument && (await connection.window.showDocument({ uri: url, external: true })).success;
  if (!shown) await tell(connection, oneLine(session.say(msg('Open this page in a browser: {0}', url))));
}

function tell(connection: Connection, message: Shown): Promise<void> {
  return connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
}
