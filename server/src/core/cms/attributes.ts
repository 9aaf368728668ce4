import {
  hexOf,
  is,
  octetsOf,
  oidName,
  type Reading,
  shown,
  shownTime,
  stringOf,
  stringTypeOf,
  TAG,
  type Tlv,
  timeOf,
  Members as Walk,
} from '../asn1/index.ts';
import { type Sentence, verbatim } from '../text/sentence.ts';
import { readOid } from '../x509/index.ts';
import type { Attribute, Members } from './model.ts';

/** SignedAttributes or UnsignedAttributes (RFC 5652 5.3): those that are whole, in the order as sent. */
export function readAttributes(reading: Reading, tlv: Tlv | undefined): Members<Attribute> | undefined {
  if (!tlv) return undefined;
  return { items: tlv.children.flatMap((child) => readAttribute(reading, child) ?? []), complete: !tlv.truncated };
}

function readAttribute(reading: Reading, tlv: Tlv): Attribute | undefined {
  const members = new Walk(reading, tlv);
  const oid = readOid(reading, members.universal(TAG.oid, 'attrType'));
  const values = members.universal(TAG.set, 'attrValues')?.children ?? [];
  if (oid === undefined) return undefined;
  const name = oidName(oid);
  reading.note(tlv, { name });
  if (tlv.truncated) return undefined;
  const [first] = values;
  const attribute = { oid, name, tlv, values, ...firstValue(first) };
  const text = attributeText(reading, first, attribute);
  if (text) reading.note(tlv, { value: text });
  return attribute;
}

function firstValue(tlv: Tlv | undefined): Pick<Attribute, 'text' | 'stringType' | 'time' | 'hex'> {
  if (!tlv) return {};
  const text = stringOf(tlv);
  if (text !== undefined) return { text, stringType: stringTypeOf(tlv) ?? '' };
  const time = timeOf(tlv);
  if (time) return { time };
  return is(tlv, TAG.octetString) && !tlv.truncated ? { hex: hexOf(octetsOf(tlv).bytes, 0, 128) } : {};
}

function attributeText(
  reading: Reading,
  tlv: Tlv | undefined,
  { text, time, hex }: Pick<Attribute, 'text' | 'time' | 'hex'>,
): Sentence | undefined {
  if (text !== undefined) return verbatim(shown(text));
  if (time) return verbatim(shownTime(time));
  if (hex !== undefined) return verbatim(hex);
  const oid = is(tlv, TAG.oid) ? readOid(reading, tlv) : undefined;
  return oid === undefined ? undefined : verbatim(oidName(oid));
}

/** All attributes with an identifier, in the order as sent. */
export function attributesOf(attributes: Members<Attribute> | undefined, oid: string): readonly Attribute[] {
  return attributes?.items.filter((attribute) => attribute.oid === oid) ?? [];
}
