import type { DecodedMessage } from '../model.ts';
import { checkAlgorithms, checkDigest, checkKeys } from './algorithm-checks.ts';
import { checkAttributes } from './attribute-checks.ts';
import { checkContent, checkInside } from './content-checks.ts';
import type { Check, MessageFinding, VerifyContext } from './model.ts';
import { checkRecipient } from './recipient-checks.ts';
import { checkRequest } from './request-checks.ts';
import { checkReply, checkRequestKey, checkSelfSigned, checkSignature, checkSignerValidity } from './signer-checks.ts';

export { checkIssued, checkMessageSignature, checkSelfSignature, type MessageSignature } from './message-signature.ts';
export type { MessageFinding, VerifyContext } from './model.ts';
export { type SignatureCheck, verifySignature } from './signature.ts';

/** What is wrong with the message itself first, then what is merely weak. */
const CHECKS: readonly Check[] = [
  checkSignature,
  checkContent,
  checkInside,
  checkAttributes,
  checkRecipient,
  checkRequestKey,
  checkSelfSigned,
  checkSignerValidity,
  checkReply,
  checkRequest,
  checkKeys,
  checkAlgorithms,
];

/**
 * Checks a SCEP message: signature, digest, keys, names, times and algorithms, as far as it and the context hold them. Takes about a
 * millisecond for RSA and some for EC the first time; signatures are computed once for a message.
 */
export function verifyMessage(decoded: DecodedMessage, context: VerifyContext = {}): readonly MessageFinding[] {
  if (decoded.kind === 'signed-data') return checkDigest(decoded.signedData);
  if (decoded.kind !== 'pki-message') return [];
  return CHECKS.flatMap((check) => check(decoded.message, context));
}
