import type { FlowStep } from '../../../log/finding.ts';
import { msg, type Sentence } from '../../../text/sentence.ts';
import type { NumberedCode } from '../model.ts';
import type { EventInfo, EventOutcome } from './model.ts';

const SOURCE = { source: 'CERT:troubleshoot-certificate-connector-events', verified: true };

/** Events of the Microsoft Intune Connector (6.1806 to July 2021), log "Microsoft Intune Connector". */
export const LEGACY_CONNECTOR_EVENTS: readonly EventInfo[] = [
  event(10010, 'StartedConnectorService', 'information', msg('The connector service started.')),
  event(10020, 'StoppedConnectorService', 'information', msg('The connector service stopped.')),
  event(10100, 'CertificateRenewal_Success', 'ok', msg('The certificate of the connector was renewed.')),
  event(
    10102,
    'CertificateRenewal_Failure',
    'failed',
    msg('The certificate of the connector could not be renewed: the connector has to be installed again.'),
  ),
  event(
    10301,
    'RetrieveCertificate_Warning',
    'information',
    msg('A warning about the certificate of the connector; the details of the event say more.'),
  ),
  event(10302, 'RetrieveCertificate_Error', 'failed', msg('The certificate that the registry names was not found.')),
  event(20100, 'PkcsCertIssue_Success', 'ok', msg('A PKCS certificate was issued.')),
  event(20102, 'PkcsCertIssue_Failure', 'failed', msg('A PKCS certificate could not be issued.')),
  event(20200, 'RevokeCert_Success', 'ok', msg('A certificate was revoked.')),
  event(20202, 'RevokeCert_Failure', 'failed', msg('A certificate could not be revoked.')),
  event(20300, 'Upload_Success', 'ok', msg('Results were uploaded to Intune.'), 6),
  event(20302, 'Upload_Failure', 'failed', msg('Results could not be uploaded to Intune.'), 6),
  event(20400, 'Download_Success', 'ok', msg('Requests were downloaded from Intune.')),
  event(20402, 'Download_Failure', 'failed', msg('Requests could not be downloaded from Intune.')),
  event(20500, 'CRPVerifyMetric_Success', 'ok', msg('The challenge of a SCEP request was verified.'), 3),
  event(20501, 'CRPVerifyMetric_Warning', 'failed', msg('The registration point refused a SCEP request.'), 3),
  event(
    20502,
    'CRPVerifyMetric_Failure',
    'failed',
    msg('The registration point could not verify the challenge of a SCEP request.'),
    3,
  ),
  event(
    20600,
    'CRPNotifyMetric_Success',
    'ok',
    msg('The outcome of a SCEP request was reported: the certificate went to the device.'),
    6,
  ),
  event(
    20602,
    'CRPNotifyMetric_Failure',
    'failed',
    msg('The outcome of a SCEP request could not be reported. Check the connection of NDES and CA.'),
    6,
  ),
];

/** The diagnostic codes that stand in its messages. They are no Windows errors. */
export const diagnosticCodes: readonly NumberedCode[] = [
  { value: 0x00000000, name: 'Success', meaning: msg('Success.'), ...SOURCE },
  { value: 0x00000400, name: 'PKCS_Issue_CA_Unavailable', meaning: msg('The CA is not valid or cannot be reached.'), ...SOURCE },
  {
    value: 0x00000401,
    name: 'Symantec_ClientAuthCertNotFound',
    meaning: msg('The client certificate for Symantec is missing.'),
    ...SOURCE,
  },
  { value: 0x00000402, name: 'RevokeCert_AccessDenied', meaning: msg('The account may not revoke certificates.'), ...SOURCE },
  {
    value: 0x00000403,
    name: 'CertThumbprint_NotFound',
    meaning: msg('There is no certificate with this thumbprint; the connector has to be enrolled again.'),
    ...SOURCE,
  },
  {
    value: 0x00000404,
    name: 'Certificate_NotFound',
    meaning: msg('The certificate was not found; the connector has to be enrolled again.'),
    ...SOURCE,
  },
  {
    value: 0x00000405,
    name: 'Certificate_Expired',
    meaning: msg('The certificate has expired; the connector has to be enrolled again.'),
    ...SOURCE,
  },
  {
    value: 0x00000408,
    name: 'CRPSCEPCert_NotFound',
    meaning: msg('The encryption certificate of the registration point is missing.'),
    ...SOURCE,
  },
  {
    value: 0x00000409,
    name: 'CRPSCEPSigningCert_NotFound',
    meaning: msg('The signing certificate is not available. Check that the connector service runs and that its downloads work.'),
    ...SOURCE,
  },
  { value: 0x00000410, name: 'CRPSCEPDeserialize_Failed', meaning: msg('The challenge could not be taken apart.'), ...SOURCE },
  {
    value: 0x00000411,
    name: 'CRPSCEPChallenge_Expired',
    meaning: msg('The challenge has expired; the device tries again with a new one.'),
    ...SOURCE,
  },
  { value: 0x0fffffff, name: 'Unknown_Error', meaning: msg('An error of the server without a more specific code.'), ...SOURCE },
];

function event(id: number, name: string, outcome: EventOutcome, meaning: Sentence, step?: FlowStep): EventInfo {
  return { provider: 'legacy-connector', id, name, outcome, meaning, ...SOURCE, ...(step === undefined ? {} : { step }) };
}
