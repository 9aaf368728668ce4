import { msg, type Sentence } from '../../text/sentence.ts';
import { FAIL_INFO, MESSAGE_TYPE, PKI_STATUS } from '../scep-values.ts';
import type { NamedCode, NumberedCode } from './model.ts';

/** A value of a SCEP attribute: number, the name of the RFC, and the spellings of client libraries. */
export interface ScepValue extends NumberedCode {
  readonly aliases: readonly string[];
}

export interface MessageType extends ScepValue {
  readonly direction: 'request' | 'response';
}

/** Why a request was refused; the causes are partly experience. */
export interface FailInfo extends ScepValue {
  readonly likely: Sentence;
  readonly likelyVerified: boolean;
  /** Id of the resolution. */
  readonly resolution: string;
}

const TYPES = { source: 'RFC8894 3.2.1.2; IANA-SCEP', verified: true };

/** RFC 8894 section 3.2.1.2. */
export const messageTypes: readonly MessageType[] = [
  {
    value: MESSAGE_TYPE.CertRep,
    name: 'CertRep',
    aliases: ['CERT_REP'],
    direction: 'response',
    meaning: msg('The answer of the server to any request.'),
    ...TYPES,
  },
  {
    value: MESSAGE_TYPE.RenewalReq,
    name: 'RenewalReq',
    aliases: ['RENEWAL_REQ'],
    direction: 'request',
    meaning: msg('A certificate request that an existing certificate vouches for.'),
    ...TYPES,
  },
  {
    value: MESSAGE_TYPE.UpdateReq,
    name: 'UpdateReq',
    aliases: ['UPDATE_REQ'],
    direction: 'request',
    meaning: msg('An update request of older drafts; RFC 8894 does not assign this number.'),
    source: 'smallstep/scep:scep.go; IANA-SCEP',
    verified: true,
  },
  {
    value: MESSAGE_TYPE.PKCSReq,
    name: 'PKCSReq',
    aliases: ['PKCS_REQ'],
    direction: 'request',
    meaning: msg('A certificate request that the shared secret (challenge) vouches for.'),
    ...TYPES,
  },
  {
    value: MESSAGE_TYPE.CertPoll,
    name: 'CertPoll',
    aliases: ['GetCertInitial', 'GET_CERT_INITIAL'],
    direction: 'request',
    meaning: msg('The client asks again for a request that is pending.'),
    ...TYPES,
  },
  {
    value: MESSAGE_TYPE.GetCert,
    name: 'GetCert',
    aliases: ['GET_CERT'],
    direction: 'request',
    meaning: msg('The client fetches a certificate.'),
    ...TYPES,
  },
  {
    value: MESSAGE_TYPE.GetCRL,
    name: 'GetCRL',
    aliases: ['GET_CRL'],
    direction: 'request',
    meaning: msg('The client fetches a certificate revocation list.'),
    ...TYPES,
  },
];

const STATUS = { source: 'RFC8894 3.2.1.3, 3.3.2', verified: true, aliases: [] };

/** RFC 8894 section 3.2.1.3. */
export const pkiStatus: readonly ScepValue[] = [
  {
    value: PKI_STATUS.SUCCESS,
    name: 'SUCCESS',
    meaning: msg('The request was granted; the answer carries the certificate.'),
    ...STATUS,
  },
  {
    value: PKI_STATUS.FAILURE,
    name: 'FAILURE',
    meaning: msg('The request was refused; failInfo names the kind of refusal.'),
    ...STATUS,
  },
  {
    value: PKI_STATUS.PENDING,
    name: 'PENDING',
    meaning: msg('The request waits for approval; the client polls for the outcome.'),
    ...STATUS,
  },
];

const FAIL = {
  source: 'RFC8894 3.2.1.4; likely causes: certnanny/sscep#80; certnanny/sscep#144; certnanny/sscep#156',
  verified: true,
};

/** RFC 8894 section 3.2.1.4. */
export const failInfo: readonly FailInfo[] = [
  {
    value: FAIL_INFO.badAlg,
    name: 'badAlg',
    aliases: ['SCEPFailBadAlgorithm'],
    meaning: msg('An algorithm is unknown or not supported.'),
    likely: msg('The client used a digest or cipher that the server cannot handle.'),
    likelyVerified: false,
    resolution: 'scep-failure-badalg',
    ...FAIL,
  },
  {
    value: FAIL_INFO.badMessageCheck,
    name: 'badMessageCheck',
    aliases: ['SCEPFailBadMessageCheck'],
    meaning: msg('The signature check of the message failed.'),
    likely: msg('The message was encrypted for the wrong RA certificate, or damaged on its way.'),
    likelyVerified: false,
    resolution: 'scep-failure-badmessagecheck',
    ...FAIL,
  },
  {
    value: FAIL_INFO.badRequest,
    name: 'badRequest',
    aliases: ['SCEPFailBadRequest'],
    meaning: msg('The transaction is not permitted or not supported.'),
    likely: msg('A catch-all: the challenge is wrong, expired or already used, the policy module refused, or the CA refused.'),
    likelyVerified: false,
    resolution: 'scep-failure-badrequest',
    ...FAIL,
  },
  {
    value: FAIL_INFO.badTime,
    name: 'badTime',
    aliases: ['SCEPFailBadTime'],
    meaning: msg('The signing time is too far from the time of the server.'),
    likely: msg('The clock of the device is wrong.'),
    likelyVerified: false,
    resolution: 'scep-failure-badtime',
    ...FAIL,
  },
  {
    value: FAIL_INFO.badCertId,
    name: 'badCertId',
    aliases: ['SCEPFailBadCertId'],
    meaning: msg('No certificate fits what was asked for.'),
    likely: msg('GetCert or GetCRL with a serial number that the CA does not know.'),
    likelyVerified: false,
    resolution: 'scep-failure-badcertid',
    ...FAIL,
  },
];

const CAPS = { source: 'RFC8894 3.5.2; IANA-SCEP', verified: true };

/** Words that GetCACaps may list (RFC 8894 section 3.5.2), one per line, in any order. */
export const capabilities: readonly NamedCode[] = [
  { name: 'AES', meaning: msg('The server supports AES128-CBC.'), ...CAPS },
  { name: 'DES3', meaning: msg('The server supports triple DES.'), ...CAPS },
  { name: 'GetNextCACert', meaning: msg('The server hands out its next CA certificate.'), ...CAPS },
  {
    name: 'POSTPKIOperation',
    meaning: msg(
      'PKIOperation may be sent by POST. Without it, clients put the request into the URL, where length limits apply.',
    ),
    ...CAPS,
  },
  { name: 'Renewal', meaning: msg('The server supports RenewalReq.'), ...CAPS },
  { name: 'SHA-1', meaning: msg('The server supports SHA-1.'), ...CAPS },
  { name: 'SHA-256', meaning: msg('The server supports SHA-256.'), ...CAPS },
  { name: 'SHA-512', meaning: msg('The server supports SHA-512.'), ...CAPS },
  { name: 'SCEPStandard', meaning: msg('The server supports all mandatory parts: AES, POSTPKIOperation and SHA-256.'), ...CAPS },
  {
    name: 'Update',
    meaning: msg('Older drafts: the server takes an update with the current certificate.'),
    source: 'jscep:transport/response/Capability',
    verified: true,
  },
];

/** The entry whose number, name or alias is `text`, in upper or lower case: `2`, `badRequest`, `PKCS_REQ`. */
export function scepValue<T extends ScepValue>(table: readonly T[], text: string): T | undefined {
  const key = text.trim().toLowerCase();
  return table.find(
    (entry) =>
      key === String(entry.value) ||
      key === entry.name.toLowerCase() ||
      entry.aliases.some((alias) => alias.toLowerCase() === key),
  );
}
