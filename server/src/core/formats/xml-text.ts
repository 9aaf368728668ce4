import type { PlainText } from '../text/rtf.ts';
import { SourceMap } from '../text/source-map.ts';
import type { Span } from '../text/span.ts';
import { unescapeXml } from './xml.ts';

const ESCAPE = /&(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});/g;
const CDATA = '<![CDATA[';

/** The text at a place in XML with its escapes undone, and where each code unit stands; in a CDATA section nothing is escaped. */
export function readXmlText(text: string, span: Span): PlainText {
  const raw = text.slice(span.start, span.end);
  const map = new SourceMap();
  if (!raw.includes('&') || isInCdata(text, span.start)) {
    map.add(raw.length, span.start, span.end);
    return { text: raw, map };
  }
  const parts: string[] = [];
  let from = 0;
  const copy = (end: number): void => {
    if (end <= from) return;
    parts.push(raw.slice(from, end));
    map.add(end - from, span.start + from, span.start + end);
  };
  for (const match of raw.matchAll(ESCAPE)) {
    copy(match.index);
    from = match.index + match[0].length;
    const meant = unescapeXml(match[0]);
    parts.push(meant);
    map.add(meant.length, span.start + match.index, span.start + from);
  }
  copy(raw.length);
  return { text: parts.join(''), map };
}

/** True where a text begins behind the mark of a CDATA section. */
function isInCdata(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && text.charCodeAt(at - 1) <= 32) at--;
  return text.startsWith(CDATA, at - CDATA.length);
}
