import forge from 'node-forge';

/** Hashes that RSAES-OAEP may name, by their OID names. */
const OAEP_HASHES: Readonly<Record<string, () => forge.md.MessageDigest>> = {
  sha1: () => forge.md.sha1.create(),
  sha256: () => forge.md.sha256.create(),
  sha384: () => forge.md.sha384.create(),
  sha512: () => forge.md.sha512.create(),
};

/** How an envelope's content key is encrypted. */
export type KeyTransport =
  | { readonly kind: 'pkcs1v15' }
  | { readonly kind: 'oaep'; readonly hash: string; readonly maskHash: string };

/**
 * An RSA private key, for as long as somebody holds this object. The key itself cannot be read back, printed or serialised;
 * what can be seen is its public half.
 */
export class DecryptionKey {
  /** Modulus as lower-case hex without leading zeros: tells which certificate the key belongs to. */
  readonly modulus: string;
  readonly modulusBits: number;
  #rsa: forge.pki.rsa.PrivateKey | undefined;

  constructor(rsa: forge.pki.rsa.PrivateKey) {
    this.#rsa = rsa;
    this.modulus = rsa.n.toString(16);
    this.modulusBits = rsa.n.bitLength();
  }

  /** False once the key was forgotten. */
  get held(): boolean {
    return this.#rsa !== undefined;
  }

  /** Drops the key; every later decryption fails. */
  forget(): void {
    this.#rsa = undefined;
  }

  /** True where this kind of key transport can be undone. */
  static supports(transport: KeyTransport): boolean {
    return transport.kind === 'pkcs1v15' || (transport.hash in OAEP_HASHES && transport.maskHash in OAEP_HASHES);
  }

  /** The content key (RFC 8017 7.1.2, 7.2.2), or undefined: wrong key, wrong padding, wrong length, forgotten. */
  unwrap(encryptedKey: Uint8Array, transport: KeyTransport): Uint8Array | undefined {
    if (!this.#rsa || encryptedKey.length !== Math.ceil(this.modulusBits / 8)) return undefined;
    const input = binary(encryptedKey);
    try {
      if (transport.kind === 'pkcs1v15') return bytesOf(this.#rsa.decrypt(input, 'RSAES-PKCS1-V1_5'));
      const hash = OAEP_HASHES[transport.hash];
      const maskHash = OAEP_HASHES[transport.maskHash];
      if (!hash || !maskHash) return undefined;
      return bytesOf(this.#rsa.decrypt(input, 'RSA-OAEP', { md: hash(), mgf1: { md: maskHash() } }));
    } catch {
      return undefined;
    }
  }
}

/** One character a byte, as node-forge takes bytes. */
export function binary(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}
