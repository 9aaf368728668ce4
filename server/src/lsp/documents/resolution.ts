import { generationNote } from '../../core/advice/generation.ts';
import { resolutions } from '../../core/advice/index.ts';
import type { Command, Resolution } from '../../core/advice/model.ts';
import { caseRules } from '../../core/case/rules/index.ts';
import { references } from '../../core/facts/references.ts';
import type { Finding } from '../../core/log/finding.ts';
import type { LogDocument } from '../../core/log/model.ts';
import { recordAt } from '../../core/log/records.ts';
import { rules } from '../../core/rules/index.ts';
import { marked, type Proven, proofOf, provenWithin, remarkOn, type Statement } from '../../core/text/proof.ts';
import { joined, own, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../../core/text/sentence.ts';
import { escapeMarkdown, fence, link, type Markdown } from '../answer/markdown.ts';
import { quote } from '../answer/quote.ts';
import { plainText, type VirtualText } from '../answer/virtual-text.ts';
import { fileNameOf, type ResolutionAddress } from '../answer/virtual-uri.ts';
import { findFinding } from '../log/findings.ts';
import { type FoundLog, foundLog } from '../log/found-log.ts';
import type { Session } from '../session/session.ts';
import { formatTime } from './when.ts';

/** The advice for a finding as Markdown: what was found and where, causes, steps, commands, sources. Needs no network. */
export function resolutionDocument(session: Session, address: ResolutionAddress): VirtualText {
  const { say } = session;
  const rule = [...rules, ...caseRules].find((known) => known.id === address.rule);
  if (!rule) return plainText(together`${text(say, msg('There is no rule "{0}" in this version.', address.rule))}\n`);
  const log = foundLog(session, address.log);
  const finding = log && findFinding(log, rule.id, address.offset);
  const parts: Markdown[] = [together`# ${text(say, rule.title)}`];
  if (log && finding) parts.push(...found(log, finding, session.logs.get(log.uri)?.analysis.document, say));
  else
    parts.push(
      text(say, msg('The log is closed or has changed, so the finding itself cannot be shown. The advice stays the same.')),
    );
  const advice = (finding?.resolutions ?? rule.resolutions).flatMap((id) => resolutions.get(id) ?? []);
  for (const resolution of advice) {
    const title = advice.length > 1 ? [together`## ${text(say, resolution.title)}`] : [];
    parts.push(...title, ...adviceParts(resolution, title.length > 0 ? '###' : '##', say));
  }
  parts.push(...sources([{ ...rule, docUrl: finding?.docUrl ?? rule.docUrl }, ...advice], say));
  return plainText(together`${joined(parts, '\n\n')}\n`);
}

const MAX_QUOTE = 1200;

/** `document` is there where the log is open: then the record can be shown. */
function found(log: FoundLog, finding: Finding, document: LogDocument | undefined, say: Localize): Markdown[] {
  const record = document && recordAt(document, finding.span.start);
  const place = linePlace(log, finding.span.start, say);
  const when = record?.time ? [together`${text(say, msg('When:'))} ${text(say, formatTime(record.time))}`] : [];
  const where = joined([together`${text(say, msg('Where:'))} ${place}`, ...when], '  \n');
  const parts: Markdown[] = [together`**${text(say, marked(finding.message, finding))}**`, where];
  if (document && record) parts.push(fence(quote(document, record.span, MAX_QUOTE), 'text'));
  const evidence = finding.evidence.map((one) => together`- ${linePlace(log, one.span.start, say)}: ${text(say, one.message)}`);
  if (evidence.length > 0) parts.push(text(say, msg('Evidence:')), joined(evidence, '\n'));
  return parts;
}

function adviceParts(resolution: Resolution, heading: '##' | '###', say: Localize): Markdown[] {
  const parts: Markdown[] = [];
  const titled = (title: Sentence): Markdown => together`${own<Markdown>(heading)} ${text(say, title)}`;
  const about = generationNote(resolution);
  if (about) parts.push(text(say, about));
  if (resolution.causes.length > 0) {
    parts.push(titled(msg('Likely causes, the likeliest first')), numbered(resolution.causes, resolution, say));
  }
  if (resolution.steps.length > 0) parts.push(titled(msg('What to do')), numbered(resolution.steps, resolution, say));
  if (resolution.commands.length > 0) {
    parts.push(titled(msg('Commands to copy')), ...resolution.commands.map((one) => commandPart(one, say)));
  }
  return [...parts, ...remarks(resolution, say)];
}

/** What the remark below the whole does not cover is marked by itself. */
function numbered(messages: readonly Statement[], whole: Proven, say: Localize): Markdown {
  const lines = messages.map((message, index) => {
    const proven = provenWithin(message, whole);
    const own = proofOf(proven) === proofOf(whole) ? message : marked(message, proven);
    return together`${index + 1}. ${text(say, own)}`;
  });
  return joined(lines, '\n');
}

const SHELLS: Readonly<Record<Command['shell'], { readonly title: Sentence; readonly language: string }>> = {
  powershell: { title: msg('PowerShell'), language: 'powershell' },
  cmd: { title: msg('Command Prompt'), language: 'bat' },
  run: { title: msg('Start > Run'), language: 'text' },
};

/** A command with what it does and what it rests on. */
export function commandPart(command: Command, say: Localize): Markdown {
  const shell = SHELLS[command.shell];
  const effect = command.effect === 'check' ? msg('{0}: only reads', shell.title) : msg('{0}: changes the server', shell.title);
  const trust = joined(
    remarks(command, say).map((remark) => together` ${remark}`),
    '',
  );
  return together`${text(say, effect)}${trust}\n\n${fence(own(command.text), shell.language)}`;
}

/** On what the whole rests, unless it is documented. */
function remarks(proven: Proven, say: Localize): Markdown[] {
  const remark = remarkOn(proven);
  return remark ? [together`*${text(say, remark)}*`] : [];
}

type Sourced = Pick<Resolution, 'source' | 'docUrl' | keyof Proven>;

/** Where the diagnosis and the advice come from, each source and page once. */
function sources(all: readonly Sourced[], say: Localize): Markdown[] {
  const pages = new Set(all.map(({ docUrl }) => docUrl).filter((url) => url.startsWith('https://')));
  const origins = new Set(all.map(({ source }) => source));
  const list = [
    ...[...pages].map((url) => together`- ${link(say(msg('Documentation')), url)}`),
    ...titles(origins).map((title) => together`- ${text(say, msg('Source:'))} ${title}`),
  ];
  return [together`## ${text(say, msg('Sources'))}`, joined(list, '\n')];
}

/** The sources in words, each once; linked where they can be opened. */
function titles(origins: ReadonlySet<string>): readonly Markdown[] {
  const all = [...origins].flatMap((source) => references(source));
  return [
    ...new Set(all.map(({ text: title, url }) => (url === undefined ? escapeMarkdown(own(title)) : link(own(title), url)))),
  ];
}

/** A line of the log, for example "u_ex240501.log, line 12". No link: the preview of VS Code opens no `file:` uri. */
function linePlace(log: FoundLog, offset: number, say: Localize): Markdown {
  const { uri, range } = log.locate({ start: offset, end: offset });
  return text(say, msg('{0}, line {1}', fileNameOf(uri), range.start.line + 1));
}

function text(say: Localize, message: Sentence): Markdown {
  return escapeMarkdown(say(message));
}
