import { serverCertificatesIn } from '../../core/scep/server-certificates.ts';
import type { Span } from '../../core/text/span.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { DecodeTextAnswer, DecodeTextParams, SourceOfAnswer, SourceOfParams } from '../../protocol.ts';
import { addressOfText } from '../answer/addresses.ts';
import { members } from '../answer/json.ts';
import { parseAddress } from '../answer/virtual-uri.ts';
import { virtualDocument } from '../documents/index.ts';
import { locate } from '../message/messages.ts';
import type { DecodedPayload } from '../message/payloads.ts';
import type { Session } from '../session/session.ts';

const MAX_TITLE = 200;

/** The documents of all messages of a text; the text is kept for them. */
export function decodeText(session: Session, params: DecodeTextParams): DecodeTextAnswer {
  const { text, origin } = members(params);
  if (typeof text !== 'string') return { documents: [] };
  const added = session.texts.add({ text, ...(isOrigin(origin) ? { origin } : {}) });
  session.logs.learn(session.texts.messages().flatMap(({ message }) => serverCertificatesIn(message)));
  const documents = (added?.stored.messages ?? []).map(({ explanation }, index) => ({
    uri: addressOfText(added?.id ?? 0, index),
    title: oneLine(session.say(explanation.title), MAX_TITLE),
  }));
  return { documents };
}

function isOrigin(value: unknown): value is NonNullable<DecodeTextParams['origin']> {
  const { uri, position } = members(value);
  const { line, character } = members(position);
  return typeof uri === 'string' && Number.isSafeInteger(line) && Number.isSafeInteger(character);
}

/** Where the bytes that a line of a decoded document tells of stand in its log or other document. */
export function sourceOf(session: Session, { uri, line }: SourceOfParams): SourceOfAnswer | null {
  const address = parseAddress(uri);
  if (address?.kind !== 'decoded' && address?.kind !== 'text') return null;
  const located = locate(session, address);
  if (located.kind !== 'message' || !located.place) return null;
  const bytes = virtualDocument(session, uri)?.bytes?.find((one) => one.line === line);
  if (!bytes) return null;
  const ranges = located.place.rangesOf(piecesOf(located.decoded, bytes));
  return ranges.length > 0 ? { uri: located.place.uri, ranges } : null;
}

/** Bytes that are followed one by one; a longer element is shown up to here. */
const MAX_BYTES = 200_000;
const MAX_PIECES = 2000;

/** The text of some bytes in pieces: what stands between the lines of a wrapped message is none of it. */
function piecesOf({ payload }: DecodedPayload, { start, end }: Span): readonly Span[] {
  const pieces: { start: number; end: number }[] = [];
  const last = Math.min(end, payload.bytes.length, start + MAX_BYTES);
  for (let byte = start; byte < last && pieces.length < MAX_PIECES; byte++) {
    const source = payload.sourceOf(byte);
    const piece = pieces.at(-1);
    if (piece && source.start <= piece.end) piece.end = Math.max(piece.end, source.end);
    else pieces.push({ ...source });
  }
  return pieces;
}
