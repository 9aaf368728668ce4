import { stepTold } from '../../core/advice/generation.ts';
import { resolutions } from '../../core/advice/index.ts';
import type { FindingGroup } from '../../core/analyze/index.ts';
import type { Coverage } from '../../core/log/coverage.ts';
import type { Finding, Severity } from '../../core/log/finding.ts';
import { recordAt } from '../../core/log/records.ts';
import { marked } from '../../core/text/proof.ts';
import { joined, own, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import { COMMANDS, type Settings } from '../../protocol.ts';
import { addressOfResolution } from '../answer/addresses.ts';
import type { Section, TextLink, VirtualText } from '../answer/virtual-text.ts';
import { type FindingsAddress, fileNameOf } from '../answer/virtual-uri.ts';
import { countsSaid } from '../log/counts.ts';
import { conclusionOf, coverageFor } from '../log/coverage.ts';
import { severityOfGroup, shownGroups } from '../log/findings.ts';
import { type FoundLog, listedLog } from '../log/found-log.ts';
import { looksAt } from '../log/look.ts';
import { type PartedLog, titleOfPart } from '../log/parted-log.ts';
import type { Session } from '../session/session.ts';
import { gone } from './gone.ts';
import { formatTime } from './when.ts';

/** Places that are listed over all groups; an editor stays quick with so many links. */
const MAX_PLACES = 5000;
const PLACES_A_LINE = 12;

/**
 * Every finding of a log, grouped by cause, each with links to all of its lines; and the parts of a log that is shown in parts. Plain
 * text with document links, because the Markdown preview of VS Code opens no `file:` links.
 */
export function findingsDocument(session: Session, address: FindingsAddress): VirtualText {
  const { say } = session;
  const log = listedLog(session, address.log);
  const parted = session.large.parted(log?.uri ?? address.log);
  if (!log && !parted) return gone(address.log, say);
  const page = new Page(session, parted);
  page.say(msg('Findings in {0}', fileNameOf(log?.uri ?? address.log)));
  page.line(EMPTY);
  if (log) writeFindings(page, log, session.settings);
  else
    page.say(
      msg('The log was not analysed as a whole yet. The command "Analyze Large File" does that; what it finds is listed here.'),
    );
  if (parted) page.parts(parted);
  return page.document();
}

function writeFindings(page: Page, log: FoundLog, settings: Settings): void {
  const groups = shownGroups(log, settings);
  const conclusion = conclusionOf(log, settings);
  if (groups.length > 0) writeGroups(page, log, groups);
  else if (conclusion) page.say(conclusion);
  page.gaps(log, coverageFor(log, settings));
}

function writeGroups(page: Page, log: FoundLog, groups: readonly FindingGroup[]): void {
  page.say(msg('{0} Causes: {1}, the most severe first.', countsSaid(groups), groups.length));
  let room = MAX_PLACES;
  for (const group of groups) {
    page.group(log, group, room);
    room = Math.max(0, room - group.offsets.length);
  }
}

const SEVERITIES: Readonly<Record<Severity, Sentence>> = {
  error: msg('Error'),
  warning: msg('Warning'),
  information: msg('Information'),
  hint: msg('Hint'),
};

/** Collects lines, and the links and sections on them. */
class Page {
  readonly #session: Session;
  /** Number of the part that a document shows. */
  readonly #parts: ReadonlyMap<string, number>;
  readonly #say: Localize;
  readonly #lines: Line[] = [];
  readonly #links: TextLink[] = [];
  readonly #sections: Section[] = [];

  constructor(session: Session, parted: PartedLog | undefined) {
    this.#session = session;
    this.#parts = new Map(parted?.parts.map(({ uri, number }) => [uri, number]));
    this.#say = session.say;
  }

  document(): VirtualText {
    return { text: together`${joined(this.#lines, '\n')}\n`, links: this.#links, sections: this.#sections, bytes: [] };
  }

  line(text: Line): void {
    this.#lines.push(text);
  }

  say(message: Sentence): void {
    this.line(oneLine(this.#say(message)));
  }

  /** One cause: what it is, where to read on, and its places, at most `room` and at least the first. */
  group(log: FoundLog, group: FindingGroup, room: number): void {
    const [finding] = group.shown;
    if (!finding) return;
    this.line(EMPTY);
    const line = this.#lines.length;
    const severity = this.#say(SEVERITIES[severityOfGroup(group)]);
    const name = oneLine(this.#say(msg('{0}: {1}', severity, finding.short)));
    this.line(name);
    this.#when(log, group);
    this.line(together`  ${oneLine(this.#say(marked(finding.message, finding)))}`);
    this.#next(finding);
    this.#resolution(log, finding);
    this.#places(log, group, Math.max(1, room));
    this.line(own(`  ${finding.id}`));
    if (finding.docUrl) this.#linked(own(finding.docUrl), finding.docUrl);
    this.#sections.push({ name, detail: own(finding.id), line, endLine: this.#lines.length - 1, children: [] });
  }

  /** The parts of the log, each a link. */
  parts({ parts }: PartedLog): void {
    this.line(EMPTY);
    const line = this.#lines.length;
    const name = oneLine(this.#say(msg('Parts')));
    this.line(name);
    for (const part of parts) this.#linked(oneLine(this.#say(titleOfPart(part))), part.uri);
    this.#sections.push({ name, detail: EMPTY, line, endLine: this.#lines.length - 1, children: [] });
  }

  /** What was not looked at, its places, and what can be done about it. */
  gaps(log: FoundLog, coverage: Coverage): void {
    if (coverage.length === 0) return;
    this.line(EMPTY);
    const line = this.#lines.length;
    const name = oneLine(this.#say(msg('Not looked at')));
    this.line(name);
    for (const { what, places } of coverage) {
      this.line(together`  ${oneLine(this.#say(what))}`);
      this.#rows(
        log,
        places.map(({ start }) => start),
      );
    }
    if (this.#session.client.commands) {
      for (const { title, command, argument } of looksAt(this.#session, log))
        this.#linked(oneLine(this.#say(title)), `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`);
    }
    this.#sections.push({ name, detail: EMPTY, line, endLine: this.#lines.length - 1, children: [] });
  }

  #places(log: FoundLog, group: FindingGroup, room: number): void {
    const shown = group.offsets.slice(0, room);
    this.#rows(log, shown);
    const left = group.count - shown.length;
    if (left > 0) this.line(together`  ${oneLine(this.#say(msg('and {0} more', left)))}`);
  }

  #rows(log: FoundLog, offsets: readonly number[]): void {
    for (const { uri, lines } of rowsOf(log, offsets)) {
      const part = this.#parts.get(uri);
      let text: Line = together`  ${oneLine(this.#say(part === undefined ? msg('Lines:') : msg('Part {0}, lines:', part)))} `;
      for (const [i, line] of lines.entries()) {
        if (i > 0) text = together`${text}, `;
        const number = own<Line>(String(line));
        this.#links.push(this.#link(text.length, number, `${uri}#L${line}`));
        text = together`${text}${number}`;
      }
      this.line(text);
    }
  }

  /** How often, and between which times: an open log tells that. */
  #when(log: FoundLog, { count, offsets }: FindingGroup): void {
    const document = this.#session.logs.get(log.uri)?.analysis.document;
    const [first, last] = [offsets[0], offsets.at(-1)].map((offset) =>
      document && offset !== undefined ? recordAt(document, offset)?.time : undefined,
    );
    if (!first || !last) return;
    const from = formatTime(first);
    const words = count === 1 ? msg('Once: {0}', from) : msg('{0} times: {1} to {2}', count, from, formatTime(last));
    this.line(together`  ${oneLine(this.#say(words))}`);
  }

  /** What to do first. */
  #next(finding: Finding): void {
    const advice = finding.resolutions.map((id) => resolutions.get(id)).find((known) => known !== undefined);
    const step = advice?.steps[0];
    if (advice && step) this.line(together`  ${oneLine(this.#say(msg('Next: {0}', stepTold(step, advice))))}`);
  }

  /** The whole advice is reached from here. */
  #resolution(log: FoundLog, finding: Finding): void {
    const uri = addressOfResolution(log, finding);
    const command = `command:${COMMANDS.showResolution}?${encodeURIComponent(JSON.stringify([{ uri }]))}`;
    this.#linked(oneLine(this.#say(msg('Show the resolution'))), this.#session.client.commands ? command : uri);
  }

  #linked(text: Line, target: string): void {
    this.#links.push(this.#link(INDENT.length, text, target));
    this.line(together`${INDENT}${text}`);
  }

  #link(start: number, text: Line, target: string): TextLink {
    return { line: this.#lines.length, start, end: start + text.length, target };
  }
}

const EMPTY: Line = own('');
const INDENT: Line = own('  ');

/** Lines, from 1, of one document. */
interface Row {
  readonly uri: string;
  readonly lines: number[];
}

function rowsOf(log: FoundLog, offsets: readonly number[]): readonly Row[] {
  const rows: Row[] = [];
  for (const offset of offsets) {
    const { uri, range } = log.locate({ start: offset, end: offset });
    const last = rows.at(-1);
    if (last && last.uri === uri && last.lines.length < PLACES_A_LINE) last.lines.push(range.start.line + 1);
    else rows.push({ uri, lines: [range.start.line + 1] });
  }
  return rows;
}
