import { indexWithin } from '../text/search.ts';
import type { Span } from '../text/span.ts';
import { gatherBase64 } from './base64.ts';
import { startsLikeMessage } from './extent.ts';
import { asPayload, type Gathered } from './gathered.ts';
import { gatherHex } from './hex.ts';
import type { FoundPayload } from './model.ts';
import { PEM_BEGIN, pemAt } from './pem.ts';
import { headAt } from './signs.ts';
import { sextet } from './unit.ts';

/** So many payloads of one text are found at most. */
export const MAX_PAYLOADS = 1000;

/** Signs that a bare, unfinished payload must have to be told from a word, and hex digits likewise. */
const LEAST_SIGNS = 32;
const LEAST_BYTES = 24;

/** Texts by which a payload may begin. Each is searched once through the whole text. */
const NEEDLES = [PEM_BEGIN, 'message=', 'message%3D', 'MI', '308', '30 8', '30:8', '0x30', '\\x30'] as const;

type Needle = (typeof NEEDLES)[number];

/**
 * All messages, certificates, requests and lists that stand encoded in `text`, in order and without overlap: values of
 * `message=`, PEM, bare base64 and hex. `within` bounds where one may begin and end. At most `MAX_PAYLOADS`; any text is fine; the time is
 * linear in its length. A text that only looks encoded (a hash, a GUID, a path) is none: a payload begins as DER or BER does.
 */
export function findPayloads(text: string, within: Span = { start: 0, end: text.length }): readonly FoundPayload[] {
  const found: FoundPayload[] = [];
  const limit = Math.min(text.length, within.end);
  let from = Math.max(0, within.start);
  const hits = new Map<Needle, number>(NEEDLES.map((needle) => [needle, next(text, needle, from, limit)]));
  while (found.length < MAX_PAYLOADS) {
    const hit = first(hits);
    if (!hit) return found;
    if (hit.at >= from) {
      const { gathered, end } = tryAt(text, hit.needle, hit.at, limit);
      if (gathered) found.push(asPayload(gathered));
      from = Math.max(from, end);
    }
    hits.set(hit.needle, next(text, hit.needle, Math.max(from, hit.at + 1), limit));
  }
  return found;
}

/** What one place gives: a payload or nothing, and where the search goes on. */
interface Attempt {
  readonly gathered?: Gathered;
  readonly end: number;
}

function tryAt(text: string, needle: Needle, at: number, limit: number): Attempt {
  if (needle === PEM_BEGIN) return pemAttempt(text, at, limit);
  if (needle === 'MI') return bare(text, at, limit);
  if (needle === 'message=' || needle === 'message%3D') return parameter(text, at, at + needle.length, limit);
  return hex(text, at, limit);
}

function pemAttempt(text: string, at: number, limit: number): Attempt {
  const block = pemAt(text, at, limit);
  if (!block) return { end: at };
  const worth = block.gathered !== undefined && block.gathered.bytes.length > 0;
  return worth && block.gathered ? { gathered: block.gathered, end: block.end } : { end: block.end };
}

/** The value of `message=`: however short it is where the query says PKIOperation. `ca` and `SCEP Authority` are none. */
function parameter(text: string, at: number, value: number, limit: number): Attempt {
  if (!text.startsWith('MI', value) || sextet(text.charCodeAt(at - 1)) >= 0) return { end: at };
  const third = text.charCodeAt(value + 2);
  if (value + 2 < limit && (third < 65 || third > 84)) return { end: at };
  const operation = /operation(?:=|%3D)PKIOperation/i;
  const near = text.slice(Math.max(0, at - 64), at);
  const gathered = gatherBase64(text, value, limit, 'bare');
  const signs = gathered.places.units;
  const begins = gathered.bytes.length < 6 ? signs >= 3 : startsLikeMessage(gathered.bytes);
  if (!begins) return { end: at };
  const known = signs >= LEAST_SIGNS || operation.test(near) || operation.test(text.slice(gathered.end, gathered.end + 64));
  return known ? { gathered, end: gathered.end } : { end: at };
}

function bare(text: string, at: number, limit: number): Attempt {
  const third = text.charCodeAt(at + 2);
  if (third < 65 || third > 84 || !beginsToken(text, at)) return { end: at };
  if (!startsLikeMessage(headAt(text, at, limit))) return { end: at };
  const gathered = gatherBase64(text, at, limit, 'bare');
  const signs = gathered.places.units;
  const hash = !gathered.complete && gathered.padded && signs <= 88;
  return hash || (!gathered.complete && signs < LEAST_SIGNS) ? { end: at } : { gathered, end: gathered.end };
}

function hex(text: string, at: number, limit: number): Attempt {
  const before = text.charCodeAt(at - 1);
  if (sextet(before) >= 0 && text[at] !== '\\' && before !== 45) return { end: at };
  if (!startsLikeMessage(gatherHex(text, at, Math.min(limit, at + 40), 'bare').bytes)) return { end: at };
  const gathered = gatherHex(text, at, limit, 'bare');
  if (!gathered.complete && (gathered.bytes.length < LEAST_BYTES || isHashLength(gathered))) return { end: at };
  return { gathered, end: gathered.end };
}

/** A run of hex digits as long as a digest (MD5 to SHA-512) that ends within its first element is one. */
function isHashLength(gathered: Gathered): boolean {
  return gathered.end - gathered.start === gathered.bytes.length * 2 && [16, 20, 28, 32, 48, 64].includes(gathered.bytes.length);
}

/** True where no sign stands before `at`, or only one that ends an escape: `%0AMII`, `\nMII`. */
function beginsToken(text: string, at: number): boolean {
  if (sextet(text.charCodeAt(at - 1)) < 0) return true;
  if (text[at - 2] === '\\' && 'nrt'.includes(text.charAt(at - 1))) return true;
  return text[at - 3] === '%' && /^(?:25)?[0-9A-F]{2}$/i.test(text.slice(at - 2, at));
}

function first(hits: ReadonlyMap<Needle, number>): { readonly needle: Needle; readonly at: number } | undefined {
  let best: { readonly needle: Needle; readonly at: number } | undefined;
  for (const [needle, at] of hits) if (at >= 0 && (!best || at < best.at)) best = { needle, at };
  return best;
}

/** The next `needle` that begins before `limit`, or -1; nothing behind is looked at, for a log is asked payload by payload. */
function next(text: string, needle: Needle, from: number, limit: number): number {
  return indexWithin(text, needle, from, limit + needle.length - 1);
}
