import { messageSource, OID, readTlv } from '../../asn1/index.ts';
import type { ContentEncryption, EnvelopedData, KeyEncryption, Recipient } from '../../cms/index.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { type ContentCipher, contentCipher } from './ciphers.ts';
import { DecryptionKey, type KeyTransport } from './key.ts';

/**
 * What came of a decryption. `failed` is one and the same answer for a wrong key, wrong padding and damaged content, so that it says
 * nothing of the key. The other two are seen without a key.
 */
export type Decryption =
  | { readonly kind: 'content'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly message: Sentence }
  | { readonly kind: 'incomplete'; readonly message: Sentence }
  | { readonly kind: 'unsupported'; readonly message: Sentence };

const FAILED: Decryption = {
  kind: 'failed',
  message: msg(
    'This key does not open the message, or the message is damaged. Take the private key that belongs to the recipient named in the message.',
  ),
};

/**
 * Opens an envelope with a key: EnvelopedData (RFC 5652 6) and AuthEnvelopedData without attributes (RFC 5083), for any of its
 * recipients. The content of a SCEP envelope is one DER element, some senders write PEM or add bytes; what decrypts to neither ASN.1
 * nor text, without a tag that proves it, has failed. Never throws.
 */
export function decryptEnvelope(enveloped: EnvelopedData, key: DecryptionKey): Decryption {
  const { contentEncryption, encryptedContent } = enveloped;
  const recipients = enveloped.recipients.filter((recipient) => recipient.encryptedKey?.complete);
  const [other] = enveloped.recipients;
  if (enveloped.complete && other && enveloped.recipients.every(({ kind }) => kind !== 'keyTransport'))
    return unsupportedKind(other);
  if (!contentEncryption || !encryptedContent?.complete || recipients.length === 0) return incomplete(enveloped);
  const cipher = contentCipher(contentEncryption);
  if (!cipher || cipher.authenticated !== enveloped.authenticated) return unsupportedCipher(contentEncryption);
  const transports = recipients.map((recipient) => transportOf(recipient.keyEncryption));
  if (transports.every((transport) => !transport || !DecryptionKey.supports(transport))) return unsupportedTransport(recipients);
  const iv = bytesOfHex(contentEncryption.iv);
  if (!iv || iv.length < cipher.ivLength.least || iv.length > cipher.ivLength.most) return incomplete(enveloped);
  const tag = bytesOfHex(enveloped.mac);
  for (const [index, recipient] of recipients.entries()) {
    const transport = transports[index];
    const contentKey = transport && recipient.encryptedKey && key.unwrap(recipient.encryptedKey.octets, transport);
    if (contentKey?.length !== cipher.keyLength) continue;
    const bytes = opened(cipher, { key: contentKey, iv, content: encryptedContent.bytes, ...(tag ? { tag } : {}) });
    if (bytes) return { kind: 'content', bytes };
  }
  return FAILED;
}

/** The content, if a tag proves it, or it is a whole element without anything wrong in its structure, or text. */
function opened(cipher: ContentCipher, input: Parameters<ContentCipher['decrypt']>[0]): Uint8Array | undefined {
  try {
    const bytes = cipher.decrypt(input);
    return bytes && (cipher.authenticated || isElement(bytes) || isText(bytes)) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function isElement(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false;
  const { root, problems } = readTlv(messageSource(bytes));
  return problems.length === 0 && root !== undefined && !root.truncated;
}

/** Shorter texts come out of a wrong key by chance. */
const LEAST_TEXT = 16;

function isText(bytes: Uint8Array): boolean {
  return bytes.length >= LEAST_TEXT && bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || (byte >= 9 && byte <= 13));
}

/** RFC 8894 3.1 asks for rsaEncryption (PKCS #1 v1.5); RSAES-OAEP is met from modern senders. */
function transportOf(algorithm: KeyEncryption | undefined): KeyTransport | undefined {
  if (algorithm?.oid === OID.rsaEncryption) return { kind: 'pkcs1v15' };
  return algorithm?.oaep && !algorithm.oaep.labelled ? { kind: 'oaep', ...algorithm.oaep } : undefined;
}

function incomplete(enveloped: EnvelopedData): Decryption {
  const why = enveloped.complete
    ? msg('The message lacks what decryption needs: an encrypted key, an algorithm or the encrypted content.')
    : msg('The message is cut: the encrypted content or its key is not all there, so no key can open it.');
  return { kind: 'incomplete', message: why };
}

function unsupportedCipher(algorithm: ContentEncryption): Decryption {
  const message = msg('The content is encrypted with {0}, which cannot be decrypted here.', algorithm.name ?? '-');
  return { kind: 'unsupported', message };
}

const KINDS: Readonly<Record<Recipient['kind'], Sentence>> = {
  keyTransport: msg('key transport'),
  keyAgreement: msg('key agreement'),
  kek: msg('a shared key (KEK)'),
  password: msg('a password'),
  other: msg('an unknown method'),
};

function unsupportedKind({ kind }: Recipient): Decryption {
  const message = msg('The key of the content is protected by {0}; only RSA key transport is decrypted here.', KINDS[kind]);
  return { kind: 'unsupported', message };
}

function unsupportedTransport(recipients: readonly Recipient[]): Decryption {
  const [first] = recipients;
  const name = first?.keyEncryption?.oaep?.labelled ? msg('RSAES-OAEP with a label') : (first?.keyEncryption?.name ?? '-');
  return {
    kind: 'unsupported',
    message: msg('The key of the content is encrypted with {0}, which cannot be decrypted here.', name),
  };
}

function bytesOfHex(hex: string | undefined): Uint8Array | undefined {
  const pairs = hex?.match(/../g);
  return pairs ? Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)) : undefined;
}
