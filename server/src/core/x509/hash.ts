import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { OID } from '../asn1/index.ts';

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

const HASHES: Readonly<Record<HashName, (data: Uint8Array) => Uint8Array>> = { md5, sha1, sha256, sha384, sha512 };

const BY_OID: Readonly<Record<string, HashName>> = {
  [OID.md5]: 'md5',
  [OID.sha1]: 'sha1',
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
};

export function hash(name: HashName, data: Uint8Array): Uint8Array {
  return HASHES[name](data);
}

/** The hash with this digest algorithm identifier, or undefined for one that is not computed here. */
export function hashOfOid(oid: string | undefined): HashName | undefined {
  return oid !== undefined && Object.hasOwn(BY_OID, oid) ? BY_OID[oid] : undefined;
}
