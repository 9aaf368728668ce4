import type { LogDocument } from '../../../server/src/core/log/model.ts';
import { semanticTokens, TOKEN_TYPES } from '../../../server/src/lsp/features/semantic-tokens.ts';
import type { Session } from '../../../server/src/lsp/session/session.ts';
import { URI } from './session.ts';

/** The colour of each token of the log, by its start. */
export function coloursOf(session: Session, { lines }: LogDocument): ReadonlyMap<number, string> {
  const { data } = semanticTokens(session, URI);
  const colours = new Map<number, string>();
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [down = 0, right = 0, , type = 0] = data.slice(i, i + 5);
    line += down;
    character = down > 0 ? right : character + right;
    colours.set(lines.start(line) + character, TOKEN_TYPES[type] ?? '');
  }
  return colours;
}
