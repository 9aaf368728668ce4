import { describe, expect, it } from 'vitest';
import { decodeMessage } from '../../../server/src/core/scep/index.ts';
import type { PkiMessage } from '../../../server/src/core/scep/model.ts';
import {
  checkIssued,
  checkMessageSignature,
  checkSelfSignature,
  type VerifyContext,
  verifyMessage,
  verifySignature,
} from '../../../server/src/core/scep/verify/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { type Certificate, decodeCertificate, decodeCertificationRequest } from '../../../server/src/core/x509/index.ts';
import { fixtureBytes } from '../../support/fixtures.ts';
import { ED448, ED25519, EVERY_EXTENSION, ODD_REQUEST, P384, P521, PSS_1024, REQUEST, REVOCATION_LIST } from '../x509/samples.ts';
import { bytesOf, decodeSample, hex, messages, variants } from './messages.ts';

function pkiMessage(file: string): PkiMessage {
  const decoded = decodeSample(file);
  if (decoded.kind !== 'pki-message') throw new Error(`${file} is ${decoded.kind}`);
  return decoded.message;
}

function certificate(bytes: Uint8Array): Certificate {
  const { value } = decodeCertificate(bytes);
  if (!value) throw new Error('no certificate');
  return value;
}

/** `severity id` of each finding, and nothing else. */
function findings(file: string, context?: VerifyContext): string[] {
  return verifyMessage(decodeSample(file), context).map(({ severity, id }) => `${severity} ${id}`);
}

describe('signatures of real and synthetic messages', () => {
  const signed = [...messages, ...variants].filter(({ expected }) => expected && 'signatureVerified' in expected);

  it.each(signed)('$file', ({ file, expected }) => {
    const { digestMatches, signature } = checkMessageSignature(pkiMessage(file));
    expect(digestMatches === true && signature === 'valid').toBe(expected?.['signatureVerified']);
  });

  it('a changed digest is told from a changed content', () => {
    expect(findings('variants/synth-bad-signature.b64')).toEqual(['error signature-invalid']);
    expect(findings('variants/mm-bitflip-middle.txt')).toContain('error message-digest-mismatch');
    expect(findings('variants/mm-bitflip-middle.txt')).not.toContain('error signature-invalid');
  });

  it('cannot be checked without the certificate, and say so', () => {
    expect(findings('variants/synth-certrep-fail-mserror-certsrv_e_key_length.b64')).toEqual([
      'information signature-unchecked',
      'information legacy-digest',
    ]);
  });

  it('nothing is said of a signature that the text does not reach', () => {
    const cut = decodeMessage(bytesOf('messages/jscep-get-ndes-06-req.b64').subarray(0, 1500));
    expect(verifyMessage(cut).map(({ id }) => id)).toEqual(['legacy-cipher']);
  });
});

/** RFC 8032 7.1 (the third test), 7.4 (the second). */
it.each([
  [
    'Ed25519',
    '1.3.101.112',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
  [
    'Ed448',
    '1.3.101.113',
    '43ba28f430cdff456ae531545f7ecd0ac834a55d9358c0372bfa0c6c6798c0866aea01eb00742802b8438ea4cb82169c235160627b4c3a9480',
    '03',
    '26b8f91727bd62897af15e41eb43c377efb9c610d48f2335cb0bd0087810f4352541b143c4b981b7e18f62de8ccdf633fc1bf037ab7cd779805e0dbcc0aae1cbcee1afb2e027df36bc04dcecbf154336c19f0af7e0a6472905e799f1953d2a0ff3348ab21aa4adafd1d234441cf807c03a00',
  ],
])('%s agrees with the vectors of its standard', (_, oid, key, message, signature) => {
  const verify = (signed: string): unknown =>
    verifySignature({ algorithm: { oid }, kind: 'eddsa', key: hex(key) }, { oid }, undefined, hex(signed), hex(signature));
  expect(verify(message)).toBe('valid');
  expect(verify('00')).toBe('invalid');
});

describe('certificates', () => {
  it.each([
    ['EC P-256', EVERY_EXTENSION],
    ['EC P-384', P384],
    ['EC P-521', P521],
    ['Ed25519', ED25519],
    ['Ed448', ED448],
    ['RSASSA-PSS', PSS_1024],
    ['RSA 4096', fixtureBytes('pki/ca4096.cer')],
  ])('%s: the self-signature is right, and wrong when a bit changes', (_, bytes) => {
    expect(checkSelfSignature(certificate(bytes))).toBe('valid');
    for (const at of [bytes.length - 1, 100]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const { value } = decodeCertificate(changed);
      if (value?.signature) expect(checkSelfSignature(value)).not.toBe('valid');
    }
  });

  it('tell who issued them', () => {
    const ra = certificate(fixtureBytes('pki/ndes-ra-enc.cer'));
    expect(checkIssued(ra, certificate(fixtureBytes('pki/ndes-ca.cer')))).toBe('valid');
    expect(checkIssued(ra, certificate(fixtureBytes('pki/lab-ca.cer')))).toBe('invalid');
  });

  it('a revocation list verifies with its issuer', () => {
    const decoded = decodeMessage(REVOCATION_LIST);
    if (decoded.kind !== 'crl') throw new Error(decoded.kind);
    const { signedOctets, signature, signatureAlgorithm } = decoded.revocationList;
    const key = certificate(EVERY_EXTENSION).publicKey;
    expect(
      verifySignature(key, signatureAlgorithm, undefined, signedOctets ?? new Uint8Array(), signature ?? new Uint8Array()),
    ).toBe('valid');
  });

  it('hostile keys are refused and not computed with', () => {
    const { publicKey, signatureAlgorithm } = certificate(fixtureBytes('pki/lab-ca.cer'));
    const huge = { ...publicKey, algorithm: {}, kind: 'rsa' as const, rsa: { modulus: 1n << 200_000n, exponent: 65_537n } };
    const slow = { ...huge, rsa: { modulus: (1n << 2048n) + 1n, exponent: 1n << 20_000n } };
    for (const key of [huge, slow]) {
      expect(verifySignature(key, signatureAlgorithm, undefined, new Uint8Array(4), new Uint8Array(256))).toBe('invalid');
    }
  });
});

it('of a key that takes long to compute with, nothing is said', () => {
  const { publicKey, signatureAlgorithm } = certificate(fixtureBytes('pki/lab-ca.cer'));
  const check = (octets: number, exponent: bigint): string => {
    const rsa = { modulus: (1n << BigInt(octets * 8)) - 1n, exponent };
    const key = { ...publicKey, algorithm: {}, kind: 'rsa' as const, rsa };
    return verifySignature(key, signatureAlgorithm, undefined, new Uint8Array(4), new Uint8Array(octets).fill(0xee));
  };
  expect(check(513, 65_539n)).toBe('unsupported');
  expect(check(512, 65_539n)).toBe('invalid');
  const began = process.cpuUsage();
  for (let i = 0; i < 100; i++) {
    check(2048, 0xffff_ffffn);
    check(512, 0xffff_ffffn);
  }
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(1000);
});

describe('the recipient', () => {
  const ndes = ['pki/ndes-ra-enc.cer', 'pki/ndes-ra-sign.cer', 'pki/ndes-ca.cer'].map((file) => certificate(fixtureBytes(file)));
  const request = 'messages/jscep-get-ndes-06-req.b64';

  it('is fine when it is the RA’s encryption certificate', () => {
    expect(findings(request, { serverCertificates: ndes })).toEqual(['information legacy-cipher']);
  });

  it('is named when the server has no such certificate', () => {
    const context = { serverCertificates: [certificate(fixtureBytes('pki/lab-ca.cer'))] };
    const [finding] = verifyMessage(decodeSample(request), context);
    expect(finding && english(finding.message)).toBe(
      'The message is encrypted for CN=Contoso Issuing CA 1,DC=corp,DC=contoso,DC=com, serial 5a0000000b0f2d8e91c3a7746600000000000b, ' +
        'which is none of the server’s certificates: CN=Lab SCEP CA serial 2. Unless it has others by now, it cannot open the message: ' +
        'the device took older RA certificates, or those of another server. Let it fetch them anew (GetCACert), and check that one server answers all its calls.',
    );
  });

  it('must be allowed to encrypt', () => {
    const [encrypts, signs] = ndes;
    const signsOnly = encrypts && { ...encrypts, extensions: signs?.extensions };
    expect(findings(request, { serverCertificates: signsOnly ? [signsOnly as Certificate] : [] })).toContain(
      'error recipient-cannot-encrypt',
    );
  });

  it.each(['messages/mm-post-ndes-03-req.b64', 'variants/synth-two-recipients.b64'])(
    'is fine among others, as some clients encrypt for all certificates of the server: %s',
    (file) => {
      expect(findings(file, { serverCertificates: ndes }).join()).not.toContain('recipient');
    },
  );

  it('is not judged where the text ends among the recipients', () => {
    const context = { serverCertificates: [certificate(fixtureBytes('pki/lab-ca.cer'))] };
    const whole = bytesOf('variants/synth-two-recipients.b64');
    for (let length = 0; length < whole.length; length += 7) {
      expect(
        verifyMessage(decodeMessage(whole.subarray(0, length)), context)
          .map(({ id }) => id)
          .join(),
      ).not.toContain('recipient');
    }
  });

  it('must not have expired', () => {
    const atMs = Date.UTC(2030, 0, 1);
    const ids = findings(request, { serverCertificates: ndes, atMs });
    expect(ids).toContain('error recipient-expired');
    expect(ids).toContain('error signer-expired');
    expect(findings(request, { atMs: Date.UTC(2026, 0, 1) })).toContain('warning signer-not-yet-valid');
  });

  it('may be sent a moment before its signer is valid: the clocks of device and log differ', () => {
    const notBefore = Date.UTC(2026, 10, 21, 14, 14, 25);
    expect(findings(request, { atMs: notBefore - 299_000 })).toEqual(['information legacy-cipher']);
    expect(findings(request, { atMs: notBefore - 301_000 })).toContain('warning signer-not-yet-valid');
  });
});

describe('the request inside', () => {
  const file = 'messages/jscep-get-ndes-06-req.b64';
  const { value: request } = decodeCertificationRequest(REQUEST);
  const { value: odd } = decodeCertificationRequest(ODD_REQUEST);

  it('must be for the key that signs', () => {
    expect(findings(file, request ? { request } : {})).toContain('error signer-key-differs');
  });

  it('is looked through for what a CA stumbles over', () => {
    const ids = findings(file, odd ? { request: odd } : {});
    expect(ids).toContain('error placeholder-left');
    expect(ids).toContain('warning challenge-missing');
    expect(ids).toContain('warning weak-key');
    expect(ids).toContain('information client-authentication-missing');
    expect(ids).not.toContain('error request-signature-invalid');
  });
});

describe('an answer', () => {
  const reply = 'messages/jscep-get-ndes-06-resp.b64';

  it('belongs to its request', () => {
    expect(findings(reply, { inReplyTo: pkiMessage('messages/jscep-get-ndes-06-req.b64') })).toEqual([
      'information legacy-cipher',
    ]);
  });

  it('is told from the answer to another one', () => {
    expect(findings(reply, { inReplyTo: pkiMessage('messages/mm-post-ndes-03-req.b64') })).toEqual([
      'error reply-transaction-differs',
      'error reply-for-another',
      'information legacy-cipher',
    ]);
  });
});

describe('algorithms', () => {
  it.each([
    ['messages/sscep-get-des-md5-02-req.b64', ['warning weak-digest', 'warning weak-cipher']],
    ['messages/mm-post-des3-sha1-03-req.b64', ['information legacy-digest', 'warning weak-cipher']],
    ['messages/jscep-get-sha1-des3-06-req.b64', ['information legacy-digest', 'information legacy-cipher']],
    ['messages/sscep-post-blowfish-02-req.b64', ['information unusual-cipher']],
    ['variants/synth-oaep-sha256.b64', ['information unusual-key-transport']],
    ['messages/jscep-get-aes-sha256-06-req.b64', []],
  ])('%s', (file, expected) => {
    const ids = findings(file).filter((id) => /weak|legacy|unusual/.test(id));
    expect(ids.filter((id) => !id.endsWith('-signature'))).toEqual(expected);
  });
});
