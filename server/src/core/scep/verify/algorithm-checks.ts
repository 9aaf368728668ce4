import { hexOf } from '../../asn1/index.ts';
import type { SignedData } from '../../cms/index.ts';
import { MESSAGE_TYPE } from '../../facts/scep-values.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Algorithm, Certificate, PublicKey } from '../../x509/index.ts';
import { type AlgorithmVerdict, verdictOf, whyText } from '../algorithms.ts';
import type { Coded } from '../model.ts';
import type { Check, MessageFinding } from './model.ts';

const LEAST_RSA_BITS = 2_048;

/** Weak and outdated algorithms of the message, and what to change. */
export const checkAlgorithms: Check = ({ signedData, signerInfo, envelope, signer, messageType }) => [
  ...judge('digest', signerInfo?.digestAlgorithm ?? signedData.digestAlgorithms[0], signerInfo?.range.start),
  ...judge('signature', signerInfo?.signatureAlgorithm, signerInfo?.range.start),
  ...judge('cipher', envelope?.contentEncryption, envelope?.range.start),
  ...(envelope?.recipients ?? [])
    .slice(0, 1)
    .flatMap(({ keyEncryption, range }) => judge('key-transport', keyEncryption, range.start)),
  ...(signer ? signerSignature(signer, byMessageType(messageType, ISSUE_ANEW, CHOOSE_SHA_2)) : []),
];

/** The digest of a message that is cut before it shows what it is, or that is none of SCEP. */
export function checkDigest({ digestAlgorithms }: SignedData): readonly MessageFinding[] {
  return judge('digest', digestAlgorithms[0]);
}

/** Keys that are too short or of a type that cannot do its part: of the signer, and of the request inside where it is another key. */
export const checkKeys: Check = ({ messageType, signer }, { request }) => {
  const answer = messageType?.value === MESSAGE_TYPE.CertRep;
  const advice = byMessageType(messageType, LONGER_RA_KEY, LONGER_KEY);
  const of = signer?.publicKey;
  const other = request && !answer && !sameKey(of, request.publicKey) ? request : undefined;
  const findings = [
    ...shortKey(of, signer?.range.start ?? 0, advice),
    ...(answer || !messageType ? [] : keyType(of, signer?.range.start ?? 0)),
  ];
  const inside = other ? shortKey(other.publicKey, other.range.start, LONGER_KEY) : [];
  return [...findings, ...inside.map((finding) => ({ ...finding, within: 'content' as const }))];
};

function sameKey(a: PublicKey | undefined, b: PublicKey | undefined): boolean {
  return a?.spki !== undefined && b?.spki !== undefined && hexOf(a.spki) === hexOf(b.spki);
}

/** The server encrypts its answer for the key that signs the request (RFC 8894 3.3.2.1): with an EC key that takes more than RSA does. */
function keyType(key: PublicKey | undefined, byteOffset: number): readonly MessageFinding[] {
  const verdict = verdictOf(key?.algorithm.oid);
  if (verdict?.role !== 'public key') return [];
  const message = msg('The signer has a key of type {0}: {1}', key?.algorithm.name ?? '-', whyText(verdict));
  return [{ id: 'unusual-key', severity: 'warning', byteOffset, message }];
}

/** Whose part it is to mend it: the server's of an answer, the device's of a request. A cut text may not show which of them it is. */
function byMessageType(messageType: Coded | undefined, ofAnswer: Sentence, ofRequest: Sentence): Sentence | undefined {
  if (!messageType) return undefined;
  return messageType.value === MESSAGE_TYPE.CertRep ? ofAnswer : ofRequest;
}

function withAdvice(what: Sentence, advice: Sentence | undefined): Sentence {
  return advice ? msg('{0} {1}', what, advice) : what;
}

/** A certificate signed with MD5 or SHA-1. */
function signerSignature({ signatureAlgorithm, range }: Certificate, advice: Sentence | undefined): readonly MessageFinding[] {
  const verdict = verdictOf(signatureAlgorithm?.oid)?.verdict;
  const name = signatureAlgorithm?.name;
  if (name === undefined || (verdict !== 'weak' && verdict !== 'legacy')) return [];
  const [severity, message] =
    verdict === 'weak'
      ? ([
          'warning',
          withAdvice(msg('The signer’s certificate is signed with {0}, which is broken: many refuse it.', name), advice),
        ] as const)
      : ([
          'information',
          withAdvice(msg('The signer’s certificate is signed with {0}, which is outdated: some refuse it.', name), advice),
        ] as const);
  return [{ id: `${verdict}-signer-signature`, severity, byteOffset: range.start, message }];
}

export const CHOOSE_SHA_2 = msg('Choose SHA-2 as the hash algorithm of the SCEP profile, or update the client.');
const ISSUE_ANEW = msg('Let the CA sign with SHA-256, and issue the certificates of the server anew.');

function judge(
  part: 'digest' | 'signature' | 'cipher' | 'key-transport',
  algorithm: Algorithm | undefined,
  at = 0,
): readonly MessageFinding[] {
  const verdict = verdictOf(algorithm?.oid);
  if (!verdict || verdict.verdict === 'ok' || algorithm?.name === undefined) return [];
  const message = msg('{0}: {1} {2}', algorithm.name, whyText(verdict), advice(part, verdict));
  const severity = verdict.verdict === 'weak' ? 'warning' : 'information';
  return [{ id: `${verdict.verdict}-${part}`, severity, byteOffset: at, message }];
}

/** Clients choose by what GetCACaps announces (RFC 8894 3.5.2), so that is where it is changed. */
function advice(part: string, { verdict }: AlgorithmVerdict): Sentence {
  if (verdict === 'unusual') return msg('Check that the server supports it.');
  if (part === 'cipher')
    return msg('Let the server announce AES or SCEPStandard in GetCACaps, and check that the device read it.');
  return msg('Let the server announce SHA-256 or SHA-512 in GetCACaps, and check that the device read it.');
}

function shortKey(key: PublicKey | undefined, byteOffset: number, advice: Sentence | undefined): readonly MessageFinding[] {
  if (key?.kind !== 'rsa' || key.bits === undefined || key.bits >= LEAST_RSA_BITS) return [];
  const message = withAdvice(msg('An RSA key of {0} bits is too short: CAs ask for 2048 or more.', key.bits), advice);
  return [{ id: 'weak-key', severity: 'warning', byteOffset, message }];
}

const LONGER_KEY = msg('Change the key size in the profile.');
const LONGER_RA_KEY = msg('Let the certificates of the server be issued anew with a longer key.');
