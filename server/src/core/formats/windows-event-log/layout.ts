import { lineEndWithin, nextLineStart } from '../../text/search.ts';
import { type CsvLayout, readCsvHeader, readCsvRow } from './csv-layout.ts';
import { readLabelLine } from './text-layout.ts';

/** In which form the events of a text were exported. */
export type EventLayout = { readonly kind: 'text' } | { readonly kind: 'xml' } | ({ readonly kind: 'csv' } & CsvLayout);

/** As far as detection looks. */
const LINES = 4000;
const LINE = 4000;

/** The form of the first event in a text; copied text where none can be found. */
export function layoutOf(text: string): EventLayout {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let i = 0; i < LINES && at < text.length; i++) {
    const end = lineEndWithin(text, at, Math.min(text.length, at + LINE));
    if (/^\s{0,16}<(?:\?xml|Events?[\s>])/.test(text.slice(at, Math.min(end, at + 40)))) return { kind: 'xml' };
    const list = readCsvHeader(text, at, end) ?? readCsvRow(text, at, end);
    if (list) return { kind: 'csv', ...list };
    if (readLabelLine(text, at, end)) return { kind: 'text' };
    at = end - at >= LINE ? end : nextLineStart(text, end);
  }
  return { kind: 'text' };
}

/** True where both cut events in the same way. */
export function sameLayout(one: EventLayout, other: EventLayout): boolean {
  if (one.kind !== 'csv' || other.kind !== 'csv') return one.kind === other.kind;
  return one.separator === other.separator && one.columns.join() === other.columns.join() && one.english === other.english;
}
