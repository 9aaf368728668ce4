import { describe, expect, it } from 'vitest';
import {
  bitsOf,
  booleanOf,
  integerOf,
  messageSource,
  numberOf,
  oidLabel,
  oidName,
  oidOf,
  readTlv,
  setBitsOf,
  shown,
  shownTime,
  stringOf,
  type Tlv,
  timeOf,
} from '../../../server/src/core/asn1/index.ts';

function element(hex: string): Tlv {
  const { root } = readTlv(messageSource(new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'))));
  if (!root) throw new Error('no element');
  return root;
}

describe('INTEGER', () => {
  it.each([
    ['02 01 00', '0', '0'],
    ['02 01 7F', '7f', '127'],
    ['02 02 00 80', '80', '128'],
    ['02 01 FF', '-1', '-1'],
    ['02 02 FF 7F', '-81', '-129'],
    ['02 09 00 F0 E1 D2 C3 B4 A5 96 87', 'f0e1d2c3b4a59687', '17357386176853808775'],
  ])('%s is %s', (encoded, hex, dec) => {
    expect(integerOf(element(encoded))).toMatchObject({ hex, dec });
  });

  it('is nothing when empty, cut or larger than any key', () => {
    for (const encoded of ['02 00', '02 05 01 02', `02 82 09 00 01 ${'00'.repeat(0x8ff)}`])
      expect(integerOf(element(encoded))).toBeUndefined();
  });

  it('has no decimal form when very long, which would take long to make', () => {
    expect(integerOf(element(`02 82 03 E8 01${'00'.repeat(999)}`))?.dec).toBeUndefined();
  });

  it('is a number only where it is exact', () => {
    expect(numberOf(element('02 01 05'))).toBe(5);
    expect(numberOf(element('02 08 7F FF FF FF FF FF FF FF'))).toBeUndefined();
  });
});

describe('OBJECT IDENTIFIER', () => {
  it.each([
    ['06 03 55 04 03', '2.5.4.3', 'commonName'],
    ['06 09 2A 86 48 86 F7 0D 01 07 02', '1.2.840.113549.1.7.2', 'signedData'],
    ['06 0A 60 86 48 01 86 F8 45 01 09 07', '2.16.840.1.113733.1.9.7', 'transactionID'],
    ['06 03 88 37 03', '2.999.3', '2.999.3'],
    ['06 0B 2A 82 80 80 80 80 80 80 80 80 01', '1.2.18446744073709551617', '1.2.18446744073709551617'],
  ])('%s is %s', (encoded, dotted, name) => {
    expect(oidOf(element(encoded))).toBe(dotted);
    expect(oidName(dotted)).toBe(name);
  });

  it('is nothing when cut, empty, unfinished or absurdly long', () => {
    for (const encoded of ['06 03 55 04', '06 00', '06 02 55 84', `06 82 01 00 ${'01'.repeat(256)}`]) {
      expect(oidOf(element(encoded))).toBeUndefined();
    }
  });

  it('is never "undefined", also for the names that every object has', () => {
    expect(oidName('constructor')).toBe('constructor');
    expect(oidLabel('1.2.3')).toBe('1.2.3');
    expect(oidLabel('2.5.4.3')).toBe('commonName (2.5.4.3)');
  });
});

describe('strings', () => {
  it.each([
    ['PrintableString', '13 02 31 39', '19'],
    ['UTF8String', '0C 03 61 C3 A4', 'aä'],
    ['UTF8String with wrong bytes', '0C 02 61 FF', 'a\u{fffd}'],
    ['TeletexString', '14 02 61 E4', 'aä'],
    ['BMPString', '1E 04 00 61 00 E4', 'aä'],
    ['BMPString with a half character', '1E 03 00 61 00', 'a'],
    ['UniversalString', '1C 08 00 00 00 61 00 01 F6 00', 'a😀'],
    ['IA5String', '16 03 61 40 62', 'a@b'],
  ])('%s', (_, encoded, text) => {
    expect(stringOf(element(encoded))).toBe(text);
  });

  it('are nothing when cut', () => {
    expect(stringOf(element('13 05 31 39'))).toBeUndefined();
  });

  it('are shown without control characters and at a length that fits', () => {
    expect(shown('a\u0000b\u001b[31m\u202ec\r\n')).toBe('a\\u{0}b\\u{1b}[31m\\u{202e}c\\u{d}\\u{a}');
    expect(shown('ä – 漢字 😀')).toBe('ä – 漢字 😀');
    expect(shown('x'.repeat(1e6)).length).toBe(401);
  });
});

describe('times', () => {
  const hex = (text: string): string => Buffer.from(text).toString('hex');
  const length = (text: string): string => text.length.toString(16).padStart(2, '0');

  it.each([
    ['17', '261122141421Z', '2026-11-22 14:14:21 UTC'],
    ['17', '500101000000Z', '1950-01-01 00:00:00 UTC'],
    ['17', '2611221414Z', '2026-11-22 14:14:00 UTC'],
    ['17', '261122141421+0130', '2026-11-22 12:44:21 UTC'],
    ['18', '20501122141421Z', '2050-11-22 14:14:21 UTC'],
    ['18', '20501122141421.75Z', '2050-11-22 14:14:21 UTC'],
    ['18', '20501122141421-0500', '2050-11-22 19:14:21 UTC'],
    ['17', '991399999999Z', '991399999999Z'],
    ['17', 'not a time', 'not a time'],
  ])('%s %s', (tag, text, expected) => {
    const time = timeOf(element(`${tag}${length(text)}${hex(text)}`));
    expect(time && shownTime(time)).toBe(expected);
  });
});

describe('bits', () => {
  it('BOOLEAN', () => {
    expect([booleanOf(element('01 01 FF')), booleanOf(element('01 01 00')), booleanOf(element('01 01'))]).toEqual([
      true,
      false,
      undefined,
    ]);
  });

  it('BIT STRING', () => {
    expect(bitsOf(element('03 02 05 20'))).toEqual({ bytes: Uint8Array.of(0x20), unused: 5 });
    expect(setBitsOf(element('03 02 05 A0'))).toEqual([0, 2]);
    expect(bitsOf(element('03 02 09 20'))).toBeUndefined();
    expect(bitsOf(element('03 00'))).toBeUndefined();
  });
});

describe('strings in fragments (X.690 8.23.6)', () => {
  it.each([
    ['33 80 04 01 31 04 01 39 00 00', '19'],
    ['33 06 13 01 31 13 01 39', '19'],
    ['2C 80 2C 05 04 03 C3 A4 62 00 00', 'äb'],
  ])('%s is the text %s', (encoded, text) => {
    expect(stringOf(element(encoded))).toBe(text);
  });

  it('are nothing when cut', () => {
    expect(stringOf(element('33 80 04 01 31'))).toBeUndefined();
  });
});

describe('BIT STRING in fragments (X.690 8.6.4)', () => {
  it('is put together; only the last part may have unused bits', () => {
    expect(bitsOf(element('23 80 03 02 00 AB 03 02 04 C0 00 00'))).toEqual({ bytes: Uint8Array.of(0xab, 0xc0), unused: 4 });
    expect(bitsOf(element('23 80 03 02 04 A0 03 02 00 C0 00 00'))).toBeUndefined();
  });
});

describe('a time that no calendar has', () => {
  it.each([
    ['18 0F 32 30 32 36 30 32 33 30 30 30 30 30 30 30 5A', '20260230000000Z'],
    ['18 13 39 39 39 39 31 32 33 31 32 33 35 39 35 39 2D 30 31 30 30', '99991231235959-0100'],
  ])('%s is shown as it is written', (encoded, text) => {
    const time = timeOf(element(encoded));
    expect(time && shownTime(time)).toBe(text);
  });
});
