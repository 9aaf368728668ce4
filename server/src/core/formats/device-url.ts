import type { HttpEvent, PayloadRef, Platform } from '../log/event.ts';
import { type Span, type Token, tokenAt } from '../text/span.ts';
import { readScepUrl } from './scep-url.ts';

/** What a device log adds to a URL that it names. */
export type DeviceRequest = Pick<HttpEvent, 'phase'> &
  Partial<Pick<HttpEvent, 'status' | 'reason'>> & { readonly platform: Platform };

/**
 * The HTTP event of a URL that begins at `start` in a message that ends at `end`. Undefined where the URL has nothing to do
 * with SCEP. A message that was wrapped onto further lines is followed as long as they hold nothing but its characters.
 */
export function deviceHttpEvent(text: string, start: number, end: number, request: DeviceRequest): HttpEvent | undefined {
  const url = { start, end: urlEnd(text, start, end) };
  const read = readScepUrl(text, url);
  if (!read || read.operation === 'Other') return undefined;
  const token = tokenAt(text, url.start, url.end);
  const payload = read.payload && payloadOf(text, read.payload, url.end, end);
  return {
    kind: 'http',
    side: 'device',
    operation: read.operation,
    span: (read.operationToken ?? token).span,
    url: token,
    ...request,
    ...(read.query ? { query: read.query } : {}),
    ...(payload ? { payload } : {}),
  };
}

/** Where a URL ends: at a blank, a quote or a backslash (what TextEdit leaves at a line's end), or at `end`. */
export function urlEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 34 || code === 92 || code === 0xa0 || code === 0x201d) break;
    at++;
  }
  return at;
}

/** The token of a URL anywhere at `start`. */
export function urlToken(text: string, start: number, end: number): Token | undefined {
  if (!text.startsWith('http', start)) return undefined;
  const stop = urlEnd(text, start, end);
  return stop > start ? tokenAt(text, start, stop) : undefined;
}

function payloadOf(text: string, found: PayloadRef, stop: number, end: number): PayloadRef {
  if (found.state === 'ellipsis') return found;
  const span = { start: found.span.start, end: found.span.end === stop ? wrappedEnd(text, stop, end) : found.span.end };
  const wrapped = span.end !== found.span.end;
  if (!wrapped && found.state === 'cut') return found;
  return { span, state: stopsEarly(text, span) ? 'cut' : 'logged' };
}

/** How many characters at each end of a message are looked at to judge whether it is whole. */
const EDGE = 64;

/**
 * True where a message tells by itself that it goes on: a DER message (X.690 section 10.1) names its length up front, a BER
 * message of indefinite length (section 8.1.3.6) ends with zero octets.
 */
function stopsEarly(text: string, span: Span): boolean {
  const head = digitsOf(text.slice(span.start, span.start + EDGE));
  const tail = text.slice(Math.max(span.start, span.end - EDGE), span.end);
  if (tail.endsWith('...') || tail.endsWith('…')) return true;
  if (head.startsWith('MIA')) return !digitsOf(tail).endsWith('AA');
  if (!head.startsWith('MII')) return false;
  let bits = 0;
  for (const digit of head.slice(0, 6)) bits = bits * 64 + BASE64.indexOf(digit);
  const octets = 4 + (Math.floor(bits / 16) % 0x10000); // 30 82 LL LL and the first 4 bits of what follows
  return digitsOf(text.slice(span.start, span.end)).length < Math.ceil((octets * 4) / 3);
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The base64 digits of an encoded message: escapes resolved; padding, line ends and backslashes dropped. */
function digitsOf(encoded: string): string {
  const plain = encoded.includes('%') ? encoded.replace(/%(?:2b|2f|3d|0a|0d|20)/gi, unescaped) : encoded;
  return plain.replace(/[^A-Za-z0-9+/_-]+/g, '');
}

function unescaped(code: string): string {
  return code[1] === '2' && code[2] !== '0' ? '+' : '';
}

/** Where a message that reaches the end of its line ends on the lines below; these hold base64 or escapes only. */
function wrappedEnd(text: string, stop: number, end: number): number {
  let last = stop;
  for (;;) {
    const below = lineEnd(text, last, end);
    if (below < 0) return last;
    const start = skipBlank(text, below, end);
    let at = start;
    while (at < end && isPayloadCode(text.charCodeAt(at))) at++;
    const alone = skipTail(text, at, end) === end || lineEnd(text, at, end) >= 0;
    if (!alone || (at - start < SHORTEST_WRAP && text.charCodeAt(at - 1) !== 61)) return last;
    last = at;
  }
}

/** A shorter line may be a word; only padding shows that it belongs to the message. */
const SHORTEST_WRAP = 16;

/** Offset behind the line end that follows `at`, with only blanks and a backslash between; -1 where other text follows. */
function lineEnd(text: string, at: number, end: number): number {
  const tail = skipTail(text, at, end);
  const code = tail < end ? text.charCodeAt(tail) : 0;
  return code === 10 || code === 13 ? tail + 1 : -1;
}

function skipTail(text: string, at: number, end: number): number {
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9 || text.charCodeAt(at) === 92)) at++;
  return at;
}

function skipBlank(text: string, at: number, end: number): number {
  while (at < end && text.charCodeAt(at) <= 32) at++;
  return at;
}

function isPayloadCode(code: number): boolean {
  if (code >= 97) return code <= 122;
  if (code >= 65) return code <= 90 || code === 95;
  return (code >= 47 && code <= 57) || code === 43 || code === 45 || code === 61 || code === 37;
}
