import { describe, expect, it } from 'vitest';
import { decodeMessage, explainMessage, messageTree } from '../../../server/src/core/scep/index.ts';
import type { DecodedNode } from '../../../server/src/core/scep/model.ts';
import { verifySignature } from '../../../server/src/core/scep/verify/index.ts';
import { MASK } from '../../../server/src/core/text/secret.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { extensionOf, rfc4514 } from '../../../server/src/core/x509/index.ts';
import { fixture, fixtureBytes } from '../../support/fixtures.ts';
import { bytesOf, decodeSample, variants } from './messages.ts';

function print(nodes: readonly DecodedNode[]): string {
  return nodes
    .map(({ label, value, secret, children, problems }) =>
      [
        english(label),
        secret ? MASK : value ? english(value) : '',
        ...problems.map(({ message }) => english(message)),
        print(children),
      ].join(' '),
    )
    .join('\n');
}

function words(bytes: Uint8Array): string {
  const { title, paragraphs, rows, remarks } = explainMessage(decodeMessage(bytes));
  return [title, ...paragraphs, ...rows.flatMap(({ label, value }) => [label, value]), ...remarks].map(english).join('\n');
}

describe('hostile input', () => {
  it.each(variants.filter(({ kind }) => kind === 'dos'))('$file takes no time', ({ file }) => {
    const bytes = bytesOf(file);
    const start = performance.now();
    const decoded = decodeMessage(bytes);
    explainMessage(decoded);
    expect(performance.now() - start).toBeLessThan(500); // 50 ms on a quiet machine; a stack overflow or a hang is what this is after
    expect(print(messageTree(decoded)).length).toBeLessThan(1e6);
  });
});

describe('what is no SCEP message', () => {
  it.each(variants.filter(({ kind }) => kind === 'reject'))('$file', ({ file }) => {
    const bytes = file.endsWith('.b64') ? bytesOf(file) : new TextEncoder().encode(fixture(file));
    expect(decodeMessage(bytes).kind).toBe('unknown');
    expect(words(bytes)).toMatch(/^Not recognised as a SCEP message/);
  });

  it('says so of no byte at all', () => {
    expect(words(new Uint8Array())).toBe('Not recognised as a SCEP message\nThere is not a single byte.');
    expect(messageTree(decodeMessage(new Uint8Array()))).toEqual([]);
  });
});

describe('damaged messages', () => {
  it.each(['js', 'mm'])('%s: one flipped bit in the encrypted content does not show', (client) => {
    const decoded = decodeSample(`variants/${client}-bitflip-middle.txt`);
    expect(decoded.kind).toBe('pki-message');
    expect(decoded.cut).toBeUndefined();
  });

  it('shows bytes behind the message apart from it', () => {
    const message = bytesOf('messages/mm-post-ndes-03-req.b64');
    const longer = new Uint8Array([...message, 1, 2, 3]);
    const decoded = decodeMessage(longer);
    expect(decoded.trailingAt).toBe(message.length);
    expect(words(longer)).toContain('3 bytes behind the message do not belong to it.');
    expect(print(messageTree(decoded))).toContain('Behind the message 3 bytes');
  });
});

describe('oddities that a reader must know', () => {
  it('names the attribute that stands twice', () => {
    const decoded = decodeSample('variants/synth-tid-dup.b64');
    expect(decoded.problems.map(({ code }) => code)).toEqual(['attribute-twice']);
    expect(print(messageTree(decoded))).toContain('transactionID stands here more than once');
  });

  it('never lets control characters of a message through', () => {
    const decoded = decodeSample('variants/synth-tid-control.b64');
    const text = words(bytesOf('variants/synth-tid-control.b64')) + print(messageTree(decoded)).replaceAll('\n', '');
    expect(text).toContain('alert(1)>\\u{0}\\u{1b}[31m');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('says what is missing in a whole message', () => {
    expect(words(bytesOf('variants/synth-no-messagetype.b64'))).toContain(
      'messageType is missing. The message is whole and does not have it.',
    );
  });

  it('shows the HRESULT of an NDES refusal and calls its quirks harmless', () => {
    const text = words(bytesOf('variants/synth-certrep-fail-mserror-certsrv_e_key_length.b64'));
    expect(text).toContain('The server refused the request: badRequest (2).');
    expect(text).toContain('0x80094811');
    expect(text).toContain('single zero byte');
  });

  it('names the HRESULT of an NDES refusal where the tables of Windows codes are at hand', () => {
    const decoded = decodeMessage(bytesOf('variants/synth-certrep-fail-mserror-certsrv_e_key_length.b64'));
    const { paragraphs, rows } = explainMessage(decoded);
    expect(paragraphs.map(english)).toContainEqual(expect.stringMatching(/^NDES names the cause: 0x80094811 .*key/));
    expect(rows.map(({ value }) => english(value))).toContain('0x80094811 (CERTSRV_E_KEY_LENGTH)');
  });

  it('reads message type 18 and calls it outdated', () => {
    expect(words(bytesOf('variants/synth-mt18-updatereq.b64'))).toContain(
      'UpdateReq (18): updates a certificate; older drafts only',
    );
  });

  it('shows OAEP with its hash', () => {
    expect(words(bytesOf('variants/synth-oaep-sha256.b64'))).toContain('key transport rsaesOaep, sha256');
  });

  it('tells AES-GCM in an AuthEnvelopedData', () => {
    const text = words(bytesOf('variants/synth-aes-gcm.b64'));
    expect(text).toContain('AuthEnvelopedData (AES-GCM), which SCEP does not provide for');
    expect(text).toContain('Content cipher: aes-256-gcm, IV '.split(': ')[1]);
  });
});

describe('other things that people paste', () => {
  it('reads the answer to GetCACert', () => {
    const decoded = decodeSample('variants/other-getcacert-p7b.b64');
    expect(decoded.kind).toBe('certificates');
    expect(words(bytesOf('variants/other-getcacert-p7b.b64')).match(/^Certificate \d$/gm)).toEqual([
      'Certificate 1',
      'Certificate 2',
      'Certificate 3',
    ]);
  });

  it('reads a request and masks its challenge everywhere', () => {
    const decoded = decodeSample('variants/other-csr.b64');
    expect(decoded.kind === 'csr' && decoded.request.challengePassword?.reveal()).toBe('SYNTH-1234');
    const everything = words(bytesOf('variants/other-csr.b64')) + print(messageTree(decoded)) + JSON.stringify(decoded, jsonSafe);
    expect(everything).toContain(MASK);
    expect(everything).not.toContain('SYNTH');
    expect(everything).not.toContain(Buffer.from('SYNTH').toString('hex'));
  });

  it('agrees with the index on a bare request', () => {
    const expected = variants.find(({ file }) => file === 'variants/other-csr.b64')?.expected?.['csr'] as Record<string, unknown>;
    const decoded = decodeSample('variants/other-csr.b64');
    if (decoded.kind !== 'csr') throw new Error(decoded.kind);
    const { subject, publicKey, signatureAlgorithm, challengePasswordType, signedOctets, signature, extensions } =
      decoded.request;
    const none = new Uint8Array();
    expect({
      subject: subject && rfc4514(subject),
      keyBits: publicKey?.bits,
      signatureAlg: signatureAlgorithm?.name,
      challengePassword: decoded.request.challengePassword?.reveal(),
      challengePasswordType: challengePasswordType?.toUpperCase(),
      san: extensionOf(extensions, 'subjectAltName') ?? null,
      eku: extensionOf(extensions, 'extKeyUsage') ?? null,
      selfSignatureValid:
        verifySignature(publicKey, signatureAlgorithm, undefined, signedOctets ?? none, signature ?? none) === 'valid',
    }).toEqual(expected);
  });

  it('masks a challenge that is cut, too', () => {
    const bytes = bytesOf('variants/other-csr.b64');
    const at = Buffer.from(bytes).indexOf('SYNTH');
    for (let length = at - 12; length < at + 10; length++) {
      const part = bytes.subarray(0, length);
      expect(words(part) + print(messageTree(decodeMessage(part)))).not.toMatch(/SYN|53594e/);
    }
  });

  it('reads a certificate and a list of capabilities', () => {
    expect(words(fixtureBytes('pki/ndes-ra-enc.cer'))).toContain('CN=NDES01-MSCEP-RA,O=Contoso,C=US');
    const caps = new TextEncoder().encode('POSTPKIOperation\r\nRenewal\r\nSHA-512\r\nSHA-256\r\nDES3\r\n');
    expect(words(caps)).toContain('POSTPKIOperation, Renewal, SHA-512, SHA-256, DES3');
    expect(decodeMessage(new TextEncoder().encode('hello')).kind).toBe('unknown');
  });

  it('shows nothing of a private key', () => {
    const pem = fixture('pki/ndes-ca.key').replace(/-----.*-----|\s/g, '');
    const bytes = new Uint8Array(Buffer.from(pem, 'base64'));
    const decoded = decodeMessage(bytes);
    expect(decoded.kind).toBe('private-key');
    expect(print(messageTree(decoded))).toBe(`Private key ${MASK} `);
    expect(words(bytes.subarray(0, 600))).toMatch(/^Private key/);
  });
});

function jsonSafe(key: string, value: unknown): unknown {
  if (key === 'reading' || key === 'root' || key === 'source' || value instanceof Uint8Array) return undefined;
  return typeof value === 'bigint' ? value.toString() : value;
}

describe('certificates that nobody signed, and those that somebody did', () => {
  const sequence = (...parts: readonly Uint8Array[]): Uint8Array => element(0x30, ...parts);
  const oid = (hex: string): Uint8Array => element(0x06, Buffer.from(hex, 'hex'));
  const DATA = oid('2a864886f70d010701');
  const SIGNED = oid('2a864886f70d010702');
  const version = element(0x02, Uint8Array.of(1));
  const digests = element(0x31, sequence(oid('608648016503040201')));
  const certificate = fixtureBytes('pki/ndes-ca.cer');
  const certificates = element(0xa0, certificate);
  const message = (...members: readonly Uint8Array[]): Uint8Array =>
    sequence(SIGNED, element(0xa0, sequence(version, ...members)));
  const none = element(0x31);
  const title = (bytes: Uint8Array): string => words(bytes).split('\n')[0] ?? '';

  it('are told apart, also where a sender names a digest or writes an empty content', () => {
    const empty = sequence(DATA, element(0xa0, element(0x04)));
    expect(title(message(none, sequence(DATA), certificates, none))).toBe('Certificates only (CMS SignedData)');
    expect(title(message(digests, sequence(DATA), certificates, none))).toBe('Certificates only (CMS SignedData)');
    expect(title(message(none, empty, certificates, none))).toBe('Certificates only (CMS SignedData)');
  });

  it('are those of the next CA in an answer to GetNextCACert (RFC 8894 4.7)', () => {
    const inner = message(none, sequence(DATA), certificates, none);
    const next = message(digests, sequence(DATA, element(0xa0, element(0x04, inner))), none);
    expect(words(next)).toMatch(
      /^Answer to GetNextCACert\nThe certificates of the CA that will follow.*\nCertificate 1\n.*CN=Contoso/s,
    );
  });

  function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
    const body = Buffer.concat(parts);
    const { length } = body;
    const head = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 255];
    return Buffer.concat([Uint8Array.from(head), body]);
  }
});
