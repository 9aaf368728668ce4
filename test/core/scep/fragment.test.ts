import { describe, expect, it } from 'vitest';
import { findPayloads, readPayload } from '../../../server/src/core/encoding/index.ts';
import { certificateText } from '../../../server/src/core/scep/explain/certificates.ts';
import { certificatesIn } from '../../../server/src/core/scep/export.ts';
import { decodeMessage, explainMessage, messageTree } from '../../../server/src/core/scep/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { fixture, fixtureBytes } from '../../support/fixtures.ts';
import { bytesOf, messages } from './messages.ts';

const REQUEST = 'messages/sscep-get-defaults-02-req.b64';
const ANSWER = 'messages/jscep-get-fail2-06-resp.b64';

type Said = readonly (readonly [label: string, value: string])[];

function saidOf(bytes: Uint8Array): {
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly rows: Said;
} {
  const decoded = decodeMessage(bytes);
  const { title, paragraphs, rows, remarks } = explainMessage(decoded);
  return {
    kind: decoded.kind,
    title: english(title),
    text: [...paragraphs, ...remarks].map(english).join('\n'),
    rows: rows.map(({ label, value }) => [english(label), english(value)]),
  };
}

describe('text that begins in the midst of a message', () => {
  it('shows the signer, his certificate and the attributes of SCEP', () => {
    const { title, text, rows } = saidOf(bytesOf(REQUEST).subarray(900));
    expect(title).toBe('Part of a SCEP message PKCSReq (19)');
    expect(text).toContain('begins in the midst of a message');
    expect(rows.map(([label]) => label)).toEqual([
      'transactionID',
      'Signed by',
      'Signature algorithm',
      'Signer’s key',
      'Signing time',
      'senderNonce',
    ]);
  });

  it('shows the envelope, where it is there', () => {
    expect(saidOf(bytesOf(REQUEST).subarray(30)).rows.map(([label]) => label)).toContain('Encrypted for');
  });

  it('shows certificates without saying whose they are, where the text ends before the signature', () => {
    const all = bytesOf(REQUEST);
    const { rows, title } = saidOf(all.subarray(1100, all.length - 500));
    expect(title).toBe('Part of a message');
    expect(rows.map(([label]) => label)).toEqual(['Certificate']);
  });

  it('gives its certificates to other tools', () => {
    expect(certificatesIn(decodeMessage(bytesOf(REQUEST).subarray(900)))).toHaveLength(1);
  });

  it('a member of a message with the rest behind it is one', () => {
    const all = bytesOf(REQUEST);
    const certificate = Buffer.from(all).indexOf(Buffer.from('3082', 'hex'), 1300);
    for (let at = certificate; at > 0 && at < all.length; at = Buffer.from(all).indexOf(Buffer.from('3082', 'hex'), at + 1)) {
      const { kind, rows } = saidOf(all.subarray(at));
      expect([kind, rows[0]?.[0]], `from byte ${at}`).toEqual(['fragment', 'transactionID']);
    }
  });

  it('with nothing to recognise it says so, and shows no byte', () => {
    const bytes = new Uint8Array([
      0x77, 0x12, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00, 0x03,
    ]);
    expect(saidOf(bytes).text).toContain('No certificate, signature or envelope begins in it');
    expect(messageTree(decodeMessage(bytes)).map(({ value }) => value && english(value))).toEqual(['16 bytes']);
  });

  it('another structure with certificates in it is none', () => {
    const ca = fixtureBytes('pki/lab-ca.cer');
    const inside = new Uint8Array([0x30, 0x82, (ca.length + 3) >> 8, (ca.length + 3) & 255, 0x0a, 0x01, 0x00, ...ca]);
    expect(decodeMessage(inside).kind).toBe('unknown');
    expect(decodeMessage(inside.subarray(0, 700)).kind).toBe('unknown');
    expect(decodeMessage(new Uint8Array([...ca, ...ca])).kind).toBe('certificate');
  });
});

describe('of every message of the fixtures, from any byte on and up to any other', () => {
  it('nothing is said that the whole message does not say', () => {
    for (const { file } of messages) {
      const whole = bytesOf(file);
      const { rows: truth, title } = saidOf(whole);
      const certificates = certificatesIn(decodeMessage(whole))
        .flatMap((one) => certificateText(one) ?? [])
        .map(english);
      const known = [...truth.map((row) => row.join(': ')), ...certificates.map((text) => `Certificate: ${text}`)];
      for (let start = 1; start < whole.length - 20; start += 127) {
        for (const end of [whole.length, whole.length - 70, whole.length - 300, start + 700]) {
          const said = saidOf(whole.subarray(start, Math.min(whole.length, end)));
          if (said.kind !== 'fragment') continue;
          const other = said.rows.map((row) => row.join(': ')).filter((row) => !known.some((one) => one.startsWith(row)));
          expect(other, `${file} from ${start} to ${end}`).toEqual([]);
          const type = /(?:PKCSReq|CertRep|CertPoll|GetCert|GetCRL|RenewalReq).*$/.exec(said.title)?.[0];
          if (type) expect(title).toContain(type);
        }
      }
    }
  });

  it('its transactionID is read wherever its text begins before it, as base64', () => {
    for (const file of [REQUEST, ANSWER]) {
      const text = fixture(file).trim();
      const [, id] = saidOf(bytesOf(file)).rows.find(([label]) => label === 'transactionID') ?? [];
      for (let start = 41; start < text.length * 0.5; start += 97) {
        const cut = `2026-11-24 body: ${text.slice(start)}\n`;
        const found = findPayloads(cut).map(({ bytes }) => saidOf(bytes));
        expect(
          found
            .flatMap(({ rows }) => rows)
            .find(([label]) => label === 'transactionID')?.[1]
            .slice(0, 8),
        ).toBe(id?.slice(0, 8));
        expect(readPayload(text, { start, end: text.length })?.cut).toBeUndefined();
      }
    }
  });
});
