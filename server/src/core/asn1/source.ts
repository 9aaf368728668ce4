import { countWhile } from '../text/sorted.ts';
import type { ByteRange, ByteSource, Piece, Tlv } from './model.ts';

/** The bytes of a message itself. */
export function messageSource(bytes: Uint8Array): ByteSource {
  return { bytes, pieces: [{ at: 0, offset: 0 }] };
}

/** Offset in the message of the byte at `index`. An index past the end counts on from the last byte. */
export function messageOffset(source: ByteSource, index: number): number {
  const piece = source.pieces[pieceAt(source.pieces, index)];
  return piece ? piece.offset + index - piece.at : index;
}

/** Where bytes `[start, end)` of a source stand in the message, headers of fragments between them included. */
export function messageRange(source: ByteSource, start: number, end: number): ByteRange {
  const first = messageOffset(source, start);
  return { start: first, end: end > start ? messageOffset(source, end - 1) + 1 : first };
}

/** Where a whole element stands in the message. */
export function rangeOf(tlv: Tlv): ByteRange {
  return messageRange(tlv.source, tlv.start, tlv.end);
}

/** Adds the pieces for bytes `[start, end)` of a source, which are put at index `at` of another one. */
export function addPieces(pieces: Piece[], source: ByteSource, start: number, end: number, at: number): void {
  for (let i = pieceAt(source.pieces, start); i < source.pieces.length; i++) {
    const piece = source.pieces[i];
    const from = Math.max(start, piece?.at ?? 0);
    if (!piece || (from >= end && from > start)) break;
    pieces.push({ at: at + from - start, offset: piece.offset + from - piece.at });
  }
}

function pieceAt(pieces: readonly Piece[], index: number): number {
  return Math.max(0, countWhile(pieces.length, (i) => (pieces[i]?.at ?? 0) <= index) - 1);
}
