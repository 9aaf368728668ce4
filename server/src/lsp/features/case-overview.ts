import type { CancellationToken } from 'vscode-languageserver';
import { concludeAgain, MESSAGES_A_STEP, openLog } from '../../core/analyze/index.ts';
import { type CaseFile, overviewOf } from '../../core/case/expected/overview.ts';
import { unreadPart, unreadParts } from '../../core/case/expected/unread.ts';
import { channelsOf } from '../../core/log/channels.ts';
import type { LanguageId } from '../../core/log/model.ts';
import { type Localize, type Message, msg, verbatim } from '../../core/text/message.ts';
import { joined, own, together } from '../../core/text/secrets/index.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import type { CaseFileAnswer, CaseFileParams, CaseOverviewAnswer, CaseOverviewParams } from '../../protocol.ts';
import { conclusionOf } from '../log/coverage.ts';
import { firstOffset, shownGroups } from '../log/findings.ts';
import type { Session } from '../session/session.ts';

/** Causes that are named of one log; the log itself has them all. */
const MAX_CAUSES = 5;
const MAX_TITLE = 160;

/** What a text says that need not be open; null where it is not in the format that its language promises. */
export async function caseFile(
  { say, settings }: Session,
  { text, languageId }: CaseFileParams,
  token: CancellationToken,
): Promise<CaseFileAnswer | null> {
  const opened = openLog(text, { languageId });
  if (!opened) return null;
  const { document, messages } = opened;
  while (!token.isCancellationRequested && messages.readMore(document, MESSAGES_A_STEP)) await pause();
  const analysis = opened.coverage.some(({ kind }) => kind === 'messages') ? concludeAgain(opened) : opened;
  const conclusion = conclusionOf({ ...analysis, records: document.records.length }, settings);
  const findings = shownGroups(analysis, settings).flatMap((group) => {
    const title = group.shown[0]?.short;
    if (!title) return [];
    return [{ title: oneLine(say(title), MAX_TITLE), count: group.count, line: document.lines.lineAt(firstOffset(group)) }];
  });
  return {
    languageId: document.format.id,
    format: oneLine(say(document.format.title)),
    entries: document.records.length,
    channels: channelsOf(document),
    findings: findings.slice(0, MAX_CAUSES),
    ...(conclusion ? { conclusion: oneLine(say(conclusion)) } : {}),
  };
}

/** Lets other requests be answered. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

type File = CaseOverviewParams['files'][number];

/**
 * The overview of a case: its connector, its logs with what failed, and the logs that it lacks. Plain text with links, because
 * the Markdown preview of VS Code opens no `file:` links.
 */
export function caseOverview({ say }: Session, { title, files }: CaseOverviewParams): CaseOverviewAnswer {
  const page = new Page(say);
  const logs = files.filter(({ log }) => log !== undefined);
  page.line(msg('Case overview: {0}', title));
  if (logs.length === 0) page.heading(msg('There is no log here that SCEP Log Inspector reads.'));
  else {
    const { because, expected } = overviewOf(files.map(caseFileOf));
    page.heading(msg('Connector'));
    page.line(because, '  ');
    page.heading(msg('Logs'));
    for (const file of logs) page.log(file);
    const missing = expected.filter(({ found }) => found.length === 0);
    if (missing.length > 0) page.heading(msg('Logs that would help and are not here'));
    for (const { name, use, where } of missing) {
      page.line(name, '  ');
      page.line(use, '    ');
      page.line(where, '    ');
    }
  }
  const unread = files.filter(({ path, log }) => log === undefined && unreadPart(path) !== undefined);
  if (unread.length > 0) page.heading(msg('Known, but not read here'));
  for (const { path, advice } of unreadParts(unread.map((file) => file.path))) {
    page.line(verbatim(path), '  ');
    page.line(advice, '    ');
  }
  const skipped = files.filter((file) => file.skipped !== undefined && !unread.includes(file));
  if (skipped.length > 0) page.heading(msg('Not looked into'));
  for (const { path, skipped: why } of skipped) page.line(msg('{0}: {1}', path, why ?? ''), '  ');
  const others = files.length - logs.length - skipped.length - unread.length;
  if (others > 0) page.heading(msg('Files of other kinds: {0}', others));
  return page.answer();
}

/** Collects lines, and the links on them. */
class Page {
  readonly #say: Localize;
  readonly #lines: Line[] = [];
  readonly #links: CaseOverviewAnswer['links'][number][] = [];

  constructor(say: Localize) {
    this.#say = say;
  }

  line(message: Message, indent = ''): void {
    this.#lines.push(together`${own<Line>(indent)}${oneLine(this.#say(message))}`);
  }

  heading(message: Message): void {
    this.#lines.push(own(''));
    this.line(message);
  }

  /** A log, and under it a line a cause; both lead there. */
  log({ path, uri, log }: File): void {
    if (!log) return;
    this.#link(verbatim(path), uri);
    this.line(msg('{0}, {1} entries', log.format, log.entries), '    ');
    for (const { title, count, line } of log.findings) {
      const text = count > 1 ? msg('line {0}: {1} ({2} times)', line + 1, title, count) : msg('line {0}: {1}', line + 1, title);
      this.#link(text, `${uri}#L${line + 1}`, '    ');
    }
    if (log.conclusion !== undefined) this.line(verbatim(log.conclusion), '    ');
  }

  answer(): CaseOverviewAnswer {
    return { text: together`${joined(this.#lines, '\n')}\n`, links: this.#links };
  }

  #link(label: Message, target: string, indent = '  '): void {
    const text = together`${own<Line>(indent)}${oneLine(this.#say(label))}`;
    this.#links.push({ line: this.#lines.length, start: indent.length, end: text.length, target });
    this.#lines.push(text);
  }
}

function caseFileOf({ path, log }: File): CaseFile {
  return log ? { path, format: log.languageId as LanguageId, channels: log.channels } : { path };
}
