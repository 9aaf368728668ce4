import {
  type ByteRange,
  bitsOf,
  contentsOf,
  type Decoded,
  decodeText,
  encodingOf,
  hexOf,
  is,
  Members,
  messageSource,
  numberOf,
  OID,
  octetsOf,
  oidName,
  oidOf,
  Reading,
  rangeOf,
  shown,
  stringOf,
  stringTypeOf,
  TAG,
  type Tlv,
  type UniversalTlv,
} from '../asn1/index.ts';
import { type Secret, secret } from '../text/secret.ts';
import { verbatim } from '../text/sentence.ts';
import { type Algorithm, readAlgorithm, readOid } from './algorithm.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { type Extension, readExtensions } from './extension.ts';
import { type Name, readName } from './name.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';

/** A PKCS#10 CertificationRequest (RFC 2986 4). A member that was cut off or could not be read is absent. */
export interface CertificationRequest {
  readonly range: ByteRange;
  readonly complete: boolean;
  readonly version?: number;
  readonly subject?: Name;
  readonly publicKey?: PublicKey;
  /** RFC 2985 5.4.1. Never shown unless asked for. */
  readonly challengePassword?: Secret;
  /** `PrintableString`, `UTF8String`. */
  readonly challengePasswordType?: string;
  /** Requested extensions, under either identifier (PKCS#9 or Microsoft). */
  readonly extensions: readonly Extension[];
  /** The certificate that is renewed (Microsoft). */
  readonly renewalCertificate?: Certificate;
  readonly attributes: readonly RequestAttribute[];
  readonly signatureAlgorithm?: Algorithm;
  /** What the requester signed. */
  readonly signedOctets?: Uint8Array;
  readonly signature?: Uint8Array;
}

/** An attribute as one line; what is or may be secret has no text here. */
export interface RequestAttribute {
  readonly oid: string;
  readonly name: string;
  readonly text?: string;
}

const EXTENSION_REQUESTS = [OID.extensionRequest, OID.szOID_CERT_EXTENSIONS, OID['extensionReq (VeriSign)']];
/** emailAddress, unstructuredName and unstructuredAddress (RFC 2985): one octet away from a challengePassword. */
const PKCS9_TEXTS = /^1\.2\.840\.113549\.1\.9\.[128]$/;
/** Identifiers of Microsoft's attributes. */
const MICROSOFT = /^1\.3\.6\.1\.4\.1\.311\./;
/** Attributes that a request has members for. */
const OWN_MEMBERS = [OID.challengePassword, ...EXTENSION_REQUESTS, OID.szOID_RENEWAL_CERTIFICATE];

/** Reads a request from bytes of its own. Anything gives a value; `problems` says what was wrong. */
export function decodeCertificationRequest(bytes: Uint8Array): Decoded<CertificationRequest | undefined> {
  const reading = new Reading(bytes);
  const { root } = reading.read(messageSource(bytes));
  const value = looksLikeCertificationRequest(root) ? readCertificationRequest(reading, root) : undefined;
  return { value, problems: reading.problems };
}

/** True where a SEQUENCE begins as a request does: version 0, a name, a key. */
export function looksLikeCertificationRequest(tlv: Tlv | undefined): tlv is UniversalTlv {
  const info = is(tlv, TAG.sequence) ? tlv.children[0] : undefined;
  if (!is(info, TAG.sequence)) return false;
  const [version, subject, key] = info.children;
  if (!is(version, TAG.integer) || numberOf(version) !== 0 || !is(subject, TAG.sequence)) return false;
  if (subject.children.some((child) => !is(child, TAG.set))) return false;
  return key === undefined || is(key.children[0], TAG.sequence) || (key.truncated && key.children.length === 0);
}

export function readCertificationRequest(reading: Reading, tlv: Tlv): CertificationRequest {
  const members = new Members(reading, tlv);
  const infoTlv = members.universal(TAG.sequence, 'certificationRequestInfo');
  const info = new Members(reading, infoTlv);
  const version = numberOf(info.universal(TAG.integer, 'version'));
  const subject = info.universal(TAG.sequence, 'subject');
  const publicKey = readPublicKey(reading, info.universal(TAG.sequence, 'subjectPKInfo'));
  const attributes = readAttributes(reading, info.context(0, 'attributes'));
  const signatureAlgorithm = readAlgorithm(reading, members.universal(TAG.sequence, 'signatureAlgorithm'));
  const signature = bitsOf(members.universal(TAG.bitString, 'signature'))?.bytes;
  return {
    range: rangeOf(tlv),
    complete: !tlv.truncated,
    ...attributes,
    ...(version === undefined ? {} : { version }),
    ...(subject ? { subject: readName(reading, subject) } : {}),
    ...(publicKey ? { publicKey } : {}),
    ...(signatureAlgorithm?.oid ? { signatureAlgorithm } : {}),
    ...(infoTlv && !infoTlv.truncated ? { signedOctets: encodingOf(infoTlv) } : {}),
    ...(signature ? { signature } : {}),
  };
}

type Attributes = Pick<
  CertificationRequest,
  'challengePassword' | 'challengePasswordType' | 'extensions' | 'renewalCertificate' | 'attributes'
>;

function readAttributes(reading: Reading, tlv: Tlv | undefined): Attributes {
  const attributes: RequestAttribute[] = [];
  const extensions: Extension[] = [];
  let others: Omit<Attributes, 'attributes' | 'extensions'> = {};
  const challenged = tlv?.children.some((child) => oidOf(child.children[0]) === OID.challengePassword) ?? false;
  for (const child of tlv?.children ?? []) {
    const members = new Members(reading, child);
    const oid = readOid(reading, members.universal(TAG.oid, 'type'));
    const values = members.universal(TAG.set, 'values');
    if (oid === undefined) continue;
    reading.note(child, { name: oidName(oid) });
    const [value] = values?.children ?? [];
    const secret = mayBeSecret(oid, value, challenged) || (value !== undefined && reading.holdsChallenge(value));
    if (secret) for (const part of [values, ...(values?.children ?? [])]) if (part) reading.note(part, { secret: true });
    if (oid === OID.challengePassword) {
      others = { ...others, ...readChallenge(value) };
    } else if (EXTENSION_REQUESTS.includes(oid)) {
      extensions.push(...readExtensions(reading, value));
    } else if (oid === OID.szOID_RENEWAL_CERTIFICATE && value) {
      others = { ...others, renewalCertificate: readCertificate(reading, value) };
    }
    const text = secret || OWN_MEMBERS.includes(oid) ? undefined : attributeText(value);
    if (text !== undefined) reading.note(child, { value: verbatim(text) });
    if (!child.truncated) attributes.push({ oid, name: oidName(oid), ...(text === undefined ? {} : { text }) });
  }
  return { attributes, extensions, ...others };
}

/**
 * True for a challengePassword, for a text under an identifier that holds none in a request (one wrong bit makes a challenge one), also
 * under one that may, where the request has no challenge beside it, and for a name and value pair (MS-WCCE 2.2.2.7.10) whose name
 * speaks of a password.
 */
function mayBeSecret(oid: string, value: Tlv | undefined, challenged: boolean): boolean {
  if (oid === OID.challengePassword) return true;
  if (value && stringTypeOf(value) !== undefined) {
    return oidName(oid) === oid || !(MICROSOFT.test(oid) || (challenged && PKCS9_TEXTS.test(oid)));
  }
  const name = oid === OID.szOID_ENROLLMENT_NAME_VALUE_PAIR ? stringOf(value?.children[0]) : undefined;
  return name !== undefined && /challenge|password|secret|token/i.test(name);
}

/** A challenge of another type than a character string is one too; its type is then empty. */
function readChallenge(value: Tlv | undefined): Pick<Attributes, 'challengePassword' | 'challengePasswordType'> {
  if (!value || value.truncated) return {};
  const text =
    stringOf(value) ??
    decodeText(bitsOf(is(value, TAG.bitString) ? value : undefined)?.bytes ?? octetsOf(value).bytes, TAG.utf8String);
  return { challengePassword: secret(text), challengePasswordType: stringTypeOf(value) ?? '' };
}

/** Strings and numbers of an attribute's value, nested ones too (client info, CSP, name and value pairs). */
function attributeText(value: Tlv | undefined): string | undefined {
  if (!value || value.truncated) return undefined;
  const parts: string[] = [];
  const collect = (tlv: Tlv): void => {
    const text = stringOf(tlv) ?? numberOf(is(tlv, TAG.integer) ? tlv : undefined)?.toString();
    if (text !== undefined) parts.push(shown(text));
    else if (is(tlv, TAG.octetString) && !tlv.constructed) parts.push(hexOf(contentsOf(tlv), 0, 32));
    for (const child of parts.length < 10 ? tlv.children : []) collect(child);
  };
  collect(value);
  return parts.length > 0 ? parts.join(', ') : undefined;
}
