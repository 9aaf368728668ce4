import { bitsOf, booleanOf, isContext, Members, type Reading, setBitsOf, type Tlv } from '../asn1/index.ts';
import type { ExtensionValue } from './extension-value.ts';
import { type GeneralName, generalNameText, readGeneralNames } from './general-name.ts';
import { readName, rfc4514 } from './name.ts';

/** RFC 5280 4.2.1.13: the names of all points, and what narrows them. */
export function distributionPoints(reading: Reading, tlv: Tlv): ExtensionValue {
  const names: GeneralName[] = [];
  const limits: string[] = [];
  for (const point of tlv.children) {
    const members = new Members(reading, point);
    names.push(...pointNames(reading, members.context(0, 'distributionPoint'), limits));
    limits.push(...reasons('reasons', members.context(1, 'reasons')));
    const issuer = members.context(2, 'cRLIssuer');
    if (issuer) limits.push(`cRLIssuer ${readGeneralNames(reading, issuer).map(generalNameText).join(', ')}`);
  }
  return { kind: 'distributionPoints', names, limits };
}

/** RFC 5280 5.2.5. */
export function issuingDistributionPoint(reading: Reading, tlv: Tlv): ExtensionValue {
  const members = new Members(reading, tlv);
  const limits: string[] = [];
  const names = pointNames(reading, members.context(0, 'distributionPoint'), limits);
  const flag = (tag: number, name: string): void => {
    if (booleanOf(members.context(tag, name))) limits.push(name);
  };
  flag(1, 'onlyContainsUserCerts');
  flag(2, 'onlyContainsCACerts');
  limits.push(...reasons('onlySomeReasons', members.context(3, 'onlySomeReasons')));
  flag(4, 'indirectCRL');
  flag(5, 'onlyContainsAttributeCerts');
  return { kind: 'distributionPoints', names, limits };
}

/** DistributionPointName: full names, or a name relative to the issuer of the list. */
function pointNames(reading: Reading, tlv: Tlv | undefined, limits: string[]): readonly GeneralName[] {
  const [name] = tlv?.children ?? [];
  if (isContext(name, 0)) return readGeneralNames(reading, name);
  if (name && isContext(name, 1)) {
    const relative = readName(reading, { ...name, children: [name] });
    limits.push(`nameRelativeToCRLIssuer ${rfc4514(relative)}`);
  }
  return [];
}

/** ReasonFlags (RFC 5280 4.2.1.13) by bit. */
const REASONS = [
  'unused',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
  'aACompromise',
];

function reasons(name: string, tlv: Tlv | undefined): readonly string[] {
  if (!bitsOf(tlv)) return [];
  return [`${name} ${(setBitsOf(tlv) ?? []).map((bit) => REASONS[bit] ?? `unknown (${bit})`).join(', ')}`];
}
