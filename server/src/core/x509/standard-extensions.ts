import {
  booleanOf,
  contentsOf,
  decodeText,
  hexOf,
  integerOf,
  is,
  Members,
  numberOf,
  OID,
  octetsOf,
  oidName,
  type Reading,
  setBitsOf,
  stringOf,
  TAG,
  type Tlv,
  timeOf,
} from '../asn1/index.ts';
import { readOid } from './algorithm.ts';
import { distributionPoints, issuingDistributionPoint } from './distribution-points.ts';
import type { AccessLocation, ExtensionReader, ExtensionValue, Policy } from './extension-value.ts';
import { type GeneralName, readGeneralName, readGeneralNames } from './general-name.ts';

const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

/** RFC 5280 4.2.1.9. */
function basicConstraints(reading: Reading, tlv: Tlv): ExtensionValue | undefined {
  if (!is(tlv, TAG.sequence)) return undefined;
  const members = new Members(reading, tlv);
  const ca = booleanOf(members.universal(TAG.boolean, 'cA')) ?? false;
  const pathLength = numberOf(members.universal(TAG.integer, 'pathLenConstraint'));
  return pathLength === undefined ? { kind: 'basicConstraints', ca } : { kind: 'basicConstraints', ca, pathLength };
}

/** RFC 5280 4.2.1.3. */
function keyUsage(_: Reading, tlv: Tlv): ExtensionValue | undefined {
  const bits = is(tlv, TAG.bitString) ? setBitsOf(tlv) : undefined;
  return bits && { kind: 'keyUsage', usages: bits.map((bit) => KEY_USAGES[bit] ?? `unknown (${bit})`) };
}

/** RFC 5280 4.2.1.12. */
function extKeyUsage(reading: Reading, tlv: Tlv): ExtensionValue | undefined {
  if (!is(tlv, TAG.sequence)) return undefined;
  return { kind: 'extKeyUsage', oids: tlv.children.flatMap((child) => readOid(reading, child) ?? []) };
}

/** RFC 5280 4.2.1.6 and 4.2.1.7. */
function altName(kind: 'subjectAltName' | 'issuerAltName'): ExtensionReader {
  return (reading, tlv) => ({ kind, names: readGeneralNames(reading, tlv) });
}

/** RFC 5280 4.2.1.2. */
function subjectKeyIdentifier(_: Reading, tlv: Tlv): ExtensionValue | undefined {
  return is(tlv, TAG.octetString) ? { kind: 'subjectKeyIdentifier', hex: hexOf(octetsOf(tlv).bytes, 0, 64) } : undefined;
}

/** RFC 5280 4.2.1.1. */
function authorityKeyIdentifier(reading: Reading, tlv: Tlv): ExtensionValue {
  const members = new Members(reading, tlv);
  const key = members.context(0, 'keyIdentifier');
  const issuer = members.context(1, 'authorityCertIssuer');
  const serial = integerOf(members.context(2, 'authorityCertSerialNumber'));
  return {
    kind: 'authorityKeyIdentifier',
    ...(key ? { hex: hexOf(contentsOf(key), 0, 64) } : {}),
    ...(issuer ? { issuer: readGeneralNames(reading, issuer) } : {}),
    ...(serial ? { serial } : {}),
  };
}

/** RFC 5280 4.2.2.1. */
function informationAccess(reading: Reading, tlv: Tlv): ExtensionValue {
  const locations: AccessLocation[] = [];
  for (const child of tlv.children) {
    const members = new Members(reading, child);
    const method = readOid(reading, members.universal(TAG.oid, 'accessMethod'));
    const place = members.any('accessLocation');
    const location = place && readGeneralName(reading, place);
    if (method !== undefined && location) locations.push({ method: oidName(method), location });
  }
  return { kind: 'informationAccess', locations };
}

/** RFC 5280 4.2.1.10. */
function nameConstraints(reading: Reading, tlv: Tlv): ExtensionValue {
  const members = new Members(reading, tlv);
  const bases = (subtrees: Tlv | undefined): GeneralName[] =>
    (subtrees?.children ?? []).flatMap(({ children: [base] }) => (base && readGeneralName(reading, base)) ?? []);
  const permitted = bases(members.context(0, 'permittedSubtrees'));
  return { kind: 'nameConstraints', permitted, excluded: bases(members.context(1, 'excludedSubtrees')) };
}

/** RFC 5280 4.2.1.4; Microsoft's application policies have the same form. */
export function policies(reading: Reading, tlv: Tlv): ExtensionValue {
  const list: Policy[] = [];
  for (const child of tlv.children) {
    const members = new Members(reading, child);
    const oid = readOid(reading, members.universal(TAG.oid, 'policyIdentifier'));
    const qualifiers = members.universal(TAG.sequence, 'policyQualifiers')?.children ?? [];
    const cps = qualifiers.map(({ children: [, text] }) => stringOf(text)).find((text) => text !== undefined);
    if (oid !== undefined) list.push(cps === undefined ? { oid } : { oid, cps });
  }
  return { kind: 'policies', policies: list };
}

export function integer(_: Reading, tlv: Tlv): ExtensionValue | undefined {
  const number = is(tlv, TAG.integer) ? integerOf(tlv) : undefined;
  return number && { kind: 'number', number };
}

function reasonCode(_: Reading, tlv: Tlv): ExtensionValue | undefined {
  const code = numberOf(tlv);
  return code === undefined ? undefined : { kind: 'reasonCode', code };
}

export function time(_: Reading, tlv: Tlv): ExtensionValue | undefined {
  const value = timeOf(tlv);
  return value && { kind: 'time', time: value };
}

function text(_: Reading, tlv: Tlv): ExtensionValue {
  return { kind: 'text', text: stringOf(tlv) ?? decodeText(contentsOf(tlv), TAG.ia5String) };
}

export const standardReaders: ReadonlyMap<string, ExtensionReader> = new Map<string, ExtensionReader>([
  [OID.subjectKeyIdentifier, subjectKeyIdentifier],
  [OID.keyUsage, keyUsage],
  [OID.subjectAltName, altName('subjectAltName')],
  [OID.issuerAltName, altName('issuerAltName')],
  [OID.basicConstraints, basicConstraints],
  [OID.cRLNumber, integer],
  [OID.reasonCode, reasonCode],
  [OID.invalidityDate, time],
  [OID.deltaCRLIndicator, integer],
  [OID.issuingDistributionPoint, issuingDistributionPoint],
  [OID.nameConstraints, nameConstraints],
  [OID.cRLDistributionPoints, distributionPoints],
  [OID.certificatePolicies, policies],
  [OID.authorityKeyIdentifier, authorityKeyIdentifier],
  [OID.extKeyUsage, extKeyUsage],
  [OID.freshestCRL, distributionPoints],
  [OID.inhibitAnyPolicy, integer],
  [OID.authorityInfoAccess, informationAccess],
  [OID.subjectInfoAccess, informationAccess],
  [OID.ocspNoCheck, () => ({ kind: 'present' })],
  [OID.netscapeComment, text],
]);
