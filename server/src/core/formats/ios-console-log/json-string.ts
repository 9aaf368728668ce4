import type { PlainText } from '../../text/rtf.ts';
import { SourceMap } from '../../text/source-map.ts';
import type { Span } from '../../text/span.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The text of a JSON string (without its quotes), and where each code unit stands. A broken escape counts as it stands. */
export function readJsonString(text: string, span: Span): PlainText {
  const map = new SourceMap();
  const parts: string[] = [];
  let at = span.start;
  while (at < span.end) {
    const mark = text.indexOf('\\', at);
    const stop = mark < 0 || mark >= span.end ? span.end : mark;
    if (stop > at) {
      parts.push(text.slice(at, stop));
      map.add(stop - at, at, stop);
    }
    if (stop >= span.end) break;
    const hex = /^u[0-9A-Fa-f]{4}/.exec(text.slice(stop + 1, Math.min(span.end, stop + 6)))?.[0];
    const letter = text.charAt(stop + 1);
    const end = Math.min(span.end, stop + (hex ? 6 : 2));
    parts.push(hex ? String.fromCharCode(Number.parseInt(hex.slice(1), 16)) : (ESCAPES[letter] ?? (letter || '\\')));
    map.add(1, stop, end);
    at = end;
  }
  return { text: parts.join(''), map };
}
