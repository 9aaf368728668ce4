import { sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import forge from 'node-forge';
import { binary, bytesOf } from './key.ts';

/**
 * Rounds of key derivation that are run for one key file, all its keys and attempts together: some 8 seconds, and more than any program
 * writes (OpenSSL 2 048, Windows 2 000, password managers 600 000).
 */
export const MAX_ROUNDS = 5_000_000;

/** Stops node-forge at the derivation for which no rounds are left. */
class TooManyRounds extends Error {}

let left = 0;
let refused: number | undefined;

/**
 * Runs `open` with `MAX_ROUNDS` for all keys that node-forge derives in it, wherever in the file they are asked for; one that asks for more
 * throws inside node-forge. Gives what `open` gave, and for how many rounds in vain the last refused derivation asked.
 */
export function withRounds<T>(open: () => T): { readonly opened: T; readonly refused: number | undefined } {
  left = MAX_ROUNDS;
  refused = undefined;
  return { opened: open(), refused };
}

function charge(rounds: unknown, digest: number, wanted: number): void {
  const asked = Number(rounds) * Math.ceil(wanted / digest);
  if (!(asked <= left)) {
    refused = asked;
    throw new TooManyRounds();
  }
  left -= asked;
}

type Digest = { readonly algorithm?: string; readonly digestLength?: number } | null | undefined;
type Pbkdf2 = (password: string, salt: string, rounds: number, length: number, digest?: Digest) => string;
type Pkcs12Key = (password: string, salt: unknown, id: number, rounds: number, length: number, digest?: Digest) => unknown;

const HASHES = { sha1, sha256, sha384, sha512 };
const SHA1_LENGTH = 20;

// All derivations of node-forge go through these three functions. PBKDF2 (RFC 8018 5.2) of @noble/hashes takes a third of the time.
const pkcs5 = forge.pkcs5 as unknown as { pbkdf2: Pbkdf2 };
const pbe = (forge.pki as unknown as { readonly pbe: { generatePkcs12Key: Pkcs12Key } }).pbe;
const pkcs12 = forge.pkcs12 as unknown as { generateKey: Pkcs12Key };

const slowPbkdf2 = pkcs5.pbkdf2;
pkcs5.pbkdf2 = (password, salt, rounds, length, digest) => {
  charge(rounds, digest?.digestLength ?? SHA1_LENGTH, length);
  const name = digest?.algorithm ?? 'sha1';
  const hash = name in HASHES ? HASHES[name as keyof typeof HASHES] : undefined;
  if (!hash) return slowPbkdf2(password, salt, rounds, length, digest);
  return binary(pbkdf2(hash, bytesOf(password), bytesOf(salt), { c: rounds, dkLen: length }));
};

const pkcs12Key = pbe.generatePkcs12Key;
const charged: Pkcs12Key = (password, salt, id, rounds, length, digest) => {
  charge(rounds, digest?.digestLength ?? SHA1_LENGTH, length);
  return pkcs12Key(password, salt, id, rounds, length, digest);
};
pbe.generatePkcs12Key = charged;
pkcs12.generateKey = charged;
