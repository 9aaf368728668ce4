import type { UnreadPart } from '../../core/case/expected/unread.ts';
import { joined, masked, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg } from '../../core/text/sentence.ts';
import { type Line, oneLine, type Shown } from '../../core/text/visible.ts';

/** A part of a case that is not read, and what to do with it, in the reader's language. */
export interface UnreadReport {
  readonly path: Line;
  readonly advice: Line;
}

export function reportUnread(found: readonly UnreadPart[], localize: Localize): readonly UnreadReport[] {
  return found.map(({ path, advice }) => ({ path: oneLine(masked(path)), advice: oneLine(localize(advice)) }));
}

/** The report for a terminal. */
export function writeUnread(found: readonly UnreadReport[], localize: Localize): Shown {
  const parts = found.map(({ path, advice }) => together`  ${path}\n    ${advice}`);
  return joined([oneLine(localize(msg('Known, but not read here:'))), ...parts], '\n');
}
