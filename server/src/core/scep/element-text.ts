import {
  booleanOf,
  contentsOf,
  hexOf,
  type Integer,
  integerOf,
  LARGEST_LENGTH,
  octetsOf,
  oidLabel,
  oidOf,
  shown,
  shownTime,
  stringOf,
  stringTypeOf,
  TAG,
  type Tlv,
  timeOf,
} from '../asn1/index.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';

const NAMES: ReadonlyMap<number, string> = new Map([
  [0, 'END-OF-CONTENTS'],
  [TAG.boolean, 'BOOLEAN'],
  [TAG.integer, 'INTEGER'],
  [TAG.bitString, 'BIT STRING'],
  [TAG.octetString, 'OCTET STRING'],
  [TAG.null, 'NULL'],
  [TAG.oid, 'OBJECT IDENTIFIER'],
  [TAG.enumerated, 'ENUMERATED'],
  [TAG.sequence, 'SEQUENCE'],
  [TAG.set, 'SET'],
  [TAG.utcTime, 'UTCTime'],
  [TAG.generalizedTime, 'GeneralizedTime'],
]);
const CLASSES = { universal: 'UNIVERSAL ', application: 'APPLICATION ', context: '', private: 'PRIVATE ' } as const;
const PREVIEW = 32;
const DECIMAL_BITS = 16;

/** The type as ASN.1 names it: `SEQUENCE`, `PrintableString`, `[0]`. */
export function elementName(tlv: Tlv): string {
  const named = tlv.tagClass === 'universal' ? (NAMES.get(tlv.tagNumber) ?? stringTypeOf(tlv)) : undefined;
  return named ?? `[${CLASSES[tlv.tagClass]}${tlv.tagNumber}]`;
}

/** What a plain value says, and long octets as their first bytes; undefined for what only holds other elements. */
export function elementValue(tlv: Tlv): Sentence | undefined {
  const isString = tlv.tagClass === 'universal' && (tlv.tagNumber === TAG.octetString || tlv.tagNumber === TAG.bitString);
  if (tlv.constructed && !isString) {
    const text = stringOf(tlv);
    return text === undefined ? undefined : verbatim(shown(text));
  }
  if (tlv.constructed) return octetsText(octetsOf(tlv).bytes, undefined);
  if (tlv.truncated || tlv.tagClass !== 'universal' || isString) return octetsText(contentsOf(tlv), tlv);
  switch (tlv.tagNumber) {
    case TAG.integer:
    case TAG.enumerated: {
      const integer = integerOf(tlv);
      return integer ? verbatim(integerText(integer)) : octetsText(contentsOf(tlv), tlv);
    }
    case TAG.boolean:
      return verbatim(booleanOf(tlv) ? 'TRUE' : 'FALSE');
    case TAG.oid: {
      const oid = oidOf(tlv);
      return oid === undefined ? octetsText(contentsOf(tlv), tlv) : verbatim(oidLabel(oid));
    }
    case TAG.null:
    case 0:
      return undefined;
    default: {
      const time = timeOf(tlv);
      if (time) return verbatim(shownTime(time));
      const text = stringOf(tlv);
      return text === undefined ? octetsText(contentsOf(tlv), tlv) : verbatim(shown(text));
    }
  }
}

function integerText({ hex, dec }: Integer): string {
  if (hex.length * 4 <= DECIMAL_BITS && dec !== undefined) return dec;
  const sign = hex.startsWith('-') ? '-' : '';
  const digits = hex.slice(sign.length);
  return digits.length > PREVIEW * 2 ? `${sign}0x${digits.slice(0, PREVIEW * 2)}…` : `${sign}0x${digits}`;
}

/** `256 bytes: 2a7e…`; of a cut element how many of its bytes are there. */
function octetsText(octets: Uint8Array, tlv: Tlv | undefined): Sentence {
  const preview = hexOf(octets, 0, PREVIEW) + (octets.length > PREVIEW ? '…' : '');
  if (!tlv?.truncated) return octets.length > PREVIEW ? msg('{0} bytes: {1}', octets.length, preview) : verbatim(preview);
  if (tlv.declaredLength === undefined) return msg('cut');
  if (tlv.declaredLength === LARGEST_LENGTH) return msg('cut, {0} bytes of an impossible length: {1}', octets.length, preview);
  return msg('cut, {0} of {1} bytes: {2}', octets.length, tlv.declaredLength, preview);
}
