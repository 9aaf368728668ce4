import type { BytesAnswer, BytesParams, Piece } from '../../protocol/reading.ts';
import { addressOfBytes } from '../answer/addresses.ts';
import { parseAddress } from '../answer/virtual-uri.ts';
import { BYTES_A_LINE, HEX_COLUMN, SIGN_COLUMN } from '../documents/bytes.ts';
import { virtualDocument } from '../documents/index.ts';
import type { Session } from '../session/session.ts';

/** So many lines of bytes are pointed at. */
const MOST_LINES = 4000;

/** The document with the bytes of a decoded one, and where in it those stand that a line tells of. */
export function bytesOf(session: Session, { uri, line }: BytesParams): BytesAnswer {
  const address = parseAddress(uri);
  if (address?.kind !== 'decoded' && address?.kind !== 'text') return null;
  const bytes = virtualDocument(session, uri)?.bytes?.find((one) => one.line === line);
  return { uri: addressOfBytes(address), ranges: bytes ? rangesOf(bytes.start, bytes.end) : [] };
}

function rangesOf(start: number, end: number): readonly Piece[] {
  const ranges: Piece[] = [];
  for (let at = start; at < end && ranges.length < 2 * MOST_LINES; ) {
    const line = Math.floor(at / BYTES_A_LINE);
    const first = at - line * BYTES_A_LINE;
    const last = Math.min(end - line * BYTES_A_LINE, BYTES_A_LINE);
    ranges.push(
      { line, start: HEX_COLUMN + 3 * first, end: HEX_COLUMN + 3 * last - 1 },
      { line, start: SIGN_COLUMN + first, end: SIGN_COLUMN + last },
    );
    at = (line + 1) * BYTES_A_LINE;
  }
  return ranges;
}
