import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../server/src/core/scep/check.ts';
import { decodeMessage, explainMessage, messageTree } from '../../../server/src/core/scep/index.ts';
import type { PkiMessage } from '../../../server/src/core/scep/model.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { REVOCATION_LIST as CRL } from '../x509/samples.ts';
import { bytesOf } from './messages.ts';

/** CN=ca, and CN=device (RFC 8894 3.3.3). */
const ISSUER_AND_SUBJECT = new Uint8Array(
  Buffer.from('3022300d310b300906035504030c0263613011310f300d06035504030c06646576696365', 'hex'),
);

const SAMPLES = [
  'messages/jscep-get-ndes-06-req.b64', // BER, indefinite lengths, content in fragments
  'messages/mm-post-ndes-03-resp.b64', // DER, an answer
  'messages/sscep-get-pending-02-resp.b64', // without an envelope
  'variants/synth-aes-gcm.b64',
  'variants/other-getcacert-p7b.b64',
  'variants/other-csr.b64',
];

// Headers stand close together at the beginning; further on, a prime step visits other places in each message.
const DENSE = 150;
const STEP = 13;

/** What is plainly stated about a message, by name: all of it must also be true of the whole message. */
function statements(bytes: Uint8Array): ReadonlyMap<string, unknown> {
  const decoded = decodeMessage(bytes);
  const found = new Map<string, unknown>();
  collect(found, decoded.kind, 'message' in decoded ? stated(decoded.message) : decoded);
  return found;
}

function stated(message: PkiMessage): object {
  const { missing, hints, ...members } = message;
  return members;
}

const NOT_STATED = new Set([
  'complete', // says whether the text is whole
  'present',
  'range',
  'reading',
  'root',
  'cut',
  'length',
  'problems',
  'tlv',
  'values',
  'parameters',
  'content',
  'octets', // as many as are there
  'source',
  'holder',
  'bytes',
  'signature',
]);

/** Scalars by path; list members by index, so that a shorter list agrees with a longer one that begins the same. */
function collect(into: Map<string, unknown>, path: string, value: unknown): void {
  if (value === undefined || typeof value === 'function') return;
  if (value === null || typeof value !== 'object') {
    into.set(path, value);
    return;
  }
  if (value instanceof Uint8Array) {
    into.set(path, Buffer.from(value).toString('hex'));
    return;
  }
  for (const [member, inner] of Object.entries(value)) {
    if (!NOT_STATED.has(member)) collect(into, `${path}.${member}`, inner);
  }
}

describe('a message cut at any byte', () => {
  it.each(SAMPLES)('%s: what is said of the beginning is true of the whole', (file) => {
    const whole = bytesOf(file);
    const truth = statements(whole);
    for (let length = 0; length < whole.length; length += length < DENSE ? 1 : STEP) {
      for (const [path, value] of statements(whole.subarray(0, length))) {
        const undecided = /^(unknown|signed-data)\./.test(path);
        if (!undecided) expect(truth.get(path), `${path} with ${length} bytes`).toEqual(value);
      }
    }
  });

  it.each(SAMPLES)('%s: says where it stops, and never throws', (file) => {
    const whole = bytesOf(file);
    for (let length = 1; length < whole.length; length += 37) {
      const decoded = decodeMessage(whole.subarray(0, length));
      expect(decoded.cut?.atByte ?? decoded.kind, `${length} bytes`).toBe(length);
      expect(messageTree(decoded).length).toBe(1);
      expect(english(explainMessage(decoded).title)).not.toBe('');
    }
    expect(decodeMessage(whole).cut).toBeUndefined();
  });
});

describe('what a cut message cannot say', () => {
  const missing = (file: string, length: number): string[] => {
    const decoded = decodeMessage(bytesOf(file).subarray(0, length));
    return decoded.kind === 'pki-message'
      ? decoded.message.missing.map(({ member, reason }) => `${member}: ${english(reason)}`)
      : [];
  };

  it('is named with the place of the cut', () => {
    expect(missing('messages/jscep-get-ndes-06-req.b64', 768)).toEqual([
      'encryptedContent: The text ends at byte 768, inside it.',
      'signer: The text ends at byte 768, inside encryptedContent; signer comes after it.',
      'messageType: The text ends at byte 768, inside encryptedContent; messageType comes after it.',
      'transactionID: The text ends at byte 768, inside encryptedContent; transactionID comes after it.',
      'senderNonce: The text ends at byte 768, inside encryptedContent; senderNonce comes after it.',
      'signature: The text ends at byte 768, inside encryptedContent; signature comes after it.',
    ]);
  });

  it('is nothing for a whole message', () => {
    expect(missing('messages/jscep-get-ndes-06-req.b64', 1e6)).toEqual([]);
    expect(missing('messages/jscep-get-fail2-06-resp.b64', 1e6)).toEqual([]);
  });
});

/** Sentences that only a cut message has: where it ends, and what is therefore not known. */
const OF_THE_CUT = /^(?:The text ends|Not in this text|Only \d+ bytes|The signature could not be checked: not all)/;

describe('the words about a message cut at any byte', () => {
  it.each([
    ['a refusal', bytesOf('messages/jscep-get-fail2-06-resp.b64')],
    ['a request', bytesOf('messages/jscep-get-ndes-06-req.b64')],
    ['certificates', bytesOf('variants/other-getcacert-p7b.b64')],
    ['a revocation list', CRL],
    ['IssuerAndSubject', ISSUER_AND_SUBJECT],
  ])('%s: claim nothing that the whole does not', (_, whole) => {
    const truth = explainMessage(decodeMessage(whole)).paragraphs.map(english);
    for (let length = 2; length < whole.length; length += length < 1300 ? 1 : STEP) {
      const decoded = decodeMessage(whole.subarray(0, length));
      if (decoded.kind === 'signed-data') continue; // says that it is not decided yet
      const claims = explainMessage(decoded).paragraphs.map(english);
      for (const claim of claims.filter((text) => !OF_THE_CUT.test(text))) {
        const supported = truth.some((text) => text.startsWith(claim.replace(/\.$/, '')));
        expect(supported, `${length} bytes: ${claim}`).toBe(true);
      }
    }
  });

  it.each([
    ['a refusal', bytesOf('messages/jscep-get-fail2-06-resp.b64')],
    ['an answer', bytesOf('messages/mm-post-ndes-03-resp.b64')],
    ['a request', bytesOf('messages/jscep-get-ndes-06-req.b64')],
    ['a request in DER', bytesOf('messages/sscep-get-des-md5-02-req.b64')],
    ['a request with two transactionIDs', bytesOf('variants/synth-tid-dup.b64')],
  ])('%s: checking finds nothing that is not wrong in the whole', (_, whole) => {
    const truth = checkMessage(decodeMessage(whole));
    const found = truth.findings.map(({ message }) => english(message));
    for (let length = 2; length < whole.length; length += STEP) {
      const { verdict, findings } = checkMessage(decodeMessage(whole.subarray(0, length)));
      for (const finding of findings.map(({ message }) => english(message))) {
        const supported = found.some((text) => text.startsWith(finding));
        expect(supported, `${length} bytes: ${finding}`).toBe(true);
      }
      if (verdict && findings.length === 0 && !OF_THE_CUT.test(english(verdict))) expect(verdict).toEqual(truth.verdict);
    }
  });

  it('say nothing of whose signature it is while the text ends inside the identifier of the signer', () => {
    const whole = bytesOf('messages/jscep-get-aes-sha256-06-req.b64');
    const decoded = decodeMessage(whole);
    const from = decoded.kind === 'pki-message' ? (decoded.message.signerInfo?.range.start ?? 0) : 0;
    expect(from).toBeGreaterThan(900);
    for (let length = from; length < whole.length; length++) {
      const { findings } = checkMessage(decodeMessage(whole.subarray(0, length)));
      expect(findings, `${length} bytes`).toEqual([]);
    }
  });

  it('count what is there of a revocation list, and say so', () => {
    const rows = (length: number): readonly string[] =>
      explainMessage(decodeMessage(CRL.subarray(0, length))).rows.map(
        ({ label, value }) => `${english(label)}: ${english(value)}`,
      );
    expect(rows(CRL.length)).toContain('Revoked certificates: 2');
    const counts = Array.from({ length: CRL.length }, (__, length) => rows(length).find((row) => row.startsWith('Revoked')));
    expect(new Set(counts)).toEqual(
      new Set([
        undefined,
        'Revoked certificates: at least 0',
        'Revoked certificates: at least 1',
        'Revoked certificates: at least 2',
        'Revoked certificates: 2',
      ]),
    );
  });
});
