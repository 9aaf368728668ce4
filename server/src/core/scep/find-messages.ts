import {
  type FoundPayload,
  findPayloads,
  looksLikeSequence,
  MAX_PAYLOADS,
  plainPayload,
  readPayload,
} from '../encoding/index.ts';
import { readCapabilities } from './caps.ts';
import { decodeMessage } from './decode.ts';
import type { DecodedMessage } from './model.ts';

/** A message of a text, and how it stands there. */
export interface FoundMessage {
  readonly payload: FoundPayload;
  readonly decoded: DecodedMessage;
}

/** The longest answer to GetCACaps, and what HTTP may write before one. */
const LONGEST_ANSWER = 16_384;
const HTTP_HEAD = /^HTTP\/\d(?:\.\d)? \d{3}[\s\S]*?\r?\n\r?\n/;

/**
 * The messages of a text that somebody asks to decode: all that stand encoded in it, else the text itself as an answer to GetCACaps,
 * else all of it as one value, also from the midst of a message; at most `most`. Empty where it is prose, a digest or anything else
 * whose bytes say nothing.
 */
export function messagesIn(text: string, most = MAX_PAYLOADS): readonly FoundMessage[] {
  const found = findPayloads(text);
  if (found.length > 0) return found.slice(0, most).map(decoded);
  const capabilities = capabilitiesIn(text);
  if (capabilities) return [decoded(capabilities)];
  const whole = readPayload(text, { start: 0, end: text.length });
  if (!whole || whole.bytes.length === 0) return [];
  const message = decoded(whole);
  return saysNothing(message.decoded, whole.bytes) ? [] : [message];
}

function decoded(payload: FoundPayload): FoundMessage {
  return { payload, decoded: decodeMessage(payload.bytes) };
}

/** True for bytes that nobody knows and that are no element either: most words and digests read as base64 or hex. */
export function saysNothing({ kind }: DecodedMessage, bytes: Uint8Array): boolean {
  return kind === 'unknown' && !looksLikeSequence(bytes);
}

function capabilitiesIn(text: string): FoundPayload | undefined {
  if (text.length > LONGEST_ANSWER) return undefined;
  const payload = plainPayload(text, { start: HTTP_HEAD.exec(text)?.[0].length ?? 0, end: text.length });
  return readCapabilities(payload.bytes) ? payload : undefined;
}
