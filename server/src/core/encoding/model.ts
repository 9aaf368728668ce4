import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';

/** How a payload was written down, outermost first. */
export type EncodingStep =
  | 'percent'
  | 'base64'
  | 'base64url'
  | 'pem'
  | 'hex'
  | 'hex-dump'
  | 'decimal'
  | 'wrapped'
  | 'plus-as-space'
  | 'xml-escape'
  | 'json-escape'
  | 'html-escape'
  | 'octal-escape'
  | 'quoted-printable'
  | 'colour'
  | 'backslash-end';

/** Bytes found in a text; every byte keeps its place. */
export interface FoundPayload {
  /** All of the encoded text, in the searched text's offsets. */
  readonly span: Span;
  readonly bytes: Uint8Array;
  readonly steps: readonly EncodingStep[];
  /** Set where it was found by what stands in its midst: its beginning is not in the searched text. */
  readonly midst?: true;
  /** The text that byte `index` came from. An index past the end gives the end of the payload. */
  sourceOf(index: number): Span;
  /** The byte that the text at `offset` takes part in, or -1. */
  byteAt(offset: number): number;
  /** Set where the text visibly stops early: bytes that are whole, bits that are left over (0, 2, 4 or 6), and why we say so. */
  readonly cut?: {
    readonly atByte: number;
    readonly leftoverBits: number;
    readonly why: 'ellipsis' | 'mid-quantum' | 'end-of-text' | 'trailing-backslash';
  };
  readonly problems: readonly Problem[];
}
