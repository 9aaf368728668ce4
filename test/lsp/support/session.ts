import { growLog, openLog } from '../../../server/src/core/analyze.ts';
import { english } from '../../../server/src/core/text/message.ts';
import { readAbilities } from '../../../server/src/lsp/capabilities.ts';
import { LogStore } from '../../../server/src/lsp/log-store.ts';
import type { Session } from '../../../server/src/lsp/session.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../server/src/protocol.ts';

export const URI = 'file:///logs/test.log';

/** A session of our own client in which one log is open, as `URI`. */
export function sessionWith(languageId: string, text: string, settings: Settings = DEFAULT_SETTINGS): Session {
  const logs = new LogStore({ openLog, growLog }, () => 0);
  logs.open(URI, languageId, 1, text);
  return { logs, settings, say: english, client: readAbilities({ workspace: { textDocumentContent: {} } }, { commands: true }) };
}
