export function failingLog(bytes: number): Uint8Array;
export function zipOfMany(count: number, content: Uint8Array, nameOf?: (index: number) => string): Uint8Array;
export function nestedZip(fold: number, depth: number, content: Uint8Array): Uint8Array;
export function cabOfMany(
  folders: number,
  bytes: number,
  options?: { readonly filesEach?: number; readonly content?: Uint8Array },
): Uint8Array;
/** What makes each of the archives that are measured. */
export const HOSTILE: Readonly<Record<string, () => Uint8Array>>;
