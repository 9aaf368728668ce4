import type { DecodedNode } from '../../core/scep/model.ts';
import { joined, own } from '../../core/text/secrets/index.ts';
import { msg } from '../../core/text/sentence.ts';
import type { Span } from '../../core/text/span.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import { plainText, type VirtualText } from '../answer/virtual-text.ts';
import type { BytesAddress } from '../answer/virtual-uri.ts';
import { locate } from '../message/messages.ts';
import type { Session } from '../session/session.ts';

/** Bytes on a line. */
export const BYTES_A_LINE = 16;
/** Before the first byte of a line. */
export const HEX_COLUMN = 8;
/** Before the first sign of a line. */
export const SIGN_COLUMN = HEX_COLUMN + 3 * BYTES_A_LINE + 1;
/** More than anybody scrolls through. */
const MOST_BYTES = 262_144;

/** The bytes of a message, hex and ASCII: line `n` begins with byte 16 n. Those of a secret are masked, a private key is not shown. */
export function bytesDocument(session: Session, { of }: BytesAddress): VirtualText {
  const { say } = session;
  const located = locate(session, of);
  if (located.kind !== 'message' || located.decoded.message.kind === 'private-key') {
    return plainText(oneLine(say(msg('There are no bytes to show here.'))));
  }
  const { payload, tree } = located.decoded;
  const bytes = payload.bytes.subarray(0, MOST_BYTES);
  const secret = new Uint8Array(bytes.length);
  for (const { start, end } of secretsIn(tree())) secret.fill(1, start, end);
  const lines: Line[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_A_LINE) lines.push(lineOf(bytes, secret, at));
  if (payload.bytes.length > bytes.length) lines.push(oneLine(say(msg('{0} bytes more', payload.bytes.length - bytes.length))));
  return plainText(joined(lines, '\n'));
}

function secretsIn(nodes: readonly DecodedNode[]): readonly Span[] {
  return nodes.flatMap(({ secret, offset, end, children }): readonly Span[] =>
    secret && offset !== undefined && end !== undefined ? [{ start: offset, end }] : secretsIn(children),
  );
}

function lineOf(bytes: Uint8Array, secret: Uint8Array, at: number): Line {
  let hex = '';
  let signs = '';
  for (let i = at; i < Math.min(at + BYTES_A_LINE, bytes.length); i++) {
    const byte = bytes[i] ?? 0;
    hex += secret[i] ? '•• ' : `${byte.toString(16).padStart(2, '0')} `;
    signs += secret[i] ? '•' : byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.';
  }
  return own(`${at.toString(16).padStart(6, '0')}  ${hex.padEnd(3 * BYTES_A_LINE)} ${signs}`);
}
