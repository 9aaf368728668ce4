import { type Message, msg } from '../../text/message.ts';
import type { Algorithm, PublicKey } from '../../x509/index.ts';
import { type AlgorithmVerdict, verdictOf, whyText } from '../algorithms.ts';
import type { Check, MessageFinding } from './model.ts';

const LEAST_RSA_BITS = 2_048;

/** Weak and outdated algorithms of the message, and what to change. */
export const checkAlgorithms: Check = ({ signerInfo, envelope }) => [
  ...judge('digest', signerInfo?.digestAlgorithm, signerInfo?.range.start),
  ...judge('signature', signerInfo?.signatureAlgorithm, signerInfo?.range.start),
  ...judge('cipher', envelope?.contentEncryption, envelope?.range.start),
  ...(envelope?.recipients ?? [])
    .slice(0, 1)
    .flatMap(({ keyEncryption, range }) => judge('key-transport', keyEncryption, range.start)),
];

/** Keys that are too short: of the signer, and of the request inside. */
export const checkKeys: Check = ({ messageType, signer }, { request }) => [
  ...shortKey(signer?.publicKey, signer?.range.start ?? 0),
  ...(request && messageType?.value !== 3 ? shortKey(request.publicKey, request.range.start) : []),
];

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

function shortKey(key: PublicKey | undefined, byteOffset: number): readonly MessageFinding[] {
  if (key?.kind !== 'rsa' || key.bits === undefined || key.bits >= LEAST_RSA_BITS) return [];
  const message = msg(
    'An RSA key of {0} bits is too short: CAs ask for 2048 or more. Change the key size in the profile.',
    key.bits,
  );
  return [{ id: 'weak-key', severity: 'warning', byteOffset, message }];
}
