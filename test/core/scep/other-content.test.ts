import { describe, expect, it } from 'vitest';
import { decodeMessage, explainMessage } from '../../../server/src/core/scep/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { bytesOf, hex, messages } from './messages.ts';

const SIGNED_DATA = '06092a864886f70d010702';

const length = (digits: string): string => (digits.length / 2).toString(16).padStart(2, '0');
const element = (tag: string, ...contents: readonly string[]): string => {
  const inside = contents.join('').replace(/\s/g, '');
  return `${tag}${length(inside)}${inside}`;
};

/** A SignedData without signers, of the given content type. */
function signed(type: string): Uint8Array {
  const data = element('30', '020101', '3100', element('30', element('06', type), 'a0020400'), '3100');
  return hex(element('30', SIGNED_DATA, element('a0', data)));
}

function said(bytes: Uint8Array): readonly [title: string, text: string] {
  const { title, paragraphs } = explainMessage(decodeMessage(bytes));
  return [english(title), paragraphs.map(english).join('\n')];
}

describe('signed bytes whose content type excludes SCEP', () => {
  it.each([
    ['2b060104018237020104', 'the signature of a program or script (Authenticode)'],
    ['2b060104018237 0a01', 'a list of trusted certificates or hashes, such as a catalog of Windows'],
    ['2a864886f70d0109100104', 'a timestamp (RFC 3161)'],
    ['2b06010505070c02', 'a request of CMC (RFC 5272)'],
  ])('%s is %s', (type, name) => {
    const [title, text] = said(signed(type));
    expect(title).toBe(`CMS SignedData: ${name}`);
    expect(text).toContain('no SCEP message');
  });

  it('also where the text is cut behind the type', () => {
    const bytes = signed('2b060104018237020104');
    const [title] = said(bytes.subarray(0, bytes.length - 4));
    expect(title).toContain('Authenticode');
  });

  it('are named by their identifier where nobody knows it', () => {
    expect(said(signed('2a0304'))).toEqual(['CMS SignedData: no SCEP message', expect.stringContaining('1.2.3.4')]);
  });

  it('are not told from SCEP by a type that is cut itself', () => {
    const bytes = signed('2b060104018237020104');
    const at = Buffer.from(bytes).indexOf(Buffer.from('2b0601', 'hex'));
    expect(said(bytes.subarray(0, at + 4))[1]).not.toContain('no SCEP message');
  });

  it('no message of SCEP is one of them, however it is cut', () => {
    for (const { file } of messages) {
      const whole = bytesOf(file);
      for (let end = 30; end < whole.length; end += 61) expect(said(whole.subarray(0, end))[1]).not.toContain('no SCEP message');
    }
  });
});

describe('a piece from the middle of a message', () => {
  const REQUEST = bytesOf('messages/sscep-get-defaults-02-req.b64');
  const at = (digits: string, from = 0): number => Buffer.from(REQUEST).indexOf(Buffer.from(digits, 'hex'), from);
  const rowsOf = (bytes: Uint8Array): readonly string[] =>
    explainMessage(decodeMessage(bytes)).rows.map(({ label }) => english(label));

  /** RecipientInfo begins some bytes behind the identifier of the envelope. */
  const envelope = at('06092a864886f70d010703');
  /** The content type stands in front of the cipher. */
  const content = at('06092a864886f70d010701', envelope);

  it('names the cipher and its IV, though nothing before is there', () => {
    const { title, paragraphs, rows } = explainMessage(decodeMessage(REQUEST.subarray(content - 4, content + 120)));
    expect(english(title)).toBe('Part of an encrypted message');
    expect(rows.map(({ label, value }) => `${english(label)}: ${english(value)}`)).toEqual([
      expect.stringMatching(/^Content cipher: .*IV [0-9a-f]{16,}/),
    ]);
    expect(paragraphs.map(english).join('\n')).not.toMatch(/nothing/i);
  });

  it('names the recipient, where its part is there', () => {
    for (let start = envelope + 12; start < content; start++) {
      const rows = rowsOf(REQUEST.subarray(start, content + 60));
      if (rows.includes('Encrypted for')) return;
    }
    expect.fail('no start shows the recipient');
  });

  it('says nothing of a file of keys, which a password protects', () => {
    const algorithm = element('30', element('06', '2a864886f70d010c0103'), '0500');
    const info = element('30', '06092a864886f70d010701', algorithm, '80080102030405060708');
    expect(rowsOf(hex(`7712${info}`))).toEqual([]);
  });
});
