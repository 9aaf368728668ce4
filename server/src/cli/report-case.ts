import { type CaseFile, overviewOf } from '../core/case/expected/overview.ts';
import type { UnreadPart } from '../core/case/expected/unread.ts';
import type { Generation } from '../core/case/model.ts';
import { type Localize, type Message, msg } from '../core/text/message.ts';
import { joined, masked, together } from '../core/text/secrets/index.ts';
import { type Line, oneLine, type Shown } from '../core/text/visible.ts';

/** Which connector wrote a case, and which logs it lacks, in the reader's language. */
export interface CaseReport {
  readonly connector: Generation;
  readonly because: Line;
  readonly missing: readonly { readonly id: string; readonly name: Line; readonly where: Line; readonly use: Line }[];
}

/** Undefined where no log was recognised: then it is no case of ours. */
export function reportCase(files: readonly CaseFile[], localize: Localize): CaseReport | undefined {
  if (!files.some(({ format }) => format !== undefined)) return undefined;
  const say = (message: Message): Line => oneLine(localize(message));
  const { generation, because, expected } = overviewOf(files);
  const missing = expected.filter(({ found }) => found.length === 0);
  return {
    connector: generation,
    because: say(because),
    missing: missing.map(({ id, name, where, use }) => ({ id, name: say(name), where: say(where), use: say(use) })),
  };
}

/** The report for a terminal. */
export function writeCase({ because, missing }: CaseReport, localize: Localize): Shown {
  const lines = [oneLine(localize(msg('Connector: {0}', because)))];
  if (missing.length > 0) lines.push(oneLine(localize(msg('Logs that would help and are not here:'))));
  for (const { name, where, use } of missing) lines.push(together`  ${name}\n    ${use}\n    ${where}`);
  return joined(lines, '\n');
}

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
