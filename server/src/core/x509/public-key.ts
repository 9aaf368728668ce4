import {
  bitsOf,
  encodingOf,
  type Integer,
  integerOf,
  Members,
  messageOffset,
  OID,
  oidName,
  oidOf,
  type Reading,
  TAG,
  type Tlv,
} from '../asn1/index.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import { type Algorithm, readAlgorithm } from './algorithm.ts';

/** A SubjectPublicKeyInfo (RFC 5280 4.1.2.7). */
export interface PublicKey {
  readonly algorithm: Algorithm;
  readonly kind: 'rsa' | 'ec' | 'eddsa' | 'other';
  /** Size as people name it: bits of the modulus or of the curve's field. */
  readonly bits?: number;
  readonly rsa?: { readonly modulus: bigint; readonly exponent: bigint };
  /** `P-256`; the numbers of the curve where it has no name. */
  readonly curve?: string;
  /** Octets of the whole SubjectPublicKeyInfo; present only when it is whole. */
  readonly spki?: Uint8Array;
  /** Octets of the BIT STRING: the key without its algorithm. */
  readonly key?: Uint8Array;
}

const EDDSA_BITS: Readonly<Record<string, number>> = {
  [OID.Ed25519]: 256,
  [OID.Ed448]: 456,
  [OID.X25519]: 256,
  [OID.X448]: 448,
};
const CURVE_BITS: Readonly<Record<string, number>> = {
  'P-192': 192,
  'P-224': 224,
  'P-256': 256,
  'P-384': 384,
  'P-521': 521,
  secp256k1: 256,
  brainpoolP256r1: 256,
  brainpoolP384r1: 384,
  brainpoolP512r1: 512,
};

export function readPublicKey(reading: Reading, tlv: Tlv | undefined): PublicKey | undefined {
  if (!tlv) return undefined;
  const members = new Members(reading, tlv);
  const algorithm = readAlgorithm(reading, members.universal(TAG.sequence, 'algorithm'));
  const keyTlv = members.universal(TAG.bitString, 'subjectPublicKey');
  if (!algorithm?.oid) return undefined;
  const key = bitsOf(keyTlv)?.bytes;
  const octets = { ...(key ? { key } : {}), ...(tlv.truncated ? {} : { spki: encodingOf(tlv) }) };
  const read = { algorithm, ...octets, ...details(reading, algorithm, keyTlv, key) };
  const text = keyText(read);
  if (text) reading.note(tlv, { value: text });
  return read;
}

type Details = Pick<PublicKey, 'kind' | 'bits' | 'rsa' | 'curve'>;

function details(reading: Reading, algorithm: Algorithm, keyTlv: Tlv | undefined, key: Uint8Array | undefined): Details {
  if (algorithm.oid === OID.rsaEncryption || algorithm.oid === OID.rsassaPss) {
    return { kind: 'rsa', ...readRsa(reading, keyTlv, key) };
  }
  if (algorithm.oid === OID.ecPublicKey) {
    const oid = oidOf(algorithm.parameters);
    if (oid === undefined) return { kind: 'ec' };
    const curve = oidName(oid);
    const bits = CURVE_BITS[curve];
    return bits === undefined ? { kind: 'ec', curve } : { kind: 'ec', curve, bits };
  }
  const bits = EDDSA_BITS[algorithm.oid ?? ''];
  return bits === undefined ? { kind: 'other' } : { kind: 'eddsa', bits };
}

/** RSAPublicKey (RFC 8017 A.1.1) inside the BIT STRING. */
function readRsa(reading: Reading, keyTlv: Tlv | undefined, key: Uint8Array | undefined): Pick<PublicKey, 'bits' | 'rsa'> {
  if (!keyTlv || !key) return {};
  const at = messageOffset(keyTlv.source, keyTlv.contentStart + 1);
  const sequence = reading.readInside(keyTlv, { bytes: key, pieces: [{ at: 0, offset: at }] });
  const members = new Members(reading, sequence);
  const modulus = integerOf(members.universal(TAG.integer, 'modulus'));
  const exponent = integerOf(members.universal(TAG.integer, 'publicExponent'));
  if (!modulus || modulus.value <= 0n) return {};
  const rsa = exponent ? { rsa: { modulus: modulus.value, exponent: exponent.value } } : {};
  return { bits: bitLength(modulus), ...rsa };
}

function bitLength(integer: Integer): number {
  return integer.hex.length * 4 - (Math.clz32(Number.parseInt(integer.hex[0] ?? '0', 16)) - 28);
}

/** `RSA, 2048 bits`; undefined where not even the algorithm has a name. */
export function keyText(key: PublicKey): Sentence | undefined {
  if (key.kind === 'rsa') return key.bits === undefined ? msg('RSA') : msg('RSA, {0} bits', key.bits);
  if (key.kind === 'ec') return key.curve === undefined ? msg('EC') : msg('EC, curve {0}', key.curve);
  return key.algorithm.name === undefined ? undefined : verbatim(key.algorithm.name);
}
