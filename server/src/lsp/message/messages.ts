import type { PayloadRef } from '../../core/log/event.ts';
import { recordAt } from '../../core/log/records.ts';
import { momentOf } from '../../core/log/time.ts';
import type { VerifyContext } from '../../core/scep/index.ts';
import type { LineIndex } from '../../core/text/lines.ts';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import type { Span } from '../../core/text/span.ts';
import type { SourceOfAnswer } from '../../protocol.ts';
import { positionAt } from '../answer/convert.ts';
import { type DecodedAddress, fileNameOf, type TextAddress } from '../answer/virtual-uri.ts';
import type { LogStore, OpenLog } from '../log/log-store.ts';
import { type DecodedPayload, decodePayload, payloadAt } from './payloads.ts';
import type { TextStore } from './text-store.ts';

/** The message that an address means, and where its text stands. */
export type Located =
  | {
      readonly kind: 'message';
      readonly decoded: DecodedPayload;
      readonly heading: Sentence;
      readonly place?: TextPlace;
      /** What the log tells of the message. */
      readonly context: VerifyContext;
    }
  /** The log holds `...` in its place. */
  | { readonly kind: 'left-out'; readonly heading: Sentence; readonly place: TextPlace }
  | { readonly kind: 'log-closed' }
  /** The log has changed, or the text was forgotten. */
  | { readonly kind: 'nothing' };

/** Where a message stands in an open document. */
export interface TextPlace {
  readonly uri: string;
  /** Line of its first character, from 0. */
  readonly line: number;
  rangesOf(spans: readonly Span[]): SourceOfAnswer['ranges'];
}

/** Where messages are found: open logs, and texts that the reader had decoded. */
export interface KnownTexts {
  readonly logs: LogStore;
  readonly texts: TextStore;
}

export function locate(known: KnownTexts, address: DecodedAddress | TextAddress): Located {
  return address.kind === 'text' ? inStoredText(known, address) : inLog(known, address);
}

function inLog(known: KnownTexts, address: DecodedAddress): Located {
  const log = known.logs.get(address.log);
  if (!log) return { kind: 'log-closed' };
  const { document } = log.analysis;
  const ref = payloadAt(log.analysis, address.offset);
  if (!ref) return { kind: 'nothing' };
  const place = placeIn(log.uri, document.lines, ref.span, { line: 0, character: 0 });
  const heading = msg('SCEP message in {0}, line {1}', fileNameOf(log.uri), place.line + 1);
  const decoded = decodePayload(log.analysis, ref);
  return decoded
    ? { kind: 'message', decoded, heading, place, context: contextIn(known, log, ref, decoded) }
    : { kind: 'left-out', heading, place };
}

function inStoredText(known: KnownTexts, { id, index }: TextAddress): Located {
  const stored = known.texts.get(id);
  const decoded = stored?.messages[index];
  if (!stored || !decoded) return { kind: 'nothing' };
  const { origin, lines } = stored;
  if (!origin) return { kind: 'message', decoded, heading: msg('SCEP message in a pasted text'), context: {} };
  const place = placeIn(origin.uri, lines, decoded.payload.span, origin.position);
  const heading = msg('SCEP message in {0}, line {1}', fileNameOf(origin.uri), place.line + 1);
  return { kind: 'message', decoded, heading, place, context: {} };
}

/** What the log and the rest of the case know for checking a message: the same for hover, page and findings. */
export function contextIn(
  known: KnownTexts,
  { uri, analysis }: OpenLog,
  { span }: PayloadRef,
  decoded: DecodedPayload,
): VerifyContext {
  const atMs = momentOf(recordAt(analysis.document, span.start)?.time);
  return analysis.messages.contextOf(decoded.message, span, atMs, known.logs.certificatesBut(uri));
}

type Position = { readonly line: number; readonly character: number };

/** A place in a document in which the searched text begins at `from`. */
function placeIn(uri: string, lines: LineIndex, payload: Span, from: Position): TextPlace {
  const moved = (offset: number): Position => {
    const { line, character } = positionAt(lines, offset);
    return { line: line + from.line, character: line === 0 ? character + from.character : character };
  };
  return {
    uri,
    line: moved(payload.start).line,
    rangesOf: (spans) => spans.map(({ start, end }) => ({ start: moved(start), end: moved(end) })),
  };
}
