import {
  encodingOf,
  hexOf,
  is,
  Members,
  OID,
  oidName,
  oidOf,
  type Reading,
  shown,
  stringOf,
  stringTypeOf,
  TAG,
  type Tlv,
  type UniversalTlv,
} from '../asn1/index.ts';
import { verbatim } from '../text/sentence.ts';

/** One attribute of a distinguished name, for instance CN=FourthCoffee CA. */
export interface NameAttribute {
  readonly oid: string;
  /** `CN`, `DC`; the numbers where there is no short name. */
  readonly type: string;
  readonly value: string;
  /** `UTF8String`, `PrintableString` …: a CA compares names, and some compare this too. Empty for what is no character string. */
  readonly stringType: string;
}

/** A distinguished name (RFC 5280 4.1.2.4) in the order as encoded, the most general part first. */
export interface Name {
  /** Each holds one attribute, rarely more. */
  readonly rdns: readonly (readonly NameAttribute[])[];
  /** False where the text is cut in the name: what is there is right, and more may follow. */
  readonly complete: boolean;
}

/** RFC 4514 section 3, and what certificate tools print for the others. */
const SHORT: Readonly<Record<string, string>> = {
  [OID.commonName]: 'CN',
  [OID.surname]: 'SN',
  [OID.serialNumber]: 'serialNumber',
  [OID.countryName]: 'C',
  [OID.localityName]: 'L',
  [OID.stateOrProvinceName]: 'ST',
  [OID.streetAddress]: 'street',
  [OID.organizationName]: 'O',
  [OID.organizationalUnitName]: 'OU',
  [OID.title]: 'title',
  [OID.givenName]: 'GN',
  [OID.initials]: 'initials',
  [OID.UID]: 'UID',
  [OID.domainComponent]: 'DC',
  [OID.emailAddress]: 'emailAddress',
};

/** Reads a Name. What is cut inside an attribute is left out, since the rest of its value is not known. */
export function readName(reading: Reading, tlv: Tlv): Name {
  const rdns: NameAttribute[][] = [];
  for (const set of tlv.children) {
    const rdn = set.children.flatMap((child) => readAttribute(reading, child) ?? []);
    if (rdn.length > 0) rdns.push(rdn);
  }
  const name = { rdns, complete: !tlv.truncated };
  if (rdns.length > 0) reading.note(tlv, { value: verbatim(rfc4514(name)) });
  return name;
}

function readAttribute(reading: Reading, tlv: Tlv): NameAttribute | undefined {
  const members = new Members(reading, tlv);
  const oid = oidOf(members.universal(TAG.oid, 'type'));
  const valueTlv = members.any('value');
  const value = stringOf(valueTlv) ?? hexString(valueTlv);
  if (oid === undefined || valueTlv === undefined || value === undefined) return undefined;
  const type = SHORT[oid] ?? (oidName(oid) === oid ? oid : oidName(oid));
  reading.note(tlv, { name: type, value: verbatim(shown(value)) });
  return { oid, type, value, stringType: stringTypeOf(valueTlv) ?? '' };
}

/** RFC 4514 2.4: `#` and the encoding in hex, for a value that is no character string. */
function hexString(tlv: Tlv | undefined): string | undefined {
  return tlv && !tlv.truncated && stringTypeOf(tlv) === undefined ? `#${hexOf(encodingOf(tlv))}` : undefined;
}

/** `CN=FourthCoffee CA,DC=fourthcoffee,DC=local`: most specific first, escaped as RFC 4514 says. Safe to show. */
export function rfc4514(name: Name): string {
  return name.rdns.toReversed().map(rdnText).join(',');
}

/** `DC=local, DC=fourthcoffee, CN=FourthCoffee CA`: the order as encoded, as openssl prints it. Safe to show. */
export function asEncoded(name: Name): string {
  return name.rdns.map(rdnText).join(', ');
}

function rdnText(rdn: readonly NameAttribute[]): string {
  return rdn.map(({ type, value, stringType }) => `${type}=${stringType === '' ? shown(value) : escapeValue(value)}`).join('+');
}

/** RFC 4514 2.4; control characters are escaped for the reader's screen. */
function escapeValue(value: string): string {
  const escaped = value
    .replace(/[,+"\\<>;]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/ $/, '\\ ');
  return shown(escaped);
}

/** The value of the first attribute of a type, for instance `CN`. */
export function attributeOf(name: Name | undefined, type: string): string | undefined {
  return name?.rdns.flat().find((attribute) => attribute.type === type)?.value;
}

/** True where both names are whole and the same, upper and lower case and runs of spaces aside (RFC 5280 7.1). */
export function sameName(a: Name | undefined, b: Name | undefined): boolean {
  if (!a?.complete || !b?.complete) return false;
  return canonical(a) === canonical(b);
}

function canonical(name: Name): string {
  const text = (value: string): string => value.trim().replace(/ +/g, ' ').toLowerCase();
  return JSON.stringify(name.rdns.map((rdn) => rdn.map(({ oid, value }) => `${oid}=${text(value)}`).toSorted()));
}

/** True for a SEQUENCE that can be a Name: a list of SETs. An empty name counts. */
export function looksLikeName(tlv: Tlv | undefined): tlv is UniversalTlv {
  return is(tlv, TAG.sequence) && tlv.children.every((child) => is(child, TAG.set));
}
