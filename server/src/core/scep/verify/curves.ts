import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { OID } from '../../asn1/index.ts';

/** Named curves (RFC 5480 2.1.1.1), with the octets of a number of their order. */
const ECDSA = {
  'P-256': { curve: p256, octets: 32 },
  'P-384': { curve: p384, octets: 48 },
  'P-521': { curve: p521, octets: 66 },
} as const;
/** By the OID of key and signature, which are the same (RFC 8410 3). */
const EDDSA = new Map([
  [OID.Ed25519, ed25519],
  [OID.Ed448, ed448],
]);

export type EcdsaCurve = keyof typeof ECDSA;

export function isEcdsaCurve(name: string | undefined): name is EcdsaCurve {
  return name !== undefined && Object.hasOwn(ECDSA, name);
}

export function isEddsaOid(oid: string | undefined): oid is string {
  return oid !== undefined && EDDSA.has(oid);
}

/** ECDSA (FIPS 186-5 6.4.2): true where `r` and `s` sign the digest. `point` is the key as SEC 1 2.3.3 writes it. */
export function verifyEcdsa(name: EcdsaCurve, point: Uint8Array, digest: Uint8Array, r: bigint, s: bigint): boolean {
  const { curve, octets } = ECDSA[name];
  const signature = new Uint8Array(octets * 2);
  if (!write(r, signature.subarray(0, octets)) || !write(s, signature.subarray(octets))) return false;
  return guarded(() => curve.verify(signature, digest, point, { prehash: false, lowS: false }));
}

/** Pure Ed25519 or Ed448 (RFC 8032 5.1.7, 5.2.7): true where the signature over `signed` is right. */
export function verifyEddsa(oid: string, key: Uint8Array, signed: Uint8Array, signature: Uint8Array): boolean {
  return guarded(() => EDDSA.get(oid)?.verify(signature, signed, key, { zip215: false }) ?? false);
}

/** Writes a number in all of `octets`, the most significant first; false where it is negative or has more. */
function write(value: bigint, octets: Uint8Array): boolean {
  let rest = value;
  for (let at = octets.length - 1; at >= 0; at--) {
    octets[at] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return rest === 0n;
}

/** The library throws on keys and signatures of the wrong length, and on points that are not on the curve. */
function guarded(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}
