import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { EnvelopedData } from '../../../server/src/core/cms/index.ts';
import { decodeMessage } from '../../../server/src/core/scep/decode.ts';
import { decryptEnvelope } from '../../../server/src/core/scep/decrypt/envelope.ts';
import type { DecryptionKey } from '../../../server/src/core/scep/decrypt/key.ts';
import { openKeys } from '../../../server/src/core/scep/decrypt/open-keys.ts';
import type { DecodedMessage } from '../../../server/src/core/scep/model.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { type Certificate, type CertificationRequest, rfc4514 } from '../../../server/src/core/x509/index.ts';
import { fixture, fixtureBytes } from '../../support/fixtures.ts';

interface Decrypted {
  readonly key: string;
  readonly plaintextBytes: number;
  readonly type: 'PKCS10' | 'degenerate certs/CRL' | 'IssuerAndSubject/IssuerAndSerial';
  readonly csr?: {
    readonly subject: string;
    readonly keyBits: number;
    readonly signatureAlg: string;
    readonly challengePassword: string | null;
    readonly challengePasswordType?: string;
  };
  readonly certs?: readonly { readonly subject: string; readonly serialHex: string; readonly sha256: string }[];
  readonly crls?: number;
}

interface Entry {
  readonly file: string;
  readonly expected?: { readonly decrypted?: Decrypted };
}

const entries: readonly Entry[] = [...JSON.parse(fixture('messages/index.json')), ...JSON.parse(fixture('variants/index.json'))];
const decryptable = entries.flatMap(({ file, expected }) => (expected?.decrypted ? [{ file, ...expected.decrypted }] : []));

const bytesOf = (file: string): Uint8Array => new Uint8Array(Buffer.from(fixture(file), 'base64'));

/** The only key of a file. */
function keyOf(data: Uint8Array | string, password?: string): DecryptionKey {
  const opened = openKeys(data, password);
  const [key] = opened.kind === 'keys' ? opened.keys : [];
  if (!key) throw new Error(opened.kind);
  return key;
}

function envelopeOf(bytes: Uint8Array): EnvelopedData {
  const decoded = decodeMessage(bytes);
  const envelope = decoded.kind === 'pki-message' ? decoded.message.envelope : undefined;
  if (!envelope) throw new Error(decoded.kind);
  return envelope;
}

function contentOf(file: string, key: string): Uint8Array {
  const result = decryptEnvelope(envelopeOf(bytesOf(file)), keyOf(fixture(key)));
  if (result.kind !== 'content') throw new Error(english(result.message));
  return result.bytes;
}

function requestIn(decoded: DecodedMessage): CertificationRequest | undefined {
  return decoded.kind === 'csr' ? decoded.request : undefined;
}

function certificateFacts({ subject, serialNumber, encoding }: Certificate): unknown {
  return {
    subject: subject ? rfc4514(subject) : '',
    serialHex: serialNumber?.hex,
    sha256: createHash('sha256')
      .update(encoding ?? '')
      .digest('hex'),
  };
}

describe('the envelopes of real messages', () => {
  it.each(decryptable.filter(({ csr }) => csr))('$file holds the request', ({ file, key, plaintextBytes, csr }) => {
    const content = contentOf(file, key);
    const request = requestIn(decodeMessage(content));
    expect(content.length).toBe(plaintextBytes);
    expect({
      subject: request?.subject && rfc4514(request.subject),
      keyBits: request?.publicKey?.bits,
      signatureAlg: request?.signatureAlgorithm?.name,
      challengePassword: request?.challengePassword?.reveal() ?? null,
      challengePasswordType: request?.challengePasswordType?.toUpperCase(),
    }).toEqual({
      subject: csr?.subject,
      keyBits: csr?.keyBits,
      signatureAlg: csr?.signatureAlg,
      challengePassword: csr?.challengePassword,
      challengePasswordType: csr?.challengePasswordType,
    });
  });

  it.each(decryptable.filter(({ certs }) => certs))('$file holds the answer', ({ file, key, plaintextBytes, certs, crls }) => {
    const content = contentOf(file, key);
    const decoded = decodeMessage(content);
    const signedData = decoded.kind === 'certificates' ? decoded.signedData : undefined;
    expect(content.length).toBe(plaintextBytes);
    expect(signedData?.certificates?.items.map(certificateFacts) ?? []).toEqual(
      certs?.map(({ subject, serialHex, sha256 }) => ({ subject, serialHex: serialHex.replace(/^0+(?=.)/, ''), sha256 })),
    );
    expect(signedData?.crls?.items.length ?? 0).toBe(crls);
  });

  it.each(decryptable.filter(({ csr, certs }) => !csr && !certs))('$file holds the question', ({ file, key, plaintextBytes }) => {
    const content = contentOf(file, key);
    expect(content.length).toBe(plaintextBytes);
    expect(decodeMessage(content).kind).toMatch(/^issuer-and-/);
  });

  it('AES-GCM', () => {
    const content = contentOf('variants/synth-aes-gcm.b64', 'pki/ndes-ra-enc.key');
    expect(requestIn(decodeMessage(content))?.challengePassword?.reveal()).toBe('SYNTH-1234');
  });

  /** SEQUENCE { INTEGER 5 } for the lab CA, by `openssl cms -encrypt -rc2` and `-rc2-40-cbc`. */
  it.each([
    [
      '128',
      'MIIBgwYJKoZIhvcNAQcDoIIBdDCCAXACAQAxggE3MIIBMwIBADAbMBYxFDASBgNVBAMMC0xhYiBTQ0VQIENBAgECMA0GCSqGSIb3DQEBAQUABIIBAKoH3NmGoucOLTOwnPqShpMSpbDArmctnpSXiHt5Djyw7yrStXYAG2DZVpmusJk1mCqZzripOa43d+c8fq0hwTGihYq7LQxCUED3Tb2F9yRqjkAaYN8BgsnOYmg0t8aReYS4V1LvOu/hFSP1rabJS5I+dQcUGqIdGlTN4J6HcrhyE/xeDhXtujhOkZ2DCeS4JBVTYafkFC+Ig/CbEZdQMs7BdrQee/AeitI+HVSPyl8Vlpld9igbBjiR4Qm7Lkcg4SG8UizBAk/NV+dlLpO5yuD4jwCYgWygCZe5SQ4x2tby7KP9mmyYatf0RqwBJhGZbXulR2DD2m8gSQM5gtJpcW8wMAYJKoZIhvcNAQcBMBkGCCqGSIb3DQMCMA0CAToECJTOZFatw0gqgAgSAHd3d7htlA==',
    ],
    [
      '40',
      'MIIBhAYJKoZIhvcNAQcDoIIBdTCCAXECAQAxggE3MIIBMwIBADAbMBYxFDASBgNVBAMMC0xhYiBTQ0VQIENBAgECMA0GCSqGSIb3DQEBAQUABIIBAJKTMYYH5O313I3vinNMA+g0qLUp6yRyGHKaLnfQnED7MrdgL0XXFL4J/GFa/6s1Oaqfo4AFTHLsG9eDvLfl+3Eev2aM9EOvu8LkXjZC/MXXB94lliWiACMKJlylz6ZcqTs/5wslVSq+/zllnrbhMQ4sdJqUzAHtF2E4f3X3bGGfkGe7dWUR6f9UiHw0rzdX2AoY81NCeOFVqs96jsw3XMS1hX7VxY1cquqN3vN9v8KR1hPjrUuwm9fo1fp/jGkUhiihNcW43wYEa1KrdPslr8uZt1an2VhXmqWRZFRxbwEkIq+BgBGQgqKUFu9LHsyYV6aq2pCmqfDrHlRqFBroPeYwMQYJKoZIhvcNAQcBMBoGCCqGSIb3DQMCMA4CAgCgBAiRU5pvBqqlVoAIzl2hPG0YFL8=',
    ],
  ])('RC2 of %s bits', (_, base64) => {
    const decoded = decodeMessage(new Uint8Array(Buffer.from(base64, 'base64')));
    const envelope = decoded.kind === 'enveloped-data' ? decoded.envelope : undefined;
    const result = envelope && decryptEnvelope(envelope, keyOf(fixture('pki/lab-ca.key')));
    expect(result?.kind === 'content' && [...result.bytes]).toEqual([0x30, 3, 2, 1, 5]);
  });

  it.each(['pki/lab-ca.key', 'pki/ndes-ra-enc.key'])('each of two recipients can open: %s', (key) => {
    expect(contentOf('variants/synth-two-recipients.b64', key).length).toBe(639);
  });

  /** SEQUENCE { INTEGER 5 } for the lab CA, by `openssl cms -encrypt -camellia128`. */
  it('a cipher that is not computed here is named, whatever the key', () => {
    const base64 =
      'MIIBkQYJKoZIhvcNAQcDoIIBgjCCAX4CAQAxggE3MIIBMwIBADAbMBYxFDASBgNVBAMMC0xhYiBTQ0VQIENBAgECMA0GCSqGSIb3DQEBAQUABIIBADuhrRe8K9UZvUYj71g6zuq+L+iFlqdCES0OZ16E4YDtZuZ3vLYhgjibw+GGkdAEJas4nfDKPZVS1vymT/Q6YfwOryiyE2Ug3Qk2825Gv7y7UA5xj0gxayTYr6bgIqHp6HSfgzn714KFcZbLNNc8Sj506CwfddYhhlj7+T0p+bh5HC4nOZ1uxvkUGMolShBUw53XVI+z1AEWqeTu1yI4X9cJ6AqSYZKBH6KbSB7YtPm3DMh/9R9Yj3qICuai1ZMoke/0pWFbKEQaATh88wskswpTpzEzHydXyTQMFQVnigYmzx1VXIZnpKcZ4gPaKiGo9R61HO7sn+Rr5XTCASvSsoEwPgYJKoZIhvcNAQcBMB8GCyqDCIyaSz0BAQECBBCTwGHvIkFmSoVkWq1cZGSggBAsJeGM8rSfzxfVuEaWVxcp';
    const decoded = decodeMessage(new Uint8Array(Buffer.from(base64, 'base64')));
    const envelope = decoded.kind === 'enveloped-data' ? decoded.envelope : undefined;
    const result = envelope && decryptEnvelope(envelope, keyOf(fixture('pki/lab-ca.key')));
    expect(result?.kind === 'unsupported' && english(result.message)).toBe(
      'The content is encrypted with 1.2.392.200011.61.1.1.1.2, which cannot be decrypted here.',
    );
  });
});

describe('what does not open', () => {
  const message = bytesOf('messages/sscep-get-defaults-02-req.b64');
  const right = keyOf(fixture('pki/lab-ca.key'));
  const envelope = envelopeOf(message);
  const failed = decryptEnvelope(envelope, keyOf(fixture('clientkeys/client-2048.key')));

  it('a wrong key', () => {
    expect(failed.kind === 'failed' && english(failed.message)).toMatch(
      /^This key does not open the message, or the message is damaged\./,
    );
  });

  it('a wrong key of another size, a damaged key, damaged content, damaged padding: all the same answer', () => {
    const damaged = (change: (copy: EnvelopedData) => void): unknown => {
      const copy = envelopeOf(message.slice());
      change(copy);
      return decryptEnvelope(copy, right);
    };
    const flip = (bytes: Uint8Array | undefined, at: number): void => {
      const index = at < 0 ? (bytes?.length ?? 0) + at : at;
      if (bytes) bytes[index] = (bytes[index] ?? 0) ^ 1;
    };
    expect(decryptEnvelope(envelope, keyOf(fixture('clientkeys/client-4096.key')))).toEqual(failed);
    expect(damaged((copy) => flip(copy.recipients[0]?.encryptedKey?.octets, 40))).toEqual(failed);
    expect(damaged((copy) => flip(copy.encryptedContent?.bytes, 3))).toEqual(failed);
    expect(damaged((copy) => flip(copy.encryptedContent?.bytes, -1))).toEqual(failed);
    expect(damaged((copy) => flip(copy.encryptedContent?.bytes, -17))).toEqual(failed);
  });

  it('a forgotten key', () => {
    const key = keyOf(fixture('pki/lab-ca.key'));
    key.forget();
    expect(key.held).toBe(false);
    expect(decryptEnvelope(envelope, key)).toEqual(failed);
  });

  it('a message cut anywhere before its content ends, and it says that it is cut', () => {
    const end = envelope.range.end;
    for (const at of [300, 500, 700, end - 1]) {
      const decoded = decodeMessage(message.slice(0, at));
      const cut = decoded.kind === 'pki-message' ? decoded.message.envelope : undefined;
      expect(cut && decryptEnvelope(cut, right).kind).toBe('incomplete');
    }
  });
});

/** What is said where no key was opened. */
function said(opened: ReturnType<typeof openKeys>): string {
  return opened.kind === 'keys' ? 'keys' : english(opened.message);
}

describe('key files', () => {
  const pem = fixture('pki/lab-ca.key');
  const modulus = keyOf(pem).modulus;
  const certificateModulus = (file: string): string | undefined => {
    const decoded = decodeMessage(fixtureBytes(file));
    return decoded.kind === 'certificate' ? decoded.certificate.publicKey?.rsa?.modulus.toString(16) : undefined;
  };
  /** The key as openssl writes it with some options. */
  const openssl = (...args: readonly string[]): Uint8Array =>
    new Uint8Array(execFileSync('openssl', args, { input: pem, stdio: ['pipe', 'pipe', 'ignore'] }));
  const pfx = (...args: readonly string[]): Uint8Array =>
    new Uint8Array(
      execFileSync('openssl', ['pkcs12', '-export', '-nodes', ...args], {
        input: `${pem}\n${fixture('pki/lab-ca.pem')}`,
        stdio: ['pipe', 'pipe', 'ignore'],
      }),
    );

  it('a key knows which certificate it belongs to', () => {
    expect(modulus).toBe(certificateModulus('pki/lab-ca.cer'));
    expect(keyOf(pem).modulusBits).toBe(2048);
  });

  it.each([
    ['PKCS #8, PEM', () => pem],
    ['PKCS #1, PEM', () => openssl('rsa', '-traditional')],
    ['PKCS #8, DER', () => openssl('pkcs8', '-topk8', '-nocrypt', '-outform', 'DER')],
    ['PKCS #1, DER', () => openssl('rsa', '-traditional', '-outform', 'DER')],
    [
      'base64 of DER',
      () => openssl('rsa', '-traditional', '-outform', 'DER').reduce((text, byte) => text + String.fromCharCode(byte), ''),
    ],
    [
      'indented, CRLF, among certificates',
      () => `${fixture('pki/lab-ca.pem')}\n${pem}`.replace(/^/gm, '   ').replaceAll('\n', '\r\n'),
    ],
    ['PFX without a password', () => pfx('-passout', 'pass:')],
  ])('%s', (title, data) => {
    const input = data();
    const asBase64 =
      title.startsWith('base64') && typeof input === 'string' ? Buffer.from(input, 'latin1').toString('base64') : input;
    expect(keyOf(asBase64).modulus).toBe(modulus);
  });

  const secret = 'gruyère';
  const pass = ['-passout', `pass:${secret}`] as const;
  it.each([
    ['PKCS #8, AES', () => openssl('pkcs8', '-topk8', '-v2', 'aes-256-cbc', ...pass), true],
    ['PKCS #8, AES, DER', () => openssl('pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-outform', 'DER', ...pass), true],
    ['PKCS #8, 3DES', () => openssl('pkcs8', '-topk8', '-v1', 'PBE-SHA1-3DES', ...pass), true],
    ['older PEM', () => openssl('rsa', '-traditional', '-aes128', ...pass), true],
    ['PFX, AES, SHA-256', () => pfx(...pass), true],
    ['PFX, 3DES, SHA-1', () => pfx('-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1', ...pass), true],
  ])('with a password: %s', (_, data) => {
    const input = data();
    expect(openKeys(input).kind).toBe('password-needed');
    expect(openKeys(input, 'wrong').kind).toBe('wrong-password');
    expect(keyOf(input, secret).modulus).toBe(modulus);
  });

  it.each([
    ['nothing', ''],
    ['a certificate', fixture('pki/lab-ca.pem')],
    ['an EC key', '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIAo5\n-----END EC PRIVATE KEY-----'],
    ['a cut key', pem.slice(0, 500)],
    ['words', 'no key at all'],
    ['too much', 'A'.repeat(2_000_000)],
  ])('no key: %s', (_, data) => {
    expect(openKeys(data).kind).toBe('no-key');
  });

  it('a file that asks for endless rounds is refused at once', () => {
    const der = Buffer.from(
      openssl('pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-outform', 'DER', '-iter', '100000', '-passout', 'pass:x'),
    );
    expect(openKeys(der, 'x').kind).toBe('keys');
    const rounds = der.indexOf(Buffer.from('02030186a0', 'hex'));
    der.write('02037fffff', rounds, 'hex');
    const refused = 'The key file asks for 8388607 rounds of key derivation; at most 5000000 are run for a file.';
    expect(said(openKeys(der, 'x'))).toBe(refused);
  });

  it('one that asks for many rounds in several keys is refused when they are spent', () => {
    const der = Buffer.from(
      openssl('pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-outform', 'DER', '-iter', '100000', '-passout', 'pass:x'),
    );
    const more = Buffer.from(der);
    more.write('02034c4b3f', more.indexOf(Buffer.from('02030186a0', 'hex')), 'hex'); // 4 999 999
    const block = (bytes: Buffer): string =>
      `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END ENCRYPTED PRIVATE KEY-----\n`;
    expect(openKeys(block(der).repeat(3), 'x')).toMatchObject({ kind: 'keys', keys: { length: 3 } });
    expect(said(openKeys(block(der) + block(more), 'x'))).toMatch(
      /asks for 4999999 rounds of key derivation; at most 5000000 are/,
    );
    expect(said(openKeys(block(der).repeat(400), 'x'))).toBe('The key file holds 400 private keys; at most 64 are tried.');
  });

  it.each([
    ['AES', []],
    ['the schemes of PKCS #12', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
  ])('rounds of a PFX are counted wherever they stand: %s', (_, options) => {
    const data = Buffer.from(pfx(...options, '-iter', '50000', ...pass));
    expect(openKeys(data, secret).kind).toBe('keys');
    const rounds = Buffer.from('020300c350', 'hex');
    const places = [];
    for (let at = data.indexOf(rounds); at >= 0; at = data.indexOf(rounds, at + 1)) places.push(at);
    expect(places.length).toBe(3);
    const unchecked = Buffer.from(data);
    for (const at of places) unchecked.write('7fffff', at + 2, 'hex');
    expect(said(openKeys(unchecked, secret))).toMatch(/asks for \d+ rounds of key derivation; at most 5000000 are run/);
  });

  it('a key cut at every byte gives no exception', () => {
    const der = openssl('rsa', '-traditional', '-outform', 'DER');
    for (let at = 0; at < der.length; at += 7) expect(openKeys(der.subarray(0, at)).kind).toBe('no-key');
  });

  it('shows nothing of itself when it is printed, serialised or cloned', () => {
    const key = keyOf(pem);
    const inside = Buffer.from(pem.replace(/-----.*-----|\s/g, ''), 'base64')
      .toString('hex')
      .slice(600, 700);
    for (const output of [
      inspect(key, { depth: 9, showHidden: true }),
      JSON.stringify(key),
      JSON.stringify(structuredClone(key)),
      String(key),
    ]) {
      expect(output).not.toContain(inside);
      expect(output).not.toMatch(/\b[dpq]: |"[dpq]"|dP|qInv/);
    }
    expect(Object.keys(key)).toEqual(['modulus', 'modulusBits']);
  });
});
