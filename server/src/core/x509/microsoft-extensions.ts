import { hexOf, integerOf, is, Members, numberOf, OID, octetsOf, type Reading, stringOf, TAG, type Tlv } from '../asn1/index.ts';
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
  [OID.szOID_ENROLL_CERTTYPE_EXTENSION, templateName],
  [OID.szOID_CERTSRV_CA_VERSION, caVersion],
  [OID.szOID_CERTSRV_PREVIOUS_CERT_HASH, hash],
  [OID.szOID_CRL_VIRTUAL_BASE, integer],
  [OID.szOID_CRL_NEXT_PUBLISH, time],
  [OID.szOID_CERTIFICATE_TEMPLATE, template],
  [OID.szOID_APPLICATION_CERT_POLICIES, policies],
  [OID.szOID_NTDS_CA_SECURITY_EXT, ntdsSid],
]);
