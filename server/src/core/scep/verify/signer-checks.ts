import { hexOf, shownTime } from '../../asn1/index.ts';
import { type EntityId, identifies } from '../../cms/index.ts';
import { MESSAGE_TYPE } from '../../facts/scep-values.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { type Certificate, rfc4514, sameName } from '../../x509/index.ts';
import type { PkiMessage } from '../model.ts';
import { checkMessageSignature, checkSelfSignature } from './message-signature.ts';
import type { Check, MessageFinding, VerifyContext } from './model.ts';

/** The signature and what it covers (RFC 5652 5.4). */
export const checkSignature: Check = (message, context) => {
  const { signerInfo } = message;
  if (!signerInfo) return [];
  const at = signerInfo.range.start;
  const signer = message.signer ?? context.serverCertificates?.find((one) => identifies(signerInfo.signerId, one));
  const { digestMatches, signature } = checkMessageSignature(message, signer);
  const findings: MessageFinding[] = [];
  if (digestMatches === false)
    findings.push({ id: 'message-digest-mismatch', severity: 'error', byteOffset: at, message: DIGEST });
  if (signature === 'invalid') findings.push({ id: 'signature-invalid', severity: 'error', byteOffset: at, message: SIGNATURE });
  if (!signer && isWhole(signerInfo.signerId))
    findings.push({ id: 'signature-unchecked', severity: 'information', byteOffset: at, message: NO_SIGNER });
  if (signature === 'unsupported') {
    findings.push({ id: 'signature-unchecked', severity: 'information', byteOffset: at, message: UNSUPPORTED });
  }
  return findings;
};

/** True where all of the identifier is there: the text may end inside it, and then nothing is known of whom it names. */
function isWhole(id: EntityId | undefined): boolean {
  if (id?.kind === 'subjectKeyIdentifier') return true;
  return id?.serialNumber !== undefined && id.issuer?.complete === true;
}

/** RFC 8894 2.3: a first request is signed with a self-signed certificate over the new key; a renewal with the old certificate. */
export const checkSelfSigned: Check = ({ messageType, signer }) => {
  if (!signer?.complete) return [];
  const at = signer.range.start;
  if (messageType?.value === MESSAGE_TYPE.RenewalReq) return checkRenewal(signer);
  if (messageType?.value !== MESSAGE_TYPE.PKCSReq) return [];
  if (!sameName(signer.subject, signer.issuer)) {
    return [{ id: 'signer-not-self-signed', severity: 'information', byteOffset: at, message: NOT_SELF_SIGNED }];
  }
  if (checkSelfSignature(signer) !== 'invalid') return [];
  return [{ id: 'signer-signature-invalid', severity: 'error', byteOffset: at, message: SELF_SIGNATURE }];
};

/** A renewal is signed with the certificate that is renewed, which a CA issued (RFC 8894 2.3, 3.3.1.2). */
function checkRenewal(signer: Certificate): readonly MessageFinding[] {
  if (!sameName(signer.subject, signer.issuer) || checkSelfSignature(signer) !== 'valid') return [];
  return [{ id: 'renewal-self-signed', severity: 'warning', byteOffset: signer.range.start, message: RENEWAL_SELF_SIGNED }];
}

/** The request must be for the key that signs it (RFC 8894 2.3), except in a renewal. An answer is signed by the server. */
export const checkRequestKey: Check = ({ messageType, signer }, { request }) => {
  const signerKey = signer?.publicKey?.spki;
  const requestKey = request?.publicKey?.spki;
  if (!signerKey || !requestKey || hexOf(signerKey) === hexOf(requestKey)) return [];
  if (messageType?.value === MESSAGE_TYPE.RenewalReq || messageType?.value === MESSAGE_TYPE.CertRep) return [];
  if (signer && !sameName(signer.subject, signer.issuer)) return []; // signed with an existing certificate: a renewal by another name
  return [{ id: 'signer-key-differs', severity: 'error', byteOffset: signer?.range.start ?? 0, message: KEY_DIFFERS }];
};

/** Validity of the signer's certificate when the message was sent: the device's, and in an answer the server's. */
export const checkSignerValidity: Check = ({ signer, messageType }, { atMs }) =>
  signer && atMs !== undefined ? outdated(signer, atMs, messageType?.value === MESSAGE_TYPE.CertRep ? RENEW : ENROLL_ANEW) : [];

const RENEW = msg('Devices may refuse the answer: renew the RA certificates of the server, and run iisreset.');
const ENROLL_ANEW = msg('Servers refuse it: let the device enroll anew, and check its clock.');

/** A device makes the certificate by its own clock, a moment before the server logs the message by another. */
const CLOCKS_DIFFER_MS = 300_000;

function outdated(signer: Certificate, atMs: number, advice: Sentence): readonly MessageFinding[] {
  const { notBefore, notAfter, range } = signer;
  const who = signer.subject ? rfc4514(signer.subject) : '';
  if (notAfter?.epochMs !== undefined && atMs > notAfter.epochMs) {
    const message = msg(
      'The certificate that signs the message, {0}, had expired on {1} when this was logged. {2}',
      who,
      shownTime(notAfter),
      advice,
    );
    return [{ id: 'signer-expired', severity: 'error', byteOffset: range.start, message }];
  }
  if (notBefore?.epochMs !== undefined && atMs < notBefore.epochMs - CLOCKS_DIFFER_MS) {
    const message = msg(
      'The certificate that signs the message, {0}, was not yet valid when this was logged: it is valid from {1}. The other side may refuse it (badTime): check the clocks of device and server.',
      who,
      shownTime(notBefore),
    );
    return [{ id: 'signer-not-yet-valid', severity: 'warning', byteOffset: range.start, message }];
  }
  return [];
}

/** An answer belongs to its request by transactionID and nonce (RFC 8894 3.2.1.1, 3.2.1.5). */
export const checkReply: Check = (message, context) => {
  const { inReplyTo: request } = context;
  if (!request || message.messageType?.value !== MESSAGE_TYPE.CertRep) return [];
  return [...differentTransaction(message, request), ...otherKey(message, context)];
};

function differentTransaction(reply: PkiMessage, request: PkiMessage): readonly MessageFinding[] {
  const byteOffset = reply.signerInfo?.range.start ?? 0;
  const differs = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;
  if (differs(reply.transactionID, request.transactionID)) {
    return [{ id: 'reply-transaction-differs', severity: 'error', byteOffset, message: OTHER_TRANSACTION }];
  }
  if (!differs(reply.recipientNonce, request.senderNonce)) return [];
  return [{ id: 'reply-nonce-differs', severity: 'warning', byteOffset, message: OTHER_NONCE }];
}

function otherKey({ envelope }: PkiMessage, { inReplyTo, issued, request }: VerifyContext): readonly MessageFinding[] {
  const findings: MessageFinding[] = [];
  const byteOffset = envelope?.range.start ?? 0;
  const signer = inReplyTo?.signer;
  const recipients = envelope?.recipients.filter(({ recipientId }) => recipientId) ?? [];
  if (signer && recipients.length > 0 && !recipients.some(({ recipientId }) => identifies(recipientId, signer))) {
    findings.push({ id: 'reply-for-another', severity: 'error', byteOffset, message: FOR_ANOTHER });
  }
  const wanted = request?.publicKey?.spki;
  const keys = (issued ?? []).flatMap(({ publicKey }) => publicKey?.spki ?? []);
  if (wanted && keys.length > 0 && !keys.some((key) => hexOf(key) === hexOf(wanted))) {
    findings.push({ id: 'reply-certificate-mismatch', severity: 'error', byteOffset, message: NOT_FOR_KEY });
  }
  return findings;
}

const REFUSED = msg(
  'Whoever gets it so refuses it (badMessageCheck). Compare it with the log of the other side, and look for a proxy that changes requests.',
);
const DIGEST = msg(
  'The content of the message is not what was signed: it was changed or damaged, on its way or in this log. {0}',
  REFUSED,
);
const SIGNATURE = msg(
  'The signature of the message is wrong: its signed attributes (transactionID, nonces) were changed or damaged, or another key signed them. {0}',
  REFUSED,
);
const NO_SIGNER = msg('The signer’s certificate is not in the message, so the signature could not be checked.');
const UNSUPPORTED = msg('The signature could not be checked: its algorithm or key type is not supported here.');
const NOT_SELF_SIGNED = msg(
  'A PKCSReq is signed with a certificate that is not self-signed. For a renewal the standard wants RenewalReq.',
);
const RENEWAL_SELF_SIGNED = msg(
  'A RenewalReq is signed with a self-signed certificate. It must be signed with the certificate that is renewed: servers refuse it, or ask for a challenge. For a first request the standard wants PKCSReq.',
);
const SELF_SIGNATURE = msg(
  'The self-signed certificate of the signer does not verify with its own key: it was changed or damaged. {0}',
  REFUSED,
);
const KEY_DIFFERS = msg('The request inside is for another key than the one that signs the message: the server refuses that.');
const CACHE = msg('Look for a proxy that caches answers, and for a device that made a new key meanwhile.');
const OTHER_TRANSACTION = msg(
  'The answer has another transactionID than its request: it belongs to another enrollment, and the device refuses it. {0}',
  CACHE,
);
const OTHER_NONCE = msg(
  'The recipientNonce of the answer is not the senderNonce of the request before it. Unless a request between them is missing here, the device must refuse the answer. {0}',
  CACHE,
);
const FOR_ANOTHER = msg(
  'The answer is encrypted for another certificate than the one that signed the request: the device cannot open it. {0}',
  CACHE,
);
const NOT_FOR_KEY = msg('None of the certificates in the answer is for the key of the request: the device cannot use them.');
