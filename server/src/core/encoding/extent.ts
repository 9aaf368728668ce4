/**
 * Finds where the first BER element of a stream of bytes ends (X.690 8.1), without building a tree: the contents of a
 * definite length are counted down, an indefinite length is followed to its end-of-contents octets. A payload whose element
 * has ended takes no more lines; one that has not was cut. Feed bytes in order; constant memory at any depth.
 */
export class Extent {
  /** Offset behind the element, once it has ended. */
  #end = -1;
  #at = 0;
  /** Contents octets of a definite length still to pass over. */
  #skip = 0;
  /** Indefinite elements that are open. */
  #open = 0;
  #state: 'tag' | 'more-tag' | 'length' | 'more-length' = 'tag';
  #endOfContents = false;
  #constructed = false;
  #lengthOctets = 0;
  #length = 0;
  #broken = false;

  /** Offset behind the element; -1 while it goes on. */
  get end(): number {
    return this.#end;
  }

  /** True where the bytes cannot be an element: no end will come. */
  get broken(): boolean {
    return this.#broken;
  }

  /** How many bytes were fed. */
  get fed(): number {
    return this.#at;
  }

  /** Bytes still to come where the outermost length says so; undefined where no length says it. */
  get missing(): number | undefined {
    return this.#open === 0 && this.#state === 'tag' && this.#skip > 0 ? this.#skip : undefined;
  }

  /** Takes the next byte. */
  push(byte: number): void {
    this.#at++;
    if (this.#end >= 0 || this.#broken) return;
    if (this.#skip > 0) {
      if (--this.#skip === 0) this.#closed();
      return;
    }
    switch (this.#state) {
      case 'tag':
        this.#endOfContents = byte === 0 && this.#open > 0;
        this.#constructed = (byte & 0x20) !== 0;
        this.#state = (byte & 0x1f) === 0x1f ? 'more-tag' : 'length';
        return;
      case 'more-tag':
        if (byte < 0x80) this.#state = 'length';
        return;
      case 'length':
        this.#firstLengthOctet(byte);
        return;
      case 'more-length':
        this.#length = this.#length * 256 + byte;
        if (--this.#lengthOctets === 0) this.#contents(this.#length);
        return;
    }
  }

  /** A copy that goes on by itself. */
  clone(): Extent {
    const copy = new Extent();
    copy.#end = this.#end;
    copy.#at = this.#at;
    copy.#skip = this.#skip;
    copy.#open = this.#open;
    copy.#state = this.#state;
    copy.#endOfContents = this.#endOfContents;
    copy.#constructed = this.#constructed;
    copy.#lengthOctets = this.#lengthOctets;
    copy.#length = this.#length;
    copy.#broken = this.#broken;
    return copy;
  }

  #firstLengthOctet(byte: number): void {
    if (byte < 0x80) {
      this.#contents(byte);
    } else if (byte > 0x80) {
      this.#lengthOctets = byte & 0x7f;
      this.#length = 0;
      this.#state = 'more-length';
    } else if (this.#constructed) {
      this.#open++;
      this.#state = 'tag';
    } else {
      this.#broken = true;
    }
  }

  #contents(length: number): void {
    this.#state = 'tag';
    if (this.#endOfContents && length === 0) {
      this.#open--;
      this.#closed();
    } else if (length === 0) {
      this.#closed();
    } else {
      this.#skip = length;
    }
  }

  #closed(): void {
    if (this.#open === 0) this.#end = this.#at;
  }
}

/** Bytes that `looksLikeStart` may need. */
export const HEAD_BYTES = 16;

/** True where bytes begin as a message, a certificate, a request or a list does: a SEQUENCE, and in it a tag that may come first. */
export function startsLikeMessage(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes[0] !== 0x30) return false;
  const length = bytes[1] ?? 0;
  if (length < 0x80 || length > 0x84) return false;
  const inner = bytes[2 + (length & 0x7f)];
  return inner === 0x30 || inner === 0x06 || inner === 0x02 || inner === 0xa0 || inner === 0x31;
}

/**
 * `startsLikeMessage`, and what is there of the first member fits too: one digest in some millions begins like that. For places
 * where nobody says that a message begins.
 */
export function looksLikeStart(bytes: Uint8Array): boolean {
  if (!startsLikeMessage(bytes)) return false;
  const octets = (bytes[1] ?? 0) & 0x7f;
  return firstMemberFits(bytes, 2 + octets, octets > 0 ? lengthAt(bytes, 0) : Number.POSITIVE_INFINITY);
}

/** True where bytes are one whole SEQUENCE, or the beginning of a longer one whose first member fits. */
export function looksLikeSequence(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false;
  const extent = new Extent();
  for (const byte of bytes) extent.push(byte);
  if (extent.end >= 0) return extent.end === bytes.length && bytes.length > 2;
  const length = bytes[1] ?? 0x80;
  if (bytes.length < 4) return length >= 0x80 && length <= 0x84;
  return length < 0x80 ? firstMemberFits(bytes, 2, length) : looksLikeStart(bytes);
}

/** Whether the element at `at`, with `room` for it, may come first in a message, a certificate, a request or a list, as far as it is there. */
function firstMemberFits(bytes: Uint8Array, at: number, room: number): boolean {
  const tag = bytes[at];
  const length = bytes[at + 1];
  if (tag === undefined || length === undefined) return tag === undefined || MAY_COME_FIRST.includes(tag);
  const octets = length > 0x80 ? length & 0x7f : 0;
  if (length !== 0x80 && at + 2 + octets <= bytes.length && 2 + octets + lengthAt(bytes, at) > room) return false;
  const [first, second, third] = bytes.subarray(at + 2 + octets);
  switch (tag) {
    case 0x30: // a member that holds members, or an empty name
      return length === 0 || (length <= 0x84 && (first === undefined || MAY_COME_FIRST.includes(first)));
    case 0x31: // the first part of a name: a SET of a SEQUENCE that begins with an identifier
      return length < 0x80 && (first ?? 0x30) === 0x30 && (second ?? 0) < length && (third ?? 0x06) === 0x06;
    case 0x06: // an object identifier of ISO, ITU or both
      return length >= 3 && length <= 16 && (first === undefined || OID_STARTS.includes(first));
    case 0x02: // a version
      return length === 1 && (first === undefined || first <= 4);
    case 0xa0: // the version of a certificate
      return length === 3 && (first ?? 0x02) === 0x02 && (second ?? 1) === 1;
    default:
      return false;
  }
}

/** The length of the element that these bytes begin, with its header, as far as its length is definite. */
export function totalLength(head: Uint8Array): number {
  const first = head[1] ?? 0;
  return 2 + (first > 0x80 ? first & 0x7f : 0) + lengthAt(head, 0);
}

/** True where a ContentInfo of SignedData begins: a whole message, which no other message holds. */
export function beginsSignedData(head: Uint8Array): boolean {
  const at = 2 + ((head[1] ?? 0) & 0x7f);
  return SIGNED_DATA.every((byte, index) => head[at + index] === byte);
}

/** 1.2.840.113549.1.7.2 (RFC 5652 5.1). */
const SIGNED_DATA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

/** The contents length that the header at `at` names, whose octets are all there. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at + 1] ?? 0;
  if (first < 0x80) return first;
  let length = 0;
  for (let octet = 0; octet < (first & 0x7f); octet++) length = length * 256 + (bytes[at + 2 + octet] ?? 0);
  return length;
}

const MAY_COME_FIRST: readonly number[] = [0x30, 0x06, 0x02, 0xa0, 0x31];
const OID_STARTS: readonly number[] = [0x2a, 0x2b, 0x55, 0x60, 0x09];
