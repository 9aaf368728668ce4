import { booleanOf, hexOf, Members, type Octets, octetsOf, oidName, type Reading, TAG, type Tlv } from '../asn1/index.ts';
import { verbatim } from '../text/sentence.ts';
import { readOid } from './algorithm.ts';
import { extensionText } from './extension-text.ts';
import type { ExtensionValue } from './extension-value.ts';
import { microsoftReaders } from './microsoft-extensions.ts';
import { rareReaders } from './rare-extensions.ts';
import { standardReaders } from './standard-extensions.ts';

/** One certificate, CRL or request extension (RFC 5280 4.1.2.9). */
export interface Extension {
  readonly oid: string;
  /** `keyUsage`; the numbers where there is no name. */
  readonly name: string;
  readonly critical: boolean;
  /** `unknown` where no reader is known or the contents do not fit it. */
  readonly value: ExtensionValue;
}

/** The extensions of an Extensions SEQUENCE that are whole. */
export function readExtensions(reading: Reading, tlv: Tlv | undefined): readonly Extension[] {
  return (tlv?.children ?? []).flatMap((child) => readExtension(reading, child) ?? []);
}

function readExtension(reading: Reading, tlv: Tlv): Extension | undefined {
  const members = new Members(reading, tlv);
  const oid = readOid(reading, members.universal(TAG.oid, 'extnID'));
  const critical = booleanOf(members.universal(TAG.boolean, 'critical')) ?? false;
  const holder = members.universal(TAG.octetString, 'extnValue');
  if (oid === undefined || !holder || tlv.truncated) return undefined;
  const octets = octetsOf(holder);
  const value = readValue(reading, oid, holder, octets) ?? { kind: 'unknown', hex: hexOf(octets.bytes, 0, 64) };
  const name = oidName(oid);
  reading.note(tlv, { name, value: value.kind === 'unknown' ? verbatim(oid) : extensionText(value) });
  return { oid, name, critical, value };
}

function readValue(reading: Reading, oid: string, holder: Tlv, octets: Octets): ExtensionValue | undefined {
  const read = standardReaders.get(oid) ?? microsoftReaders.get(oid) ?? rareReaders.get(oid);
  const inner = reading.readInside(holder, octets.source);
  return read && inner ? read(reading, inner) : undefined;
}

/** The value of the first extension of a kind. */
export function extensionOf<K extends ExtensionValue['kind']>(
  extensions: readonly Extension[] | undefined,
  kind: K,
): Extract<ExtensionValue, { kind: K }> | undefined {
  const found = extensions?.find(({ value }) => value.kind === kind)?.value;
  return found?.kind === kind ? (found as Extract<ExtensionValue, { kind: K }>) : undefined;
}
