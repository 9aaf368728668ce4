import { isRtf, type PlainText, readRtf } from './rtf.ts';
import { SourceMap } from './source-map.ts';

/** Where colours show, if they do: the first line of a coloured log has them. */
const HEAD = 4096;
/** Control Sequence Introducer (ECMA-48 section 5.4). */
const CSI = '\u001b[';

/** The text that a file holds beside its markup: rich text, or the colours of a terminal. Undefined where it has neither. */
export function withoutMarkup(text: string): PlainText | undefined {
  if (isRtf(text)) return readRtf(text);
  return text.slice(0, HEAD).includes(CSI) ? withoutColours(text) : undefined;
}

/** Colour sequences such as `ESC [ 0;31 m` left out; others stay as they are. */
function withoutColours(source: string): PlainText {
  const map = new SourceMap();
  const parts: string[] = [];
  const copy = (start: number, end: number): void => {
    if (end <= start) return;
    parts.push(source.slice(start, end));
    map.add(end - start, start, end);
  };
  let from = 0;
  for (let at = source.indexOf(CSI); at >= 0; at = source.indexOf(CSI, at + 2)) {
    const sequence = /^[\d;]{0,20}m/.exec(source.slice(at + 2, at + 23))?.[0];
    if (sequence === undefined) continue;
    copy(from, at);
    from = at + 2 + sequence.length;
  }
  copy(from, source.length);
  return { text: parts.join(''), map };
}
