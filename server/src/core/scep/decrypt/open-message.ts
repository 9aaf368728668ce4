import type { EnvelopedData } from '../../cms/index.ts';
import { findPayloads } from '../../encoding/index.ts';
import type { Sentence } from '../../text/sentence.ts';
import { decodeMessage } from '../decode.ts';
import type { DecodedMessage } from '../model.ts';
import { decryptEnvelope } from './envelope.ts';
import type { DecryptionKey } from './key.ts';

/** What the encrypted part of a message holds, and the key that opened it; or why it stays closed. */
export type OpenedMessage =
  | { readonly kind: 'content'; readonly message: DecodedMessage; readonly key: DecryptionKey }
  | { readonly kind: 'closed'; readonly message: Sentence };

/** Opens a message with the first of some keys that fits. Undefined where there is no key, or nothing encrypted. */
export function openMessage(decoded: DecodedMessage, keys: readonly DecryptionKey[]): OpenedMessage | undefined {
  const envelope = envelopeOf(decoded);
  if (!envelope) return undefined;
  let closed: OpenedMessage | undefined;
  for (const key of keys) {
    const decryption = decryptEnvelope(envelope, key);
    if (decryption.kind === 'content') return { kind: 'content', message: decodeMessage(withoutPem(decryption.bytes)), key };
    closed = { kind: 'closed', message: decryption.message };
  }
  return closed;
}

/** The bytes of a PEM text (RFC 7468), which some clients encrypt in place of DER; any other content as it is. */
function withoutPem(content: Uint8Array): Uint8Array {
  const begins = DASHES.every((byte, at) => content[at] === byte);
  return begins ? (findPayloads(new TextDecoder().decode(content))[0]?.bytes ?? content) : content;
}

const DASHES = new TextEncoder().encode('-----BEGIN ');

/** The encrypted part of a message. */
export function envelopeOf(message: DecodedMessage): EnvelopedData | undefined {
  if (message.kind === 'pki-message') return message.message.envelope;
  return message.kind === 'enveloped-data' ? message.envelope : undefined;
}
