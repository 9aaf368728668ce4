import { findPayloads, readPayload } from '../encoding/index.ts';
import type { LogTime } from '../log/model.ts';
import type { Span } from '../text/span.ts';

/** Where messages may stand, and have not been read yet. */
export interface Seen {
  readonly span: Span;
  readonly record: number;
  readonly time: LogTime | undefined;
  /** A record that may hold messages, or the place of one. */
  readonly kind: 'record' | 'message';
}

/** A message that stands in a log. */
export interface MessagePlace {
  readonly span: Span;
  /** Index of its record. */
  readonly record: number;
  readonly time: LogTime | undefined;
}

/** Hears of every place at which a message was read; the same message may stand at several. */
/** A record that is shorter holds no answer that a server signs. */
const LEAST_TEXT = 600;
const MOST_TEXT = 262_144;
/** How the first octets of a message look in base64 and in hex. */
const MESSAGE_START = /MI[A-T][A-Za-z0-9+/_-]{40}|30[ :]?8[0-4](?:[ :]?[0-9A-Fa-f]{2}){30}/;

/** The parts of a record that look as if messages stood in them; `base` is where `text` begins in the whole log. */
export function suspectedIn({ start, end }: Span, text: string, base: number): readonly Span[] {
  if (end - start < LEAST_TEXT) return [];
  const found: Span[] = [];
  for (let at = start; at < end; at += MOST_TEXT) {
    const span = { start: at, end: Math.min(end, at + MOST_TEXT) };
    if (MESSAGE_START.test(text.slice(span.start - base, span.end - base))) found.push(span);
  }
  return found;
}

export interface PayloadAt {
  readonly encoded: string;
  readonly place: MessagePlace;
  bytes(): Uint8Array | undefined;
}

/** What stands encoded at a place; `base` is where `text` begins in the whole log. */
export function payloadsAt(text: string, { kind, ...place }: Seen, base: number): readonly PayloadAt[] {
  const within = movedBy(place.span, 0 - base); // `-base` would be -0 for 0, which is no whole number to V8: see `small`
  if (kind === 'message') {
    return [{ encoded: text.slice(within.start, within.end), place, bytes: () => readPayload(text, within)?.bytes }];
  }
  return findPayloads(text, within).map(({ span, bytes }) => ({
    encoded: text.slice(span.start, span.end),
    place: { ...place, span: movedBy(span, base) },
    bytes: () => bytes,
  }));
}

function movedBy({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
