import { type CaseFile, type Generation, overviewOf } from '../core/knowledge/case/expected-logs.ts';
import type { UnreadPart } from '../core/knowledge/case/unread.ts';
import { type Localize, type Message, msg } from '../core/text/message.ts';
import { printableLine } from './console.ts';

/** Which connector wrote a case, and which logs it lacks, in the reader's language. */
export interface CaseReport {
  readonly connector: Generation;
  readonly because: string;
  readonly missing: readonly { readonly id: string; readonly name: string; readonly where: string; readonly use: string }[];
}

/** Undefined where no log was recognised: then it is no case of ours. */
export function reportCase(files: readonly CaseFile[], localize: Localize): CaseReport | undefined {
  if (!files.some(({ format }) => format !== undefined)) return undefined;
  const say = (message: Message): string => printableLine(localize(message));
  const { generation, because, expected } = overviewOf(files);
  const missing = expected.filter(({ found }) => found.length === 0);
  return {
    connector: generation,
    because: say(because),
    missing: missing.map(({ id, name, where, use }) => ({ id, name: say(name), where: say(where), use: say(use) })),
  };
}

/** The report for a terminal. */
export function writeCase({ because, missing }: CaseReport, localize: Localize): string {
  const lines = [localize(msg('Connector: {0}', because))];
  if (missing.length > 0) lines.push(localize(msg('Logs that would help and are not here:')));
  for (const { name, where, use } of missing) lines.push(`  ${name}\n    ${use}\n    ${where}`);
  return lines.join('\n');
}

/** A part of a case that is not read, and what to do with it, in the reader's language. */
export interface UnreadReport {
  readonly path: string;
  readonly advice: string;
}

export function reportUnread(found: readonly UnreadPart[], localize: Localize): readonly UnreadReport[] {
  return found.map(({ path, advice }) => ({ path: printableLine(path), advice: printableLine(localize(advice)) }));
}

/** The report for a terminal. */
export function writeUnread(found: readonly UnreadReport[], localize: Localize): string {
  return [localize(msg('Known, but not read here:')), ...found.map(({ path, advice }) => `  ${path}\n    ${advice}`)].join('\n');
}
