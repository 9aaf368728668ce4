import type { FindingGroup } from '../../core/analyze.ts';
import type { Severity } from '../../core/knowledge/model.ts';
import { type Localize, type Message, msg } from '../../core/text/message.ts';
import { severityOfGroup, shownGroups } from '../findings.ts';
import type { OpenLog } from '../log-store.ts';
import { code, escapeMarkdown, link, placeLink } from '../markdown.ts';
import type { Session } from '../session.ts';
import { type FindingsAddress, fileNameOf } from '../virtual-uri.ts';
import { gone } from './gone.ts';
import { lineLink } from './resolution.ts';
import { plainText, type VirtualText } from './virtual-text.ts';

/** Lines that are listed over all groups; an editor stays quick with so many links. */
const MAX_LINES = 5000;

/** Every finding of a log as Markdown, grouped by cause, each with links to all of its lines. */
export function findingsDocument(session: Session, address: FindingsAddress): VirtualText {
  const { say } = session;
  const log = session.logs.get(address.log);
  if (!log) return gone(address.log, say);
  const groups = shownGroups(log.analysis, session.settings);
  const title = `# ${escapeMarkdown(say(msg('Findings in {0}', fileNameOf(log.uri))))}`;
  if (groups.length === 0)
    return plainText(`${title}\n\n${escapeMarkdown(say(msg('Nothing was found that failed in this log.')))}\n`);
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const summary = msg('Findings: {0}. Causes: {1}, the most severe first.', total, groups.length);
  const parts = [title, escapeMarkdown(say(summary))];
  let room = MAX_LINES;
  for (const group of groups) {
    parts.push(...groupParts(log, group, room, say));
    room = Math.max(0, room - group.offsets.length);
  }
  return plainText(`${parts.join('\n\n')}\n`);
}

const SEVERITIES: Readonly<Record<Severity, Message>> = {
  error: msg('Error'),
  warning: msg('Warning'),
  information: msg('Information'),
  hint: msg('Hint'),
};

function groupParts(log: OpenLog, group: FindingGroup, room: number, say: Localize): string[] {
  const [finding] = group.shown;
  if (!finding) return [];
  const heading = msg('{0}: {1}', SEVERITIES[severityOfGroup(group)], finding.short);
  const parts = [`## ${escapeMarkdown(say(heading))}`, escapeMarkdown(say(finding.message)), code(finding.id)];
  if (finding.docUrl) parts.push(link(say(msg('Documentation')), finding.docUrl));
  parts.push(places(log, group, room, say));
  return parts;
}

/** The first place in full, the others as line numbers. */
function places(log: OpenLog, group: FindingGroup, room: number, say: Localize): string {
  const { lines } = log.analysis.document;
  const [first, ...others] = group.offsets.slice(0, Math.max(1, room));
  if (first === undefined) return '';
  const numbers = others.map((offset) => {
    const line = lines.lineAt(offset);
    return placeLink(String(line + 1), log.uri, line);
  });
  const left = group.count - 1 - numbers.length;
  const listed = [lineLink(log, first, say), ...numbers].join(', ');
  return left > 0 ? `${listed}, ${escapeMarkdown(say(msg('and {0} more', left)))}` : listed;
}
