import type { FoundPayload } from '../core/encoding/model.ts';
import { checkMessage } from '../core/scep/check.ts';
import type { OpenedMessage } from '../core/scep/decrypt/index.ts';
import { type DecodedMessage, type DecodedNode, explainMessage, type MessageFinding, messageTree } from '../core/scep/index.ts';
import { MASK } from '../core/text/secret.ts';
import { joined, own, together } from '../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../core/text/sentence.ts';
import { type Shown, visible } from '../core/text/visible.ts';

/** One decoded message in the reader's language: the JSON output, and the source of the text output. Secrets are masked. */
export interface MessageReport {
  readonly kind: DecodedMessage['kind'];
  readonly title: Shown;
  readonly notes: readonly Shown[];
  readonly facts: readonly { readonly label: Shown; readonly value: Shown }[];
  readonly remarks: readonly Shown[];
  /** Number of bytes, and how they stood in the text. */
  readonly bytes: number;
  readonly encoding: readonly string[];
  /** Byte at which the text was cut, where it was. */
  readonly cutAtByte?: number;
  /** What checking the message showed; absent for what is no SCEP message. */
  readonly verdict?: Shown;
  readonly checks?: readonly CheckReport[];
  readonly tree: readonly NodeReport[];
  /** What a key made of the encrypted part: its content, or why it stays closed. */
  readonly content?: MessageReport | { readonly closed: Shown };
}

export interface CheckReport {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: Shown;
  /** Offset of the element in bytes. */
  readonly offset: number;
  /** Set where the offset counts from the start of the decrypted content, and not of the message. */
  readonly within?: 'content';
}

/** One element: offsets in bytes from the start of the message. */
export interface NodeReport {
  readonly label: Shown;
  readonly value?: Shown;
  readonly offset?: number;
  readonly end?: number;
  readonly problems?: readonly Shown[];
  readonly children?: readonly NodeReport[];
}

export function reportMessage({ decoded, payload, opened }: Found, localize: Localize): MessageReport {
  const say = (message: Sentence): Shown => visible(localize(message));
  const explanation = explainMessage(decoded, payload);
  const cut = payload?.cut?.atByte ?? decoded.cut?.atByte;
  const { verdict, findings } = checkMessage(decoded, {}, opened?.kind === 'content' ? opened.message : undefined);
  return {
    kind: decoded.kind,
    title: say(explanation.title),
    notes: explanation.paragraphs.map(say),
    remarks: explanation.remarks.map(say),
    facts: explanation.rows.map(({ label, value }) => ({ label: say(label), value: say(value) })),
    bytes: decoded.length,
    encoding: payload?.steps ?? [],
    ...(cut === undefined ? {} : { cutAtByte: cut }),
    ...(verdict ? { verdict: say(verdict), checks: findings.map((finding) => reportCheck(finding, say)) } : {}),
    tree: messageTree(decoded).map((node) => reportNode(node, say)),
    ...(opened ? { content: reportContent(opened, localize) } : {}),
  };
}

/** A message, how it stood in the text, and what the keys made of it. */
export interface Found {
  readonly decoded: DecodedMessage;
  readonly payload: FoundPayload | undefined;
  readonly opened: OpenedMessage | undefined;
}

function reportContent(opened: OpenedMessage, localize: Localize): NonNullable<MessageReport['content']> {
  if (opened.kind === 'closed') return { closed: visible(localize(opened.message)) };
  return reportMessage({ decoded: opened.message, payload: undefined, opened: undefined }, localize);
}

function reportCheck({ id, severity, message, byteOffset, within }: MessageFinding, say: Say): CheckReport {
  return { id, severity, message: say(message), offset: byteOffset, ...(within ? { within } : {}) };
}

function checkText({ message, offset, within }: CheckReport): Sentence {
  return within ? msg('{0} (byte {1} of the decrypted content)', message, offset) : msg('{0} (byte {1})', message, offset);
}

function reportNode(node: DecodedNode, say: Say): NodeReport {
  const value = node.secret ? own<Shown>(MASK) : node.value && say(node.value);
  return {
    label: say(node.label),
    ...(value === undefined ? {} : { value }),
    ...(node.offset === undefined ? {} : { offset: node.offset }),
    ...(node.end === undefined ? {} : { end: node.end }),
    ...(node.problems.length === 0 ? {} : { problems: node.problems.map(({ message }) => say(message)) }),
    ...(node.children.length === 0 ? {} : { children: node.children.map((child) => reportNode(child, say)) }),
  };
}

/** The message for a terminal: what it says in words, then its tree with byte offsets. */
export function writeMessage(report: MessageReport, localize: Localize): Shown {
  const say = (message: Sentence): Shown => visible(localize(message));
  const lines: Shown[] = [report.title, ...report.notes.map((note) => together`  ${note}`)];
  for (const { label, value } of report.facts) lines.push(together`  ${label}: ${value}`);
  for (const remark of report.remarks) lines.push(together`  ${remark}`);
  if (report.verdict !== undefined) lines.push(together`  ${say(msg('Checks'))}: ${report.verdict}`);
  for (const check of report.checks ?? []) {
    if (!report.verdict?.startsWith(check.message)) lines.push(together`    ${say(checkText(check))}`);
  }
  lines.push(EMPTY, say(msg('All elements, with their offset in bytes:')));
  const walk = (node: NodeReport, depth: number): void => {
    const offset = own<Shown>((node.offset === undefined ? '' : String(node.offset)).padStart(6));
    const indent = own<Shown>('  '.repeat(depth));
    const value = node.value === undefined ? EMPTY : together`: ${node.value}`;
    lines.push(together`${offset}  ${indent}${node.label}${value}`);
    for (const problem of node.problems ?? []) lines.push(together`        ${indent}! ${problem}`);
    for (const child of node.children ?? []) walk(child, depth + 1);
  };
  for (const node of report.tree) walk(node, 0);
  if (report.content) lines.push(EMPTY, say(msg('Decrypted content')), writeContent(report.content, localize));
  return joined(lines, '\n');
}

function writeContent(content: NonNullable<MessageReport['content']>, localize: Localize): Shown {
  const text = 'closed' in content ? content.closed : writeMessage(content, localize);
  return own(text.replace(/^(?=.)/gm, '  '));
}

type Say = (message: Sentence) => Shown;

const EMPTY: Shown = own('');
