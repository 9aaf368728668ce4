import type { UnreadJson } from '../../core/report/reading-json.ts';
import { joined, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg } from '../../core/text/sentence.ts';
import { oneLine, type Shown } from '../../core/text/visible.ts';

/** The report for a terminal. */
export function writeUnread(found: readonly UnreadJson[], localize: Localize): Shown {
  const parts = found.map(({ path, advice }) => together`  ${path}\n    ${advice}`);
  return joined([oneLine(localize(msg('Known, but not read here:'))), ...parts], '\n');
}
