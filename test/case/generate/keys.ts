import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { fixture } from '../../support/fixtures.ts';

/** A key pair of RSA: 2048 bits. */
export interface EnrollmentKey {
  readonly privateKey: KeyObject;
  /** Three bytes. */
  readonly publicExponent: Buffer;
  /** SubjectPublicKeyInfo. */
  readonly publicDer: Buffer;
}

/**
 * Makes as many different keys as wanted of one file of test/fixtures/clientkeys: the modulus stays, the public exponent is another
 * one each time. To make real ones takes some 100 ms each.
 */
export class KeySource {
  readonly #jwk: JsonWebKey;
  readonly #totient: bigint;
  #exponent = 65537n;

  constructor(file: string) {
    this.#jwk = createPrivateKey(fixture(`clientkeys/${file}`)).export({ format: 'jwk' });
    this.#totient = (number(this.#jwk.p) - 1n) * (number(this.#jwk.q) - 1n);
  }

  next(): EnrollmentKey {
    let d: bigint | undefined;
    do {
      this.#exponent += 2n;
      d = inverse(this.#exponent, this.#totient);
    } while (d === undefined);
    const { p, q } = this.#jwk;
    const publicExponent = bytes(this.#exponent);
    const privateKey = createPrivateKey({
      format: 'jwk',
      key: {
        ...this.#jwk,
        e: publicExponent.toString('base64url'),
        d: bytes(d).toString('base64url'),
        dp: bytes(d % (number(p) - 1n)).toString('base64url'),
        dq: bytes(d % (number(q) - 1n)).toString('base64url'),
      },
    });
    return { privateKey, publicExponent, publicDer: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }) };
  }
}

const number = (base64url: string | undefined) => BigInt(`0x${Buffer.from(base64url ?? '', 'base64url').toString('hex')}`);

function bytes(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

/** The inverse of `value` modulo `modulus`; undefined where there is none. */
function inverse(value: bigint, modulus: bigint): bigint | undefined {
  let [a, b] = [value % modulus, modulus];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const times = a / b;
    [a, b] = [b, a - times * b];
    [x, y] = [y, x - times * y];
  }
  return a === 1n ? ((x % modulus) + modulus) % modulus : undefined;
}
