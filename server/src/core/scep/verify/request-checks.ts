import { OID, shown } from '../../asn1/index.ts';
import { MESSAGE_TYPE } from '../../facts/scep-values.ts';
import { msg } from '../../text/sentence.ts';
import { type CertificationRequest, extensionOf, rfc4514 } from '../../x509/index.ts';
import { verdictOf } from '../algorithms.ts';
import { asksForCertificate } from '../message-kind.ts';
import { CHOOSE_SHA_2 } from './algorithm-checks.ts';
import type { Check, MessageFinding } from './model.ts';
import { verifySignature } from './signature.ts';

const LONGEST_COMMON_NAME = 64; // ub-common-name, RFC 5280 appendix A.1
const ANY = [OID.anyExtendedKeyUsage, OID['Any Application Policy']];

/** What a CA or the policy module would stumble over in the request itself. */
export const checkRequest: Check = ({ messageType }, { request }) => {
  if (!request || (messageType && !asksForCertificate(messageType))) return [];
  const findings = [
    ...selfSignature(request),
    ...challenge(request, messageType?.value),
    ...subject(request),
    ...usages(request),
    ...signatureAlgorithm(request),
  ];
  return findings.map((finding) => ({ ...finding, within: 'content' }));
};

function selfSignature(request: CertificationRequest): readonly MessageFinding[] {
  const { signedOctets, signature, signatureAlgorithm, publicKey, range } = request;
  if (!signedOctets || !signature) return [];
  if (verifySignature(publicKey, signatureAlgorithm, undefined, signedOctets, signature) !== 'invalid') return [];
  return [{ id: 'request-signature-invalid', severity: 'error', byteOffset: range.start, message: SIGNATURE }];
}

/** MD5 and SHA-1 under the request, which no other part of the message shows. */
function signatureAlgorithm({ signatureAlgorithm: algorithm, range }: CertificationRequest): readonly MessageFinding[] {
  const verdict = verdictOf(algorithm?.oid)?.verdict;
  if (algorithm?.name === undefined || (verdict !== 'weak' && verdict !== 'legacy')) return [];
  const severity = verdict === 'weak' ? 'warning' : 'information';
  const message =
    verdict === 'weak'
      ? msg('The request inside is signed with {0}, which is broken: most CAs refuse it. {1}', algorithm.name, CHOOSE_SHA_2)
      : msg('The request inside is signed with {0}, which is outdated: some CAs refuse it. {1}', algorithm.name, CHOOSE_SHA_2);
  return [{ id: `${verdict}-request-signature`, severity, byteOffset: range.start, message }];
}

function challenge(
  { challengePassword, complete, range }: CertificationRequest,
  type: number | undefined,
): readonly MessageFinding[] {
  if ((challengePassword && challengePassword.length > 0) || !complete || type !== MESSAGE_TYPE.PKCSReq) return [];
  return [{ id: 'challenge-missing', severity: 'warning', byteOffset: range.start, message: NO_CHALLENGE }];
}

/** Names that hold nothing, or that still hold the placeholder of a profile. */
function subject({ subject: name, extensions, complete, range }: CertificationRequest): readonly MessageFinding[] {
  if (!name?.complete || !complete) return [];
  const findings: MessageFinding[] = [];
  const add = (id: string, severity: MessageFinding['severity'], message: MessageFinding['message']): void => {
    findings.push({ id, severity, byteOffset: range.start, message });
  };
  const alternatives = extensionOf(extensions, 'subjectAltName')?.names ?? [];
  const values = [...name.rdns.flat().map(({ value }) => value), ...alternatives.map(({ value }) => value)];
  if (name.rdns.length === 0) add('subject-empty', alternatives.length > 0 ? 'information' : 'warning', EMPTY_SUBJECT);
  const placeholder = values.find((value) => value.includes('{{') && value.includes('}}'));
  if (placeholder !== undefined)
    add(
      'placeholder-left',
      'error',
      msg('{0} still holds a placeholder of the profile: the device had no value for it.', shown(placeholder)),
    );
  if (values.some((value) => value.trim() === ''))
    add(
      'name-value-empty',
      'warning',
      msg('{0} has an empty value: the profile names an attribute that this user or device does not have.', rfc4514(name)),
    );
  const long = name.rdns.flat().find(({ type, value }) => type === 'CN' && value.length > LONGEST_COMMON_NAME);
  if (long)
    add(
      'common-name-too-long',
      'warning',
      msg(
        'The common name has {0} characters; the standard allows 64, and a Windows CA refuses more unless its check of name lengths was switched off.',
        long.value.length,
      ),
    );
  return findings;
}

function usages({ extensions, complete, range }: CertificationRequest): readonly MessageFinding[] {
  if (!complete) return [];
  const oids = extensionOf(extensions, 'extKeyUsage')?.oids;
  if (!oids) return [{ id: 'eku-missing', severity: 'information', byteOffset: range.start, message: NO_EKU }];
  if (oids.includes(OID['Client Authentication']) || oids.some((oid) => ANY.includes(oid))) return [];
  return [
    { id: 'client-authentication-missing', severity: 'information', byteOffset: range.start, message: NO_CLIENT_AUTHENTICATION },
  ];
}

const SIGNATURE = msg('The request is not signed with its own key: it is damaged, or was changed after it was signed.');
const NO_CHALLENGE = msg(
  'The request has no challenge password, or an empty one: a server that asks for one, as with Intune, refuses it.',
);
const EMPTY_SUBJECT = msg('The subject of the request is empty.');
const NO_EKU = msg('The request names no extended key usage: the certificate gets those of the template.');
const NO_CLIENT_AUTHENTICATION = msg('The request does not ask for Client Authentication, which Wi-Fi and VPN need.');
