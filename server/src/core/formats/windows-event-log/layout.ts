import { lineEndWithin, nextLineStart } from '../../text/search.ts';
import { type CsvLayout, readCsvHeader, readCsvRow } from './csv-layout.ts';
import { beginsDetails } from './details-layout.ts';
import { jsonEvents } from './json-layout.ts';
import { readLabelLine } from './label-line.ts';
import { type ObjectsLayout, objectsLayoutOf } from './objects-layout.ts';
import { isGroup, readTableTitles } from './table-layout.ts';

/** In which form the events of a text were exported. */
export type EventLayout =
  | { readonly kind: 'text' | 'xml' | 'json' | 'table' | 'details' | ObjectsLayout }
  | ({ readonly kind: 'csv' } & CsvLayout);

/** As far as detection looks. */
const LINES = 4000;
const LINE = 4000;
/** As far as the first element of XML tells what it is. */
const HEAD = 2000;
/** An object or a list, also below the number that evtx_dump writes above it. */
const JSON_BEGINS = /^\s{0,40}(?:Record \d{1,12}\s{1,8})?(?:\[\s{0,40})?\{\s{0,80}["}]/;

/** The form of the first event in a text; copied text where none can be found. */
export function layoutOf(text: string): EventLayout {
  const begin = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (JSON_BEGINS.test(text.slice(begin, begin + 400)) && jsonEvents(text).length > 0) return { kind: 'json' };
  let at = begin;
  for (let i = 0; i < LINES && at < text.length; i++) {
    const end = lineEndWithin(text, at, Math.min(text.length, at + LINE));
    if (/^\s{0,16}<(?:\?xml|Events?[\s>]|Objs[\s>])/.test(text.slice(at, Math.min(end, at + 40)))) {
      return { kind: objectsLayoutOf(text.slice(at, at + HEAD)) ?? 'xml' };
    }
    if (beginsDetails(text, at, end)) return { kind: 'details' };
    if (readTableTitles(text, at, end)) return { kind: 'table' };
    const list = readCsvHeader(text, at, end) ?? readCsvRow(text, at, end);
    if (list) return { kind: 'csv', ...list };
    if (!isGroup(text, at, end) && readLabelLine(text, at, end)) return { kind: 'text' };
    at = end - at >= LINE ? end : nextLineStart(text, end);
  }
  return { kind: 'text' };
}

/** True where both cut events in the same way. */
export function sameLayout(one: EventLayout, other: EventLayout): boolean {
  if (one.kind !== 'csv' || other.kind !== 'csv') return one.kind === other.kind;
  return one.separator === other.separator && one.columns.join() === other.columns.join() && one.english === other.english;
}
