import { integerOf, messageSource, OID, oidOf, readTlv, type Tlv } from '../../asn1/index.ts';
import { type Algorithm, type HashName, hash, hashOfOid, type PublicKey } from '../../x509/index.ts';
import { isEcdsaCurve, isEddsaOid, verifyEcdsa, verifyEddsa } from './curves.ts';
import { isSlow, verifyPkcs1, verifyPss } from './rsa.ts';

/** `unsupported`: an algorithm or key that is not computed here; nothing is said about the signature then. */
export type SignatureCheck = 'valid' | 'invalid' | 'unsupported';

/** Hash of signature algorithms that name one; rsaEncryption leaves it to the digest algorithm. */
const HASHES: Readonly<Record<string, HashName>> = {
  [OID.md5WithRSAEncryption]: 'md5',
  [OID.sha1WithRSAEncryption]: 'sha1',
  [OID.sha256WithRSAEncryption]: 'sha256',
  [OID.sha384WithRSAEncryption]: 'sha384',
  [OID.sha512WithRSAEncryption]: 'sha512',
  [OID.sha1WithRSASignature]: 'sha1',
  [OID.ecdsaWithSHA1]: 'sha1',
  [OID.ecdsaWithSHA256]: 'sha256',
  [OID.ecdsaWithSHA384]: 'sha384',
  [OID.ecdsaWithSHA512]: 'sha512',
};

/** Checks a signature by RSA (PKCS#1 v1.5, PSS), ECDSA or EdDSA over `signed`. `digest` is the signer's digest algorithm, if it names one. */
export function verifySignature(
  key: PublicKey | undefined,
  algorithm: Algorithm | undefined,
  digest: Algorithm | undefined,
  signed: Uint8Array,
  signature: Uint8Array,
): SignatureCheck {
  if (!key || algorithm?.oid === undefined || (key.rsa && isSlow(key.rsa))) return 'unsupported';
  if (algorithm.oid === OID.rsassaPss) return verifyWithPss(key, algorithm.parameters, signed, signature);
  if (isEddsaOid(algorithm.oid)) {
    const fits = key.algorithm.oid === algorithm.oid && key.key;
    return fits ? answer(verifyEddsa(algorithm.oid, key.key, signed, signature)) : 'unsupported';
  }
  const name = Object.hasOwn(HASHES, algorithm.oid) ? HASHES[algorithm.oid] : hashOfOid(digest?.oid);
  if (!name) return 'unsupported';
  if (key.kind === 'rsa' && key.rsa) return answer(verifyPkcs1(key.rsa, name, hash(name, signed), signature));
  if (key.kind !== 'ec' || !isEcdsaCurve(key.curve) || !key.key) return 'unsupported';
  const pair = ecdsaPair(signature);
  return pair ? answer(verifyEcdsa(key.curve, key.key, hash(name, signed), pair.r, pair.s)) : 'invalid';
}

function answer(right: boolean): SignatureCheck {
  return right ? 'valid' : 'invalid';
}

/** RSASSA-PSS-params (RFC 8017 A.2.3): absent members mean SHA-1. */
function verifyWithPss(key: PublicKey, parameters: Tlv | undefined, signed: Uint8Array, signature: Uint8Array): SignatureCheck {
  const member = (tag: number): Tlv | undefined => parameters?.children.find(({ tagNumber }) => tagNumber === tag)?.children[0];
  const nameOf = (identifier: Tlv | undefined): HashName | undefined =>
    identifier ? hashOfOid(oidOf(identifier.children[0])) : 'sha1';
  const name = nameOf(member(0));
  const mask = member(1);
  const maskName = nameOf(mask?.children[1]);
  if (!key.rsa || !name || !maskName) return 'unsupported';
  return answer(verifyPss(key.rsa, name, maskName, hash(name, signed), signature));
}

/** Ecdsa-Sig-Value (RFC 5480 appendix A). */
function ecdsaPair(signature: Uint8Array): { readonly r: bigint; readonly s: bigint } | undefined {
  const [first, second] = readTlv(messageSource(signature)).root?.children ?? [];
  const r = integerOf(first);
  const s = integerOf(second);
  return r && s && { r: r.value, s: s.value };
}
