import { TAG } from './members.ts';
import type { Tlv } from './model.ts';
import { leavesOf } from './octets.ts';

/** An INTEGER as people compare it: `hex` in lower case without sign byte and leading zeros, `-` before a negative one. */
export interface Integer {
  readonly hex: string;
  /** Absent for an integer of more than 512 bytes. */
  readonly dec?: string;
  readonly value: bigint;
}

const LARGEST_INTEGER = 2_048;
const LARGEST_DECIMAL = 512;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hex of bytes `[start, end)`. */
export function hexOf(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let hex = '';
  for (let at = start; at < Math.min(end, bytes.length); at++) hex += HEX[bytes[at] ?? 0];
  return hex;
}

/** The contents octets that are there. No copy. */
export function contentsOf(tlv: Tlv): Uint8Array {
  return tlv.source.bytes.subarray(tlv.contentStart, tlv.contentEnd);
}

/** All octets of an element that are there, tag and length included. No copy. */
export function encodingOf(tlv: Tlv): Uint8Array {
  return tlv.source.bytes.subarray(tlv.start, tlv.end);
}

/** INTEGER or ENUMERATED, also under an implicit tag (X.690 8.3). Undefined when cut, empty or larger than 2048 bytes. */
export function integerOf(tlv: Tlv | undefined): Integer | undefined {
  if (!tlv || tlv.truncated || tlv.constructed) return undefined;
  const contents = contentsOf(tlv);
  if (contents.length === 0 || contents.length > LARGEST_INTEGER) return undefined;
  let value = BigInt(`0x${hexOf(contents)}`);
  if ((contents[0] ?? 0) >= 0x80) value -= 1n << BigInt(contents.length * 8);
  const integer = { hex: value.toString(16), value };
  return contents.length > LARGEST_DECIMAL ? integer : { ...integer, dec: value.toString() };
}

/** A small INTEGER such as a version; undefined outside the safe range too. */
export function numberOf(tlv: Tlv | undefined): number | undefined {
  if (!tlv || tlv.contentEnd - tlv.contentStart > 8) return undefined;
  const integer = integerOf(tlv);
  if (!integer) return undefined;
  const value = Number(integer.value);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** BOOLEAN (X.690 8.2); undefined when cut. */
export function booleanOf(tlv: Tlv | undefined): boolean | undefined {
  if (!tlv || tlv.truncated || tlv.contentEnd === tlv.contentStart) return undefined;
  return tlv.source.bytes[tlv.contentStart] !== 0;
}

export interface Bits {
  readonly bytes: Uint8Array;
  /** Bits of the last byte that do not count. */
  readonly unused: number;
}

/** Bits of a BIT STRING, in fragments too (X.690 8.6), without the octets that count the unused ones; undefined when cut. */
export function bitsOf(tlv: Tlv | undefined): Bits | undefined {
  if (!tlv || tlv.truncated) return undefined;
  if (!tlv.constructed) return plainBits(tlv);
  const parts = leavesOf(tlv, [TAG.bitString]).map(plainBits);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + (part?.bytes.length ?? 0), 0));
  let at = 0;
  for (const part of parts) {
    if (!part || (part.unused > 0 && part !== parts.at(-1))) return undefined;
    bytes.set(part.bytes, at);
    at += part.bytes.length;
  }
  return { bytes, unused: parts.at(-1)?.unused ?? 0 };
}

function plainBits(tlv: Tlv): Bits | undefined {
  const contents = contentsOf(tlv);
  const unused = contents[0];
  return unused === undefined || unused > 7 ? undefined : { bytes: contents.subarray(1), unused };
}

/** Numbers of the bits that are set in a named bit list, the first bit being 0. */
export function setBitsOf(tlv: Tlv | undefined): readonly number[] | undefined {
  const bits = bitsOf(tlv);
  if (!bits || bits.bytes.length > 8) return undefined;
  const set: number[] = [];
  for (let bit = 0; bit < bits.bytes.length * 8; bit++) {
    if ((bits.bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) set.push(bit);
  }
  return set;
}

const LONGEST_OID = 128;

/** OBJECT IDENTIFIER in dotted decimal (X.690 8.19). Undefined when cut, malformed or longer than 128 bytes. */
export function oidOf(tlv: Tlv | undefined): string | undefined {
  if (!tlv || tlv.truncated || tlv.constructed) return undefined;
  const { bytes } = tlv.source;
  const { contentStart, contentEnd } = tlv;
  if (contentEnd === contentStart || contentEnd - contentStart > LONGEST_OID) return undefined;
  if ((bytes[contentEnd - 1] ?? 0) >= 0x80) return undefined;
  const arcs: string[] = [];
  let arc = 0;
  let big: bigint | undefined;
  for (let at = contentStart; at < contentEnd; at++) {
    const octet = bytes[at] ?? 0;
    if (big === undefined && arc > 2 ** 45) big = BigInt(arc);
    if (big === undefined) arc = arc * 128 + (octet & 0x7f);
    else big = big * 128n + BigInt(octet & 0x7f);
    if (octet >= 0x80) continue;
    if (arcs.length === 0) {
      const first = Math.min(2, big === undefined ? Math.floor(arc / 40) : 2);
      arcs.push(String(first), big === undefined ? String(arc - first * 40) : String(big - 80n));
    } else {
      arcs.push(String(big ?? arc));
    }
    arc = 0;
    big = undefined;
  }
  return arcs.join('.');
}
