import type { FileBytes } from '../text/file-bytes.ts';
import { type GapComment, gapComment } from '../text/gap-comment.ts';
import { type Localize, msg, type Sentence } from '../text/sentence.ts';
import type { EvtxEvent, EvtxPart, EvtxProblem } from './model.ts';
import { type ChunkRange, readEvtx } from './read.ts';
import { toLines } from './xml.ts';

/**
 * A native log as text: the XML of its events, laid out for reading, oldest first. Where bytes were damaged, an XML comment says what
 * is missing. Of a log that would give more than `limit` UTF-16 code units the newest events stay, and a comment at the end says
 * how many others there are. `hear` is told all that the comments say, once a place. Throws only what the source throws.
 */
export async function evtxText(source: FileBytes, say: Localize, limit: number, hear: HearProblem = ignore): Promise<string> {
  const kept: EvtxPiece[] = [];
  let length = 0;
  let dropped = 0;
  for await (const piece of evtxPieces(source, say, { hear })) {
    kept.push(piece);
    length += piece.text.length;
    while (length > limit && kept.length > 1) {
      const oldest = kept.shift();
      length -= oldest?.text.length ?? 0;
      dropped += oldest?.events ?? 0;
    }
  }
  const text = kept.map((piece) => piece.text).join('');
  if (dropped === 0) return text;
  const message = msg('The log is too large to be shown whole: {0} older events are left out.', dropped);
  hear({ code: TOO_LONG, offset: source.size, message });
  return text + gapLine('left-out', dropped, message, say);
}

/** Code of the problem that a log is longer than the limit of its text: nothing in it is damaged. */
export const TOO_LONG = 'too-long';

/** Takes what is damaged in a log, or left out of its text. */
export type HearProblem = (problem: EvtxProblem) => void;

const ignore: HearProblem = () => undefined;

/** Whole events and comments of a log's text. */
export interface EvtxPiece {
  /** Number of the chunk, as in `EvtxPart`. */
  readonly chunk: number;
  readonly text: string;
  readonly events: number;
}

export interface PieceOptions {
  readonly hear?: HearProblem;
  /** All chunks where it is absent. */
  readonly range?: ChunkRange;
}

/**
 * The text of `evtxText` without a limit, one chunk of the log after the other, for logs that no string can hold; or that of some
 * chunks. Throws only what the source throws.
 */
export async function* evtxPieces(
  source: FileBytes,
  say: Localize,
  { hear = ignore, range }: PieceOptions = {},
): AsyncGenerator<EvtxPiece, void, void> {
  let events = 0;
  for await (const part of readEvtx(source, range)) {
    events += part.events.length;
    for (const { problems } of [part, ...part.events]) problems.forEach(hear);
    yield { chunk: part.chunk, text: partText(part, say), events: part.events.length };
  }
  if (events === 0 && !range) yield { chunk: -1, text: comment(msg('The log holds no events.'), say), events };
}

/**
 * The text of some chunks. Where that would be more than `limit` UTF-16 code units, which only a log does that was made for it,
 * chunks at the end are left out, and a comment says how many events they hold.
 */
export async function evtxRangeText(source: FileBytes, say: Localize, range: ChunkRange, limit: number): Promise<string> {
  const kept: string[] = [];
  let length = 0;
  let dropped = 0;
  for await (const { text, events } of evtxPieces(source, say, { range })) {
    if (length + text.length > limit && length > 0) dropped += events;
    else {
      kept.push(text);
      length += text.length;
    }
  }
  if (dropped > 0) {
    const message = msg('This part is too large to be shown whole: {0} events are left out.', dropped);
    kept.push(gapLine('left-out', dropped, message, say));
  }
  return kept.join('');
}

/** What many events of a chunk have in common is said only so many times. */
const TIMES = 3;

function partText({ events, problems }: EvtxPart, say: Localize): string {
  const lines: string[] = [];
  const waiting = [...problems].sort((a, b) => b.offset - a.offset);
  const tellUpTo = (offset: number): void => {
    for (let next = waiting.at(-1); next && next.offset <= offset; next = waiting.at(-1)) {
      lines.push(problemLine(next, say));
      waiting.pop();
    }
  };
  const counts = new Map<string, { readonly first: EvtxProblem; times: number }>();
  for (const event of events) {
    tellUpTo(event.offset);
    lines.push(toLines(event.xml));
    for (const problem of distinct(event)) {
      const count = counts.get(problem.code) ?? { first: problem, times: 0 };
      counts.set(problem.code, count);
      if (count.times++ < TIMES) lines.push(problemLine(problem, say));
    }
  }
  tellUpTo(Number.POSITIVE_INFINITY);
  for (const { first, times } of counts.values()) {
    const more = msg('The same goes for {0} more events above: {1}', times - TIMES, first.message);
    if (times > TIMES) lines.push(gapLine('damaged', times - TIMES, more, say));
  }
  return lines.join('');
}

/** The first problem of each kind. */
function distinct({ problems }: EvtxEvent): readonly EvtxProblem[] {
  return problems.filter((problem, index) => problems.findIndex(({ code }) => code === problem.code) === index);
}

function problemLine({ offset, message }: EvtxProblem, say: Localize): string {
  return gapLine('damaged', 1, msg('Byte {0} of the file: {1}', offset, message), say);
}

function gapLine(kind: GapComment['kind'], count: number, message: Sentence, say: Localize): string {
  return `${gapComment({ kind, count }, say(message))}\n`;
}

function comment(message: Sentence, say: Localize): string {
  return `<!-- ${say(message).replaceAll('--', '- -')} -->\n`;
}
