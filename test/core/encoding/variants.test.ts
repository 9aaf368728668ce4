import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type FoundPayload, findPayloads, readPayload } from '../../../server/src/core/encoding/index.ts';
import { fixture, fixtureBytes } from '../../support/fixtures.ts';

interface Variant {
  readonly file: string;
  readonly kind: 'lossless' | 'lossless-with-warning' | 'truncated' | 'corrupt' | 'synthetic' | 'other' | 'reject' | 'dos';
  readonly sameAs?: string;
  readonly of?: string;
  readonly sha256?: string;
  readonly chars?: number;
  readonly readable?: { readonly bytesPresent: number };
}

const variants: readonly Variant[] = JSON.parse(fixture('variants/index.json'));
const messages: readonly { readonly file: string }[] = JSON.parse(fixture('messages/index.json'));

const ofKind = (kind: Variant['kind']): readonly Variant[] => variants.filter((variant) => variant.kind === kind);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const bytesOf = (file: string): Uint8Array => new Uint8Array(Buffer.from(fixture(file), 'base64'));

/** The text of a variant as an editor shows it. */
function textOf(file: string): string {
  return file.includes('utf16le') ? new TextDecoder('utf-16le').decode(fixtureBytes(file)) : fixture(file);
}

function only(text: string): FoundPayload {
  const found = findPayloads(text);
  expect(found).toHaveLength(1);
  const [payload] = found;
  if (!payload) throw new Error('no payload');
  return payload;
}

describe('the messages of real clients', () => {
  it.each(messages.map((message) => message.file))('%s', (file) => {
    const payload = only(fixture(file));
    expect(sha256(payload.bytes)).toBe(sha256(bytesOf(file)));
    expect(payload.cut).toBeUndefined();
    expect(payload.problems).toEqual([]);
  });

  const queries = messages.filter((message) => message.file.includes('-get-') && message.file.includes('-req'));
  it.each(queries.map((message) => message.file))('%s as it went over the wire', (file) => {
    const query = fixture(file.replace('.b64', '.query.txt'));
    const payload = only(query);
    expect(sha256(payload.bytes)).toBe(sha256(bytesOf(file)));
    expect(payload.cut).toBeUndefined();
    expect(query.slice(0, payload.span.start)).toMatch(/message=$/);
  });
});

describe('the same messages as people send them', () => {
  const written = ofKind('lossless').filter((variant) => !variant.file.endsWith('.der'));
  it.each(written.map((variant) => [variant.file, variant.sha256]))('%s gives every byte', (file, sha) => {
    const payload = only(textOf(String(file)));
    expect(sha256(payload.bytes)).toBe(sha);
    expect(payload.cut).toBeUndefined();
    expect(payload.problems).toEqual([]);
  });

  it.each(ofKind('lossless-with-warning').map((variant) => [variant.file, variant.sameAs]))(
    '%s keeps what follows the message',
    (file, whole) => {
      const expected = bytesOf(String(whole));
      const { bytes } = only(textOf(String(file)));
      expect(bytes.length).toBeGreaterThan(expected.length);
      expect(sha256(bytes.subarray(0, expected.length))).toBe(sha256(expected));
    },
  );
});

describe('cut messages', () => {
  it.each(ofKind('truncated'))('$file gives exactly the whole bytes', (variant) => {
    const text = textOf(variant.file);
    const payload = readPayload(text, { start: 0, end: text.length });
    const whole = variant.readable?.bytesPresent ?? -1;
    expect(payload?.bytes).toEqual(bytesOf(variant.of ?? '').subarray(0, whole));
    expect(payload?.cut?.atByte).toBe(whole);
    expect(payload?.cut?.leftoverBits).toBe((((variant.chars ?? 0) % 4) * 6) % 8);
    const why = variant.file.includes('ellipsis') ? 'ellipsis' : (variant.chars ?? 0) % 4 > 0 ? 'mid-quantum' : 'end-of-text';
    expect(payload?.cut?.why).toBe(why);
  });

  it.each(ofKind('truncated').filter((variant) => (variant.chars ?? 0) >= 40))('$file is found without help', (variant) => {
    expect(only(textOf(variant.file)).bytes.length).toBe(variant.readable?.bytesPresent);
  });
});

describe('damaged, strange and hostile texts', () => {
  it.each(ofKind('corrupt').filter((variant) => variant.file.includes('bad-char')))(
    '$file loses one byte and no other',
    (variant) => {
      const payload = only(textOf(variant.file));
      const expected = bytesOf(variant.of ?? '');
      expect(payload.bytes.length).toBe(expected.length);
      expect(payload.bytes.subarray(0, 225)).toEqual(expected.subarray(0, 225));
      expect(payload.bytes.subarray(226)).toEqual(expected.subarray(226));
      expect(payload.problems.map(({ code, span }) => ({ code, span }))).toEqual([
        { code: 'base64-character', span: { start: 300, end: 301 } },
      ]);
    },
  );

  it.each(ofKind('corrupt').filter((variant) => variant.file.includes('bitflip')))(
    '$file decodes: only a signature can tell',
    (variant) => {
      const payload = only(textOf(variant.file));
      const expected = bytesOf(variant.of ?? '');
      expect(payload.bytes.length).toBe(expected.length);
      expect(payload.bytes.filter((byte, index) => byte !== expected[index])).toHaveLength(1);
    },
  );

  it.each([...ofKind('synthetic'), ...ofKind('other')].map((variant) => variant.file))('%s', (file) => {
    const payload = only(fixture(file));
    expect(sha256(payload.bytes)).toBe(sha256(bytesOf(file)));
    expect(payload.cut).toBeUndefined();
  });

  it.each(ofKind('reject').map((variant) => variant.file))('%s is no payload', (file) => {
    expect(findPayloads(fixture(file))).toEqual([]);
  });

  it.each(['variants/other-empty.txt', 'variants/other-dots.txt', 'variants/other-text.txt'])(
    '%s is none even where one is expected',
    (file) => {
      expect(readPayload(fixture(file), { start: 0, end: 100 })).toBeUndefined();
    },
  );

  it.each(ofKind('dos').map((variant) => variant.file))('%s decodes in linear time', (file) => {
    const text = fixture(file);
    findPayloads(text);
    const payload = readPayload(text, { start: 0, end: text.length });
    expect(sha256(payload?.bytes ?? new Uint8Array())).toBe(sha256(bytesOf(file)));
  });
});
