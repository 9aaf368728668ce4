import { PASTED_LENGTH, withoutPasteMarks } from './pasted.ts';
import { isRtf, type PlainText, readRtf } from './rtf.ts';
import { SourceMap } from './source-map.ts';

/** Where colours show, if they do: the first line of a coloured log has them. */
const HEAD = 4096;
/** Control Sequence Introducer (ECMA-48 section 5.4). */
const CSI = '\u001b[';

/**
 * The text that a file holds beside its markup: rich text, the colours of a terminal, or the marks that a paste has around its lines.
 * Undefined where it has none. `length`: that of the whole text, where `text` is its beginning.
 */
export function withoutMarkup(text: string, length = text.length): PlainText | undefined {
  if (isRtf(text)) return readRtf(text);
  if (text.slice(0, HEAD).includes(CSI)) return withoutColours(text);
  return length <= PASTED_LENGTH ? withoutPasteMarks(text) : undefined;
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
