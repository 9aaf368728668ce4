import type { FindingGroup } from '../../core/analyze.ts';
import type { Finding, Severity } from '../../core/knowledge/model.ts';
import { type Localize, type Message, msg } from '../../core/text/message.ts';
import { COMMANDS } from '../../protocol.ts';
import { severityOfGroup, shownGroups } from '../findings.ts';
import { type FoundLog, foundLog } from '../found-log.ts';
import { oneLine } from '../markdown.ts';
import type { Session } from '../session.ts';
import { type FindingsAddress, fileNameOf } from '../virtual-uri.ts';
import { addressOfResolution } from './addresses.ts';
import { gone } from './gone.ts';
import type { Section, TextLink, VirtualText } from './virtual-text.ts';

/** Places that are listed over all groups; an editor stays quick with so many links. */
const MAX_PLACES = 5000;
const PLACES_A_LINE = 12;

/**
 * Every finding of a log, grouped by cause, each with links to all of its lines. Plain text with document links, because the
 * Markdown preview of VS Code opens no `file:` links.
 */
export function findingsDocument(session: Session, address: FindingsAddress): VirtualText {
  const { say } = session;
  const log = foundLog(session, address.log);
  if (!log) return gone(address.log, say);
  const groups = shownGroups(log, session.settings);
  const page = new Page(log, session);
  page.say(msg('Findings in {0}', fileNameOf(log.uri)));
  page.line('');
  if (groups.length === 0) {
    page.say(msg('Nothing was found that failed in this log.'));
    return page.document();
  }
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  page.say(msg('Findings: {0}. Causes: {1}, the most severe first.', total, groups.length));
  let room = MAX_PLACES;
  for (const group of groups) {
    page.group(group, room);
    room = Math.max(0, room - group.offsets.length);
  }
  return page.document();
}

const SEVERITIES: Readonly<Record<Severity, Message>> = {
  error: msg('Error'),
  warning: msg('Warning'),
  information: msg('Information'),
  hint: msg('Hint'),
};

/** Collects lines, and the links and sections on them. */
class Page {
  readonly #log: FoundLog;
  readonly #session: Session;
  readonly #say: Localize;
  readonly #lines: string[] = [];
  readonly #links: TextLink[] = [];
  readonly #sections: Section[] = [];

  constructor(log: FoundLog, session: Session) {
    this.#log = log;
    this.#session = session;
    this.#say = session.say;
  }

  document(): VirtualText {
    return { text: `${this.#lines.join('\n')}\n`, links: this.#links, sections: this.#sections, bytes: [] };
  }

  line(text: string): void {
    this.#lines.push(text);
  }

  say(message: Message): void {
    this.line(oneLine(this.#say(message)));
  }

  /** One cause: what it is, where to read on, and its places, at most `room` and at least the first. */
  group(group: FindingGroup, room: number): void {
    const [finding] = group.shown;
    if (!finding) return;
    this.line('');
    const line = this.#lines.length;
    const severity = this.#say(SEVERITIES[severityOfGroup(group)]);
    const name = oneLine(this.#say(msg('{0}: {1}', severity, finding.short)));
    this.line(name);
    this.line(`  ${oneLine(this.#say(finding.message))}`);
    this.line(`  ${finding.id}`);
    if (finding.docUrl) this.#linked('  ', finding.docUrl, finding.docUrl);
    if (!this.#session.logs.get(this.#log.uri)) this.#resolution(finding);
    this.#places(group, Math.max(1, room));
    this.#sections.push({ name, detail: finding.id, line, endLine: this.#lines.length - 1, children: [] });
  }

  #places(group: FindingGroup, room: number): void {
    const shown = group.offsets.slice(0, room);
    for (let first = 0; first < shown.length; first += PLACES_A_LINE) {
      const row = shown.slice(first, first + PLACES_A_LINE).map((offset) => this.#lineOf(offset));
      let text = `  ${oneLine(this.#say(msg('Lines:')))} `;
      for (const [i, line] of row.entries()) {
        if (i > 0) text += ', ';
        this.#links.push(this.#link(text.length, String(line), `${this.#log.uri}#L${line}`));
        text += line;
      }
      this.line(text);
    }
    const left = group.count - shown.length;
    if (left > 0) this.line(`  ${oneLine(this.#say(msg('and {0} more', left)))}`);
  }

  /** A log that is not open has no lightbulb: its advice is reached from here. */
  #resolution(finding: Finding): void {
    const uri = addressOfResolution(this.#log, finding);
    const command = `command:${COMMANDS.showResolution}?${encodeURIComponent(JSON.stringify([{ uri }]))}`;
    this.#linked('  ', oneLine(this.#say(msg('Show the resolution'))), this.#session.client.commands ? command : uri);
  }

  #lineOf(offset: number): number {
    return this.#log.locate({ start: offset, end: offset }).range.start.line + 1;
  }

  #linked(indent: string, text: string, target: string): void {
    this.#links.push(this.#link(indent.length, text, target));
    this.line(`${indent}${text}`);
  }

  #link(start: number, text: string, target: string): TextLink {
    return { line: this.#lines.length, start, end: start + text.length, target };
  }
}
