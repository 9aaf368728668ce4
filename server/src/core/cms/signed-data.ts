import {
  encodingOf,
  is,
  isContext,
  numberOf,
  octetsOf,
  type Reading,
  rangeOf,
  TAG,
  type Tlv,
  Members as Walk,
} from '../asn1/index.ts';
import { msg } from '../text/sentence.ts';
import {
  type Algorithm,
  type Certificate,
  looksLikeCertificate,
  readAlgorithm,
  readCertificate,
  readOid,
  readRevocationList,
} from '../x509/index.ts';
import { readAttributes } from './attributes.ts';
import { readEntityId } from './entity-id.ts';
import type { Members, SignedData, SignerInfo } from './model.ts';

/** Reads SignedData, whole or cut. Members that the text does not reach are absent. */
export function readSignedData(reading: Reading, tlv: Tlv): SignedData {
  reading.note(tlv, { name: 'SignedData' });
  const members = new Walk(reading, tlv);
  const version = numberOf(members.universal(TAG.integer, 'version'));
  const digests = members.universal(TAG.set, 'digestAlgorithms');
  const content = members.universal(TAG.sequence, 'encapContentInfo');
  const certificates = members.context(0, 'certificates');
  const crls = members.context(1, 'crls');
  const signers = members.universal(TAG.set, 'signerInfos');
  const passed = signers !== undefined || !tlv.truncated;
  return {
    complete: !tlv.truncated,
    digestAlgorithms: begun(digests).flatMap((child) => readAlgorithm(reading, child) ?? []),
    ...(version === undefined ? {} : { version }),
    ...readContent(reading, content),
    ...list('certificates', certificates, passed || crls !== undefined, (child) => readCertificateChoice(reading, child)),
    ...list('crls', crls, passed, (child) => (is(child, TAG.sequence) ? readRevocationList(reading, child) : undefined)),
    ...list('signerInfos', signers, passed, (child) => readSignerInfo(reading, child)),
  };
}

/** The elements of a SET of which more than the header is there. */
function begun(tlv: Tlv | undefined): readonly Tlv[] {
  return tlv?.children.filter(({ children }) => children.length > 0) ?? [];
}

/** A member that is a SET: absent where the text stops before it, empty where the sender left it out. */
function list<K extends string, T>(
  name: K,
  tlv: Tlv | undefined,
  passed: boolean,
  read: (child: Tlv) => T | undefined,
): { readonly [key in K]?: Members<T> } {
  if (!tlv && !passed) return {};
  const value: Members<T> = {
    items: (tlv?.children ?? []).flatMap((child) => read(child) ?? []),
    complete: !tlv?.truncated,
  };
  const result: { [key in K]?: Members<T> } = {};
  result[name] = value;
  return result;
}

function readContent(reading: Reading, tlv: Tlv | undefined): Pick<SignedData, 'eContentType' | 'eContent'> {
  const members = new Walk(reading, tlv);
  const eContentType = readOid(reading, members.universal(TAG.oid, 'eContentType'));
  const explicit = members.context(0, 'eContent');
  const [inner] = explicit?.children ?? [];
  if (inner) reading.note(inner, { name: 'eContent' });
  const eContent = is(inner, TAG.octetString) ? { eContent: octetsOf(inner) } : {};
  return { ...(eContentType === undefined ? {} : { eContentType }), ...eContent };
}

/** CertificateChoices (RFC 5652 10.2.2): anything but a plain certificate is left to the tree. */
function readCertificateChoice(reading: Reading, tlv: Tlv): Certificate | undefined {
  if (!is(tlv, TAG.sequence)) return undefined;
  reading.note(tlv, { name: 'certificate' });
  if (!tlv.truncated && !looksLikeCertificate(tlv)) {
    reading.problem('no-certificate', tlv, msg('This stands where a certificate should be, and is none.'));
    return undefined;
  }
  return readCertificate(reading, tlv);
}

/** Reads SignerInfo (RFC 5652 5.3), whole or cut. */
export function readSignerInfo(reading: Reading, tlv: Tlv): SignerInfo {
  reading.note(tlv, { name: 'SignerInfo' });
  const members = new Walk(reading, tlv);
  const version = numberOf(members.universal(TAG.integer, 'version'));
  const signerId = readEntityId(reading, members.any('sid'));
  const digestAlgorithm = readAlgorithm(reading, members.universal(TAG.sequence, 'digestAlgorithm'));
  const signedTlv = members.context(0, 'signedAttrs');
  const signedAttributes = readAttributes(reading, signedTlv);
  const signatureAlgorithm = readAlgorithm(reading, members.universal(TAG.sequence, 'signatureAlgorithm'));
  const signature = members.universal(TAG.octetString, 'signature');
  const unsignedAttributes = readAttributes(reading, members.context(1, 'unsignedAttrs'));
  return {
    range: rangeOf(tlv),
    ...(version === undefined ? {} : { version }),
    ...(signerId ? { signerId } : {}),
    ...named('digestAlgorithm', digestAlgorithm),
    ...(signedAttributes ? { signedAttributes } : {}),
    ...(signedTlv && !signedTlv.truncated ? { signedOctets: asSet(signedTlv) } : {}),
    ...named('signatureAlgorithm', signatureAlgorithm),
    ...(signature ? { signature: octetsOf(signature) } : {}),
    ...(unsignedAttributes ? { unsignedAttributes } : {}),
  };
}

function named<K extends 'digestAlgorithm' | 'signatureAlgorithm'>(
  key: K,
  algorithm: Algorithm | undefined,
): { readonly [key in K]?: Algorithm } {
  const result: { [key in K]?: Algorithm } = {};
  if (algorithm?.oid) result[key] = algorithm;
  return result;
}

/**
 * RFC 5652 5.4: signed attributes are signed with the tag of a SET in place of [0], and in DER. Where the sender used the
 * indefinite form, tag and length are made anew; the order stays as sent, as openssl and others check it.
 */
function asSet(tlv: Tlv): Uint8Array {
  if (isContext(tlv, 0) && tlv.form === 'definite') {
    const octets = new Uint8Array(encodingOf(tlv)); // a copy also of Node's Buffer, whose slice() is none
    octets[0] = 0x31;
    return octets;
  }
  const contents = tlv.source.bytes.subarray(tlv.contentStart, tlv.contentEnd);
  const header = [0x31, ...lengthOctets(contents.length)];
  const octets = new Uint8Array(header.length + contents.length);
  octets.set(header);
  octets.set(contents, header.length);
  return octets;
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest & 255);
  return [0x80 | octets.length, ...octets];
}
