import { Blowfish } from 'egoroof-blowfish';
import forge from 'node-forge';
import { is, numberOf, OID, TAG } from '../../asn1/index.ts';
import type { ContentEncryption } from '../../cms/index.ts';
import { binary, bytesOf } from './key.ts';

/** What a cipher is given, all of it from the message but the key. */
export interface CipherInput {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  readonly content: Uint8Array;
  /** Authentication tag, of AuthEnvelopedData. */
  readonly tag?: Uint8Array;
}

/** A content encryption that can be undone. */
export interface ContentCipher {
  /** Length of the content key in bytes. */
  readonly keyLength: number;
  readonly ivLength: { readonly least: number; readonly most: number };
  readonly authenticated: boolean;
  /** The content, or undefined where padding or tag do not fit. May throw on input that no sender writes. */
  decrypt(input: CipherInput): Uint8Array | undefined;
}

/** The cipher of an envelope by its OID (RFC 3370 5, RFC 3565 4.1, RFC 5084 3.2, and Blowfish); undefined where we have none. */
export function contentCipher(algorithm: ContentEncryption): ContentCipher | undefined {
  if (algorithm.oid === OID['rc2-cbc']) return rc2(algorithm);
  return algorithm.oid === undefined ? undefined : CIPHERS[algorithm.oid];
}

const CIPHERS: Readonly<Record<string, ContentCipher>> = {
  [OID['des-cbc']]: cbc('DES-CBC', 8, 8),
  [OID['des-ede3-cbc']]: cbc('3DES-CBC', 24, 8),
  [OID['aes-128-cbc']]: cbc('AES-CBC', 16, 16),
  [OID['aes-192-cbc']]: cbc('AES-CBC', 24, 16),
  [OID['aes-256-cbc']]: cbc('AES-CBC', 32, 16),
  [OID['aes-128-gcm']]: gcm(16),
  [OID['aes-192-gcm']]: gcm(24),
  [OID['aes-256-gcm']]: gcm(32),
  [OID['bf-cbc']]: blowfish(),
};

function cbc(name: 'DES-CBC' | '3DES-CBC' | 'AES-CBC', keyLength: number, block: number): ContentCipher {
  return {
    keyLength,
    ivLength: { least: block, most: block },
    authenticated: false,
    decrypt({ key, iv, content }) {
      if (content.length === 0 || content.length % block !== 0) return undefined;
      const decipher = forge.cipher.createDecipher(name, forge.util.createBuffer(binary(key)));
      decipher.start({ iv: forge.util.createBuffer(binary(iv)) });
      decipher.update(forge.util.createBuffer(binary(content)));
      return unpadded(bytesOf(decipher.output.getBytes()), block); // not finish(): it takes padding that is none
    },
  };
}

function gcm(keyLength: number): ContentCipher {
  return {
    keyLength,
    ivLength: { least: 1, most: 64 },
    authenticated: true,
    decrypt({ key, iv, content, tag }) {
      if (!tag || tag.length < 12 || tag.length > 16) return undefined;
      const decipher = forge.cipher.createDecipher('AES-GCM', forge.util.createBuffer(binary(key)));
      const buffer = forge.util.createBuffer(binary(tag));
      decipher.start({ iv: forge.util.createBuffer(binary(iv)), tag: buffer, tagLength: tag.length * 8 });
      decipher.update(forge.util.createBuffer(binary(content)));
      return decipher.finish() ? bytesOf(decipher.output.getBytes()) : undefined;
    },
  };
}

/** No standard gives it to CMS; openssl, and sscep with it, take a key of 16 bytes. */
function blowfish(): ContentCipher {
  return {
    keyLength: 16,
    ivLength: { least: 8, most: 8 },
    authenticated: false,
    decrypt({ key, iv, content }) {
      if (content.length === 0 || content.length % 8 !== 0) return undefined;
      const cipher = new Blowfish(key, Blowfish.MODE.CBC, Blowfish.PADDING.SPACES); // takes away only what is no padding of ours
      cipher.setIv(iv);
      const bytes = cipher.decode(content, Blowfish.TYPE.UINT8_ARRAY);
      return bytes.length === content.length ? unpadded(bytes, 8) : undefined;
    },
  };
}

/** RC2 writes its effective key bits as a version (RFC 2268 6). */
const RC2_BITS: Readonly<Record<number, number>> = { 160: 40, 120: 64, 58: 128 };

function rc2(algorithm: ContentEncryption): ContentCipher | undefined {
  const version = algorithm.parameters?.children.find((child) => is(child, TAG.integer));
  const bits = version ? RC2_BITS[numberOf(version) ?? 0] : 32;
  if (bits === undefined) return undefined;
  return {
    keyLength: bits / 8,
    ivLength: { least: 8, most: 8 },
    authenticated: false,
    decrypt({ key, iv, content }) {
      if (content.length === 0 || content.length % 8 !== 0) return undefined;
      const cipher = forge.rc2.createDecryptionCipher(binary(key), bits);
      cipher.start(binary(iv), forge.util.createBuffer());
      cipher.update(forge.util.createBuffer(binary(content)));
      return unpadded(bytesOf(cipher.output.getBytes()), 8);
    },
  };
}

/** Without the padding of RFC 5652 6.3: as many bytes as each of them says, 1 to a block. */
function unpadded(bytes: Uint8Array, block: number): Uint8Array | undefined {
  const padding = bytes.at(-1) ?? 0;
  if (padding < 1 || padding > block || padding > bytes.length) return undefined;
  for (const byte of bytes.subarray(bytes.length - padding)) if (byte !== padding) return undefined;
  return bytes.slice(0, bytes.length - padding);
}
