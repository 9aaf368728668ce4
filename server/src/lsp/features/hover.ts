import type { HoverParams } from 'vscode-languageserver';
import { stepTold } from '../../core/advice/generation.ts';
import { resolutions } from '../../core/advice/index.ts';
import { explainAt } from '../../core/explain/index.ts';
import type { Explanation, ExplanationRow } from '../../core/explain/model.ts';
import type { Finding } from '../../core/log/finding.ts';
import { checkMessage } from '../../core/scep/check.ts';
import { namesAt, type VerifyContext } from '../../core/scep/index.ts';
import { marked, type Proven, remarkOn } from '../../core/text/proof.ts';
import { joined, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../../core/text/sentence.ts';
import type { Span } from '../../core/text/span.ts';
import { COMMANDS } from '../../protocol.ts';
import { addressOfPayload, addressOfResolution } from '../answer/addresses.ts';
import type { ShownHover } from '../answer/answers.ts';
import { offsetAt, rangeOf } from '../answer/convert.ts';
import { HOVER_STYLES, type HoverStyle, type HoverText } from '../answer/hover-style.ts';
import { counterpartsOf } from '../case/counterparts.ts';
import { titleOf } from '../case/enrollment-words.ts';
import { evidenceAt, type IdentifierAt, identifierAt, indexOf } from '../case/identifier-at.ts';
import { findingsAt, findingsToMark, type MarkedFinding, shownGroups } from '../log/findings.ts';
import type { OpenLog } from '../log/log-store.ts';
import { contextIn } from '../message/messages.ts';
import { type DecodedPayload, decodePayload, payloadAt } from '../message/payloads.ts';
import type { Session } from '../session/session.ts';

const MAX_FINDINGS = 3;
/** Members of a message that a hover shows. */
const MAX_ROWS = 5;

/** Of this machine: where the server runs is where the reader is, but for remote windows. */
const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What is known about the place under the cursor: the SCEP message or the token there, and the findings that mark it. */
export function hover(session: Session, params: HoverParams): ShownHover | null {
  const log = session.logs.get(params.textDocument.uri);
  if (!log) return null;
  const { document } = log.analysis;
  const style = HOVER_STYLES[session.client.hoverFormat];
  const offset = offsetAt(document.lines, params.position);
  const message = hoverPayload(session, log, offset, style);
  const token = message ? undefined : explainAt(document, offset, { timeZone: TIME_ZONE });
  const at = message?.span ?? token?.span;
  const findings = findingsAt(log.analysis, session.settings, offset, at).slice(0, MAX_FINDINGS);
  // Where a finding marks the token, it alone says what the cause is.
  const judged = findings.length > 0;
  const hovered = judged && token ? explainAt(document, offset, { timeZone: TIME_ZONE, judged }) : token;
  const whatItIs = hovered && (judged ? { ...hovered, rows: [] } : hovered);
  const details = judged && hovered ? rowsOf(hovered, session.say, style) : undefined;
  const explained = message ?? hovered;
  const marks = judged ? markedIn(session, log) : [];
  const known = explained || judged ? undefined : identifierAt(session, log, offset);
  const parts = [
    ...(message ? [message.text] : []),
    ...(whatItIs ? [written(whatItIs, session.say, style)] : []),
    // What to do stands before all details: the rest of a long hover is out of sight.
    ...findings.map((finding) => advice(session, log, finding, hasMark(marks, finding), style)),
    ...(details ? [details] : []),
    ...(known ? [identified(session, known, style)] : []),
  ];
  if (parts.length === 0) return null;
  parts.push(...otherLogs(session, log, document.lines.lineAt(offset), style));
  const span = explained?.span ?? findings[0]?.span ?? known?.span ?? { start: offset, end: offset };
  return { contents: { kind: style.kind, value: joined(parts, style.rule) }, range: rangeOf(document.lines, span) };
}

/** Whose identifier it is, where nothing else is to be said of it. */
function identified({ say }: Session, { identifier: { attempts } }: IdentifierAt, style: HoverStyle): HoverText {
  const told = attempts.slice(0, MAX_FINDINGS).map((attempt) => style.text(say(titleOf(attempt))));
  const more = attempts.length - told.length;
  return joined(more > 0 ? [...told, style.text(say(msg('Further enrollments: {0}', more)))] : told, '\n\n');
}

/** What other logs say of the same moment, one line each. */
function otherLogs(session: Session, { uri }: OpenLog, line: number, style: HoverStyle): readonly HoverText[] {
  const index = indexOf(session);
  const counterparts = counterpartsOf(session, index, evidenceAt(session, index, uri, line));
  if (counterparts.length === 0) return [];
  const rows = counterparts.map(({ place, name, told }) =>
    style.place(session.say(name), `${place.uri}#L${place.range.start.line + 1}`, session.say(told)),
  );
  return [joined([style.remark(session.say(msg('The same in other logs:'))), joined(rows, '\n')], '\n\n')];
}

interface Explained {
  readonly span: Span;
  readonly text: HoverText;
}

function hoverPayload(session: Session, log: OpenLog, offset: number, style: HoverStyle): Explained | undefined {
  const ref = payloadAt(log.analysis, offset);
  if (!ref) return undefined;
  const { say, client } = session;
  const decoded = decodePayload(log.analysis, ref);
  if (!decoded) return undefined;
  const { explanation } = decoded;
  // The rest is one click away in the decoded document, for clients that can open it.
  const members = client.commands ? explanation.rows.slice(0, MAX_ROWS) : explanation.rows;
  const rows = [...members, ...verdict(decoded, contextIn(session, log, ref, decoded)), ...here(decoded, offset)];
  const parts = [written({ ...explanation, rows }, say, style), ...explanation.remarks.map((remark) => style.text(say(remark)))];
  if (client.commands) {
    parts.push(
      style.command(say(msg('Open the decoded message')), COMMANDS.openDecoded, { uri: addressOfPayload(log, ref.span.start) }),
    );
  }
  return {
    span: ref.span,
    text: joined(
      parts.filter((part) => part !== ''),
      '\n\n',
    ),
  };
}

/** What checking the message shows, in one line. */
function verdict({ message }: DecodedPayload, context: VerifyContext): readonly ExplanationRow[] {
  const { verdict: value } = checkMessage(message, context);
  return value ? [{ label: msg('Checks'), value }] : [];
}

/** Which byte and element the text under the cursor belongs to. */
function here({ payload, message }: DecodedPayload, offset: number): readonly ExplanationRow[] {
  const byte = payload.byteAt(offset);
  if (byte < 0) return [];
  const element = namesAt(message, byte).slice(-PATH_LENGTH).reduce<Sentence | undefined>(inside, undefined);
  const place = element ? msg('byte {0}, in {1}', byte, element) : msg('byte {0}', byte);
  return [{ label: msg('Under the cursor'), value: place }];
}

/** So many of the innermost elements are named. */
const PATH_LENGTH = 3;

function inside(outer: Sentence | undefined, inner: Sentence): Sentence {
  return outer ? msg('{0} › {1}', outer, inner) : inner;
}

type Content = Omit<Explanation, 'span' | keyof Proven> & Partial<Proven>;

function written(explanation: Content, say: Localize, style: HoverStyle): HoverText {
  const parts = [style.title(say(explanation.title)), ...explanation.paragraphs.map((paragraph) => style.text(say(paragraph)))];
  const rows = rowsOf(explanation, say, style);
  if (rows) parts.push(rows);
  const remark = remarkOn({ ...explanation, verified: explanation.verified ?? true });
  if (remark) parts.push(style.remark(say(remark)));
  if (explanation.link) parts.push(style.link(say(msg('Documentation')), explanation.link));
  return joined(parts, '\n\n');
}

/** Undefined where there are none. */
function rowsOf({ rows }: Pick<Content, 'rows'>, say: Localize, style: HoverStyle): HoverText | undefined {
  const written = rows.map(({ label, value, code }) =>
    code ? style.codeRow(say(label), say(value)) : style.row(say(label), say(value)),
  );
  return written.length > 0 ? joined(written, '\n') : undefined;
}

/** The findings that the editor marks. */
function markedIn({ settings }: Session, { analysis }: OpenLog): readonly MarkedFinding[] {
  return findingsToMark(shownGroups(analysis, settings), settings.diagnostics.maximumPerFile);
}

function hasMark(marks: readonly MarkedFinding[], { id, span }: Finding): boolean {
  return marks.some(({ finding }) => finding.id === id && finding.span.start === span.start);
}

/** The next step for a finding; its message is already in the editor's own hover of the diagnostic, if it has one. */
function advice(session: Session, log: OpenLog, finding: Finding, isMarked: boolean, style: HoverStyle): HoverText {
  const { say } = session;
  const resolution = finding.resolutions.map((id) => resolutions.get(id)).find((known) => known !== undefined);
  const parts = [style.title(say(finding.short))];
  if (!isMarked) parts.push(style.text(say(marked(finding.message, finding))));
  const remark = isMarked ? remarkOn(finding) : undefined;
  if (remark) parts.push(style.remark(say(remark)));
  const next = resolution?.steps[0];
  if (resolution && next) {
    parts.push(together`${style.text(say(msg('Next:')))} ${style.text(say(stepTold(next, resolution)))}`);
  }
  const links = [
    ...(session.client.commands && resolution
      ? [style.command(say(msg('Show the resolution')), COMMANDS.showResolution, { uri: addressOfResolution(log, finding) })]
      : []),
    ...(finding.docUrl ? [style.link(say(msg('Documentation')), finding.docUrl)] : []),
  ];
  const line = joined(
    links.filter((one) => one !== ''),
    ' · ',
  );
  return joined(
    [...parts, line].filter((part) => part !== ''),
    '\n\n',
  );
}
