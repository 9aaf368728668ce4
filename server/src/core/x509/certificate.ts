import {
  type Asn1Time,
  type ByteRange,
  bitsOf,
  type Decoded,
  encodingOf,
  type Integer,
  integerOf,
  is,
  isContext,
  Members,
  messageSource,
  numberOf,
  Reading,
  rangeOf,
  shownTime,
  TAG,
  type Tlv,
  timeOf,
  type UniversalTlv,
} from '../asn1/index.ts';
import { verbatim } from '../text/sentence.ts';
import { type Algorithm, readAlgorithm } from './algorithm.ts';
import { type Extension, readExtensions } from './extension.ts';
import { type Name, readName } from './name.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';

/** An X.509 certificate (RFC 5280 4.1). A member that was cut off or could not be read is absent. */
export interface Certificate {
  readonly range: ByteRange;
  /** False where the text is cut inside it. */
  readonly complete: boolean;
  /** 1, 2 or 3. */
  readonly version?: number;
  readonly serialNumber?: Integer;
  readonly issuer?: Name;
  readonly notBefore?: Asn1Time;
  readonly notAfter?: Asn1Time;
  readonly subject?: Name;
  readonly publicKey?: PublicKey;
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm?: Algorithm;
  /** What the issuer signed. */
  readonly signedOctets?: Uint8Array;
  readonly signature?: Uint8Array;
  /** The whole encoding; present only when it is whole. */
  readonly encoding?: Uint8Array;
}

/** Reads a certificate from bytes of its own. Anything gives a value; `problems` says what was wrong. */
export function decodeCertificate(bytes: Uint8Array): Decoded<Certificate | undefined> {
  const reading = new Reading(bytes);
  const { root } = reading.read(messageSource(bytes));
  return { value: looksLikeCertificate(root) ? readCertificate(reading, root) : undefined, problems: reading.problems };
}

/** True where a SEQUENCE begins as a Certificate does: its first member holds a version or a serial number and an algorithm. */
export function looksLikeCertificate(tlv: Tlv | undefined): tlv is UniversalTlv {
  const tbs = is(tlv, TAG.sequence) ? tlv.children[0] : undefined;
  if (!is(tbs, TAG.sequence)) return false;
  const [first, second, third] = tbs.children;
  if (isContext(first, 0)) return second === undefined || is(second, TAG.integer);
  return is(first, TAG.integer) && is(second, TAG.sequence) && is(third, TAG.sequence) && is(tbs.children[3], TAG.sequence);
}

export function readCertificate(reading: Reading, tlv: Tlv): Certificate {
  const members = new Members(reading, tlv);
  const tbsTlv = members.universal(TAG.sequence, 'tbsCertificate');
  const tbs = new Members(reading, tbsTlv);
  const versionTlv = tbs.context(0, 'version');
  const serialNumber = integerOf(tbs.universal(TAG.integer, 'serialNumber'));
  const version = versionOf(versionTlv, serialNumber);
  readAlgorithm(reading, tbs.universal(TAG.sequence, 'signature'));
  const issuer = tbs.universal(TAG.sequence, 'issuer');
  const validity = new Members(reading, tbs.universal(TAG.sequence, 'validity'));
  const notBefore = readTime(reading, validity.any('notBefore'));
  const notAfter = readTime(reading, validity.any('notAfter'));
  const subject = tbs.universal(TAG.sequence, 'subject');
  const publicKey = readPublicKey(reading, tbs.universal(TAG.sequence, 'subjectPublicKeyInfo'));
  tbs.context(1, 'issuerUniqueID');
  tbs.context(2, 'subjectUniqueID');
  const extensions = readExtensions(reading, tbs.context(3, 'extensions')?.children[0]);
  const signatureAlgorithm = readAlgorithm(reading, members.universal(TAG.sequence, 'signatureAlgorithm'));
  const signature = bitsOf(members.universal(TAG.bitString, 'signatureValue'))?.bytes;
  const complete = !tlv.truncated;
  return {
    range: rangeOf(tlv),
    complete,
    extensions,
    ...(version === undefined ? {} : { version }),
    ...(serialNumber ? { serialNumber } : {}),
    ...(issuer ? { issuer: readName(reading, issuer) } : {}),
    ...(notBefore ? { notBefore } : {}),
    ...(notAfter ? { notAfter } : {}),
    ...(subject ? { subject: readName(reading, subject) } : {}),
    ...(publicKey ? { publicKey } : {}),
    ...(signatureAlgorithm?.oid ? { signatureAlgorithm } : {}),
    ...(tbsTlv && !tbsTlv.truncated ? { signedOctets: encodingOf(tbsTlv) } : {}),
    ...(signature ? { signature } : {}),
    ...(complete ? { encoding: encodingOf(tlv) } : {}),
  };
}

export function readTime(reading: Reading, tlv: Tlv | undefined): Asn1Time | undefined {
  const time = timeOf(tlv);
  if (tlv && time) reading.note(tlv, { value: verbatim(shownTime(time)) });
  return time;
}

/** The version as people count it; a certificate without the member has version 1. */
function versionOf(holder: Tlv | undefined, serialNumber: Integer | undefined): number | undefined {
  if (!holder) return serialNumber && 1;
  const version = numberOf(holder.children[0]);
  return version === undefined ? undefined : version + 1;
}
