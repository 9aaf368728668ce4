import { describe, expect, it } from 'vitest';
import { explainMessage, messagesIn } from '../../../server/src/core/scep/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { fixture } from '../../support/fixtures.ts';

const REQUEST = fixture('messages/jscep-get-aes-sha256-06-req.b64').trim();
const bytes = Buffer.from(REQUEST, 'base64');

/** The kinds of the messages of a text, and what is said before their members. */
function kinds(text: string): readonly string[] {
  return messagesIn(text).map(({ decoded }) => decoded.kind);
}

function said(text: string): string {
  return messagesIn(text)
    .flatMap(({ payload, decoded }) => explainMessage(decoded, payload).paragraphs)
    .map(english)
    .join('\n');
}

describe('a text that somebody asks to decode', () => {
  it.each([
    ['Renewal\nSHA-512\nSHA-256\nSHA-1\nDES3\nPOSTPKIOperation\nAES\nSCEPStandard\n'],
    ['AES'],
    ['POSTPKIOperation\r\nX-New-Keyword\r\n'],
    ['HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nSHA-1\r\nAES\r\n'],
  ])('as an answer to GetCACaps: %j', (text) => {
    expect(kinds(text)).toEqual(['caps']);
    const [found] = messagesIn(text);
    const { start, end } = found?.payload.sourceOf(0) ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe(String.fromCharCode(found?.payload.bytes[0] ?? 0));
  });

  it.each([
    ['prose', 'The quick brown fox jumps over the lazy dog again'],
    ['prose with a keyword', 'Renewal of the certificate failed\nAES is not supported\n'],
    ['a GUID', '51bad41f-3854-4eb5-a2f2-0f7a94034ee8'],
    ['a thumbprint', 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3'],
    ['a thumbprint that begins as a SEQUENCE', '30 26 8f e5 cc b1 9b a6 1c 4c 08 73 d3 91 e9 87 98 2f bb d3'],
    ['a thumbprint that begins as a long SEQUENCE', '3082b96902a61c4c0873d391e987982fbbd3a94a'],
    ['a fingerprint', '30:80:02:cd:b4:b1:94:b4:6d:a7:2e:aa:ed:20:90:ea:81:4e:2f:f9:7a:0c:45:5d:8a:13:ab:dc:fb:3f:11:22'],
    ['a digest in base64', '2jmj7l5rSw0yVb/vlWAYkK/YBwk='],
    ['a JWT', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlIG9mIHNvbWUgbGVuZ3Ro'],
    ['the name of a template', 'CertificateEnrollmentManagerStarted'],
    ['nothing', ' \n'],
  ])('holds none where it is %s', (_, text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('however little of a message is there', () => {
    expect(kinds('MIIN')).toEqual(['unknown']);
    expect(said('MIIN')).toContain('too few to say');
  });

  it('whole ASN.1 of an unknown kind is shown', () => {
    expect(kinds('30 03 02 01 05')).toEqual(['unknown']);
  });
});

describe('what is wrong with the text is said', () => {
  it('a character that is none of base64', () => {
    expect(said(`${REQUEST.slice(0, 1000)}*${REQUEST.slice(1001)}`)).toContain('"*" is no base64 character');
  });

  it('not more than some of many', () => {
    const damaged = [...REQUEST].map((sign, at) => (at % 200 === 150 ? '*' : sign)).join('');
    const lines = said(damaged).split('\n');
    expect(lines.filter((line) => line.includes('no base64 character'))).toHaveLength(3);
    expect(lines.some((line) => /^\d+ more places of the text are damaged\.$/.test(line))).toBe(true);
  });

  it('rows that a dump lacks', () => {
    const rows = (bytes.toString('hex').match(/.{1,32}/g) ?? []).map(
      (row, at) => `${(at * 16).toString(16).padStart(8, '0')}: ${row}`,
    );
    rows.splice(20, 3);
    expect(said(rows.join('\n'))).toContain('Rows of the dump are missing: behind offset 00000140 it goes on at 00000170.');
  });

  it('hex that stops in the middle of a byte', () => {
    const text = said(bytes.toString('hex').slice(0, 1001));
    expect(text).toContain('The hex text stops in the middle of a byte');
    expect(text).not.toContain('base64');
  });
});
