import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { messageSource, octetsOf, readTlv } from '../../../server/src/core/asn1/index.ts';
import { checkMessage } from '../../../server/src/core/scep/check.ts';
import { openKeys, openMessage } from '../../../server/src/core/scep/decrypt/index.ts';
import { decodeMessage } from '../../../server/src/core/scep/index.ts';
import type { DecodedMessage, PkiMessage } from '../../../server/src/core/scep/model.ts';
import { type VerifyContext, verifyMessage } from '../../../server/src/core/scep/verify/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { decodeCertificate, decodeCertificationRequest } from '../../../server/src/core/x509/index.ts';
import { fixture } from '../../support/fixtures.ts';
import { EVERY_EXTENSION, ODD_REQUEST, REQUEST, REVOCATION_LIST } from '../x509/samples.ts';
import { bytesOf, decodeSample, messages } from './messages.ts';

const PLAIN = 'variants/synth-plain.b64';
const ANSWER = 'messages/jscep-get-aes-sha256-06-resp.b64';
const REFUSAL = 'messages/jscep-get-fail2-06-resp.b64';
const RIGHT = 'The signature is right, and nothing else is wrong.';

type PkiDecoded = Extract<DecodedMessage, { kind: 'pki-message' }>;

function pki(decoded: DecodedMessage): PkiDecoded {
  if (decoded.kind !== 'pki-message') throw new Error(decoded.kind);
  return decoded;
}

/** The message with some of its octets replaced, in hex; both have the same length. */
function edited(file: string, from: string, to: string): PkiDecoded {
  const hex = Buffer.from(bytesOf(file)).toString('hex');
  expect(hex.split(from)).toHaveLength(2);
  expect(to).toHaveLength(from.length);
  return pki(decodeMessage(new Uint8Array(Buffer.from(hex.replace(from, to), 'hex'))));
}

/** `severity id` of each finding but the one that an edit always brings. */
function ids(decoded: DecodedMessage, context?: VerifyContext): string[] {
  const all = verifyMessage(decoded, context).map(({ severity, id }) => `${severity} ${id}`);
  return all.filter((id) => id !== 'error signature-invalid');
}

function changed(file: string, change: (message: PkiMessage) => PkiMessage): PkiDecoded {
  const decoded = pki(decodeSample(file));
  return { ...decoded, message: change(decoded.message) };
}

describe('messages of real clients and servers, opened with their keys', () => {
  it.each(messages.filter(({ kind }) => kind !== 'dos'))('$file breaks nothing in the standard', ({ file, expected }) => {
    const key = (expected?.['decrypted'] as { readonly key?: string } | undefined)?.key;
    const opened = key ? openKeys(new TextEncoder().encode(fixture(key))) : undefined;
    const decoded = decodeSample(file);
    const inside = openMessage(decoded, opened?.kind === 'keys' ? opened.keys : []);
    const { findings } = checkMessage(decoded, {}, inside?.kind === 'content' ? inside.message : undefined);
    const wrong = findings.filter(({ severity, id }) => severity !== 'information' && !id.startsWith('weak-'));
    // sscep renews with a PKCSReq, and a renewal needs no challenge.
    expect(wrong.map(({ id }) => id)).toEqual(file.includes('sscep-get-renewal-02-req') ? ['challenge-missing'] : []);
  });
});

/** OIDs of RFC 8894 3.2.1, but for the last octet. */
const SCEP = '6086480186f8450109';

describe('what RFC 8894 demands', () => {
  it.each([
    ['messageType', PLAIN, '02', 'error attribute-missing'],
    ['transactionID', PLAIN, '07', 'error attribute-missing'],
    ['senderNonce', PLAIN, '05', 'warning attribute-missing'],
    ['pkiStatus', ANSWER, '03', 'error attribute-missing'],
    ['recipientNonce', ANSWER, '06', 'warning attribute-missing'],
    ['failInfo', REFUSAL, '04', 'warning attribute-missing'],
  ])('%s', (member, file, last, expected) => {
    const decoded = edited(file, `${SCEP}${last}`, `${SCEP}63`);
    expect(ids(decoded)).toContain(expected);
    const words = verifyMessage(decoded).map(({ message }) => english(message));
    expect(words.some((text) => text.startsWith(`The message has no ${member}. `))).toBe(true);
  });

  it('a messageType that exists, as a string', () => {
    expect(ids(edited(PLAIN, `${SCEP}02310413023139`, `${SCEP}02310413023939`))).toEqual(['error message-type-unknown']);
    expect(ids(edited(PLAIN, `${SCEP}02310413023139`, `${SCEP}02310402023139`))).toEqual(['error attribute-unreadable']);
    expect(ids(edited(PLAIN, `${SCEP}02310413023139`, `${SCEP}0231040c023139`))).toEqual(['information attribute-string-type']);
  });

  it('a pkiStatus and a failInfo that exist', () => {
    expect(ids(edited(ANSWER, `${SCEP}033103130130`, `${SCEP}033103130131`))).toEqual(['error status-unknown']);
    expect(ids(edited(REFUSAL, `${SCEP}043103130132`, `${SCEP}043103130139`))).toEqual(['information fail-info-unknown']);
  });

  it('nonces of 16 bytes', () => {
    const sixteen = '0410000102030405060708090a0b0c0d0e0f';
    const twelve = '24100404020304050408080a0b0c0d0e0f00';
    expect(ids(edited(PLAIN, sixteen, twelve))).toEqual(['warning nonce-short']);
  });

  it('each attribute once', () => {
    expect(ids(decodeSample('variants/synth-tid-dup.b64'))).toEqual(['warning attribute-twice']);
  });

  it('an envelope in a request, and in an answer that grants something', () => {
    const withoutEnvelope = ({ envelope, ...rest }: PkiMessage): PkiMessage => rest;
    expect(ids(changed(PLAIN, withoutEnvelope))).toEqual(['error envelope-missing']);
    expect(ids(changed(ANSWER, withoutEnvelope))).toEqual(['error certificate-missing']);
    expect(ids(decodeSample(REFUSAL))).toEqual([]);
  });

  it('encryption of the request inside', () => {
    const wrapped = Buffer.concat([Buffer.from('0482', 'hex'), Buffer.of(REQUEST.length >> 8, REQUEST.length & 255), REQUEST]);
    const { root } = readTlv(messageSource(new Uint8Array(wrapped)));
    if (!root) throw new Error('no element');
    const decoded = changed(PLAIN, ({ envelope, ...rest }) => ({
      ...rest,
      signedData: { ...rest.signedData, eContent: octetsOf(root) },
    }));
    const texts = verifyMessage(decoded).map(({ message }) => english(message));
    expect(texts).toContain(
      'The content is not encrypted: it is a certificate request (PKCS#10) as plain text. Servers refuse that.',
    );
  });

  it('a signature', () => {
    const unsigned = changed(PLAIN, ({ signer, signerInfo, ...rest }) => ({
      ...rest,
      signedData: { ...rest.signedData, signerInfos: { items: [], complete: true } },
    }));
    expect(ids(unsigned)).toContain('error signature-missing');
  });

  it('an old certificate under a RenewalReq', () => {
    expect(ids(edited(PLAIN, `${SCEP}02310413023139`, `${SCEP}02310413023137`))).toEqual(['warning renewal-self-signed']);
    expect(ids(decodeSample('messages/sscep-get-renewal-02-req.b64'))).not.toContain('warning renewal-self-signed');
  });
});

describe('what the key shows', () => {
  const csr = decodeMessage(REQUEST);
  const query = decodeMessage(new Uint8Array(Buffer.from('3014300f310d300b06035504030c0463616361020107', 'hex')));

  it('must be what the messageType says', () => {
    const poll = edited(PLAIN, `${SCEP}02310413023139`, `${SCEP}02310413023230`);
    const getCert = edited(PLAIN, `${SCEP}02310413023139`, `${SCEP}02310413023231`);
    expect(query.kind).toBe('issuer-and-serial');
    expect(ids(getCert, { content: query })).toEqual([]);
    expect(ids(getCert, { content: csr })).toEqual(['error content-unexpected']);
    expect(ids(poll, { content: query })).toEqual(['error content-unexpected']);
    expect(ids(decodeSample(PLAIN), { content: csr })).toEqual([]);
    expect(ids(decodeSample(PLAIN), { content: decodeMessage(REVOCATION_LIST) })).toEqual(['error content-unexpected']);
    expect(ids(decodeSample(ANSWER), { content: csr })).toEqual(['error content-unexpected']);
  });

  it.each([
    ['1.2.840.113549.1.1.4', 'md5WithRSAEncryption', 'warning weak-request-signature'],
    ['1.3.14.3.2.3', 'md5WithRSA', 'warning weak-request-signature'],
    ['1.2.840.113549.1.1.5', 'sha1WithRSAEncryption', 'information legacy-request-signature'],
    ['1.3.14.3.2.29', 'sha1WithRSASignature', 'information legacy-request-signature'],
    ['1.2.840.10045.4.1', 'ecdsaWithSHA1', 'information legacy-request-signature'],
  ])('must not be signed with %s (%s)', (oid, name, expected) => {
    const { value } = decodeCertificationRequest(REQUEST);
    const request = value && { ...value, signatureAlgorithm: { oid, name } };
    expect(ids(decodeSample(PLAIN), request ? { request } : {})).toContain(expected);
  });

  it('has offsets of its own', () => {
    const findings = checkMessage(decodeSample(PLAIN), {}, decodeMessage(ODD_REQUEST)).findings.filter(
      ({ id }) => id !== 'signer-key-differs',
    );
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ within }) => within))).toEqual(new Set(['content']));
  });

  it('says once that the one key of signer and request is short', () => {
    const short = changed(PLAIN, (message) => {
      const { signer } = message;
      return signer?.publicKey ? { ...message, signer: { ...signer, publicKey: { ...signer.publicKey, bits: 1024 } } } : message;
    });
    const publicKey = short.message.signer?.publicKey;
    const { value } = decodeCertificationRequest(REQUEST);
    const all = ids(short, value && publicKey ? { request: { ...value, publicKey } } : {});
    expect(all.filter((id) => id === 'warning weak-key')).toHaveLength(1);
  });
});

it('an EC key signs, and the answer cannot be encrypted for it as for an RSA key', () => {
  const { value: signer } = decodeCertificate(EVERY_EXTENSION);
  const decoded = changed(PLAIN, (message) => (signer ? { ...message, signer } : message));
  expect(ids(decoded)).toContain('warning unusual-key');
});

describe('what the signature covers', () => {
  const pem = (name: string): string => path.resolve(import.meta.dirname, '../../fixtures/pki', name);
  const withoutAttributes = (content: Uint8Array): Uint8Array => {
    const signer = ['-signer', pem('lab-ca.pem'), '-inkey', pem('lab-ca.key')];
    const args = ['cms', '-sign', '-noattr', '-nodetach', '-binary', '-outform', 'DER', ...signer];
    return new Uint8Array(execFileSync('openssl', args, { input: content }));
  };

  it('is the content itself where there are no signed attributes (RFC 5652 5.4)', () => {
    const content = pki(decodeSample(PLAIN)).message.signedData.eContent?.bytes ?? new Uint8Array();
    const bytes = withoutAttributes(content);
    expect(verifyMessage(decodeMessage(bytes)).map(({ id }) => id)).not.toContain('signature-invalid');
    expect(ids(decodeMessage(bytes))).toEqual([
      'error attribute-missing',
      'error attribute-missing',
      'warning attribute-missing',
    ]);
    const at = Buffer.from(bytes).indexOf(content.subarray(-20)) + 10;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(verifyMessage(decodeMessage(bytes)).map(({ id }) => id)).toContain('signature-invalid');
  });

  it('stands elsewhere where a digest of something was signed and nothing is there', () => {
    const ofNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const detached = edited('variants/synth-detached.b64', ofNothing, ofNothing.replace('e3b0', 'ffff'));
    expect(ids(detached)).toEqual(['warning content-detached']);
    expect(ids(decodeSample('variants/synth-detached.b64'))).toEqual(['error envelope-missing']);
  });
});

it('the verdict is good only where all of it is', () => {
  const verdict = (decoded: DecodedMessage): string => {
    const { verdict: text } = checkMessage(decoded);
    return text ? english(text) : '';
  };
  expect(verdict(decodeSample(PLAIN))).toBe(RIGHT);
  expect(verdict(decodeSample('variants/synth-no-messagetype.b64'))).toMatch(/^The message has no messageType/);
  expect(verdict(decodeSample('variants/synth-tid-dup.b64'))).toMatch(/^transactionID has more than one value/);
});
