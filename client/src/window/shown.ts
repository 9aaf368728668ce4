import { masked } from '../../../server/src/core/text/secrets/index.ts';
import { inert, type Words } from '../../../server/src/core/text/visible.ts';

/**
 * Words that may be shown: one line without a secret, a link, a command, an icon or anything that cannot be seen. VS Code makes live
 * links, of commands too, of `[label](target)` in notifications, progress, prompts and status items, and names of files say what their
 * sender likes. Only this room makes such text, and shows no other.
 */
export type Shown = Words;

/** VS Code cuts a notification at 1000 code units. */
export const MOST = 900;

/** Any text as words, at most `limit` code units. */
export function shown(text: string, limit = MOST): Shown {
  return inert(masked(text), limit);
}
