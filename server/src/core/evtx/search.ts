import type { FileBytes } from '../text/file-bytes.ts';
import { maskedPart, own, type Said } from '../text/secrets/index.ts';
import type { Localize } from '../text/sentence.ts';
import { shorten } from '../text/visible.ts';
import { PartStarts } from './part-starts.ts';
import type { ChunkRange } from './read.ts';
import { evtxPieces } from './text.ts';

/** An event whose text holds what was searched for. */
export interface EvtxHit {
  /** From 0. */
  readonly part: number;
  /** Line, from 0, of the part's text, and the UTF-16 code unit in it. */
  readonly line: number;
  readonly character: number;
  /** The line, without the blanks around it, secrets masked, at most `MAX_LINE` code units. */
  readonly text: Said;
  /** As the event's XML has them. */
  readonly time?: string;
  readonly provider?: string;
  readonly eventId?: string;
}

export interface EvtxHits {
  readonly hits: readonly EvtxHit[];
  /** There may be more: the search ended with the last of these. */
  readonly more: boolean;
}

const MAX_LINE = 200;

/**
 * Searches the text of a log as its parts show it, and gives the first `limit` events that hold `words`, each once, at its first
 * place. Upper and lower case are the same. Throws only what the source throws.
 */
export async function searchEvtx(
  source: FileBytes,
  say: Localize,
  parts: readonly ChunkRange[],
  words: string,
  limit: number,
): Promise<EvtxHits> {
  const starts = new PartStarts(parts);
  const hits: EvtxHit[] = [];
  if (words === '') return { hits, more: false };
  for await (const piece of evtxPieces(source, say)) {
    const part = starts.partOf(piece);
    const above = starts.line - (starts.starts[part]?.line ?? 0);
    for (const hit of hitsIn(piece.text, words)) {
      if (hits.length >= limit) return { hits, more: true };
      hits.push({ ...hit, part, line: above + hit.line });
    }
    starts.add(piece);
  }
  return { hits, more: false };
}

/** Only an event itself begins at the beginning of a line; the first one of a text is found by there being none. */
const BEGIN = '\n<Event';
const END = '</Event>';

function* hitsIn(text: string, words: string): Generator<Omit<EvtxHit, 'part'>> {
  const pattern = new RegExp(words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'gi');
  let line = 0;
  let lineStart = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    for (let next = text.indexOf('\n', lineStart); next !== -1 && next < match.index; next = text.indexOf('\n', lineStart)) {
      line++;
      lineStart = next + 1;
    }
    const lineEnd = text.indexOf('\n', match.index);
    const end = text.indexOf(END, match.index);
    const eventStart = text.lastIndexOf(BEGIN, match.index) + 1;
    const event = text.slice(eventStart, end === -1 ? undefined : end);
    const shown = { start: lineStart - eventStart, end: (lineEnd === -1 ? text.length : lineEnd) - eventStart };
    yield {
      line,
      character: match.index - lineStart,
      text: shorten(own(maskedPart(event, shown).trim()), MAX_LINE),
      ...fieldsOf(event),
    };
    if (end === -1) return;
    pattern.lastIndex = end + END.length;
  }
}

function fieldsOf(event: string): Pick<EvtxHit, 'time' | 'provider' | 'eventId'> {
  const [, time] = /<TimeCreated SystemTime='([^']{1,40})'/.exec(event) ?? [];
  const [, provider] = /<Provider Name='([^']{1,200})'/.exec(event) ?? [];
  const [, eventId] = /<EventID[^>]{0,40}>(\d{1,10})</.exec(event) ?? [];
  return { ...(time ? { time } : {}), ...(provider ? { provider } : {}), ...(eventId ? { eventId } : {}) };
}
