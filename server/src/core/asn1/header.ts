import type { TagClass } from './model.ts';

/** Identifier and length octets of one element (X.690 8.1.2, 8.1.3). */
export interface Header {
  readonly tagClass: TagClass;
  readonly tagNumber: number;
  readonly constructed: boolean;
  /** Index of the first contents octet, or of the end where the header is cut. */
  readonly contentStart: number;
  /** Contents length; undefined for the indefinite form and for a cut header. Capped to the largest safe integer. */
  readonly length?: number;
  readonly indefinite: boolean;
  readonly cut: boolean;
  /** What no sender may write: a length octet of 0xFF, or a tag number that does not fit 31 bits. */
  readonly flaw?: 'reserved-length' | 'tag-too-long';
}

const CLASSES: readonly TagClass[] = ['universal', 'application', 'context', 'private'];
const LARGEST_TAG = 0x7fff_ffff;

/** Reads a header at `start`, which must be below `limit`; bytes at `limit` and behind it are not looked at. */
export function readHeader(bytes: Uint8Array, start: number, limit: number): Header {
  const identifier = bytes[start] ?? 0;
  const tagClass = CLASSES[identifier >> 6] ?? 'universal';
  const constructed = (identifier & 0x20) !== 0;
  let tagNumber = identifier & 0x1f;
  let at = start + 1;
  let tagTooLong = false;
  if (tagNumber === 0x1f) {
    tagNumber = 0;
    for (;;) {
      if (at >= limit) return { tagClass, tagNumber, constructed, contentStart: limit, indefinite: false, cut: true };
      const octet = bytes[at++] ?? 0;
      tagNumber = tagNumber * 128 + (octet & 0x7f);
      if (tagNumber > LARGEST_TAG) {
        tagTooLong = true;
        tagNumber = LARGEST_TAG;
      }
      if (octet < 0x80) break;
    }
  }
  const tag = { tagClass, tagNumber, constructed };
  const flaw = tagTooLong ? ({ flaw: 'tag-too-long' } as const) : {};
  if (at >= limit) return { ...tag, ...flaw, contentStart: limit, indefinite: false, cut: true };
  const first = bytes[at++] ?? 0;
  if (first < 0x80) return { ...tag, ...flaw, contentStart: at, length: first, indefinite: false, cut: false };
  if (first === 0x80) return { ...tag, ...flaw, contentStart: at, indefinite: true, cut: false };
  const octets = first & 0x7f;
  if (at + octets > limit) return { ...tag, ...flaw, contentStart: limit, indefinite: false, cut: true };
  let length = 0;
  for (const end = at + octets; at < end; at++) length = Math.min(length * 256 + (bytes[at] ?? 0), Number.MAX_SAFE_INTEGER);
  const reserved = first === 0xff ? ({ flaw: 'reserved-length' } as const) : flaw;
  return { ...tag, ...reserved, contentStart: at, length, indefinite: false, cut: false };
}
