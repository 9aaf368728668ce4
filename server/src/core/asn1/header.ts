import type { TagClass } from './model.ts';

/** Identifier and length octets of one element (X.690 8.1.2, 8.1.3). */
export interface Header {
  readonly tagClass: TagClass;
  readonly tagNumber: number;
  readonly constructed: boolean;
  /** Index of the first contents octet, or of the end where the header is cut. */
  readonly contentStart: number;
  /** Contents length; undefined for the indefinite form and for a cut header. At most `LARGEST_LENGTH`. */
  readonly length: number | undefined;
  readonly indefinite: boolean;
  readonly cut: boolean;
  /** What no sender may write: a length octet of 0xFF, or a tag number that does not fit 31 bits. */
  readonly flaw: 'reserved-length' | 'tag-too-long' | undefined;
}

const CLASSES: readonly TagClass[] = ['universal', 'application', 'context', 'private'];
const LARGEST_TAG = 0x7fff_ffff;
/** Stands for this length and all above it: no message is so long. */
export const LARGEST_LENGTH = Number.MAX_SAFE_INTEGER;

/** Reads a header at `start`, which must be below `limit`; bytes at `limit` and behind it are not looked at. */
export function readHeader(bytes: Uint8Array, start: number, limit: number): Header {
  const identifier = bytes[start] ?? 0;
  let tagNumber = identifier & 0x1f;
  let at = start + 1;
  let flaw: Header['flaw'];
  let cut = false;
  if (tagNumber === 0x1f) {
    tagNumber = 0;
    let octet = 0x80;
    for (; octet >= 0x80 && at < limit; at++) {
      octet = bytes[at] ?? 0;
      tagNumber = tagNumber * 128 + (octet & 0x7f);
      if (tagNumber > LARGEST_TAG) {
        flaw = 'tag-too-long';
        tagNumber = LARGEST_TAG;
      }
    }
    cut = octet >= 0x80;
  }
  const first = bytes[at] ?? 0;
  cut ||= at >= limit;
  at++;
  const octets = first > 0x80 && !cut ? first & 0x7f : 0;
  if (octets === 0x7f) flaw = 'reserved-length';
  cut ||= at + octets > limit;
  let length = first < 0x80 ? first : 0;
  for (const end = cut ? at : at + octets; at < end; at++) {
    length = Math.min(length * 256 + (bytes[at] ?? 0), LARGEST_LENGTH);
  }
  const indefinite = first === 0x80 && !cut;
  return {
    tagClass: CLASSES[identifier >> 6] ?? 'universal',
    tagNumber,
    constructed: (identifier & 0x20) !== 0,
    contentStart: cut ? limit : at,
    length: cut || indefinite ? undefined : length,
    indefinite,
    cut,
    flaw,
  };
}
