import { type CaseFile, overviewOf } from '../../core/case/expected/overview.ts';
import { unreadParts } from '../../core/case/expected/unread.ts';
import { countedAs, factsInCase } from '../../core/case/for-log.ts';
import type { CaseSnapshot } from '../../core/case/model.ts';
import { lineOf } from '../../core/text/named-lines.ts';
import { markedBriefly } from '../../core/text/proof.ts';
import { joined, own, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence, verbatim } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import type { LinkedText } from '../../protocol.ts';
import type { Looked } from '../../workspace/model.ts';
import { caseOfLogs, type SeenLog, seenLogs, skippedOf } from '../case/looked-case.ts';
import { conclusionOf } from '../log/coverage.ts';
import { firstOffset, shownGroups } from '../log/findings.ts';
import type { Session } from '../session/session.ts';

/** Causes that are named of one log; the log itself has them all. */
const MAX_CAUSES = 5;
const MAX_TITLE = 160;

/**
 * The overview of a case: its connector, its logs with what failed, and the logs that it lacks. `looked`: by their names. Plain text with
 * links, because the Markdown preview of VS Code opens no `file:` links.
 */
export function caseOverview(session: Session, title: string, looked: readonly Looked[]): LinkedText {
  const page = new Page(session.say);
  const logs = seenLogs(looked);
  const snapshot = caseOfLogs(logs);
  page.line(msg('Case overview: {0}', title));
  if (logs.length === 0) page.heading(msg('There is no log here that SCEP Log Inspector reads.'));
  else {
    const { because, expected } = overviewOf(looked.flatMap(caseFileOf));
    page.heading(msg('Connector'));
    page.line(because, '  ');
    page.heading(msg('Logs'));
    for (const log of logs) page.log(log, snapshot, session);
    const missing = expected.filter(({ found }) => found.length === 0);
    if (missing.length > 0) page.heading(msg('Logs that would help and are not here'));
    for (const { name, use, where } of missing) {
      page.line(name, '  ');
      page.line(use, '    ');
      page.line(where, '    ');
    }
  }
  const unread = unreadParts(looked.filter(({ kind }) => kind === 'opaque').map(({ path }) => path));
  if (unread.length > 0) page.heading(msg('Known, but not read here'));
  for (const { path, advice } of unread) {
    page.line(verbatim(path), '  ');
    page.line(advice, '    ');
  }
  if (snapshot.duplicates.length > 0) page.heading(msg('The same text twice, counted once:'));
  for (const { path, of } of snapshot.duplicates) page.line(msg('{0} is {1}', path, of), '  ');
  const skipped = looked.flatMap(skippedOf);
  if (skipped.length > 0) page.heading(msg('Not looked into'));
  for (const sentence of skipped) page.line(sentence, '  ');
  const others = looked.filter(({ kind }) => kind === 'foreign').length;
  if (others > 0) page.heading(msg('Files of other kinds: {0}', others));
  return page.answer();
}

/** Collects lines, and the links on them. */
class Page {
  readonly #say: Localize;
  readonly #lines: Line[] = [];
  readonly #links: LinkedText['links'][number][] = [];

  constructor(say: Localize) {
    this.#say = say;
  }

  line(message: Sentence, indent = ''): void {
    this.#lines.push(together`${own<Line>(indent)}${oneLine(this.#say(message))}`);
  }

  heading(message: Sentence): void {
    this.#lines.push(own(''));
    this.line(message);
  }

  /** A log, and under it a line a cause; both lead there. */
  log({ path, uri, facts: alone }: SeenLog, snapshot: CaseSnapshot, { settings, say }: Session): void {
    const facts = factsInCase({ ...alone, path: countedAs(path, snapshot) }, snapshot);
    this.#link(verbatim(path), uri);
    this.line(msg('{0}, {1} entries', facts.title, facts.records), '    ');
    const causes = shownGroups(facts, settings).flatMap((group) => {
      const [finding] = group.shown;
      if (!finding) return [];
      const title = oneLine(say(markedBriefly(finding.short, finding)), MAX_TITLE);
      return [{ title, count: group.count, offset: firstOffset(group) }];
    });
    for (const { title, count, offset } of causes.slice(0, MAX_CAUSES)) {
      const line = lineOf(facts.lines, offset).line + 1;
      const text = count > 1 ? msg('line {0}: {1} ({2} times)', line, title, count) : msg('line {0}: {1}', line, title);
      this.#link(text, `${uri}#L${line}`, '    ');
    }
    const conclusion = conclusionOf(facts, settings);
    if (conclusion) this.line(conclusion, '    ');
  }

  answer(): LinkedText {
    return { text: together`${joined(this.#lines, '\n')}\n`, links: this.#links };
  }

  #link(label: Sentence, target: string, indent = '  '): void {
    const text = together`${own<Line>(indent)}${oneLine(this.#say(label))}`;
    this.#links.push({ line: this.#lines.length, start: indent.length, end: text.length, target });
    this.#lines.push(text);
  }
}

function caseFileOf(looked: Looked): readonly CaseFile[] {
  const { path } = looked;
  if (looked.kind === 'log') return [{ path, format: looked.facts.format, channels: looked.facts.channels }];
  return looked.kind === 'foreign' || looked.kind === 'opaque' ? [{ path }] : [];
}
