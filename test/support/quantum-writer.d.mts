import type { Packing } from './archives.d.mts';

/** `windowBits` is 10 to 21; `level` (1 to 7) is only noted in the folder. */
export function quantum(options?: { readonly windowBits?: number; readonly level?: number }): Packing;
