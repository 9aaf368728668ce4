import { TAG } from './members.ts';
import type { Tlv } from './model.ts';
import { octetsOf } from './octets.ts';
import { contentsOf } from './values.ts';

const NAMES: ReadonlyMap<number, string> = new Map([
  [TAG.utf8String, 'UTF8String'],
  [TAG.numericString, 'NumericString'],
  [TAG.printableString, 'PrintableString'],
  [TAG.teletexString, 'TeletexString'],
  [TAG.ia5String, 'IA5String'],
  [TAG.visibleString, 'VisibleString'],
  [TAG.generalString, 'GeneralString'],
  [TAG.universalString, 'UniversalString'],
  [TAG.bmpString, 'BMPString'],
]);

/** Name of a character string type, `PrintableString`; undefined for other elements. */
export function stringTypeOf(tlv: Tlv): string | undefined {
  return tlv.tagClass === 'universal' ? NAMES.get(tlv.tagNumber) : undefined;
}

/** Text of a character string of any type, in fragments too (X.690 8.23.6), also where the bytes do not fit it. Undefined when cut or no string. */
export function stringOf(tlv: Tlv | undefined): string | undefined {
  if (!tlv || tlv.truncated || stringTypeOf(tlv) === undefined) return undefined;
  return decodeText(tlv.constructed ? octetsOf(tlv).bytes : contentsOf(tlv), tlv.tagNumber);
}

/** Decodes contents octets as the string type with this universal tag number. Malformed bytes give U+FFFD. */
export function decodeText(bytes: Uint8Array, tagNumber: number): string {
  if (tagNumber === TAG.bmpString) return wide(bytes, 2);
  if (tagNumber === TAG.universalString) return wide(bytes, 4);
  if (tagNumber === TAG.teletexString) return latin1(bytes);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** T.61 as everybody writes it: ISO 8859-1. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** UCS-2 or UCS-4, big endian; a last character that is cut is left out. */
function wide(bytes: Uint8Array, width: 2 | 4): string {
  let text = '';
  for (let at = 0; at + width <= bytes.length; at += width) {
    let code = 0;
    for (let i = 0; i < width; i++) code = code * 256 + (bytes[at + i] ?? 0);
    text += width === 2 ? String.fromCharCode(code) : String.fromCodePoint(code > 0x10_ffff ? 0xfffd : code);
  }
  return text;
}

const LONGEST_SHOWN = 400;

/**
 * Text from a message as it may be shown: control characters, line ends and invisible direction marks as `\u{…}` escapes, long
 * text cut with an ellipsis. Markup is left for the edge to escape.
 */
export function shown(text: string): string {
  const safe = text
    .slice(0, LONGEST_SHOWN)
    .replace(UNSHOWABLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return text.length > LONGEST_SHOWN ? `${safe}…` : safe;
}

const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
