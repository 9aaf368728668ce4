import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPayloads, readPayload } from '../../../server/src/core/encoding/index.ts';
import { misplaced } from '../../support/places.ts';
import { DUMPED, WRAPPED } from '../../support/writers.ts';

const RUNS = { seed: 20170808, numRuns: 150, endOnFailure: true };

/** DER that looks as messages do, of noise: SEQUENCE { OBJECT IDENTIFIER, OCTET STRING }. */
const message: fc.Arbitrary<Uint8Array> = fc.tuple(fc.integer({ min: 120, max: 700 }), fc.nat()).map(([length, seed]) => {
  const contents = noise(length, seed);
  const inner = [0x06, 0x03, 0x55, 0x04, 0x03, 0x04, 0x82, length >> 8, length & 255, ...contents];
  return new Uint8Array([0x30, 0x82, inner.length >> 8, inner.length & 255, ...inner]);
});

/** The same bytes for the same seed (xorshift). */
function noise(length: number, seed: number): readonly number[] {
  let state = seed | 1;
  return Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  });
}

type Writer = (bytes: Uint8Array) => string;

const plain: Writer = (bytes) => Buffer.from(bytes).toString('base64');
const wrapped =
  (width: number, between: string): Writer =>
  (bytes) =>
    plain(bytes)
      .match(new RegExp(`.{1,${width}}`, 'g'))
      ?.join(between) ?? '';

const writers: Readonly<Record<string, Writer>> = {
  plain,
  'without padding': (bytes) => plain(bytes).replaceAll('=', ''),
  'URL-safe': (bytes) => Buffer.from(bytes).toString('base64url'),
  percent: (bytes) => encodeURIComponent(plain(bytes)),
  'percent, lower case': (bytes) => encodeURIComponent(plain(bytes)).replace(/%../g, (sign) => sign.toLowerCase()),
  'percent twice': (bytes) => encodeURIComponent(encodeURIComponent(plain(bytes))),
  'every sign escaped': (bytes) =>
    `M${plain(bytes)
      .slice(1)
      .replace(/[^I]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
  JSON: (bytes) => plain(bytes).replaceAll('/', '\\/').replaceAll('+', '\\u002b'),
  XML: (bytes) => plain(bytes).replaceAll('+', '&#43;').replaceAll('=', '&#x3d;'),
  'wrapped at 64': wrapped(64, '\n'),
  'wrapped at 76': wrapped(76, '\r\n'),
  'wrapped at 40 with an indent': wrapped(40, '\n\t  '),
  'wrapped and escaped': (bytes) => encodeURIComponent(wrapped(64, '\n')(bytes)),
  'wrapped by a form encoder, then by a terminal': (bytes) =>
    encodeURIComponent(plain(bytes))
      .match(/.{1,70}/g)
      ?.join('\n') ?? '',
  'pluses as blanks': (bytes) => plain(bytes).replaceAll('+', ' '),
  hex: (bytes) => Buffer.from(bytes).toString('hex'),
  'hex in rows': (bytes) =>
    Buffer.from(bytes)
      .toString('hex')
      .toUpperCase()
      .match(/.{1,32}/g)
      ?.join('\n') ?? '',
  'hex bytes': (bytes) => Buffer.from(bytes).toString('hex').match(/../g)?.join(' ') ?? '',
};

/** Those that need more than a line, by name. */
const others = [
  ...Object.entries(WRAPPED).map(([name, write]) => [`${name}, at 60`, write(60)] as const),
  ...Object.entries(DUMPED),
];

const hexOf = (bytes: Uint8Array | undefined): string => (bytes ? Buffer.from(bytes).toString('hex') : 'none');

describe('any bytes come back', () => {
  it.each(Object.entries(writers))('%s', (_, write) => {
    fc.assert(
      fc.property(
        message,
        fc.constantFrom('', 'GET /mscep.dll?operation=PKIOperation&message=', '{"body":"'),
        (bytes, before) => {
          const text = `${before}${write(bytes)}\n`;
          const found = findPayloads(text);
          expect(found.map((payload) => hexOf(payload.bytes))).toEqual([hexOf(bytes)]);
          expect(found.flatMap((payload) => misplaced(payload, text))).toEqual([]);
          expect(hexOf(readPayload(text, { start: before.length, end: text.length })?.bytes)).toBe(hexOf(bytes));
        },
      ),
      { ...RUNS, numRuns: 25 },
    );
  });

  it.each(others)('%s', (name, write) => {
    const order = name === 'hexdump' || name === 'od -x' ? 'words' : 'bytes';
    fc.assert(
      fc.property(message, (bytes) => {
        const text = write(bytes);
        const found = findPayloads(text);
        expect(found.map((payload) => hexOf(payload.bytes))).toEqual([hexOf(bytes)]);
        expect(found.flatMap((payload) => misplaced(payload, text, order))).toEqual([]);
      }),
      { ...RUNS, numRuns: 10 },
    );
  });

  it('cut anywhere: the whole bytes that are left, and no other', () => {
    fc.assert(
      fc.property(message, fc.constantFrom(plain, wrapped(64, '\n')), fc.nat(), (bytes, write, at) => {
        const whole = write(bytes).replace(/=+$/, '');
        const text = whole.slice(0, 8 + (at % (whole.length - 9)));
        const payload = readPayload(text, { start: 0, end: text.length });
        const signs = text.replaceAll('\n', '').length;
        expect(hexOf(payload?.bytes)).toBe(hexOf(bytes.subarray(0, (signs * 6) >> 3)));
        if ((signs * 6) >> 3 < bytes.length) expect(payload?.cut?.leftoverBits).toBe((signs * 6) % 8);
      }),
      RUNS,
    );
  });

  it('any text at all is fine', () => {
    const alphabet = fc.constantFrom(
      ...'MIIN',
      '%2B',
      '%0A',
      '%25',
      '\\n',
      '\\u00',
      '&#43;',
      '&amp;',
      '=',
      ' ',
      '\n',
      '30 82',
      '0x',
      '-----',
      '-----BEGIN CMS-----',
      'message=',
      '…',
      '\ud800',
      '\0',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(alphabet, fc.base64String({ maxLength: 40 })), { maxLength: 60 }),
        fc.nat(200),
        fc.nat(400),
        (parts, start, length) => {
          const text = parts.join('');
          const span = { start, end: start + length };
          for (const payload of [...findPayloads(text), ...findPayloads(text, span), ...[readPayload(text, span) ?? []].flat()]) {
            payload.byteAt(payload.span.start - 1);
            payload.sourceOf(-1);
            expect(payload.span.end).toBeLessThanOrEqual(text.length);
            expect(payload.bytes.length).toBeLessThanOrEqual(payload.span.end - payload.span.start);
          }
        },
      ),
      { ...RUNS, numRuns: 1000 },
    );
  });
});
