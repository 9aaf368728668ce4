import { columnHelp } from '../log/field-help.ts';
import type { LogField } from '../log/model.ts';
import { type Proven, provenWithin } from '../text/proof.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import { overlaps } from '../text/span.ts';
import type { Explanation, ExplanationRow } from './model.ts';
import { codeRow, type Place, row, shownText } from './place.ts';

/** Any other column or token: what the format says of it, its unit, and its value where reading it takes more than looking. */
export function explainField(place: Place): Explanation | undefined {
  const { field, document } = place;
  if (!field || isWholeMessage(place, field)) return undefined;
  const name = nameOf(place, field);
  const help = field.kind === 'field-name' ? document.format.fieldHelp[name] : columnHelp(document.format, name);
  if (!help) return undefined;
  return {
    span: field.span,
    title: verbatim(name),
    paragraphs: [help.meaning, ...(field.kind === 'absent' ? [msg('Nothing was logged here.')] : [])],
    rows: [...valueRows(place, field), ...(help.unit ? [row(msg('Unit'), help.unit)] : [])],
    link: document.format.specUrl,
    ...provenWithin(help.meaning, DOCUMENTED),
  };
}

/** The help of a format is read in the page that describes it. */
const DOCUMENTED: Proven = { verified: true };

/** The text of a line as a whole has no meaning of its own; what is known in it answers before. */
function isWholeMessage(place: Place, field: LogField): boolean {
  if (field.kind !== 'text' || field.name !== 'message') return false;
  return !place.fields.some((outer) => outer.kind === 'query' && overlaps(outer.span, field.span));
}

/** The name of a `field-name` token is the text itself: `operation` of `operation=…`. */
function nameOf(place: Place, field: LogField): string {
  return field.kind === 'field-name' ? place.document.text.slice(field.span.start, field.span.end) : field.name;
}

function valueRows(place: Place, field: LogField): readonly ExplanationRow[] {
  const text = shownText(place, field.span);
  switch (field.kind) {
    case 'duration':
      return durationRow(Number(text));
    case 'bytes':
      return bytesRow(Number(text));
    case 'alias':
      return aliasRows(text);
    case 'text':
    case 'query':
    case 'url':
      return decodedRow(text);
    default:
      return [];
  }
}

function durationRow(milliseconds: number): readonly ExplanationRow[] {
  if (!Number.isFinite(milliseconds) || milliseconds < 1000) return [];
  if (milliseconds < 59_950) return [row(msg('Value'), msg('{0} seconds', (milliseconds / 1000).toFixed(1)))];
  const seconds = Math.round(milliseconds / 1000);
  return [row(msg('Value'), msg('{0} min {1} s', Math.floor(seconds / 60), seconds % 60))];
}

function bytesRow(bytes: number): readonly ExplanationRow[] {
  if (!Number.isFinite(bytes) || bytes < 1024) return [];
  return [
    row(
      msg('Value'),
      bytes < 1_048_576 ? msg('{0} KB', (bytes / 1024).toFixed(1)) : msg('{0} MB', (bytes / 1_048_576).toFixed(1)),
    ),
  ];
}

/** `ModelName=AC_…/LogicalName_…;Hash=…`, escaped or not. */
function aliasRows(text: string): readonly ExplanationRow[] {
  const alias = decodeEscapes(text);
  const parts: readonly (readonly [Sentence, RegExp])[] = [
    [msg('Model'), /ModelName=([^/;]{1,200})/],
    [msg('Logical name'), /(LogicalName_[^;]{1,200})/],
    [msg('Hash'), /Hash=(-?\d{1,20})/],
  ];
  const rows = parts.flatMap(([label, pattern]) => {
    const value = pattern.exec(alias)?.[1];
    return value === undefined ? [] : [codeRow(label, value)];
  });
  return rows.length > 0 ? rows : [codeRow(msg('Value'), alias)];
}

/** The text with its escapes undone, where that makes a difference. */
export function decodedRow(text: string): readonly ExplanationRow[] {
  const decoded = decodeEscapes(text);
  return decoded === text ? [] : [codeRow(msg('Decoded'), decoded)];
}

/** Percent escapes undone and `+` as a space; what is no valid escape stays as it stands. */
function decodeEscapes(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9A-Fa-f]{2}){1,300}/g, (escapes) =>
      UTF8.decode(Uint8Array.from(escapes.slice(1).split('%'), (hex) => Number.parseInt(hex, 16))),
    );
}

const UTF8 = new TextDecoder('utf-8');
