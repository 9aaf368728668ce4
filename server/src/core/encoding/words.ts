import { isBlank, isLineEnd } from './wrap.ts';

/** Code units of the last line of `[from, end)` without its indent: an escape may have been wrapped in its midst. */
export function lastLineWidth(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && !isLineEnd(text.charCodeAt(start - 1))) start--;
  while (start > from && isBlank(text.charCodeAt(start))) start++;
  return end - start;
}

/** Capitals, small letters and digits together: an identifier or a word lacks one of them. */
export function looksEncoded(piece: string): boolean {
  return /[A-Z]/.test(piece) && /[a-z]/.test(piece) && /[0-9+/]/.test(piece);
}

/** A number, or letters without a capital inside, as a line of prose has them. */
export function looksLikeWord(piece: string): boolean {
  return piece.length < 20 && /^(?:[0-9]+|[A-Za-z][a-z]*|[A-Z]+|[-+/_]+)?$/.test(piece);
}
