import { type EvtxPiece, evtxPieces, isEvtx } from '../evtx/index.ts';
import { isBinaryPlist } from '../formats/apple-profile-log/binary-plist.ts';
import { LIMITS } from '../limits.ts';
import { HEAD_LENGTH, WINDOW_LENGTH } from '../log/detect.ts';
import { type FileBytes, wholeOf } from '../text/file-bytes.ts';
import type { Localize } from '../text/sentence.ts';
import { decoded, type Encoding, encodingOf, NotUtf8, TextReader } from './encoding.ts';
import { EvtxDamage } from './evtx-damage.ts';
import { damagedFile, type FileGap } from './file-gap.ts';
import { readBinaryProfile, readSignedProfile, SEQUENCE } from './profile.ts';

/** What the bytes of a file were: text, or something that becomes text here. */
export type Notation = Encoding | 'evtx' | 'bplist' | 'cms';

/** The text of a log, from whatever bytes. */
export interface LogText {
  readonly kind: 'text';
  readonly notation: Notation;
  /** The first code units, enough to recognise a format. */
  readonly head: string;
  /** The text from its beginning, in pieces of any size; each call reads it anew. Throws what the source throws. */
  pieces(hear?: HearPiece): AsyncIterable<string>;
  /** Why the text of the last `pieces` is not all that the file holds; empty where it is. */
  gaps(): readonly FileGap[];
}

/** Hears each piece of the text of a native event log, before it is given. */
export type HearPiece = (piece: EvtxPiece) => void;

export type ReadLog = LogText | { readonly kind: 'binary' };

/**
 * Reads bytes as the text of a log, the one road for all of them: a native Windows event log becomes the XML of its events, with what is
 * damaged said in the words of `say`; a signed or binary configuration profile becomes its XML; all else is text as VS Code would read
 * it. Nothing but the beginning is read before somebody asks for the pieces. Throws what the source throws.
 */
export async function readLogText(source: FileBytes, say: Localize): Promise<ReadLog> {
  const bytes = await source.read(0, HEAD_LENGTH);
  if (isEvtx(bytes)) return eventsOf(source, say);
  const small = source.size <= LIMITS.profileBytes;
  if (isBinaryPlist(bytes)) return small ? binaryProfileOf(await wholeOf(source, LIMITS.profileBytes)) : { kind: 'binary' };
  const cut = source.size > bytes.length;
  const encoding = encodingOf(bytes, cut);
  if ((encoding === undefined || encoding === 'windows-1252') && bytes[0] === SEQUENCE && small) {
    const profile = readSignedProfile(await wholeOf(source, LIMITS.profileBytes));
    if (profile !== undefined) return textInMemory(profile, 'cms', []);
  }
  if (encoding === undefined) return { kind: 'binary' };
  return plainText(source, encoding, decoded(bytes, encoding, cut));
}

function plainText(source: FileBytes, first: Encoding, head: string): LogText {
  let notation = first;
  return {
    kind: 'text',
    get notation() {
      return notation;
    },
    head,
    gaps: () => [],
    async *pieces() {
      try {
        yield* piecesIn(source, notation);
      } catch (error) {
        if (!(error instanceof NotUtf8)) throw error;
        notation = 'windows-1252';
        throw error;
      }
    },
  };
}

async function* piecesIn(source: FileBytes, encoding: Encoding): AsyncGenerator<string, void, void> {
  const reader = new TextReader(encoding);
  for (let at = 0; ; ) {
    const bytes = await source.read(at, LIMITS.pieceBytes);
    if (bytes.length === 0) break;
    at += bytes.length;
    yield reader.read(bytes);
  }
  yield reader.end();
}

/** The log as the XML of its events. */
async function eventsOf(source: FileBytes, say: Localize): Promise<LogText> {
  let head = '';
  for await (const { text } of evtxPieces(source, say)) {
    head += text;
    if (head.length >= WINDOW_LENGTH) break;
  }
  let damage = new EvtxDamage();
  return {
    kind: 'text',
    notation: 'evtx',
    head: head.slice(0, WINDOW_LENGTH),
    gaps: () => damage.gaps(),
    async *pieces(hear) {
      damage = new EvtxDamage();
      let texts: string[] = [];
      let length = 0;
      for await (const piece of evtxPieces(source, say, { hear: damage.hear })) {
        hear?.(piece);
        texts.push(piece.text);
        length += piece.text.length;
        if (length < LIMITS.pieceBytes) continue;
        yield texts.join('');
        texts = [];
        length = 0;
      }
      yield texts.join('');
    },
  };
}

function binaryProfileOf(bytes: Uint8Array): ReadLog {
  const profile = readBinaryProfile(bytes);
  if (!profile) return { kind: 'binary' };
  return textInMemory(
    profile.text,
    'bplist',
    profile.problems.map((problem) => damagedFile(problem)),
  );
}

function textInMemory(text: string, notation: Notation, gaps: readonly FileGap[]): LogText {
  return {
    kind: 'text',
    notation,
    head: text.slice(0, HEAD_LENGTH),
    gaps: () => gaps,
    async *pieces() {
      yield text;
    },
  };
}
