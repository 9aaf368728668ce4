import { is, isContext, messageSource, numberOf, oidOf, readTlv, TAG, type Tlv } from '../asn1/index.ts';
import { looksLikeCertificate } from '../x509/index.ts';

/** Bytes that may be read in vain, as a multiple of all: hostile ones would be read again and again. */
const MOST_IN_VAIN = 4;

/** Something of a message that is recognised by how it begins. */
export interface Found {
  readonly kind:
    | 'certificate'
    | 'tbs-certificate'
    | 'signer-info'
    | 'attribute'
    | 'enveloped'
    | 'authenticated'
    | 'recipient'
    | 'encrypted-content';
  readonly tlv: Tlv;
}

/** What is recognised in bytes that begin in the midst of a message, in their order. Takes linear time. */
export function findElements(bytes: Uint8Array): readonly Found[] {
  const found: Found[] = [];
  let inVain = 0;
  for (let at = 0; at < bytes.length && inVain <= bytes.length * MOST_IN_VAIN; ) {
    const candidate = candidateAt(bytes, at);
    const root = candidate && readTlv(messageSource(bytes.subarray(0, candidate.limit)), candidate.start).root;
    if (candidate && root && fits(candidate.kind, root)) {
      found.push({ kind: candidate.kind, tlv: root });
      at = Math.max(at + 1, root.end);
    } else {
      inVain += root ? root.end - root.start : 0;
      at++;
    }
  }
  return found;
}

interface Candidate {
  readonly kind: Found['kind'];
  readonly start: number;
  /** No byte from here on belongs to it. */
  readonly limit: number;
}

/** What seems to begin at `at`, by its first bytes. */
function candidateAt(bytes: Uint8Array, at: number): Candidate | undefined {
  if (bytes[at] === TAG.oid) return envelopeAt(bytes, at);
  if (bytes[at] !== 0x30) return undefined;
  const contents = contentsAt(bytes, at);
  const whole = (kind: Found['kind']): Candidate => ({ kind, start: at, limit: bytes.length });
  if (bytes[contents] === 0x30 && beginsCertificate(bytes, contentsAt(bytes, contents))) return whole('certificate');
  if (matches(bytes, contents, VERSION_OF_CERTIFICATE)) return whole('tbs-certificate');
  const version = bytes[contents + 2];
  if (matches(bytes, contents, DATA)) return whole('encrypted-content');
  if (matches(bytes, contents, [0x02, 0x01]) && (version === 1 || version === 3)) return whole('signer-info');
  if (matches(bytes, contents, [0x02, 0x01]) && (version === 0 || version === 2)) return whole('recipient');
  return ATTRIBUTES.some((begin) => matches(bytes, contents, begin)) ? whole('attribute') : undefined;
}

/** Octets that a length may take behind its first: the shorter forms are also met by chance, inside the longer ones. */
const LONGEST_FIRST = [3, 2, 1, 0];

/** The version of a certificate (RFC 5280 4.1), or in one without a version its serial number and its algorithm. */
function beginsCertificate(bytes: Uint8Array, at: number): boolean {
  if (matches(bytes, at, VERSION_OF_CERTIFICATE)) return true;
  const behind = contentsAt(bytes, at) + (bytes[at + 1] ?? 0);
  return bytes[at] === 0x02 && behind < at + 24 && bytes[behind] === 0x30 && bytes[behind + 2] === TAG.oid;
}

/**
 * The content of a ContentInfo with an envelope, whose identifier is at `at`. Where the string around it says how long it is, no
 * more is read: a sender may have written it in fragments, and the next one has a header of its own.
 */
function envelopeAt(bytes: Uint8Array, at: number): Candidate | undefined {
  const identifier = ENVELOPES.find((one) => matches(bytes, at, one.octets));
  if (!identifier || bytes[at + identifier.octets.length] !== 0xa0) return undefined;
  const start = at + identifier.octets.length;
  for (const octets of LONGEST_FIRST) {
    const info = at - 2 - octets; // where the ContentInfo begins
    if (bytes[info] !== 0x30 || contentsAt(bytes, info) !== at) continue;
    for (const length of LONGEST_FIRST) {
      const string = info - 2 - length;
      if (bytes[string] !== TAG.octetString || contentsAt(bytes, string) !== info) continue;
      return { kind: identifier.kind, start, limit: Math.min(bytes.length, info + lengthAt(bytes, string)) };
    }
  }
  return { kind: identifier.kind, start, limit: bytes.length };
}

function fits(kind: Found['kind'], tlv: Tlv): boolean {
  const [first, second, third] = tlv.children;
  switch (kind) {
    case 'certificate':
      return looksLikeCertificate(tlv);
    case 'tbs-certificate':
      return isContext(first, 0) && is(second, TAG.integer) && is(third, TAG.sequence);
    case 'signer-info':
      return (is(second, TAG.sequence) || isContext(second, 0)) && is(third, TAG.sequence) && is(third.children[0], TAG.oid);
    case 'recipient':
      return (is(second, TAG.sequence) || isContext(second, 0)) && isAlgorithm(third) && isKey(tlv.children[3], tlv);
    case 'encrypted-content':
      return isAlgorithm(second) && !byPassword(second);
    case 'attribute':
      return is(second, TAG.set) && !tlv.truncated;
    default:
      return is(first, TAG.sequence) && is(first.children[0], TAG.integer) && numberOf(first.children[0]) !== undefined;
  }
}

/** AlgorithmIdentifier, as far as its identifier is there. */
function isAlgorithm(tlv: Tlv | undefined): boolean {
  return is(tlv, TAG.sequence) && is(tlv.children[0], TAG.oid);
}

/** PKCS#5 and PKCS#12: content that a password protects, as in a file of keys. */
function byPassword(tlv: Tlv | undefined): boolean {
  return /^1\.2\.840\.113549\.1\.(?:5|12)\./.test(oidOf(tlv?.children[0]) ?? '');
}

/** The key of a recipient, which may be cut away. */
function isKey(tlv: Tlv | undefined, { truncated }: Tlv): boolean {
  return tlv ? is(tlv, TAG.octetString) : truncated;
}

/** An identifier of PKCS#1, #7 or #9 stands somewhere, as in every message and certificate. */
export function hasIdentifier(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(TAG.oid); at >= 0; at = bytes.indexOf(TAG.oid, at + 1)) {
    if (matches(bytes, at, PKCS)) return true;
  }
  return false;
}

function matches(bytes: Uint8Array, at: number, octets: readonly number[]): boolean {
  return octets.every((octet, index) => bytes[at + index] === octet);
}

/** Behind the header at `at`, whose tag has one octet. */
function contentsAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at + 1] ?? 0;
  return at + 2 + (first > 0x80 ? first & 0x7f : 0);
}

function lengthAt(bytes: Uint8Array, at: number): number {
  let length = 0;
  const contents = contentsAt(bytes, at);
  if (contents === at + 2) return bytes[at + 1] ?? 0;
  for (let index = at + 2; index < contents; index++) length = length * 256 + (bytes[index] ?? 0);
  return length;
}

/** [0] INTEGER 0 to 2 (RFC 5280 4.1.2.1). */
const VERSION_OF_CERTIFICATE = [0xa0, 0x03, 0x02, 0x01];
/** 1.2.840.113549.1, whose next arc follows. */
const PKCS = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01];
/** The content type of what SCEP encrypts: data (RFC 5652 4). */
const DATA = [...PKCS, 0x07, 0x01];
/** RFC 8894 3.2.1, failInfoText, szOID_ENROLL_SCEP_ERROR; contentType, messageDigest and signingTime (RFC 5652 11). */
const ATTRIBUTES: readonly (readonly number[])[] = [
  [0x06, 0x0a, 0x60, 0x86, 0x48, 0x01, 0x86, 0xf8, 0x45, 0x01, 0x09],
  [0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x18, 0x01],
  [0x06, 0x0a, 0x2b, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x15, 0x21],
  [...PKCS, 0x09, 0x03],
  [...PKCS, 0x09, 0x04],
  [...PKCS, 0x09, 0x05],
];
const ENVELOPES: readonly { readonly kind: 'enveloped' | 'authenticated'; readonly octets: readonly number[] }[] = [
  { kind: 'enveloped', octets: [...PKCS, 0x07, 0x03] },
  { kind: 'authenticated', octets: [0x06, 0x0b, ...PKCS.slice(2), 0x09, 0x10, 0x01, 0x17] },
];
