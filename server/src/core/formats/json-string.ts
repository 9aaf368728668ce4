import type { PlainText } from '../text/rtf.ts';
import { SourceMap } from '../text/source-map.ts';
import type { Span } from '../text/span.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * The text of a JSON string (without its quotes), and where each code unit stands. A broken escape counts as it stands. `map` may hold
 * what stands before it in a longer text.
 */
export function readJsonString(text: string, span: Span, map = new SourceMap()): PlainText {
  const raw = text.slice(span.start, span.end);
  const parts: string[] = [];
  let at = 0;
  while (at < raw.length) {
    const mark = raw.indexOf('\\', at);
    const stop = mark < 0 ? raw.length : mark;
    if (stop > at) {
      parts.push(raw.slice(at, stop));
      map.add(stop - at, span.start + at, span.start + stop);
    }
    if (mark < 0) break;
    const letter = text.charAt(span.start + stop + 1);
    const hex = letter === 'u' ? /^[0-9A-Fa-f]{4}/.exec(raw.slice(stop + 2, stop + 6))?.[0] : undefined;
    const end = Math.min(raw.length, stop + (hex ? 6 : 2));
    parts.push(hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[letter] ?? (letter || '\\')));
    map.add(1, span.start + stop, span.start + end);
    at = end;
  }
  return { text: parts.join(''), map };
}
