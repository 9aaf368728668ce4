import { concludeAgain, growLog, openLog } from '../../../server/src/core/analyze/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { LargeLogs } from '../../../server/src/lsp/log/large-logs.ts';
import { LogStore } from '../../../server/src/lsp/log/log-store.ts';
import { KeyRing } from '../../../server/src/lsp/message/key-ring.ts';
import { TextStore } from '../../../server/src/lsp/message/text-store.ts';
import { readAbilities } from '../../../server/src/lsp/server/capabilities.ts';
import type { Session } from '../../../server/src/lsp/session/session.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../server/src/protocol.ts';

export const URI = 'file:///logs/test.log';

/** A session of our own client in which one log is open, as `URI`. */
export function sessionWith(languageId: string, text: string, settings: Settings = DEFAULT_SETTINGS): Session {
  const logs = new LogStore({ openLog, growLog, concludeAgain }, () => 0);
  logs.open(URI, languageId, 1, text);
  const client = readAbilities({ workspace: { textDocumentContent: {} } }, { commands: true });
  return {
    logs,
    large: new LargeLogs(),
    texts: new TextStore(),
    keys: new KeyRing(),
    settings,
    say: english,
    translations: new Map(),
    client,
  };
}
