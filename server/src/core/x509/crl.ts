import {
  type Asn1Time,
  type ByteRange,
  bitsOf,
  encodingOf,
  type Integer,
  integerOf,
  is,
  Members,
  numberOf,
  type Reading,
  rangeOf,
  TAG,
  type Tlv,
  type UniversalTlv,
} from '../asn1/index.ts';
import { msg } from '../text/sentence.ts';
import { type Algorithm, readAlgorithm } from './algorithm.ts';
import { readTime } from './certificate.ts';
import { type Extension, readExtensions } from './extension.ts';
import { type Name, readName } from './name.ts';

/** A certificate revocation list (RFC 5280 5.1). A member that was cut off or could not be read is absent. */
export interface RevocationList {
  readonly range: ByteRange;
  readonly complete: boolean;
  readonly issuer?: Name;
  readonly thisUpdate?: Asn1Time;
  readonly nextUpdate?: Asn1Time;
  /** The first ones, at most `MAX_REVOKED`. */
  readonly revoked: readonly RevokedCertificate[];
  /** All that are there; absent where the text ends before they could begin. */
  readonly revokedCount?: number;
  /** False where the text ends inside or before them. */
  readonly revokedComplete: boolean;
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm?: Algorithm;
  readonly signedOctets?: Uint8Array;
  readonly signature?: Uint8Array;
}

export interface RevokedCertificate {
  readonly serialNumber: Integer;
  readonly date?: Asn1Time;
}

const MAX_REVOKED = 100;

/** True where a SEQUENCE begins as a CertificateList does: an algorithm, a name and a time, after an optional version 1. */
export function looksLikeRevocationList(tlv: Tlv | undefined): tlv is UniversalTlv {
  const tbs = is(tlv, TAG.sequence) ? tlv.children[0] : undefined;
  if (!is(tbs, TAG.sequence)) return false;
  const rest = is(tbs.children[0], TAG.integer) ? tbs.children.slice(1) : tbs.children;
  const [algorithm, issuer, time] = rest;
  if (!is(algorithm, TAG.sequence) || !is(algorithm.children[0], TAG.oid) || !is(issuer, TAG.sequence)) return false;
  return is(time, TAG.utcTime) || is(time, TAG.generalizedTime);
}

export function readRevocationList(reading: Reading, tlv: Tlv): RevocationList {
  const members = new Members(reading, tlv);
  const tbsTlv = members.universal(TAG.sequence, 'tbsCertList');
  const tbs = new Members(reading, tbsTlv);
  numberOf(tbs.universal(TAG.integer, 'version'));
  readAlgorithm(reading, tbs.universal(TAG.sequence, 'signature'));
  const issuer = tbs.universal(TAG.sequence, 'issuer');
  const thisUpdate = readTime(reading, tbs.any('thisUpdate'));
  const hasNext = is(tbs.next, TAG.utcTime) || is(tbs.next, TAG.generalizedTime);
  const nextUpdate = hasNext ? readTime(reading, tbs.any('nextUpdate')) : undefined;
  const list = tbs.universal(TAG.sequence, 'revokedCertificates');
  const extensions = readExtensions(reading, tbs.context(0, 'crlExtensions')?.children[0]);
  const signatureAlgorithm = readAlgorithm(reading, members.universal(TAG.sequence, 'signatureAlgorithm'));
  const signature = bitsOf(members.universal(TAG.bitString, 'signatureValue'))?.bytes;
  const passed = tbsTlv !== undefined && (!tbsTlv.truncated || (list !== undefined && !list.truncated));
  if (list) reading.note(list, { value: msg('{0} revoked certificates', list.children.length) });
  return {
    range: rangeOf(tlv),
    complete: !tlv.truncated,
    revoked: (list?.children ?? []).slice(0, MAX_REVOKED).flatMap((child) => readRevoked(reading, child) ?? []),
    ...(list || passed ? { revokedCount: list?.children.length ?? 0 } : {}),
    revokedComplete: passed && !list?.truncated,
    extensions,
    ...(issuer ? { issuer: readName(reading, issuer) } : {}),
    ...(thisUpdate ? { thisUpdate } : {}),
    ...(nextUpdate ? { nextUpdate } : {}),
    ...(signatureAlgorithm?.oid ? { signatureAlgorithm } : {}),
    ...(tbsTlv && !tbsTlv.truncated ? { signedOctets: encodingOf(tbsTlv) } : {}),
    ...(signature ? { signature } : {}),
  };
}

function readRevoked(reading: Reading, tlv: Tlv): RevokedCertificate | undefined {
  const members = new Members(reading, tlv);
  const serialNumber = integerOf(members.universal(TAG.integer, 'userCertificate'));
  const date = readTime(reading, members.any('revocationDate'));
  readExtensions(reading, members.universal(TAG.sequence, 'crlEntryExtensions'));
  if (!serialNumber) return undefined;
  return date ? { serialNumber, date } : { serialNumber };
}
