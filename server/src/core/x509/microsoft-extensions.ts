import { hexOf, integerOf, is, Members, numberOf, octetsOf, type Reading, stringOf, TAG, type Tlv } from '../asn1/index.ts';
import { readOid } from './algorithm.ts';
import type { ExtensionReader, ExtensionValue } from './extension-value.ts';
import { readGeneralName } from './general-name.ts';
import { integer, policies, time } from './standard-extensions.ts';

/** szOID_ENROLL_CERTTYPE_EXTENSION: the name of a version 1 template, or for older enrollments of any template. */
function templateName(_: Reading, tlv: Tlv): ExtensionValue | undefined {
  const template = stringOf(tlv);
  return template === undefined ? undefined : { kind: 'templateName', template };
}

/** szOID_CERTIFICATE_TEMPLATE: SEQUENCE { templateID, templateMajorVersion, templateMinorVersion } (MS-WCCE 2.2.2.7.7.2). */
function template(reading: Reading, tlv: Tlv): ExtensionValue | undefined {
  const members = new Members(reading, tlv);
  const oid = readOid(reading, members.universal(TAG.oid, 'templateID'));
  const major = numberOf(members.universal(TAG.integer, 'templateMajorVersion'));
  const minor = numberOf(members.universal(TAG.integer, 'templateMinorVersion'));
  if (oid === undefined) return undefined;
  const versions = { ...(major === undefined ? {} : { major }), ...(minor === undefined ? {} : { minor }) };
  return { kind: 'template', oid, ...versions };
}

/** szOID_NTDS_CA_SECURITY_EXT: the account's SID in an otherName (MS-WCCE 2.2.2.7.7.4). */
function ntdsSid(reading: Reading, tlv: Tlv): ExtensionValue | undefined {
  for (const child of tlv.children) {
    const name = readGeneralName(reading, child);
    if (name?.kind === 'sid') return { kind: 'ntdsSid', sid: name.value };
  }
  return undefined;
}

/** szOID_CERTSRV_CA_VERSION: renewals of the CA's certificate in the low word, of its key in the high word. */
function caVersion(_: Reading, tlv: Tlv): ExtensionValue | undefined {
  const number = is(tlv, TAG.integer) ? integerOf(tlv) : undefined;
  if (!number) return undefined;
  return { kind: 'caVersion', certificate: Number(number.value & 0xffffn), key: Number((number.value >> 16n) & 0xffffn) };
}

function hash(_: Reading, tlv: Tlv): ExtensionValue | undefined {
  return is(tlv, TAG.octetString) ? { kind: 'hash', hex: hexOf(octetsOf(tlv).bytes, 0, 64) } : undefined;
}

export const microsoftReaders: ReadonlyMap<string, ExtensionReader> = new Map<string, ExtensionReader>([
  ['1.3.6.1.4.1.311.20.2', templateName],
  ['1.3.6.1.4.1.311.21.1', caVersion],
  ['1.3.6.1.4.1.311.21.2', hash],
  ['1.3.6.1.4.1.311.21.3', integer],
  ['1.3.6.1.4.1.311.21.4', time],
  ['1.3.6.1.4.1.311.21.7', template],
  ['1.3.6.1.4.1.311.21.10', policies],
  ['1.3.6.1.4.1.311.25.2', ntdsSid],
]);
