import fc from 'fast-check';
import { DUMPED, WRAPPED } from '../support/writers.ts';

/** One thing that goes wrong on the way of a message. Positions are parts per million of the length, so that a run stays what it is when others are dropped. */
export type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly value: number }
  | { readonly kind: 'set'; readonly at: number; readonly value: number }
  | { readonly kind: 'drop'; readonly at: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number; readonly value: number }
  | { readonly kind: 'splice'; readonly at: number; readonly length: number; readonly other: number }
  | { readonly kind: 'cut'; readonly at: number };

const at = fc.nat(999_999);
const length = fc.oneof(fc.nat(8), fc.nat(400));
/** Identifier and length octets that change how everything behind them is read. */
const telling = fc.oneof(
  fc.constantFrom(0x00, 0x04, 0x05, 0x06, 0x1f, 0x24, 0x30, 0x31, 0x3f, 0x80, 0x81, 0x82, 0x84, 0x88, 0xa0, 0xff),
  fc.nat(255),
);

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('flip' as const), at, value: fc.nat(7) }),
    fc.record({ kind: fc.constant('set' as const), at, value: telling }),
    fc.record({ kind: fc.constant('drop' as const), at, length }),
    fc.record({ kind: fc.constant('repeat' as const), at, length, value: fc.nat(200) }),
    fc.record({ kind: fc.constant('splice' as const), at, length, other: fc.nat(1000) }),
    fc.record({ kind: fc.constant('cut' as const), at }),
  ),
  { maxLength: 6 },
);

/** The bytes after all mutations; `others` are the messages that pieces come from. Never longer than 64 KB. */
export function mutated(bytes: Uint8Array, list: readonly Mutation[], others: readonly Uint8Array[]): Uint8Array {
  return list.reduce<Uint8Array>((current, mutation) => apply(current, mutation, others).subarray(0, 65_536), bytes.slice());
}

function apply(bytes: Uint8Array, mutation: Mutation, others: readonly Uint8Array[]): Uint8Array {
  const place = Math.floor((mutation.at / 1_000_000) * bytes.length);
  const before = bytes.subarray(0, place);
  switch (mutation.kind) {
    case 'flip':
      return join(before, [(bytes[place] ?? 0) ^ (1 << mutation.value)], bytes.subarray(place + 1));
    case 'set':
      return join(before, [mutation.value], bytes.subarray(place + 1));
    case 'drop':
      return join(before, bytes.subarray(place + mutation.length));
    case 'repeat': {
      const piece = bytes.subarray(place, place + mutation.length);
      return join(before, ...Array.from({ length: mutation.value % 20 }, () => piece), bytes.subarray(place));
    }
    case 'splice': {
      const other = others[mutation.other % Math.max(1, others.length)] ?? bytes;
      const from = Math.floor((mutation.at / 1_000_000) * other.length);
      return join(before, other.subarray(from, from + mutation.length), bytes.subarray(place));
    }
    case 'cut':
      return before;
  }
}

function join(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Ways to write bytes into a log. */
export const WRITERS: readonly ((bytes: Uint8Array) => string)[] = [
  (bytes) => Buffer.from(bytes).toString('base64'),
  (bytes) => Buffer.from(bytes).toString('base64url'),
  (bytes) => encodeURIComponent(Buffer.from(bytes).toString('base64')),
  (bytes) => encodeURIComponent(encodeURIComponent(Buffer.from(bytes).toString('base64'))),
  (bytes) => Buffer.from(bytes).toString('base64').replaceAll('+', ' '),
  (bytes) => Buffer.from(bytes).toString('base64').replaceAll('/', '\\/').replaceAll('+', '\\u002b'),
  (bytes) =>
    (
      Buffer.from(bytes)
        .toString('base64')
        .match(/.{1,64}/g) ?? []
    ).join('\n'),
  (bytes) =>
    `-----BEGIN CMS-----\n${(
      Buffer.from(bytes)
        .toString('base64')
        .match(/.{1,64}/g) ?? []
    ).join('\r\n')}\n-----END CMS-----`,
  (bytes) =>
    (
      Buffer.from(bytes)
        .toString('base64')
        .match(/.{1,100}/g) ?? []
    )
      .map((line) => `10:15:07 DEBUG x: ${line}`)
      .join('\n'),
  (bytes) => Buffer.from(bytes).toString('hex'),
  (bytes) =>
    (
      Buffer.from(bytes)
        .toString('hex')
        .match(/.{1,32}/g) ?? []
    )
      .map((row) => (row.match(/../g) ?? []).join(' '))
      .join('\n'),
  ...Object.values(WRAPPED).map((write) => write(64)),
  ...Object.values(DUMPED),
];
