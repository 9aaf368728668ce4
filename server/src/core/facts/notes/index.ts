import { msg } from '../../text/sentence.ts';
import { APPLE_NOTES } from './apple.ts';
import { CONNECTOR_NOTES } from './connector.ts';
import { error, type NoteInfo, progress, warning } from './model.ts';
import { PLUGIN_NOTES } from './ndes-plugin.ts';
import { SETUP_NOTES } from './setup.ts';

const PROFILE = 'CERT:troubleshoot-scep-certificate-profile-deployment';
const WIFI = 'SA:mem/intune/device-configuration/troubleshoot-wi-fi-profiles';
const ENROLL = 'CERT:troubleshoot-scep-certificate-device-to-ndes';

/** Android: the Intune agent. */
const AGENT = {
  'requests-pending': progress(
    2,
    msg('Waiting SCEP requests'),
    msg('So many SCEP requests wait to be enrolled; 0 means that no profile waits.'),
    ENROLL,
    msg('The agent tries to enroll the first of them.'),
  ),
  'enrollment-started': progress(
    2,
    msg('Enrollment starts'),
    msg('The agent tries to enroll this certificate request. Its name links all lines of one profile.'),
    ENROLL,
    msg('The SCEP client asks the server for its capabilities (GetCACaps).'),
  ),
  'root-profile-arrived': progress(
    1,
    msg('Trusted root profile arrived'),
    msg('Intune delivered a trusted root certificate.'),
    PROFILE,
    msg('The SCEP profile arrives, and the root certificate is installed.'),
  ),
  'profile-pending': warning(
    5,
    msg('A profile waits for its certificates'),
    msg(
      'The profile names certificates that are not on the device, or none of those on it fits, so it is not applied for now. While certificates are on their way, that is normal.',
    ),
    WIFI,
  ),
  'certificate-excluded': warning(
    5,
    msg('A certificate does not fit'),
    msg('The certificate is on the device, and the profile that looks for one does not take it for the reason given here.'),
    WIFI,
  ),
  'state-asked': progress(
    6,
    msg('Intune asks for the state'),
    msg('Intune asks the device for the state of its SCEP certificates.'),
    PROFILE,
  ),
} as const;

/** Android: the SCEP client library. */
const JSCEP = {
  'capabilities-empty': warning(
    2,
    msg('Capabilities unknown'),
    msg('GetCACaps failed and was ignored. The client goes on with DES, MD5 and GET, so a later failure has its root here.'),
    'jscep:client/Client',
  ),
  'capabilities-listed': progress(
    2,
    msg('Capabilities of the server'),
    msg('The capabilities that the server announced; the following lines tell which it has and which it lacks.'),
    'jscep:transport/response/GetCaCapsResponseHandler',
    msg('The client fetches the CA and RA certificates (GetCACert).'),
  ),
  'capabilities-content-type': warning(
    2,
    msg('Unusual content type'),
    msg('GetCACaps came with an unusual content type. That is harmless unless a web page came back.'),
    'jscep:transport/response/GetCaCapsResponseHandler',
  ),
  'cert-store': progress(
    2,
    msg('Certificates of GetCACert'),
    msg('The client sorts the certificates that GetCACert delivered: which one encrypts, which one signs, which one is the CA.'),
    'jscep:client/inspect/AbstractCertStoreInspector',
    msg('The client checks the RA certificate against the CA certificate.'),
  ),
  'entity-sought': progress(
    2,
    msg('Which certificate is for what'),
    msg('The client looks for the certificate that encrypts the request, signs the answer, or is the CA.'),
    'jscep:client/inspect/AbstractCertStoreInspector',
    msg('"Using" and the name of the certificate that it takes.'),
  ),
  'recipient-chosen': progress(
    2,
    msg('Certificate to encrypt for'),
    msg('The client will encrypt the request for this RA certificate (CEP Encryption on NDES).'),
    'jscep:client/inspect/AbstractCertStoreInspector',
    msg('The client checks the RA certificate against the CA certificate.'),
  ),
  'signer-chosen': progress(
    2,
    msg('Certificate that must sign'),
    msg('The client expects the answer to be signed by this RA certificate.'),
    'jscep:client/inspect/AbstractCertStoreInspector',
    msg('The client checks the RA certificate against the CA certificate.'),
  ),
  'issuer-chosen': progress(
    2,
    msg('Certificate of the CA'),
    msg('The client takes this certificate as the issuing CA.'),
    'jscep:client/inspect/AbstractCertStoreInspector',
    msg('The client checks the RA certificate against the CA certificate.'),
  ),
  'ra-signature-checking': progress(
    2,
    msg('RA certificate is checked'),
    msg('The client checks whether the CA of the same GetCACert answer issued the RA certificate.'),
    'jscep:client/Client',
    msg('"Signature verification passed for RA" follows.'),
  ),
  'ra-signature-passed': progress(
    2,
    msg('RA certificate is good'),
    msg('The RA certificate was issued by the CA of the same GetCACert answer.'),
    'jscep:client/Client',
    msg('The client compares the CA with the expected one.'),
  ),
  'ra-signature-failed': error(
    2,
    msg('RA certificate is not from this CA'),
    msg('The RA certificate was not issued by the CA of the same GetCACert answer, so the client stops.'),
    'jscep:client/Client',
  ),
  'ra-is-ca': progress(
    2,
    msg('RA and CA are the same'),
    msg('The server has no separate RA certificate.'),
    'jscep:client/Client',
    msg('The client compares the CA with the expected one.'),
  ),
  'ca-verification-asked': progress(
    2,
    msg('CA is compared'),
    msg('The client compares the fingerprint of the CA with the one that the profile expects.'),
    'jscep:client/Client (the link to the thumbprint of the profile is derived)',
    msg('"Certificate verification passed" follows.'),
  ),
  'ca-verification-passed': progress(
    2,
    msg('CA is the expected one'),
    msg('The CA is the one that the profile expects.'),
    'jscep:client/Client',
    msg('The client builds and signs the request.'),
  ),
  'ca-verification-failed': error(
    2,
    msg('CA is not the expected one'),
    msg('The CA that GetCACert delivered is not the one that the profile expects, so the client stops.'),
    'jscep:client/Client',
  ),
  'san-missing': error(
    2,
    msg('No subject alternative name'),
    msg('The request has no subject alternative name, which Android Enterprise demands, so the enrollment ends.'),
    'MicrosoftDocs/IntuneDocs#1741',
  ),
  'self-signed-subject': error(
    2,
    msg('Subjects differ'),
    msg('The temporary certificate that signs the request names another subject than the request.'),
    'jscep:client/Client',
  ),
  'signing-with': progress(
    2,
    msg('Request is signed'),
    msg('The request is signed with the temporary, self-signed certificate of the device (serial 1).'),
    ENROLL,
    msg('The PKIOperation is sent.'),
  ),
  'encrypting-for': progress(
    2,
    msg('Request is encrypted'),
    msg(
      'The request is encrypted for this RA certificate. Compare its serial number with the current CEP Encryption certificate on NDES.',
    ),
    'jscep:message/PkcsPkiEnvelopeEncoder',
    msg('The request is signed and sent.'),
  ),
  'message-sent': progress(
    2,
    msg('PKIOperation goes out'),
    msg('The client sends the certificate request.'),
    ENROLL,
    msg('The server answers with a CertRep. On the server, PKIOperation appears in the IIS log.'),
  ),
  'sender-nonce-missing': warning(
    5,
    msg('Answer without senderNonce'),
    msg('The answer carries no senderNonce, which the standard demands of every message. This client goes on without it.'),
    'RFC8894 3.2.1; jscep:message/PkiMessageDecoder',
  ),
  'reply-algorithm': progress(
    5,
    msg('Algorithm of the answer'),
    msg(
      'The algorithm that the answer uses. Attribute 1.3.6.1.4.1.311.21.33 in the lines after it holds the error code of NDES.',
    ),
    'jscep:message/PkiMessageDecoder',
    msg('The verdict follows: pkiStatus SUCCESS, FAILURE or PENDING.'),
  ),
  'reply-attributes': progress(
    5,
    msg('Signed attributes of the answer'),
    msg('The lines below list them. 1.3.6.1.4.1.311.21.33 holds the error code of NDES, if it refused.'),
    'jscep:message/PkiMessageDecoder',
    msg('The verdict follows: pkiStatus SUCCESS, FAILURE or PENDING.'),
  ),
  'reply-no-certificates': {
    ...warning(
      5,
      msg('Answer without certificates'),
      msg('The answer carries no certificates to check its signature with. With NDES that is normal and harmless.'),
      'jscep:message/PkiMessageDecoder; certnanny/sscep#59',
    ),
    next: msg('The verdict follows: pkiStatus SUCCESS, FAILURE or PENDING.'),
  },
  'reply-verification-failed': error(
    5,
    msg('Signature of the answer is wrong'),
    msg('The signature of the answer does not fit, so the client drops it.'),
    'jscep:message/PkiMessageDecoder',
  ),
  'envelope-wrong-key': error(
    5,
    msg('Answer is for another key'),
    msg('The answer is encrypted for another key than the one of this request, so the client cannot read it.'),
    'jscep:message/PkcsPkiEnvelopeDecoder',
  ),
} as const;

/** Every known message by the id that formats give it. */
export const notes = {
  ...AGENT,
  ...JSCEP,
  ...APPLE_NOTES,
  ...PLUGIN_NOTES,
  ...SETUP_NOTES,
  ...CONNECTOR_NOTES,
} satisfies Readonly<Record<string, NoteInfo>>;

export type { NoteInfo } from './model.ts';

export type NoteId = keyof typeof notes;

/** The note of an id; undefined for an id that no table explains. */
export function noteInfo(id: string): NoteInfo | undefined {
  return Object.hasOwn(notes, id) ? notes[id as NoteId] : undefined;
}
