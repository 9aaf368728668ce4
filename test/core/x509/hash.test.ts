import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hexOf } from '../../../server/src/core/asn1/index.ts';
import { type HashName, hash, hashOfOid } from '../../../server/src/core/x509/hash.ts';

const NAMES: readonly HashName[] = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'];
const LENGTHS = [0, 1, 55, 56, 63, 64, 65, 111, 112, 119, 120, 127, 128, 129, 1000];

describe.each(NAMES)('%s', (name) => {
  it.each(LENGTHS)('agrees with the platform on %i bytes', (length) => {
    const data = Uint8Array.from({ length }, (_, i) => (i * 31 + 7) & 255);
    expect(hexOf(hash(name, data))).toBe(createHash(name).update(data).digest('hex'));
  });

  it('reads a part of a larger buffer', () => {
    const data = Uint8Array.from({ length: 300 }, (_, i) => i & 255);
    expect(hexOf(hash(name, data.subarray(13, 201)))).toBe(createHash(name).update(data.subarray(13, 201)).digest('hex'));
  });
});

it('knows hashes by their identifier, and no others', () => {
  expect(hashOfOid('2.16.840.1.101.3.4.2.3')).toBe('sha512');
  expect(hashOfOid('1.2.3')).toBeUndefined();
  expect(hashOfOid(undefined)).toBeUndefined();
});
