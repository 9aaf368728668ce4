import type { Analysis } from '../core/analyze.ts';
import { readPayload } from '../core/encoding/index.ts';
import type { FoundPayload } from '../core/encoding/model.ts';
import type { PayloadRef } from '../core/log/event.ts';
import type { LogDocument } from '../core/log/model.ts';
import { decodeMessage, explainMessage, messageTree } from '../core/scep/index.ts';
import type { DecodedNode } from '../core/scep/model.ts';
import { recordAt } from './records.ts';

/** A message of a log, decoded. */
export interface DecodedPayload {
  readonly payload: FoundPayload;
  readonly explanation: ReturnType<typeof explainMessage>;
  tree(): readonly DecodedNode[];
}

/** The message whose text holds `offset`; also one that the log as a whole did not list because there are too many. */
export function payloadAt(analysis: Analysis, offset: number): PayloadRef | undefined {
  const listed = listedAt(analysis.payloads, offset);
  if (listed) return listed;
  for (const event of recordAt(analysis.document, offset)?.events() ?? []) {
    const payload = event.kind === 'http' ? event.payload : undefined;
    if (payload && offset >= payload.span.start && offset < payload.span.end) return payload;
  }
  return undefined;
}

function listedAt(payloads: readonly PayloadRef[], offset: number): PayloadRef | undefined {
  let low = 0;
  let high = payloads.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((payloads[middle]?.span.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const payload = payloads[low];
  return payload && offset >= payload.span.start ? payload : undefined;
}

const MAX_DECODED = 64;
const decodedOf = new WeakMap<LogDocument, Map<number, DecodedPayload | undefined>>();

/** Decodes a message, and remembers it as long as its log stays as it is. Undefined: the text holds no bytes (`...`). */
export function decodePayload(document: LogDocument, ref: PayloadRef): DecodedPayload | undefined {
  if (ref.state === 'ellipsis') return undefined;
  const known = decodedOf.get(document) ?? new Map<number, DecodedPayload | undefined>();
  decodedOf.set(document, known);
  const start = ref.span.start;
  if (!known.has(start)) {
    const oldest = known.size < MAX_DECODED ? undefined : known.keys().next().value;
    if (oldest !== undefined) known.delete(oldest);
    known.set(start, decode(document, ref));
  }
  return known.get(start);
}

function decode(document: LogDocument, ref: PayloadRef): DecodedPayload | undefined {
  const payload = readPayload(document.text, ref.span);
  if (!payload || payload.bytes.length === 0) return undefined;
  const message = decodeMessage(payload.bytes);
  let nodes: readonly DecodedNode[] | undefined;
  const tree = (): readonly DecodedNode[] => {
    const made = nodes ?? messageTree(message);
    nodes = made;
    return made;
  };
  return { payload, explanation: explainMessage(message, payload), tree };
}
