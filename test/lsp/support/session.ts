import { concludeAgain, growLog, openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { HEAD_LENGTH } from '../../../server/src/core/log/detect.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { LargeLogs } from '../../../server/src/lsp/log/large-logs.ts';
import { LineQuotes } from '../../../server/src/lsp/log/line-quotes.ts';
import { LogStore } from '../../../server/src/lsp/log/log-store.ts';
import { OpenCase } from '../../../server/src/lsp/log/open-case.ts';
import { KeyRing } from '../../../server/src/lsp/message/key-ring.ts';
import { TextStore } from '../../../server/src/lsp/message/text-store.ts';
import { readAbilities } from '../../../server/src/lsp/server/capabilities.ts';
import type { Session } from '../../../server/src/lsp/session/session.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../server/src/protocol.ts';

export const URI = 'file:///logs/test.log';

/** A session of our own client in which one log is open, as `URI`. */
export function sessionWith(languageId: string, text: string, settings: Settings = DEFAULT_SETTINGS): Session {
  const session = emptySession(settings);
  session.logs.open(URI, languageId, 1, text);
  return session;
}

/** A session of our own client in which all logs of a case are open, as `uriIn` names them, and judged together. */
export function sessionOfCase(files: ReadonlyMap<string, string>, settings: Settings = DEFAULT_SETTINGS): Session {
  const session = emptySession(settings);
  for (const [name, text] of files) {
    const fileName = name.slice(name.lastIndexOf('/') + 1);
    const detected = detectLog({ head: text.slice(0, HEAD_LENGTH), fileName });
    if (!detected) continue;
    session.logs.open(uriIn(name), detected.id, 1, text);
    session.logs.get(uriIn(name));
  }
  session.logs.judgeCase();
  return session;
}

/** The uri of a log of a case. */
export function uriIn(name: string): string {
  return `file:///case/${encodeURI(name)}`;
}

function emptySession(settings: Settings): Session {
  const openCase = new OpenCase();
  const logs = new LogStore({ openLog, growLog, concludeAgain }, () => 0, undefined, openCase);
  const client = readAbilities({ workspace: { textDocumentContent: {} } }, { commands: true });
  return {
    logs,
    large: new LargeLogs(openCase),
    quotes: new LineQuotes(),
    texts: new TextStore(),
    keys: new KeyRing(),
    settings,
    say: english,
    translations: new Map(),
    client,
  };
}
