import type { NumberToken, Span } from '../../text/span.ts';
import type { EventParts } from './parts.ts';

const MAX_CODES = 64;
/** A message is not longer; the rest of a longer one is not searched. */
const SEARCHED = 65_536;

/** A value that is nothing but an HRESULT as an unsigned decimal: native logs hold some so. */
const DECIMAL = /^2[12]\d{8}$/;
/** The top bit of an HRESULT says that it is a failure (MS-ERREF 2.1). */
const FIRST_FAILURE = 0x80000000;

/** `0x80072f8f`, `0x2ab0003`, `80092013` (as CAPI2 writes it), `-2146875392`. Times (`time stamp: 0x…`) and offsets are none. */
const CODE = /(?<![\w.{-])(?:0[xX]([0-9A-Fa-f]{3,8})|([89Cc][0-9A-Fa-f]{7})|(-2\d{9}))(?![\w}-])/g;

/**
 * The error codes of an event, as unsigned 32-bit numbers. Of a crash (Application Error) only the exception code is one: its
 * other hexadecimal numbers are times and offsets.
 */
export function readCodes(text: string, parts: EventParts): readonly NumberToken[] {
  const crash = parts.provider?.value === 'Application Error';
  const codes: NumberToken[] = [];
  for (const span of parts.body) {
    if (crash && !isCrashBody(parts, span)) continue;
    for (const code of codesIn(text, span, crash)) {
      if (codes.length >= MAX_CODES) return codes;
      codes.push(code);
    }
  }
  return codes;
}

/** In XML the values stand apart: the seventh is the exception code (Application Error 1000). */
function isCrashBody({ data, message }: EventParts, span: Span): boolean {
  if (message && message.span.start === span.start) return true;
  const datum = data.find(({ value }) => value.span.start === span.start);
  return datum !== undefined && (datum.name === 'ExceptionCode' || (datum.name === '' && data[6] === datum));
}

function codesIn(text: string, { start, end }: Span, crash: boolean): readonly NumberToken[] {
  const piece = text.slice(start, Math.min(end, start + SEARCHED));
  if (DECIMAL.test(piece) && Number(piece) >= FIRST_FAILURE) return [{ value: Number(piece), text: piece, span: { start, end } }];
  const codes: NumberToken[] = [];
  for (const match of piece.matchAll(CODE)) {
    const [written, prefixed, bare] = match;
    if (crash && !beginsItsLine(piece, match.index)) continue;
    const value = prefixed || bare ? Number.parseInt(prefixed ?? bare ?? '', 16) : Number(written) >>> 0;
    if (!prefixed && !bare && Number(written) < -FIRST_FAILURE) continue;
    if (prefixed && prefixed.length < 7) continue; // a setting: `KSP Setting: (0x2)`
    codes.push({ value, text: written, span: { start: start + match.index, end: start + match.index + written.length } });
    if (codes.length >= MAX_CODES) break;
  }
  return codes;
}

/** True for `Exception code: 0xc0000005`: nothing but one label before it. */
function beginsItsLine(piece: string, at: number): boolean {
  const lineStart = Math.max(piece.lastIndexOf('\n', at), piece.lastIndexOf(';', at)) + 1;
  return at - lineStart < 80 && /^[^:,]{0,60}:?\s{0,4}$/.test(piece.slice(lineStart, at));
}
