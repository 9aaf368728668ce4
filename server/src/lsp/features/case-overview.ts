import { type CaseFile, overviewOf } from '../../core/case/expected/overview.ts';
import { unreadParts } from '../../core/case/expected/unread.ts';
import { groupsInCase } from '../../core/case/for-log.ts';
import type { CaseFinding } from '../../core/case/model.ts';
import { CaseModel } from '../../core/case/whole/case-model.ts';
import type { LogFacts } from '../../core/log/facts.ts';
import { lineOf } from '../../core/text/named-lines.ts';
import { joined, own, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence, verbatim } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import type { LinkedText } from '../../protocol.ts';
import type { Looked } from '../../workspace/model.ts';
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
  const logs = looked.flatMap((one) => (one.kind === 'log' ? [one] : []));
  page.line(msg('Case overview: {0}', title));
  if (logs.length === 0) page.heading(msg('There is no log here that SCEP Log Inspector reads.'));
  else {
    const { because, expected } = overviewOf(looked.flatMap(caseFileOf));
    page.heading(msg('Connector'));
    page.line(because, '  ');
    page.heading(msg('Logs'));
    const findings = findingsOf(logs);
    for (const log of logs) page.log(log, findings, session);
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
  const skipped = looked.flatMap(skippedOf);
  if (skipped.length > 0) page.heading(msg('Not looked into'));
  for (const sentence of skipped) page.line(sentence, '  ');
  const others = looked.filter(({ kind }) => kind === 'foreign').length;
  if (others > 0) page.heading(msg('Files of other kinds: {0}', others));
  return page.answer();
}

type SeenLog = Looked & { readonly facts: LogFacts };

/** What all logs together show, in the place of what one of them could only guess. */
function findingsOf(logs: readonly SeenLog[]): readonly CaseFinding[] {
  const model = new CaseModel();
  for (const { path, facts } of logs) model.put(path, facts);
  return model.snapshot().findings;
}

/** What was not looked into, or is another name of something, as a sentence. */
function skippedOf(looked: Looked): readonly Sentence[] {
  const { path } = looked;
  switch (looked.kind) {
    case 'refused':
      return [path === '' ? looked.reason : msg('{0}: {1}', path, looked.reason)];
    case 'same':
      return [msg('{0}: this is the same file as {1}, and counts once', path, looked.of)];
    case 'left-out':
      return [msg('{0}: {1} files were not looked at', path, looked.count)];
    case 'foreign':
      return looked.gaps.map(({ sentence }) => msg('{0}: {1}', path, sentence));
    case 'log':
    case 'opaque':
      return [];
  }
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
  log({ path, uri, facts: alone }: SeenLog, findings: readonly CaseFinding[], { settings, say }: Session): void {
    const facts = { ...alone, groups: groupsInCase(alone, { findings }) };
    const ofCase = new Map(findings.flatMap(({ place }) => (place.path === path ? [[place.span.start, place.line]] : [])));
    this.#link(verbatim(path), uri);
    this.line(msg('{0}, {1} entries', facts.title, facts.records), '    ');
    const causes = shownGroups(facts, settings).flatMap((group) => {
      const title = group.shown[0]?.short;
      return title ? [{ title: oneLine(say(title), MAX_TITLE), count: group.count, offset: firstOffset(group) }] : [];
    });
    for (const { title, count, offset } of causes.slice(0, MAX_CAUSES)) {
      const line = (ofCase.get(offset) ?? lineOf(facts.lines, offset).line) + 1;
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
