import type { FoundPayload } from '../core/encoding/model.ts';
import type { DecodedMessage, DecodedNode, MessageExplanation } from '../core/scep/index.ts';
import { type Localize, msg } from '../core/text/message.ts';
import { MASK } from '../core/text/secret.ts';
import { printable } from './console.ts';

/** One decoded message in the reader's language: the JSON output, and the source of the text output. Secrets are masked. */
export interface MessageReport {
  readonly kind: DecodedMessage['kind'];
  readonly title: string;
  readonly notes: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Number of bytes, and how they stood in the text. */
  readonly bytes: number;
  readonly encoding: readonly string[];
  /** Byte at which the text was cut, where it was. */
  readonly cutAtByte?: number;
  readonly tree: readonly NodeReport[];
}

/** One element: offsets in bytes from the start of the message. */
export interface NodeReport {
  readonly label: string;
  readonly value?: string;
  readonly offset?: number;
  readonly end?: number;
  readonly problems?: readonly string[];
  readonly children?: readonly NodeReport[];
}

export function reportMessage(
  decoded: DecodedMessage,
  explanation: MessageExplanation,
  tree: readonly DecodedNode[],
  payload: FoundPayload | undefined,
  localize: Localize,
): MessageReport {
  const say: Localize = (message) => printable(localize(message));
  const cut = payload?.cut?.atByte ?? decoded.cut?.atByte;
  return {
    kind: decoded.kind,
    title: say(explanation.title),
    notes: explanation.paragraphs.map(say),
    facts: explanation.rows.map(({ label, value }) => ({ label: say(label), value: say(value) })),
    bytes: decoded.length,
    encoding: payload?.steps ?? [],
    ...(cut === undefined ? {} : { cutAtByte: cut }),
    tree: tree.map((node) => reportNode(node, say)),
  };
}

function reportNode(node: DecodedNode, say: Localize): NodeReport {
  const value = node.secret ? MASK : node.value && say(node.value);
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
export function writeMessage(report: MessageReport, localize: Localize): string {
  const lines = [report.title, ...report.notes.map((note) => `  ${note}`)];
  for (const { label, value } of report.facts) lines.push(`  ${label}: ${value}`);
  lines.push('', localize(msg('All elements, with their offset in bytes:')));
  const walk = (node: NodeReport, depth: number): void => {
    const offset = node.offset === undefined ? '' : String(node.offset);
    lines.push(`${offset.padStart(6)}  ${'  '.repeat(depth)}${node.label}${node.value === undefined ? '' : `: ${node.value}`}`);
    for (const problem of node.problems ?? []) lines.push(`        ${'  '.repeat(depth)}! ${problem}`);
    for (const child of node.children ?? []) walk(child, depth + 1);
  };
  for (const node of report.tree) walk(node, 0);
  return lines.join('\n');
}
