import type { Analysis } from '../../core/analyze/index.ts';
import { readPayload } from '../../core/encoding/index.ts';
import type { FoundPayload } from '../../core/encoding/model.ts';
import type { PayloadRef } from '../../core/log/event.ts';
import type { LogDocument } from '../../core/log/model.ts';
import { recordAt } from '../../core/log/records.ts';
import { decodeMessage, explainMessage, type MessageExplanation, messageTree } from '../../core/scep/index.ts';
import type { DecodedMessage, DecodedNode } from '../../core/scep/model.ts';
import { once } from '../../core/text/once.ts';
import { countWhile } from '../../core/text/sorted.ts';
import { barePayloadAt, barePayloads } from './bare-payloads.ts';

/** A message of a text, decoded. */
export interface DecodedPayload {
  readonly payload: FoundPayload;
  readonly message: DecodedMessage;
  readonly explanation: MessageExplanation;
  tree(): readonly DecodedNode[];
}

/**
 * The message whose text holds `offset`: one that an event names, also one that the log as a whole did not list because there are
 * too many, or one that merely stands there.
 */
export function payloadAt(analysis: Analysis, offset: number): PayloadRef | undefined {
  const listed = listedAt(analysis.payloads, offset);
  if (listed) return listed;
  for (const event of recordAt(analysis.document, offset)?.events() ?? []) {
    const payload = event.kind === 'http' ? event.payload : undefined;
    if (payload && offset >= payload.span.start && offset < payload.span.end) return payload;
  }
  const bare = barePayloadAt(analysis.document, offset);
  return bare && refOf(bare);
}

/** The messages of a log in its order: those that events name, and those that merely stand there in its first part. */
export function payloadsOf({ document, payloads }: Analysis): readonly PayloadRef[] {
  const bare = barePayloads(document)
    .map(refOf)
    .filter(({ span }) => !payloads.some((listed) => listed.span.start < span.end && listed.span.end > span.start));
  return bare.length === 0 ? payloads : [...payloads, ...bare].sort((a, b) => a.span.start - b.span.start);
}

function refOf({ span, cut }: FoundPayload): PayloadRef {
  return { span, state: cut ? 'cut' : 'logged' };
}

function listedAt(payloads: readonly PayloadRef[], offset: number): PayloadRef | undefined {
  const payload = payloads[countWhile(payloads.length, (i) => (payloads[i]?.span.end ?? 0) <= offset)];
  return payload && offset >= payload.span.start ? payload : undefined;
}

const MAX_DECODED = 64;
const decodedOf = new WeakMap<LogDocument, Map<number, DecodedPayload | undefined>>();

/** Decodes a message, and remembers it as long as its log stays as it is. Undefined: the text holds no bytes (`...`). */
export function decodePayload(analysis: Analysis, ref: PayloadRef): DecodedPayload | undefined {
  if (ref.state === 'ellipsis') return undefined;
  const { document } = analysis;
  const known = decodedOf.get(document) ?? new Map<number, DecodedPayload | undefined>();
  decodedOf.set(document, known);
  const start = ref.span.start;
  if (!known.has(start)) {
    const oldest = known.size < MAX_DECODED ? undefined : known.keys().next().value;
    if (oldest !== undefined) known.delete(oldest);
    known.set(start, decode(analysis, ref));
  }
  return known.get(start);
}

function decode({ document, messages }: Analysis, ref: PayloadRef): DecodedPayload | undefined {
  const bare = barePayloadAt(document, ref.span.start);
  const known = bare?.span.start === ref.span.start && bare.span.end === ref.span.end ? bare : undefined;
  const payload = known ?? readPayload(document.text, ref.span);
  return payload && payload.bytes.length > 0 ? decodeFound(payload, messages.decodedAt(ref.span)) : undefined;
}

/** Decodes what was found in any text, unless somebody did already. The tree is made when first asked for. */
export function decodeFound(payload: FoundPayload, message: DecodedMessage = decodeMessage(payload.bytes)): DecodedPayload {
  return {
    payload,
    message,
    explanation: explainMessage(message, payload),
    tree: once(() => messageTree(message)),
  };
}
