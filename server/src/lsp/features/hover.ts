import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { explainAt } from '../../core/knowledge/explain/index.ts';
import type { Explanation, ExplanationRow, Finding } from '../../core/knowledge/model.ts';
import { resolutions } from '../../core/knowledge/resolutions/index.ts';
import { checkMessage } from '../../core/scep/check.ts';
import { pathAt, type VerifyContext } from '../../core/scep/index.ts';
import { type Localize, type Message, msg } from '../../core/text/message.ts';
import type { Span } from '../../core/text/span.ts';
import { COMMANDS } from '../../protocol.ts';
import { offsetAt, rangeOf } from '../convert.ts';
import { addressOfPayload, addressOfResolution } from '../documents/addresses.ts';
import { findingsAt } from '../findings.ts';
import type { OpenLog } from '../log-store.ts';
import { code, commandLink, escapeMarkdown, link } from '../markdown.ts';
import { contextIn } from '../messages.ts';
import { type DecodedPayload, decodePayload, payloadAt } from '../payloads.ts';
import type { Session } from '../session.ts';

const MAX_FINDINGS = 3;
/** Members of a message that a hover shows. */
const MAX_ROWS = 5;

/** Of this machine: where the server runs is where the reader is, but for remote windows. */
const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What is known about the place under the cursor: the SCEP message or the token there, and the findings that mark it. */
export function hover(session: Session, params: HoverParams): Hover | null {
  const log = session.logs.get(params.textDocument.uri);
  if (!log) return null;
  const { document } = log.analysis;
  const offset = offsetAt(document.lines, params.position);
  const explained = hoverPayload(session, log, offset) ?? hoverToken(session, log, offset);
  const findings = findingsAt(log.analysis, session.settings, offset, explained?.span).slice(0, MAX_FINDINGS);
  const parts = [...(explained ? [explained.markdown] : []), ...findings.map((finding) => advice(session, log, finding))];
  if (parts.length === 0) return null;
  const span = explained?.span ?? findings[0]?.span ?? { start: offset, end: offset };
  return { contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') }, range: rangeOf(document.lines, span) };
}

interface Explained {
  readonly span: Span;
  readonly markdown: string;
}

function hoverToken(session: Session, log: OpenLog, offset: number): Explained | undefined {
  const explanation = explainAt(log.analysis.document, offset, { timeZone: TIME_ZONE });
  return explanation && { span: explanation.span, markdown: explanationMarkdown(explanation, session.say) };
}

function hoverPayload(session: Session, log: OpenLog, offset: number): Explained | undefined {
  const ref = payloadAt(log.analysis, offset);
  if (!ref) return undefined;
  const { say, client } = session;
  const decoded = decodePayload(log.analysis, ref);
  if (!decoded) return undefined;
  const { explanation } = decoded;
  // The rest is one click away in the decoded document, for clients that can open it.
  const rows = client.commands ? explanation.rows.slice(0, MAX_ROWS) : explanation.rows;
  const parts = [
    explanationMarkdown(
      { ...explanation, rows: [...rows, ...verdict(decoded, contextIn(session, log, ref, decoded)), ...here(decoded, offset)] },
      say,
    ),
    ...explanation.remarks.map((remark) => escapeMarkdown(say(remark))),
  ];
  if (client.commands) {
    parts.push(
      commandLink(say(msg('Open the decoded message')), COMMANDS.openDecoded, { uri: addressOfPayload(log, ref.span.start) }),
    );
  }
  return { span: ref.span, markdown: parts.join('\n\n') };
}

/** What checking the message shows, in one line. */
function verdict({ message }: DecodedPayload, context: VerifyContext): readonly ExplanationRow[] {
  const { verdict: value } = checkMessage(message, context);
  return value ? [{ label: msg('Checks'), value }] : [];
}

/** Which byte and element the text under the cursor belongs to. */
function here({ payload, tree }: DecodedPayload, offset: number): readonly ExplanationRow[] {
  const byte = payload.byteAt(offset);
  if (byte < 0) return [];
  const names = pathAt(tree(), byte).slice(-PATH_LENGTH);
  const element = names.map(({ label }) => label).reduce<Message | undefined>(joined, undefined);
  const place = element ? msg('byte {0}, in {1}', byte, element) : msg('byte {0}', byte);
  return [{ label: msg('Under the cursor'), value: place }];
}

/** So many of the innermost elements are named. */
const PATH_LENGTH = 3;

function joined(outer: Message | undefined, inner: Message): Message {
  return outer ? msg('{0} › {1}', outer, inner) : inner;
}

type Content = Omit<Explanation, 'span' | 'verified'> & { readonly verified?: boolean };

function explanationMarkdown(explanation: Content, say: Localize): string {
  const text = (message: Message): string => escapeMarkdown(say(message));
  const parts = [`**${text(explanation.title)}**`, ...explanation.paragraphs.map(text)];
  const rows = explanation.rows.map((row) => `- ${text(row.label)}: ${row.code ? code(say(row.value)) : text(row.value)}`);
  if (rows.length > 0) parts.push(rows.join('\n'));
  if (explanation.verified === false) parts.push(`*${text(msg('Not verified: no documentation confirms this.'))}*`);
  if (explanation.link) parts.push(link(say(msg('Documentation')), explanation.link));
  return parts.join('\n\n');
}

/** The next step for a finding; its message is already in the editor's own hover of the diagnostic. */
function advice(session: Session, log: OpenLog, finding: Finding): string {
  const { say } = session;
  const resolution = finding.resolutions.map((id) => resolutions.get(id)).find((known) => known !== undefined);
  const parts = [`**${escapeMarkdown(say(finding.short))}**`];
  const next = resolution?.steps[0];
  if (next) parts.push(`${escapeMarkdown(say(msg('Next:')))} ${escapeMarkdown(say(next))}`);
  const links = [
    ...(session.client.commands && resolution
      ? [commandLink(say(msg('Show the resolution')), COMMANDS.showResolution, { uri: addressOfResolution(log, finding) })]
      : []),
    ...(finding.docUrl ? [link(say(msg('Documentation')), finding.docUrl)] : []),
  ];
  return [...parts, links.join(' · ')].filter((part) => part !== '').join('\n\n');
}
