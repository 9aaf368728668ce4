import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import { decoded, encodingOf } from '../../../server/src/core/read/encoding.ts';

/** The text of bytes, and how they stand for it. */
function decodeText(bytes: Uint8Array) {
  const encoding = encodingOf(bytes, false);
  return encoding ? ({ kind: 'text', text: decoded(bytes, encoding), encoding } as const) : ({ kind: 'binary' } as const);
}

const utf16 = (text: string, ends: 'little' | 'big'): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), ends === 'little');
  return bytes;
};
const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from(text, (char) => ({ '“': 0x93, '”': 0x94, '’': 0x92, '…': 0x85, '€': 0x80 })[char] ?? char.charCodeAt(0));

const ENCODINGS: readonly (readonly [name: string, encode: (text: string) => Uint8Array])[] = [
  ['utf-8', (text) => new TextEncoder().encode(text)],
  ['utf-8 with BOM', (text) => new TextEncoder().encode(`\ufeff${text}`)],
  ['utf-16le with BOM', (text) => utf16(`\ufeff${text}`, 'little')],
  ['utf-16be with BOM', (text) => utf16(`\ufeff${text}`, 'big')],
  ['utf-16le', (text) => utf16(text, 'little')],
  ['utf-16be', (text) => utf16(text, 'big')],
];

describe.each(ENCODINGS)('%s', (encoding, encode) => {
  it.each(formats.map((format) => [format.id, format]))('gives the same log: %s', (id, format) => {
    for (const sample of format.samples) {
      const read = decodeText(encode(sample.text));
      expect(read).toEqual({ kind: 'text', text: sample.text, encoding });
      const document = openLog(read.kind === 'text' ? read.text : '')?.document;
      expect([document?.format.id, document?.records.length]).toEqual([id, sample.records]);
    }
  });

  it('keeps letters and quotation marks of all languages', () => {
    const text = 'Mär 17 “Gerät” – Profil ’SCEP’ … 証明書 😀\n'.concat('x'.repeat(600));
    expect(decodeText(encode(text))).toEqual({ kind: 'text', text, encoding });
  });
});

describe('windows-1252', () => {
  it('is what no UTF-8 can be', () => {
    const text = 'Profil “Geräte-SCEP” für 5 €: ungültig…';
    expect(decodeText(windows1252(text))).toEqual({ kind: 'text', text, encoding: 'windows-1252' });
  });

  it('has a character for every byte', () => {
    const read = decodeText(Uint8Array.from({ length: 255 }, (_, i) => i + 1));
    expect(read.kind === 'text' && read.text.length).toBe(255);
  });
});

describe('no text', () => {
  it.each([
    ['a PNG picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
    ['numbers of 16 bits', Uint8Array.from({ length: 512 }, (_, i) => (i % 4 === 1 ? 0 : i))],
    ['numbers of 32 bits', Uint8Array.from({ length: 512 }, (_, i) => (i % 4 === 0 ? 7 : 0))],
    ['zeros', new Uint8Array(512)],
  ])('stays closed: %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ kind: 'binary' });
  });

  it('is an empty text where nothing is there', () => {
    expect(decodeText(new Uint8Array())).toMatchObject({ kind: 'text', text: '' });
  });
});
