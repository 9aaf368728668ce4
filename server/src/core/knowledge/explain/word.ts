import type { Span } from '../../text/span.ts';
import { describeWin32 } from '../codes/win32.ts';
import type { Explanation } from '../model.ts';
import { linkOf } from '../references.ts';
import { noteText, type Place } from './place.ts';
import { errorRows, errorTitle } from './status.ts';

/** A Windows error written in the text of any log: `0x80072f8f`, `-2147024809`, `2148204809`. */
export function explainCode(place: Place): Explanation | undefined {
  const span = wordAt(place.document.text, place.record.span, place.offset);
  const value = readCode(place.document.text.slice(span.start, span.end));
  const error = value === undefined ? undefined : describeWin32(value);
  if (!error) return undefined;
  const link = linkOf(error.source);
  return {
    span,
    title: errorTitle(error),
    paragraphs: error.scep ? [noteText(error.scep)] : [],
    rows: errorRows(error),
    ...(link ? { link } : {}),
    verified: error.verified,
  };
}

/** Only what cannot be another number: eight hexadecimal digits, or a decimal HRESULT (top bit set, 0x8… as all failures). */
function readCode(word: string): number | undefined {
  if (/^0x[0-9A-Fa-f]{8}$/.test(word)) {
    const value = Number.parseInt(word.slice(2), 16);
    return value >= 0x80000000 ? value : undefined;
  }
  if (!/^-?\d{10}$/.test(word)) return undefined;
  const value = Number(word) >>> 0;
  const inRange = word.startsWith('-') ? Number(word) >= -0x80000000 : Number(word) <= 0xffffffff;
  return inRange && value >= 0x80000000 && value < 0x90000000 ? value : undefined;
}

/** Longest word that can be a code. */
const WORD = 16;
const MINUS = 45;

/** The word of letters, digits and a leading minus sign around an offset; empty between words. */
function wordAt(text: string, within: Span, offset: number): Span {
  const from = text.charCodeAt(offset) === MINUS ? offset + 1 : offset;
  let start = from;
  let end = from;
  while (start > within.start && from - start < WORD && isWord(text.charCodeAt(start - 1))) start--;
  while (end < within.end && end - from < WORD && isWord(text.charCodeAt(end))) end++;
  if (start > within.start && text.charCodeAt(start - 1) === MINUS) start--;
  return { start, end };
}

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
