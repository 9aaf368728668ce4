import { hexOf } from '../../asn1/index.ts';
import { type HashName, hash } from '../../x509/index.ts';

/** A modulus larger than this or an exponent longer than 32 bits is not worth the time: nobody uses one. */
const MAX_MODULUS_OCTETS = 2_048;
const MAX_EXPONENT = 1n << 32n;
/** An exponent above the usual 65537 takes eight times as long: with it, a modulus has this many octets at most. */
const MAX_ODD_OCTETS = 512;
const USUAL_EXPONENT = 65_537n;

/** DigestInfo up to the digest (RFC 8017 9.2), with the NULL that most senders write. */
const DIGEST_INFO: Readonly<Record<HashName, string>> = {
  md5: '3020300c06082a864886f70d020505000410',
  sha1: '3021300906052b0e03021a05000414',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};
/** The same without NULL parameters, which RFC 8017 asks verifiers to accept. */
const DIGEST_INFO_BARE: Readonly<Record<HashName, string>> = {
  md5: '301e300a06082a864886f70d02050410',
  sha1: '301f300706052b0e03021a0414',
  sha256: '302f300b06096086480165030402010420',
  sha384: '303f300b06096086480165030402020430',
  sha512: '304f300b06096086480165030402030440',
};

export interface RsaKey {
  readonly modulus: bigint;
  readonly exponent: bigint;
}

/** True for a key that may be somebody's, and is too slow to compute with: a log may hold hundreds of them. Of its signatures nothing is said. */
export function isSlow({ modulus, exponent }: RsaKey): boolean {
  return exponent > USUAL_EXPONENT && exponent <= MAX_EXPONENT && octetsOf(modulus) > MAX_ODD_OCTETS;
}

/** RSASSA-PKCS1-v1_5 (RFC 8017 8.2.2): true where the signature over this digest is right. */
export function verifyPkcs1(key: RsaKey, name: HashName, digest: Uint8Array, signature: Uint8Array): boolean {
  const encoded = openSignature(key, signature);
  if (encoded === undefined) return false;
  const digestHex = hexOf(digest);
  return [DIGEST_INFO, DIGEST_INFO_BARE].some((infos) => {
    const tail = `00${infos[name]}${digestHex}`;
    const padding = octetsOf(key.modulus) * 2 - tail.length - 4;
    return padding >= 16 && encoded === BigInt(`0x0001${'f'.repeat(padding)}${tail}`);
  });
}

/** RSASSA-PSS (RFC 8017 8.1.2) with MGF1; a salt of any length. */
export function verifyPss(key: RsaKey, name: HashName, maskName: HashName, digest: Uint8Array, signature: Uint8Array): boolean {
  const bits = key.modulus.toString(2).length - 1;
  const value = openSignature(key, signature);
  if (value === undefined) return false;
  const opened = toOctets(value, octetsOf(key.modulus));
  const encoded = bits % 8 === 0 ? opened.subarray(1) : opened;
  const at = encoded.length - digest.length - 1;
  if (at < 1 || encoded.at(-1) !== 0xbc) return false;
  const mask = mgf1(maskName, encoded.subarray(at, at + digest.length), at);
  const block = mask.map((octet, i) => octet ^ (encoded[i] ?? 0));
  block[0] = (block[0] ?? 0) & (0xff >> (encoded.length * 8 - bits));
  const one = block.findIndex((octet) => octet !== 0);
  if (one === -1 || block[one] !== 1) return false;
  const salted = new Uint8Array([...new Uint8Array(8), ...digest, ...block.subarray(one + 1)]);
  return hexOf(hash(name, salted)) === hexOf(encoded, at, at + digest.length);
}

function mgf1(name: HashName, seed: Uint8Array, length: number): Uint8Array {
  const octets: number[] = [];
  for (let counter = 0; octets.length < length; counter++) {
    octets.push(
      ...hash(name, new Uint8Array([...seed, counter >>> 24, (counter >> 16) & 255, (counter >> 8) & 255, counter & 255])),
    );
  }
  return Uint8Array.from(octets.slice(0, length));
}

/** The signature raised to the public exponent, or undefined where the key is out of bounds. */
function openSignature(key: RsaKey, signature: Uint8Array): bigint | undefined {
  const { modulus, exponent } = key;
  const length = octetsOf(modulus);
  if (length > MAX_MODULUS_OCTETS || exponent < 3n || exponent > MAX_EXPONENT || signature.length > length) return undefined;
  const value = BigInt(`0x0${hexOf(signature)}`);
  return value < modulus ? power(value, exponent, modulus) : undefined;
}

function octetsOf(modulus: bigint): number {
  return Math.ceil(modulus.toString(16).length / 2);
}

function toOctets(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(length * 2, '0');
  return Uint8Array.from({ length }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16));
}

/** From the highest bit of the exponent down: 17 multiplications for 65537. */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = base;
  for (const bit of exponent.toString(2).slice(1)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}
