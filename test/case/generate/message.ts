import { createHash, sign } from 'node:crypto';
import fs from 'node:fs';
import { WITH as WITH_SID, WITHOUT as WITHOUT_SID } from '../../core/case/rules/samples/certificate-without-sid.ts';
import { kids, tlv } from '../../fixtures/generators/gen-lib.mjs';
import { fixture } from '../../support/fixtures.ts';
import { type EnrollmentKey, KeySource } from './keys.ts';
import type { Random } from './random.ts';

/** A signed SCEP request, as it travels in a URL. */
export interface ScepRequest {
  readonly base64: string;
  /** 40 hexadecimal digits: SHA-1 of the public key, as jscep makes it. */
  readonly transactionID: string;
  readonly senderNonce: string;
  /** Serial number of the RA certificate that it is encrypted to. */
  readonly recipient: string;
}

export interface RequestOptions {
  readonly at: number;
  /** Hexadecimal serial number of the RA certificate: as many digits as that of the fixture. */
  readonly recipient: string;
  readonly senderNonce: string;
}

/** What an NDES server answers to GetCACert, in Base64, with this serial number of its RA certificate. */
export function certificatesOf(recipient: string): string {
  const der = Buffer.from(fs.readFileSync(new URL('../../fixtures/pki/ndes-getcacert.p7b', import.meta.url)));
  for (let at = der.indexOf(FIXTURE_RECIPIENT, 0, 'hex'); at >= 0; at = der.indexOf(FIXTURE_RECIPIENT, at + 1, 'hex'))
    der.write(recipient, at, 'hex');
  return der.toString('base64');
}

/** A certificate as it stands in an answer, in Base64, with or without the SID of its user; `number` makes its serial number another one. */
export function issuedCertificate(hasSid: boolean, number: number): string {
  const der = Buffer.from(hasSid ? WITH_SID : WITHOUT_SID, 'base64');
  der.writeUInt8(number, der.indexOf('02024a', 0, 'hex') + 3);
  return der.toString('base64');
}

/** Serial number of the RA certificate in the fixtures that stand for NDES. */
const FIXTURE_RECIPIENT = '5a0000000b0f2d8e91c3a7746600000000000b';
const MS_PER_HOUR = 3_600_000;

interface Base {
  readonly file: string;
  readonly key: string;
  readonly polls?: string;
}

/** Real requests of jscep, with the keys that signed them. It sends what Android and iOS send: BER of indefinite length. */
const NDES_BASES: readonly Base[] = ['jscep-get-ndes', 'jscep-get-fail1', 'jscep-get-http500'].map((name) => ({
  file: `${name}-06-req`,
  key: `${name}.key`,
}));
const PENDING_BASE = { file: 'jscep-get-pending-06-req', key: 'jscep-get-pending.key', polls: 'jscep-get-pending-12-req' };

/** Makes requests of real ones: another key, transactionID, nonce, time and recipient, and both signatures anew. */
export class RequestSource {
  readonly #random: Random;
  readonly #keys = new Map<string, KeySource>();
  readonly #fixtures = new Map<string, Buffer>();

  constructor(random: Random) {
    this.#random = random;
  }

  request(options: RequestOptions): ScepRequest {
    const base = this.#random.pick(NDES_BASES);
    return this.#make(base.file, this.#keyOf(base), options);
  }

  /** A PKCSReq, and the CertPoll that asks for its certificate later: the same key and transactionID. */
  pending(options: RequestOptions, poll: RequestOptions): { readonly request: ScepRequest; readonly poll: ScepRequest } {
    const key = this.#keyOf(PENDING_BASE);
    return { request: this.#make(PENDING_BASE.file, key, options), poll: this.#make(PENDING_BASE.polls, key, poll) };
  }

  #fixture(file: string): Buffer {
    const known = this.#fixtures.get(file) ?? Buffer.from(fixture(`messages/${file}.b64`), 'base64');
    this.#fixtures.set(file, known);
    return known;
  }

  #keyOf({ key }: Base): EnrollmentKey {
    const source = this.#keys.get(key) ?? new KeySource(key);
    this.#keys.set(key, source);
    return source.next();
  }

  #make(file: string, key: EnrollmentKey, { at, recipient, senderNonce }: RequestOptions): ScepRequest {
    const der = Buffer.from(this.#fixture(file));
    const parts = partsOf(der);
    const transactionID = createHash('sha1').update(key.publicDer).digest('hex').toUpperCase();
    const serialAt = der.indexOf(FIXTURE_RECIPIENT, 0, 'hex');
    if (serialAt > 0) der.write(recipient, serialAt, 'hex');
    key.publicExponent.copy(der, parts.exponent);
    der.write(utcTime(at - MS_PER_HOUR), parts.notBefore, 'latin1');
    der.write(utcTime(at + 366 * 24 * MS_PER_HOUR), parts.notAfter, 'latin1');
    sign(parts.certificateHash, der.subarray(...parts.tbs), key.privateKey).copy(der, parts.certificateSignature);
    der.write(utcTime(at), parts.attribute('2a864886f70d010905'), 'latin1');
    der.write(senderNonce, parts.attribute('6086480186f845010905'), 'hex');
    der.write(transactionID, parts.attribute('6086480186f845010907'), 'latin1');
    const digest = createHash(parts.digest);
    for (const [from, to] of parts.content) digest.update(der.subarray(from, to));
    digest.digest().copy(der, parts.attribute('2a864886f70d010904'));
    const signed = Buffer.concat([Buffer.from([0x31]), der.subarray(parts.attributes[0] + 1, parts.attributes[1])]);
    sign(parts.digest, signed, key.privateKey).copy(der, parts.signature);
    return { base64: der.toString('base64'), transactionID, senderNonce, recipient: serialAt > 0 ? recipient : '02' };
  }
}

/** `260113090503Z`. */
const utcTime = (ms: number) =>
  `${new Date(ms)
    .toISOString()
    .replace(/[-:T]|\.\d+Z/g, '')
    .slice(2)}Z`;

const HASHES: Readonly<Record<string, string>> = { '2a864886f70d01010b': 'sha256', '2a864886f70d01010d': 'sha512' };
const DIGESTS: Readonly<Record<string, string>> = { '608648016503040201': 'sha256', '608648016503040203': 'sha512' };

/** Where the parts of a SignedData with one signer stand. */
function partsOf(der: Buffer) {
  const inside = (element: ReturnType<typeof tlv>, index: number) => {
    const found = kids(der, element).at(index);
    if (!found) throw new Error('the fixture is built in another way');
    return found;
  };
  const value = (element: ReturnType<typeof tlv>) => der.toString('hex', element.c, element.end);
  const signedData = inside(inside(tlv(der, 0), 1), 0);
  const octets = inside(inside(inside(signedData, 2), 1), 0);
  const certificate = inside(inside(signedData, 3), 0);
  const tbs = inside(certificate, 0);
  const validity = inside(tbs, 4);
  const signer = inside(inside(signedData, -1), 0);
  const attributes = inside(signer, 3);
  const content = der[octets.at] === 0x24 ? kids(der, octets) : [octets];
  const exponent = inside(tbs, 6).end - 3;
  return {
    content: content.map(({ c, end }) => [c, end] as const),
    tbs: [tbs.at, tbs.end] as const,
    exponent,
    notBefore: inside(validity, 0).c,
    notAfter: inside(validity, 1).c,
    certificateHash: HASHES[value(inside(inside(certificate, 1), 0))] ?? 'sha256',
    certificateSignature: inside(certificate, 2).c + 1,
    digest: DIGESTS[value(inside(inside(signer, 2), 0))] ?? 'sha256',
    attributes: [attributes.at, attributes.end] as const,
    signature: inside(signer, -1).c,
    /** Where the only value of an attribute begins. */
    attribute: (type: string) => {
      const found = kids(der, attributes).find((one) => value(inside(one, 0)) === type);
      if (!found) throw new Error(`the fixture has no attribute ${type}`);
      return inside(inside(found, 1), 0).c;
    },
  };
}
