import type { ByteRange } from './model.ts';

/** challengePassword, 1.2.840.113549.1.9.7 (RFC 2985 section 5.4.1): the contents octets of its identifier. */
const IDENTIFIER = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09];
const LAST = 0x07;
/** Longest value that is followed where its lengths say nothing. */
const LONGEST = 1024;

/**
 * The octets of challenge passwords in any bytes, by their identifier alone: also where the elements around them are damaged, so that no
 * view finds the attribute, and where one octet of the identifier itself is wrong. A range begins behind the identifier and ends where
 * one of the lengths that follow says, the later one. Linear time.
 */
export function challengesIn(bytes: Uint8Array): readonly ByteRange[] {
  const found: ByteRange[] = [];
  for (let last = bytes.indexOf(LAST, IDENTIFIER.length); last >= 0; last = bytes.indexOf(LAST, last + 1)) {
    const at = last - IDENTIFIER.length;
    if (wrongOctets(bytes, at) <= 1) found.push({ start: last + 1, end: valueEnd(bytes, last + 1) });
  }
  return found;
}

function wrongOctets(bytes: Uint8Array, at: number): number {
  let wrong = 0;
  for (let i = 0; i < IDENTIFIER.length && wrong <= 1; i++) if (bytes[at + i] !== IDENTIFIER[i]) wrong++;
  return wrong;
}

/** SET and string, each with its length: of the two ends, the later one; a length that cannot be true gives the longest value. */
function valueEnd(bytes: Uint8Array, start: number): number {
  const set = contentsAt(bytes, start);
  const string = contentsAt(bytes, set.start);
  const ends = [set, string].map(({ start: from, length }) => from + (length > LONGEST ? LONGEST : length));
  return Math.min(bytes.length, Math.max(...ends, start + 2));
}

/** Where the contents of an element begin whose tag stands at `at`, and how long they are said to be (X.690 section 8.1.3). */
function contentsAt(bytes: Uint8Array, at: number): { readonly start: number; readonly length: number } {
  const first = bytes[at + 1] ?? 0;
  if (first < 0x80) return { start: at + 2, length: first };
  const octets = Math.min(first & 0x7f, 4);
  let length = octets === 0 ? LONGEST : 0;
  for (let i = 0; i < octets; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  return { start: at + 2 + octets, length };
}
