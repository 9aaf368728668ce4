import {
  is,
  Members,
  numberOf,
  OID,
  oidName,
  oidOf,
  type Reading,
  setBitsOf,
  shownTime,
  TAG,
  type Tlv,
  timeOf,
} from '../asn1/index.ts';
import type { ExtensionReader, ExtensionValue } from './extension-value.ts';

/** Extensions that a reader meets seldom: each is read as a list of words. */
export const rareReaders: ReadonlyMap<string, ExtensionReader> = new Map<string, ExtensionReader>([
  [OID.tlsFeature, tlsFeature],
  [OID.netscapeCertType, netscapeCertType],
  [OID.privateKeyUsagePeriod, privateKeyUsagePeriod],
  [OID.policyMappings, policyMappings],
  [OID.policyConstraints, policyConstraints],
]);

/** RFC 7633 4.1: numbers of TLS extensions. */
function tlsFeature(_: Reading, tlv: Tlv): ExtensionValue | undefined {
  if (!is(tlv, TAG.sequence)) return undefined;
  return items(
    tlv.children.flatMap((child) => numberOf(child) ?? []).map((number) => TLS_FEATURES[number] ?? `unknown (${number})`),
  );
}

const TLS_FEATURES: Readonly<Record<number, string>> = { 5: 'status_request', 17: 'status_request_v2' };

const NETSCAPE_TYPES = [
  'SSL client',
  'SSL server',
  'S/MIME',
  'object signing',
  'reserved',
  'SSL CA',
  'S/MIME CA',
  'object signing CA',
];

/** Netscape Certificate Extensions: a named bit list. */
function netscapeCertType(_: Reading, tlv: Tlv): ExtensionValue | undefined {
  return is(tlv, TAG.bitString)
    ? items((setBitsOf(tlv) ?? []).map((bit) => NETSCAPE_TYPES[bit] ?? `unknown (${bit})`))
    : undefined;
}

/** RFC 3280 4.2.1.4: times under implicit tags. */
function privateKeyUsagePeriod(reading: Reading, tlv: Tlv): ExtensionValue | undefined {
  if (!is(tlv, TAG.sequence)) return undefined;
  const members = new Members(reading, tlv);
  const time = (tag: number, name: string): readonly string[] => {
    const member = members.context(tag, name);
    const value = member && timeOf({ ...member, tagClass: 'universal', tagNumber: TAG.generalizedTime });
    return value ? [`${name} ${shownTime(value)}`] : [];
  };
  return items([...time(0, 'notBefore'), ...time(1, 'notAfter')]);
}

/** RFC 5280 4.2.1.5. */
function policyMappings(_: Reading, tlv: Tlv): ExtensionValue | undefined {
  if (!is(tlv, TAG.sequence)) return undefined;
  const name = (one: Tlv | undefined): string => {
    const oid = oidOf(one);
    return oid === undefined ? '?' : oidName(oid);
  };
  return items(tlv.children.map(({ children: [issuer, subject] }) => `${name(issuer)} = ${name(subject)}`));
}

/** RFC 5280 4.2.1.11. */
function policyConstraints(reading: Reading, tlv: Tlv): ExtensionValue | undefined {
  if (!is(tlv, TAG.sequence)) return undefined;
  const members = new Members(reading, tlv);
  const skip = (tag: number, name: string): readonly string[] => {
    const count = numberOf(members.context(tag, name));
    return count === undefined ? [] : [`${name} ${count}`];
  };
  return items([...skip(0, 'requireExplicitPolicy'), ...skip(1, 'inhibitPolicyMapping')]);
}

function items(values: readonly string[]): ExtensionValue {
  return { kind: 'items', items: values };
}
