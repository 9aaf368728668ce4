import type { DecodedMessage, PkiMessage, VerifyContext } from '../scep/index.ts';
import { isAnswer } from '../scep/message-kind.ts';
import { type Certificate, sameName } from '../x509/index.ts';

/** The message, where it is one of SCEP. */
export function pkiMessageOf(decoded: DecodedMessage | undefined): PkiMessage | undefined {
  return decoded?.kind === 'pki-message' ? decoded.message : undefined;
}

/** The message, where it is a request of a device. */
export function requestIn(decoded: DecodedMessage | undefined): PkiMessage | undefined {
  const message = pkiMessageOf(decoded);
  return message && !isAnswer(message) ? message : undefined;
}

/** Certificates of another log may be of another server: they count where they are of the CA that the message names. */
export function ofSameServer(decoded: DecodedMessage, certificates: readonly Certificate[]): readonly Certificate[] {
  const message = pkiMessageOf(decoded);
  const ids = [message?.signerInfo?.signerId, ...(message?.envelope?.recipients.map(({ recipientId }) => recipientId) ?? [])];
  const issuers = ids.flatMap((id) => (id?.kind === 'issuerAndSerialNumber' ? [id.issuer] : []));
  return certificates.some(({ issuer, subject }) => issuers.some((name) => sameName(name, issuer) || sameName(name, subject)))
    ? certificates
    : [];
}

/** True where both hold the same objects. */
export function isSameContext(a: VerifyContext, b: VerifyContext): boolean {
  const [known, now] = [membersOf(a), membersOf(b)];
  return known.length === now.length && known.every((one, i) => one === now[i]);
}

function membersOf(context: VerifyContext): readonly unknown[] {
  return Object.entries(context).flatMap(([name, value]) => [name, ...(Array.isArray(value) ? value : [value])]);
}
