import { MESSAGE_TYPE } from '../../core/facts/scep-values.ts';
import { certificatesIn } from '../../core/scep/export.ts';
import type { DecodedMessage, VerifyContext } from '../../core/scep/index.ts';
import { isCa, serverCertificatesIn } from '../../core/scep/server-certificates.ts';
import type { Certificate, CertificationRequest } from '../../core/x509/index.ts';
import type { DecodedAddress, TextAddress } from '../answer/virtual-uri.ts';
import { locate } from '../message/messages.ts';
import { type DecodedPayload, decodePayload, payloadsOf } from '../message/payloads.ts';
import type { Session } from '../session/session.ts';

/** Messages of the same log that are looked at. */
const MAX_MESSAGES = 100;

/** Request and issued certificate of one enrollment, as far as they can be read. */
export interface Exchange {
  readonly request?: CertificationRequest;
  readonly certificate?: Certificate;
}

/**
 * Request and certificate of the exchange to which a message belongs. What the message itself does not hold is looked for in the open
 * logs and among the texts that were decoded: it belongs to the exchange if it has the same transactionID or the same key.
 */
export function findExchange(session: Session, address: DecodedAddress | TextAddress): Exchange {
  const located = locate(session, address);
  if (located.kind !== 'message') return {};
  const first = located.decoded;
  const others = [...session.texts.messages(), ...messagesOf(session, address), ...elsewhere(session, address, first)].filter(
    (other) => other !== first,
  );
  const request = requestIn(session, first);
  const certificates = issuedIn(session, first);
  if (request) {
    const certificate = issuedFor(request, [...certificates, ...others.flatMap((other) => issuedIn(session, other))]);
    return certificate ? { request, certificate } : { request };
  }
  const certificate = endEntity(certificates);
  if (!certificate) return {};
  const found = others.find((other) => {
    const candidate = requestIn(session, other);
    return candidate && (sameKey(candidate, certificate) || sameTransaction(first.message, other.message));
  });
  const asked = found && requestIn(session, found);
  return asked ? { request: asked, certificate } : { certificate };
}

/**
 * For an answer (CertRep): the message that it answers, by transactionID and nonce, and the request of its transaction, as far as log,
 * decoded texts and keys hold them. Another nonce proves nothing: the poll that was answered may be missing.
 */
export function requestFor(session: Session, address: DecodedAddress | TextAddress, answer: DecodedPayload): VerifyContext {
  const reply = answer.message.kind === 'pki-message' ? answer.message.message : undefined;
  if (reply?.messageType?.value !== MESSAGE_TYPE.CertRep) return {};
  const others = [...session.texts.messages(), ...messagesOf(session, address), ...elsewhere(session, address, answer)].filter(
    ({ message }) => sameTransaction(answer.message, message) && message !== answer.message,
  );
  const asked = others
    .flatMap(({ message }) => (message.kind === 'pki-message' ? [message.message] : []))
    .find(({ senderNonce }) => senderNonce !== undefined && senderNonce === reply.recipientNonce);
  const request = others.flatMap((other) => requestIn(session, other) ?? [])[0];
  return { ...(asked ? { inReplyTo: asked } : {}), ...(request ? { request } : {}) };
}

/**
 * RA and CA certificates of the server, where the case holds an answer to GetCACert: certificates of which one is a CA's, in the log of
 * the message or among the texts that were decoded.
 */
export function serverCertificates(session: Session, address: DecodedAddress | TextAddress): readonly Certificate[] {
  const messages = [...session.texts.messages(), ...messagesOf(session, address)];
  return messages.flatMap(({ message }) => serverCertificatesIn(message));
}

function messagesOf(session: Session, address: DecodedAddress | TextAddress): readonly DecodedPayload[] {
  return address.kind === 'decoded' ? messagesIn(session, address.log) : [];
}

function messagesIn(session: Session, uri: string): readonly DecodedPayload[] {
  const log = session.logs.get(uri);
  if (!log) return [];
  const refs = payloadsOf(log.analysis).slice(0, MAX_MESSAGES);
  return refs.flatMap((ref) => decodePayload(log.analysis, ref) ?? []);
}

/**
 * Messages of the other open logs that may be of the same exchange as `first`: those of its transaction, and certificates and requests that
 * stand there unencrypted.
 */
function elsewhere(session: Session, address: DecodedAddress | TextAddress, first: DecodedPayload): readonly DecodedPayload[] {
  const own = address.kind === 'decoded' ? address.log : undefined;
  const logs = session.logs.uris().filter((uri) => uri !== own);
  return logs
    .flatMap((uri) => messagesIn(session, uri))
    .filter(({ message }) => message.kind !== 'pki-message' || sameTransaction(first.message, message));
}

function requestIn(session: Session, decoded: DecodedPayload): CertificationRequest | undefined {
  const opened = session.keys.open(decoded);
  const message = opened?.kind === 'content' ? opened.message : decoded.message;
  return message.kind === 'csr' ? message.request : undefined;
}

/** Certificates that stand alone or that a key opens; those that merely come with a signature are none of them. */
function issuedIn(session: Session, decoded: DecodedPayload): readonly Certificate[] {
  const opened = session.keys.open(decoded);
  const message = opened?.kind === 'content' ? opened.message : decoded.message;
  return message.kind === 'certificate' || message.kind === 'certificates' ? certificatesIn(message) : [];
}

function issuedFor(request: CertificationRequest, certificates: readonly Certificate[]): Certificate | undefined {
  return certificates.find((certificate) => sameKey(request, certificate));
}

function endEntity(certificates: readonly Certificate[]): Certificate | undefined {
  return certificates.find((one) => !isCa(one)) ?? certificates[0];
}

function sameKey(request: CertificationRequest, certificate: Certificate): boolean {
  const a = request.publicKey?.spki;
  const b = certificate.publicKey?.spki;
  return a !== undefined && b !== undefined && a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function sameTransaction(a: DecodedMessage, b: DecodedMessage): boolean {
  const id = a.kind === 'pki-message' ? a.message.transactionID : undefined;
  return id !== undefined && b.kind === 'pki-message' && b.message.transactionID === id;
}
