import { hexOf } from '../asn1/index.ts';
import { hash, type PublicKey } from '../x509/index.ts';
import type { TransactionIDOrigin } from './model.ts';

const BY_LENGTH: Readonly<Record<number, TransactionIDOrigin['hash']>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' };

/**
 * Which hash of the public key a transactionID is, in hex of either case: then the same id means the same key, and a new id a new
 * key pair. Undefined where it is none of them, or the key is not there. jscep takes SHA-1 of the SubjectPublicKeyInfo.
 */
export function transactionIDOrigin(id: string | undefined, key: PublicKey | undefined): TransactionIDOrigin | undefined {
  const name = id === undefined ? undefined : BY_LENGTH[id.length];
  if (id === undefined || !name || !key || !/^[0-9a-f]+$/i.test(id)) return undefined;
  const same = (octets: Uint8Array | undefined): boolean =>
    octets !== undefined && hexOf(hash(name, octets)) === id.toLowerCase();
  if (same(key.spki)) return { hash: name, of: 'SubjectPublicKeyInfo' };
  return same(key.key) ? { hash: name, of: 'subjectPublicKey' } : undefined;
}
