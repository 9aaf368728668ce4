import { Extent, startsLikeMessage } from './extent.ts';
import { ellipsisAt, type Gathered, MAX_PAYLOAD } from './gathered.ts';
import { Places } from './places.ts';

/** What stands between two numbers: blanks and line ends, and one comma or semicolon at most. */
const SEPARATOR = /^[ \t\r\n]{0,8}[,;]?[ \t\r\n]{0,32}/;
const LONGEST_SEPARATOR = 41;
const NUMBER = /^-?\d{1,3}(?!\d)/;

/** Reads bytes written as decimal numbers at `start`, 0 to 255 or -128 to 127, at most to `limit` and to the end of their first element. Never fails; may give no byte. */
export function gatherDecimal(text: string, start: number, limit: number): Gathered {
  const last = Math.min(limit, start + MAX_PAYLOAD);
  const places = new Places();
  const extent = new Extent();
  const bytes: number[] = [];
  let end = start;
  for (let at = start; at < last && extent.end < 0; ) {
    const digits = NUMBER.exec(text.slice(at, Math.min(last, at + 5)))?.[0] ?? '';
    const value = digits === '' ? Number.NaN : Number(digits);
    if (!(value >= -128 && value <= 255)) break;
    places.add(at, digits.length);
    bytes.push(value & 0xff);
    extent.push(value & 0xff);
    end = at + digits.length;
    const between = SEPARATOR.exec(text.slice(end, Math.min(last, end + LONGEST_SEPARATOR)))?.[0] ?? '';
    if (between === '') break;
    at = end + between.length;
  }
  const all = Uint8Array.from(bytes);
  const complete = startsLikeMessage(all) && extent.end >= 0;
  const why = ellipsisAt(text, end) ? 'ellipsis' : 'end-of-text';
  return {
    start,
    end,
    bytes: all,
    places,
    bits: 8,
    phase: 0,
    steps: ['decimal'],
    complete,
    padded: false,
    ...(complete ? {} : { cut: { atByte: all.length, leftoverBits: 0, why } }),
    problems: [],
  };
}
