import type { Sentence } from '../text/sentence.ts';

/** Malformed bytes, by the offset of the byte that shows it. */
export interface ByteProblem {
  readonly code: string;
  readonly offset: number;
  readonly message: Sentence;
}

/** A value that may be partial, and what was wrong on the way. A member that could not be read is absent. */
export interface Decoded<T> {
  readonly value: T;
  readonly problems: readonly ByteProblem[];
}

/**
 * Bytes that elements are read from, and where in the message each of them stands: content that the sender cut into
 * fragments (a constructed OCTET STRING) is put together again, and every byte keeps its place.
 */
export interface ByteSource {
  readonly bytes: Uint8Array;
  /** Ascending by `at`; the first one is at 0. */
  readonly pieces: readonly Piece[];
}

/** From `at` (an index in `ByteSource.bytes`) on, bytes stand at `offset` and behind in the message. */
export interface Piece {
  readonly at: number;
  readonly offset: number;
}

export type TagClass = 'universal' | 'application' | 'context' | 'private';

/** One element of BER or DER (X.690 8.1). A tree exists for any bytes; positions are indexes in `source.bytes`. */
export interface Tlv {
  readonly source: ByteSource;
  readonly tagClass: TagClass;
  readonly tagNumber: number;
  readonly constructed: boolean;
  /** Index of the identifier octet. */
  readonly start: number;
  /** Index of the first contents octet. */
  readonly contentStart: number;
  /** Behind the last contents octet that is there. */
  readonly contentEnd: number;
  /** Behind the whole element, with end-of-contents octets. */
  readonly end: number;
  readonly form: 'definite' | 'indefinite';
  /** The bytes stop before the length says, or before the end-of-contents octets, or the header itself is cut. */
  readonly truncated: boolean;
  /** Contents length as declared; undefined for the indefinite form and for a cut header. */
  readonly declaredLength: number | undefined;
  readonly children: readonly Tlv[];
}

/** A half-open range of bytes in the message. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}
