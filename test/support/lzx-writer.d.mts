import type { Packing } from './archives.d.mts';

export type LzxKind = 'verbatim' | 'aligned' | 'uncompressed';

export interface LzxOptions {
  /** 15 to 21. */
  readonly windowBits?: number;
  /** Kinds and sizes of blocks, over and over: `verbatim 5000, aligned 777, uncompressed 33`. */
  readonly blocks?: string;
  /** The size of the program for the translation of calls; 0: none are translated. */
  readonly fileSize?: number;
}

/** Bytes, or a match: so far back, or as far as one of the last three. */
export type LzxToken =
  | string
  | Uint8Array
  | { readonly length: number; readonly back: number }
  | { readonly length: number; readonly repeat: 0 | 1 | 2 };

export interface LzxBlock {
  readonly kind: LzxKind;
  readonly tokens: readonly LzxToken[];
  /** The last three offsets that a block of plain bytes states. */
  readonly recent?: readonly [number, number, number];
}

/** Packs a stream with the matches that are found in it. */
export function lzx(options?: LzxOptions): Packing;
/** Packs just these blocks, whatever the stream is. */
export function lzxBlocks(blocks: readonly LzxBlock[], options?: Pick<LzxOptions, 'windowBits' | 'fileSize'>): Packing;
