import {
  booleanOf,
  contentsOf,
  decodeText,
  hexOf,
  integerOf,
  is,
  Members,
  numberOf,
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
  ['2.5.29.14', subjectKeyIdentifier],
  ['2.5.29.15', keyUsage],
  ['2.5.29.17', altName('subjectAltName')],
  ['2.5.29.18', altName('issuerAltName')],
  ['2.5.29.19', basicConstraints],
  ['2.5.29.20', integer],
  ['2.5.29.21', reasonCode],
  ['2.5.29.24', time],
  ['2.5.29.27', integer],
  ['2.5.29.28', issuingDistributionPoint],
  ['2.5.29.30', nameConstraints],
  ['2.5.29.31', distributionPoints],
  ['2.5.29.32', policies],
  ['2.5.29.35', authorityKeyIdentifier],
  ['2.5.29.37', extKeyUsage],
  ['2.5.29.46', distributionPoints],
  ['2.5.29.54', integer],
  ['1.3.6.1.5.5.7.1.1', informationAccess],
  ['1.3.6.1.5.5.7.1.11', informationAccess],
  ['1.3.6.1.5.5.7.48.1.5', () => ({ kind: 'present' })],
  ['2.16.840.1.113730.1.13', text],
]);
