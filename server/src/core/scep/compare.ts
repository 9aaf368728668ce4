import { hexOf, oidName, shownTime } from '../asn1/index.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import {
  type Certificate,
  type CertificationRequest,
  type Extension,
  extensionOf,
  generalNameText,
  hash,
  keyText,
  type PublicKey,
  rfc4514,
} from '../x509/index.ts';
import { subjectFits } from './profile-subject.ts';

/** What a profile asks for, as far as a log or a configuration says it. Values are spelled as in the rows below. */
export interface RequestedProfile {
  /** RFC 4514, with the profile's own placeholders. */
  readonly subject?: string;
  /** `UPN:alice@contoso.com`, `DNS:phone.contoso.com`. */
  readonly subjectAltNames?: readonly string[];
  readonly keyUsages?: readonly string[];
  /** Dotted decimal. */
  readonly extendedKeyUsages?: readonly string[];
  readonly keyBits?: number;
  readonly template?: string;
}

export type ComparedMember =
  | 'subject'
  | 'subjectAltName'
  | 'publicKey'
  | 'keySize'
  | 'keyUsage'
  | 'extKeyUsage'
  | 'template'
  | 'securityIdentifier'
  | 'issuer'
  | 'notBefore'
  | 'notAfter';

/** One line of the comparison. A value is absent where that side does not have the member or says nothing of it. */
export interface ComparisonRow {
  readonly member: ComparedMember;
  readonly profile?: Sentence;
  readonly request?: Sentence;
  readonly certificate?: Sentence;
  /**
   * `same`: all sides that have it agree; `different`: two sides contradict each other; `added`: the CA put it in; `dropped`:
   * it was asked for and the certificate does not have it; `only`: there is nothing to compare it with.
   */
  readonly verdict: 'same' | 'different' | 'added' | 'dropped' | 'only';
}

/** Values of one side: in a list the order does not count. */
interface Side {
  readonly values: Partial<Record<ComparedMember, readonly string[]>>;
  readonly shown: Partial<Record<ComparedMember, Sentence>>;
}

const MEMBERS: readonly ComparedMember[] = [
  'subject',
  'subjectAltName',
  'publicKey',
  'keySize',
  'keyUsage',
  'extKeyUsage',
  'template',
  'securityIdentifier',
  'issuer',
  'notBefore',
  'notAfter',
];
/** Members that only a CA can know: their absence from a request is no difference. */
const OF_THE_CA: ReadonlySet<ComparedMember> = new Set(['issuer', 'notBefore', 'notAfter']);

/** What was asked for, requested and issued, side by side. Members that no side has are left out. */
export function compareCertificate(sides: {
  readonly profile?: RequestedProfile;
  readonly request?: CertificationRequest;
  readonly certificate?: Certificate;
}): readonly ComparisonRow[] {
  const profile = sides.profile && profileSide(sides.profile);
  const request = sides.request && requestSide(sides.request);
  const certificate = sides.certificate && certificateSide(sides.certificate);
  return MEMBERS.flatMap((member) => {
    const shown = {
      ...one('profile', profile?.shown[member]),
      ...one('request', request?.shown[member]),
      ...one('certificate', certificate?.shown[member]),
    };
    if (Object.keys(shown).length === 0) return [];
    return [{ member, ...shown, verdict: verdictOf(member, [profile, request], certificate) }];
  });
}

function one<K extends string>(key: K, value: Sentence | undefined): { readonly [key in K]?: Sentence } {
  const result: { [key in K]?: Sentence } = {};
  if (value) result[key] = value;
  return result;
}

function verdictOf(
  member: ComparedMember,
  [profile, request]: readonly (Side | undefined)[],
  certificate: Side | undefined,
): ComparisonRow['verdict'] {
  const wanted = profile?.values[member];
  const requested = request?.values[member];
  const issued = certificate?.values[member];
  const known = [wanted, requested, issued].filter((values) => values !== undefined);
  if (member === 'template' && known.some((values) => isOid(values) !== isOid(known[0]))) return 'only';
  const fits = (values: readonly string[] | undefined): boolean =>
    !wanted || !values || (member === 'subject' ? subjectFits(wanted, values) : keyOf(wanted) === keyOf(values));
  if (!fits(requested) || !fits(issued) || (requested && issued && keyOf(requested) !== keyOf(issued))) return 'different';
  const asked = wanted !== undefined || requested !== undefined;
  if (asked && certificate && !issued) return 'dropped';
  if (issued && !asked && request && !OF_THE_CA.has(member)) return 'added';
  return known.length > 1 ? 'same' : 'only';
}

/** A template of version 1 is named, a later one numbered: a name and a number cannot be held against each other. */
function isOid(values: readonly string[] | undefined): boolean {
  return /^\d+(?:\.\d+)+$/.test(values?.[0] ?? '');
}

function keyOf(values: readonly string[]): string {
  return JSON.stringify(values.map((value) => value.toLowerCase()).toSorted());
}

function profileSide(profile: RequestedProfile): Side {
  return side({
    subject: profile.subject === undefined ? undefined : [profile.subject],
    subjectAltName: profile.subjectAltNames,
    keySize: profile.keyBits === undefined ? undefined : [String(profile.keyBits)],
    keyUsage: profile.keyUsages,
    extKeyUsage: profile.extendedKeyUsages?.map(oidName),
    template: profile.template === undefined ? undefined : [profile.template],
  });
}

function requestSide({ subject, publicKey, extensions }: CertificationRequest): Side {
  return side(
    { subject: subject && [rfc4514(subject)], ...ofKey(publicKey), ...ofExtensions(extensions) },
    publicKey && { publicKey: keyText(publicKey) },
  );
}

function certificateSide({ subject, issuer, publicKey, extensions, notBefore, notAfter }: Certificate): Side {
  return side(
    {
      subject: subject && [rfc4514(subject)],
      ...ofKey(publicKey),
      ...ofExtensions(extensions),
      issuer: issuer && [rfc4514(issuer)],
      notBefore: notBefore && [shownTime(notBefore)],
      notAfter: notAfter && [shownTime(notAfter)],
    },
    publicKey && { publicKey: keyText(publicKey) },
  );
}

type Values = { readonly [member in ComparedMember]?: readonly string[] | undefined };

/** A key is compared by its fingerprint, so that two keys of one size are told apart. */
function ofKey(key: PublicKey | undefined): Values {
  return {
    publicKey: key?.spki && [`sha256 ${hexOf(hash('sha256', key.spki))}`],
    keySize: key?.bits === undefined ? undefined : [String(key.bits)],
  };
}

function ofExtensions(extensions: readonly Extension[]): Values {
  const template = extensionOf(extensions, 'template')?.oid ?? extensionOf(extensions, 'templateName')?.template;
  const sid = extensionOf(extensions, 'ntdsSid')?.sid;
  return {
    subjectAltName: extensionOf(extensions, 'subjectAltName')?.names.map(generalNameText),
    keyUsage: extensionOf(extensions, 'keyUsage')?.usages,
    extKeyUsage: extensionOf(extensions, 'extKeyUsage')?.oids.map(oidName),
    template: template === undefined ? undefined : [template],
    securityIdentifier: sid === undefined ? undefined : [sid],
  };
}

function side(values: Values, texts: { readonly publicKey?: Sentence | undefined } | undefined = {}): Side {
  const kept: Partial<Record<ComparedMember, readonly string[]>> = {};
  const shown: Partial<Record<ComparedMember, Sentence>> = {};
  for (const member of MEMBERS) {
    const list = values[member];
    if (!list) continue;
    kept[member] = list;
    const fingerprint = verbatim(list.join(', '));
    shown[member] = member === 'publicKey' && texts.publicKey ? msg('{0}, {1}', texts.publicKey, fingerprint) : fingerprint;
  }
  return { values: kept, shown };
}
