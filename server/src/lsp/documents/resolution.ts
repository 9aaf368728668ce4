import type { Command, Finding, Resolution } from '../../core/knowledge/model.ts';
import { references } from '../../core/knowledge/references.ts';
import { resolutions } from '../../core/knowledge/resolutions/index.ts';
import { rules } from '../../core/knowledge/rules/index.ts';
import type { LogDocument } from '../../core/log/model.ts';
import { type Localize, type Message, msg } from '../../core/text/message.ts';
import { findFinding } from '../findings.ts';
import { type FoundLog, foundLog } from '../found-log.ts';
import { escapeMarkdown, fence, link } from '../markdown.ts';
import { quote, recordAt } from '../records.ts';
import type { Session } from '../session.ts';
import { fileNameOf, type ResolutionAddress } from '../virtual-uri.ts';
import { plainText, type VirtualText } from './virtual-text.ts';
import { formatTime } from './when.ts';

/** The advice for a finding as Markdown: what was found and where, causes, steps, commands, sources. Needs no network. */
export function resolutionDocument(session: Session, address: ResolutionAddress): VirtualText {
  const { say } = session;
  const rule = rules.find((known) => known.id === address.rule);
  if (!rule) return plainText(`${escapeMarkdown(say(msg('There is no rule "{0}" in this version.', address.rule)))}\n`);
  const log = foundLog(session, address.log);
  const finding = log && findFinding(log, rule.id, address.offset);
  const parts = [`# ${escapeMarkdown(say(rule.title))}`];
  if (log && finding) parts.push(...found(log, finding, session.logs.get(log.uri)?.analysis.document, say));
  else
    parts.push(
      text(say, msg('The log is closed or has changed, so the finding itself cannot be shown. The advice stays the same.')),
    );
  const advice = (finding?.resolutions ?? rule.resolutions).flatMap((id) => resolutions.get(id) ?? []);
  for (const resolution of advice) {
    const title = advice.length > 1 ? [`## ${text(say, resolution.title)}`] : [];
    parts.push(...title, ...adviceParts(resolution, title.length > 0 ? '###' : '##', say));
  }
  parts.push(...sources([{ ...rule, docUrl: finding?.docUrl ?? rule.docUrl }, ...advice], say));
  return plainText(`${parts.join('\n\n')}\n`);
}

const MAX_QUOTE = 1200;

/** `document` is there where the log is open: then the record can be shown. */
function found(log: FoundLog, finding: Finding, document: LogDocument | undefined, say: Localize): string[] {
  const record = document && recordAt(document, finding.span.start);
  const place = linePlace(log, finding.span.start, say);
  const when = record?.time ? [`${text(say, msg('When:'))} ${escapeMarkdown(say(formatTime(record.time)))}`] : [];
  const parts = [`**${text(say, finding.message)}**`, [`${text(say, msg('Where:'))} ${place}`, ...when].join('  \n')];
  if (document && record) parts.push(fence(quote(document, record.span, MAX_QUOTE), 'text'));
  const evidence = finding.evidence.map((one) => `- ${linePlace(log, one.span.start, say)}: ${text(say, one.message)}`);
  if (evidence.length > 0) parts.push(text(say, msg('Evidence:')), evidence.join('\n'));
  return parts;
}

function adviceParts(resolution: Resolution, heading: '##' | '###', say: Localize): string[] {
  const parts: string[] = [];
  if (resolution.causes.length > 0) {
    parts.push(`${heading} ${text(say, msg('Likely causes, the likeliest first'))}`, numbered(resolution.causes, say));
  }
  if (resolution.steps.length > 0) parts.push(`${heading} ${text(say, msg('What to do'))}`, numbered(resolution.steps, say));
  if (resolution.commands.length > 0) {
    parts.push(`${heading} ${text(say, msg('Commands to copy'))}`, ...resolution.commands.map((one) => commandPart(one, say)));
  }
  if (!resolution.verified) parts.push(`*${text(say, NOT_VERIFIED)}*`);
  return parts;
}

function numbered(messages: readonly Message[], say: Localize): string {
  return messages.map((message, index) => `${index + 1}. ${text(say, message)}`).join('\n');
}

const SHELLS: Readonly<Record<Command['shell'], { readonly title: Message; readonly language: string }>> = {
  powershell: { title: msg('PowerShell'), language: 'powershell' },
  cmd: { title: msg('Command Prompt'), language: 'bat' },
  run: { title: msg('Start > Run'), language: 'text' },
};

function commandPart(command: Command, say: Localize): string {
  const shell = SHELLS[command.shell];
  const effect = command.effect === 'check' ? msg('{0}: only reads', shell.title) : msg('{0}: changes the server', shell.title);
  const trust = command.verified ? '' : ` *${text(say, NOT_VERIFIED)}*`;
  return `${text(say, effect)}${trust}\n\n${fence(command.text, shell.language)}`;
}

const NOT_VERIFIED = msg('Not verified: no documentation confirms this.');

type Sourced = Pick<Resolution, 'source' | 'verified' | 'docUrl'>;

/** Where the diagnosis and the advice come from, each source and page once. */
function sources(all: readonly Sourced[], say: Localize): string[] {
  const pages = new Set(all.map(({ docUrl }) => docUrl).filter((url) => url.startsWith('https://')));
  const origins = new Set(all.map(({ source }) => source));
  const list = [
    ...[...pages].map((url) => `- ${link(say(msg('Documentation')), url)}`),
    ...titles(origins).map((title) => `- ${text(say, msg('Source:'))} ${title}`),
  ];
  const trust = all[0]?.verified === false ? [`*${text(say, NOT_VERIFIED)}*`] : [];
  return [`## ${text(say, msg('Sources'))}`, list.join('\n'), ...trust];
}

/** The sources in words, each once; linked where they can be opened. */
function titles(origins: ReadonlySet<string>): readonly string[] {
  const all = [...origins].flatMap((source) => references(source));
  return [...new Set(all.map(({ text: title, url }) => (url === undefined ? escapeMarkdown(title) : link(title, url))))];
}

/** A line of the log, for example "u_ex240501.log, line 12". No link: the preview of VS Code opens no `file:` uri. */
function linePlace(log: FoundLog, offset: number, say: Localize): string {
  const { uri, range } = log.locate({ start: offset, end: offset });
  return text(say, msg('{0}, line {1}', fileNameOf(uri), range.start.line + 1));
}

function text(say: Localize, message: Message): string {
  return escapeMarkdown(say(message));
}
