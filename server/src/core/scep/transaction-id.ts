import { hexOf } from '../asn1/index.ts';
import { hash, type PublicKey } from '../x509/index.ts';
import type { TransactionIDOrigin } from './model.ts';

const HEX_LENGTHS: Readonly<Record<number, TransactionIDOrigin['hash']>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' };
const BASE64_LENGTHS: Readonly<Record<number, TransactionIDOrigin['hash']>> = {
  24: 'md5',
  28: 'sha1',
  44: 'sha256',
  88: 'sha512',
};

/**
 * Which hash of the public key a transactionID is, in hex, upper or lower case, or in base64: then the same id means the same key, and a
 * new id a new key pair. Undefined where it is none of them, or the key is not there. jscep takes SHA-1 and sscep MD5 of the
 * SubjectPublicKeyInfo in hex, the client of micromdm SHA-1 of the key's bits in base64.
 */
export function transactionIDOrigin(id: string | undefined, key: PublicKey | undefined): TransactionIDOrigin | undefined {
  if (id === undefined || !key) return undefined;
  const encoding = /^[0-9a-f]+$/i.test(id) ? 'hex' : 'base64';
  const name = encoding === 'hex' ? HEX_LENGTHS[id.length] : BASE64_LENGTHS[id.length];
  if (!name) return undefined;
  const same = (octets: Uint8Array | undefined): boolean => {
    if (!octets) return false;
    const digest = hash(name, octets);
    return encoding === 'hex' ? hexOf(digest) === id.toLowerCase() : btoa(String.fromCharCode(...digest)) === id;
  };
  if (same(key.spki)) return { hash: name, of: 'SubjectPublicKeyInfo' };
  return same(key.key) ? { hash: name, of: 'subjectPublicKey' } : undefined;
}
