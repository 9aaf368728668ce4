import type { Span } from '../text/span.ts';
import { gatherBase64 } from './base64.ts';
import { gatherDecimal } from './decimal.ts';
import { looksLikeStart } from './extent.ts';
import { asPayload, type Gathered } from './gathered.ts';
import { gatherHex, hexHead } from './hex.ts';
import { gatherMidst } from './midst.ts';
import type { FoundPayload } from './model.ts';
import { PEM_BEGIN, pemAt } from './pem.ts';
import { headAt } from './signs.ts';
import { sextet } from './unit.ts';

/** So many payloads of one text are found at most. */
export const MAX_PAYLOADS = 1000;

/** Signs that a bare, unfinished payload must have to be told from a word, and hex digits likewise. */
const LEAST_SIGNS = 32;
const LEAST_BYTES = 24;
/** Code units that hold enough bytes to tell how a message begins. */
const HEAD = 64;

/** What one place gives: a payload or nothing, and up to where the text is done with. */
interface Attempt {
  readonly gathered?: Gathered;
  readonly end: number;
}

const NOTHING: Attempt = { end: 0 };

/** A text by which a payload may begin, and how to read on. `behind`: the offset behind it; `free`: the text that no payload has taken. */
interface Beginning {
  readonly pattern: string;
  readonly attempt: (text: string, at: number, behind: number, free: Span) => Attempt;
}

const BEGINNINGS: readonly Beginning[] = [
  { pattern: PEM_BEGIN, attempt: pem },
  { pattern: 'message(?:=|%3[Dd])(?=MI)', attempt: parameter },
  { pattern: 'MI[A-T]', attempt: bare },
  { pattern: String.raw`(?:0x|\\x)30|30(?:, ?|[ :-])?8[0-4]`, attempt: hex },
  { pattern: '0000000 {1,4}(?=8[0-4]30)', attempt: hexWords },
  { pattern: String.raw`48(?:, ?| |\r?\n)(?:-12[4-8]|12[89]|13[0-2])(?!\d)`, attempt: decimal },
  // base64 of the object identifiers of PKCS: in the midst of a message whose beginning is missing
  { pattern: 'KoZIhvcNAQ|SIb3DQE|hkiG9w0B', attempt: midst },
];
const ANY_BEGINNING = new RegExp(BEGINNINGS.map(({ pattern }) => `(${pattern})`).join('|'), 'g');
/** The longest beginning, with what follows it. */
const LONGEST = 24;

/**
 * All messages, certificates, requests and lists that stand encoded in `text`, in order and without overlap: values of
 * `message=`, PEM, bare base64, hex, decimal bytes, and base64 that begins in the midst of a message. `within` bounds where one may begin
 * and end. At most `MAX_PAYLOADS`; any text is fine; the time is linear in its length. A text that only looks encoded (a hash, a
 * GUID, a path) is none: a payload begins as DER or BER does, or holds what only messages and certificates hold.
 */
export function findPayloads(text: string, within: Span = { start: 0, end: text.length }): readonly FoundPayload[] {
  const found: FoundPayload[] = [];
  const start = Math.max(0, within.start);
  const limit = Math.min(text.length, within.end);
  const searched = text.slice(start, limit + LONGEST); // nothing behind is looked at, for a log is asked payload by payload
  let from = start;
  ANY_BEGINNING.lastIndex = 0;
  for (let hit = ANY_BEGINNING.exec(searched); hit && found.length < MAX_PAYLOADS; hit = ANY_BEGINNING.exec(searched)) {
    const at = start + hit.index;
    if (at >= limit) break;
    const beginning = BEGINNINGS[hit.findIndex((group, index) => index > 0 && group !== undefined) - 1];
    const attempt = beginning?.attempt(text, at, at + hit[0].length, { start: from, end: limit });
    if (attempt?.gathered) found.push(asPayload(attempt.gathered));
    from = Math.max(from, attempt?.end ?? 0);
    ANY_BEGINNING.lastIndex = Math.max(from, at + 1) - start;
  }
  return found;
}

function pem(text: string, at: number, _behind: number, { end: limit }: Span): Attempt {
  const block = pemAt(text, at, limit);
  if (!block) return NOTHING;
  return block.gathered && block.gathered.bytes.length > 0 ? { gathered: block.gathered, end: block.end } : { end: block.end };
}

/** The value of `message=`: however short it is where the query says PKIOperation. `ca` and `SCEP Authority` are none. */
function parameter(text: string, at: number, value: number, { end: limit }: Span): Attempt {
  if (sextet(text.charCodeAt(at - 1)) >= 0) return NOTHING;
  const third = text.charCodeAt(value + 2);
  if (value + 2 < limit && (third < 65 || third > 84)) return NOTHING;
  const operation = /operation(?:=|%3D)PKIOperation/i;
  const near = text.slice(Math.max(0, at - 64), at);
  const gathered = gatherBase64(text, value, limit, 'bare');
  const signs = gathered.places.units;
  const begins = gathered.bytes.length < 6 ? signs >= 3 : looksLikeStart(gathered.bytes);
  if (!begins) return NOTHING;
  const known = signs >= LEAST_SIGNS || operation.test(near) || operation.test(text.slice(gathered.end, gathered.end + 64));
  return known ? { gathered, end: gathered.end } : NOTHING;
}

function bare(text: string, at: number, _behind: number, { end: limit }: Span): Attempt {
  if (!beginsToken(text, at) || !beginsWording(text, at, limit)) return NOTHING;
  const gathered = gatherBase64(text, at, limit, 'bare');
  if (!looksLikeStart(gathered.bytes)) return NOTHING;
  const signs = gathered.places.units;
  const hash = !gathered.complete && gathered.padded && signs <= 88;
  return hash || (!gathered.complete && signs < LEAST_SIGNS) ? NOTHING : { gathered, end: gathered.end };
}

/** True where the first signs are the start of a message; a blank among them may have been a `+`. */
function beginsWording(text: string, at: number, limit: number): boolean {
  if (looksLikeStart(headAt(text, at, limit))) return true;
  const first = text.slice(at, Math.min(limit, at + 24));
  return first.includes(' ') && looksLikeStart(headAt(first.replaceAll(' ', '+'), 0, first.length));
}

function hex(text: string, at: number, _behind: number, { end: limit }: Span): Attempt {
  const before = text.charCodeAt(at - 1);
  if (sextet(before) >= 0 && text[at] !== '\\' && before !== 45) return NOTHING;
  if (!looksLikeStart(hexHead(text, at, limit))) return NOTHING;
  const gathered = gatherHex(text, at, limit, 'bare');
  if (!gathered.complete && (gathered.bytes.length < LEAST_BYTES || isDigest(gathered))) return NOTHING;
  return { gathered, end: gathered.end };
}

/** Hex on one line as long as a digest (MD5 to SHA-512) that ends within its first element is one. */
function isDigest({ start, end, bytes, steps }: Gathered): boolean {
  return [16, 20, 28, 32, 48, 64].includes(bytes.length) && !steps.includes('wrapped') && end - start <= bytes.length * 3;
}

function hexWords(text: string, _at: number, behind: number, { end: limit }: Span): Attempt {
  if (!looksLikeStart(gatherHex(text, behind, Math.min(limit, behind + HEAD), 'bare', 'words').bytes)) return NOTHING;
  const gathered = gatherHex(text, behind, limit, 'bare', 'words');
  return gathered.complete || gathered.bytes.length >= LEAST_BYTES ? { gathered, end: gathered.end } : NOTHING;
}

function decimal(text: string, at: number, _behind: number, { end: limit }: Span): Attempt {
  if (/[\w.-]/.test(text.charAt(at - 1))) return NOTHING;
  if (!looksLikeStart(gatherDecimal(text, at, Math.min(limit, at + HEAD)).bytes)) return NOTHING;
  const gathered = gatherDecimal(text, at, limit);
  return gathered.complete || gathered.bytes.length >= LEAST_BYTES ? { gathered, end: gathered.end } : NOTHING;
}

function midst(text: string, at: number, _behind: number, free: Span): Attempt {
  const gathered = gatherMidst(text, at, free);
  return gathered.bytes.length >= LEAST_BYTES ? { gathered, end: gathered.end } : { end: Math.max(at, gathered.end) };
}

/** True where no sign stands before `at`, or only one that ends an escape: `%0AMII`, `\nMII`, `#012MII`, a change of colour. */
function beginsToken(text: string, at: number): boolean {
  if (sextet(text.charCodeAt(at - 1)) < 0) return true;
  if (/(?:^|[^\w+/-])-{1,4}$/.test(text.slice(Math.max(0, at - 5), at))) return true; // a dash or two are none
  if (text[at - 2] === '\\' && 'nrt'.includes(text.charAt(at - 1))) return true;
  if (text[at - 3] === '%' && /^(?:25)?[0-9A-F]{2}$/i.test(text.slice(at - 2, at))) return true;
  return /(?:[#\\]01[125]|(?:\u001b|\^\[)\[[0-9;]{0,12}[mK])$/.test(text.slice(Math.max(0, at - 16), at));
}
