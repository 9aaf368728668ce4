import type { SignedData } from '../../cms/index.ts';
import { type Message, msg } from '../../text/message.ts';
import type { Algorithm, Certificate, PublicKey } from '../../x509/index.ts';
import { type AlgorithmVerdict, verdictOf, whyText } from '../algorithms.ts';
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
  ...(signer ? signerSignature(signer, messageType?.value === CERT_REP ? ISSUE_ANEW : CHOOSE_SHA_2) : []),
];

/** The digest of a message that is cut before it shows what it is, or that is none of SCEP. */
export function checkDigest({ digestAlgorithms }: SignedData): readonly MessageFinding[] {
  return judge('digest', digestAlgorithms[0]);
}

/** Keys that are too short: of the signer, and of the request inside. */
export const checkKeys: Check = ({ messageType, signer }, { request }) => [
  ...shortKey(signer?.publicKey, signer?.range.start ?? 0, messageType?.value === CERT_REP ? LONGER_RA_KEY : LONGER_KEY),
  ...(request && messageType?.value !== CERT_REP ? shortKey(request.publicKey, request.range.start, LONGER_KEY) : []),
];

const CERT_REP = 3;

/** A certificate signed with MD5 or SHA-1. */
function signerSignature({ signatureAlgorithm, range }: Certificate, advice: Message): readonly MessageFinding[] {
  const verdict = verdictOf(signatureAlgorithm?.oid)?.verdict;
  const name = signatureAlgorithm?.name;
  if (name === undefined || (verdict !== 'weak' && verdict !== 'legacy')) return [];
  const [severity, message] =
    verdict === 'weak'
      ? ([
          'warning',
          msg('The signer’s certificate is signed with {0}, which is broken: it is refused. {1}', name, advice),
        ] as const)
      : ([
          'information',
          msg('The signer’s certificate is signed with {0}, which is outdated: some refuse it. {1}', name, advice),
        ] as const);
  return [{ id: `${verdict}-signer-signature`, severity, byteOffset: range.start, message }];
}

const CHOOSE_SHA_2 = msg('Choose SHA-2 as the hash algorithm of the SCEP profile, or update the client.');
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
function advice(part: string, { verdict }: AlgorithmVerdict): Message {
  if (verdict === 'unusual') return msg('Check that the server supports it.');
  if (part === 'cipher')
    return msg('Let the server announce AES or SCEPStandard in GetCACaps, and check that the device read it.');
  return msg('Let the server announce SHA-256 or SHA-512 in GetCACaps, and check that the device read it.');
}

function shortKey(key: PublicKey | undefined, byteOffset: number, advice: Message): readonly MessageFinding[] {
  if (key?.kind !== 'rsa' || key.bits === undefined || key.bits >= LEAST_RSA_BITS) return [];
  const message = msg('An RSA key of {0} bits is too short: CAs ask for 2048 or more. {1}', key.bits, advice);
  return [{ id: 'weak-key', severity: 'warning', byteOffset, message }];
}

const LONGER_KEY = msg('Change the key size in the profile.');
const LONGER_RA_KEY = msg('Let the certificates of the server be issued anew with a longer key.');
