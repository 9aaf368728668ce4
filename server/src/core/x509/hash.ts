import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

const HASHES: Readonly<Record<HashName, (data: Uint8Array) => Uint8Array>> = { md5, sha1, sha256, sha384, sha512 };

const BY_OID: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

export function hash(name: HashName, data: Uint8Array): Uint8Array {
  return HASHES[name](data);
}

/** The hash with this digest algorithm identifier, or undefined for one that is not computed here. */
export function hashOfOid(oid: string | undefined): HashName | undefined {
  return oid !== undefined && Object.hasOwn(BY_OID, oid) ? BY_OID[oid] : undefined;
}
