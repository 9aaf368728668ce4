import type { FlowStep } from '../../../log/finding.ts';
import { msg, type Sentence } from '../../../text/sentence.ts';
import type { EventInfo, EventOutcome } from './model.ts';

/**
 * Events of the Certificate Connector for Microsoft Intune (since 2021), channels Admin and Operational. 1 to 999 belong to no
 * scenario, 1000 to 1999 to PKCS, 2000 to 2999 to PKCS import, 3000 to 3999 to revocation, 4000 to 4999 to SCEP. The names are the
 * product's own, one of them misspelt there (ScrepRequestSuccess). The steps of the flow follow from the meanings.
 */
export const CONNECTOR_EVENTS: readonly EventInfo[] = [
  event(4000, 'ScrepRequestSuccess', 'ok', msg('A SCEP request was processed, and Intune knows its outcome.'), { step: 6 }),
  event(4001, 'ScepRequestIssuedFailure', 'failed', msg('A SCEP request could not be processed; Intune knows.'), { step: 4 }),
  event(4002, 'ScepRequestUploadFailure', 'failed', msg('The certificate was issued, but Intune could not be told.'), {
    step: 6,
  }),
  event(4003, 'ScepRequestReceived', 'progress', msg('A SCEP request of a device arrived.'), {
    step: 2,
    next: msg('Event 4004: the challenge is confirmed.'),
  }),
  event(4004, 'ScepVerifySuccess', 'progress', msg('Intune confirmed the challenge of the request.'), {
    step: 3,
    next: msg('Event 4006: the CA issues the certificate.'),
  }),
  event(4005, 'ScepVerifyFailure', 'failed', msg('The challenge of the request could not be verified with Intune.'), { step: 3 }),
  event(4006, 'ScepIssuedSuccess', 'progress', msg('The CA issued the certificate.'), {
    step: 4,
    next: msg('Event 4008: Intune is told the outcome.'),
  }),
  event(4007, 'ScepIssuedFailure', 'failed', msg('The CA did not issue the certificate.'), { step: 4 }),
  event(4008, 'ScepNotifySuccess', 'ok', msg('Intune was told the outcome.'), { step: 6 }),
  event(4009, 'ScepNotifyAttemptFailed', 'attempt', msg('Intune could not be told the outcome; another attempt follows.'), {
    step: 6,
  }),
  event(
    4010,
    'ScepNotifySaveToDiskFailed',
    'failed',
    msg('The outcome could not be saved to disk, so Intune will not learn of it.'),
    { step: 6 },
  ),
  event(1000, 'PkcsRequestSuccess', 'ok', msg('A PKCS request was processed and its result uploaded.')),
  event(1001, 'PkcsRequestFailure', 'failed', msg('A PKCS request failed, or its result was not uploaded.')),
  event(1200, 'PkcsRecryptRequestSuccess', 'ok', msg('A PKCS certificate was encrypted again for its device.')),
  event(1201, 'PkcsRecryptRequestFailure', 'failed', msg('A PKCS certificate could not be encrypted again for its device.')),
  event(1002, 'PkcsDownloadSuccess', 'ok', msg('PKCS requests were downloaded.')),
  event(1003, 'PkcsDownloadFailure', 'failed', msg('PKCS requests could not be downloaded.')),
  event(1020, 'PkcsDownloadedRequest', 'progress', msg('One PKCS request was downloaded.')),
  event(1032, 'PkcsDigiCertRequest', 'progress', msg('A PKCS request goes to the CA of DigiCert.')),
  event(1050, 'PkcsIssuedSuccess', 'ok', msg('A PKCS certificate was issued.')),
  event(1051, 'PkcsIssuedFailedAttempt', 'attempt', msg('An attempt to issue a PKCS certificate failed; another one follows.')),
  event(1052, 'PkcsIssuedFailure', 'failed', msg('A PKCS certificate could not be issued.')),
  event(1100, 'PkcsUploadSuccess', 'ok', msg('The result of a PKCS request was uploaded.')),
  event(1101, 'PkcsUploadFailure', 'failed', msg('The result of a PKCS request could not be uploaded.')),
  event(1102, 'PkcsUploadedRequest', 'progress', msg('One PKCS result was uploaded.')),
  event(1202, 'PkcsRecryptDownloadSuccess', 'ok', msg('Jobs to encrypt PKCS certificates again were downloaded.')),
  event(1203, 'PkcsRecryptDownloadFailure', 'failed', msg('Jobs to encrypt PKCS certificates again could not be downloaded.')),
  event(1220, 'PkcsRecryptDownloadedRequest', 'progress', msg('One job to encrypt a PKCS certificate again was downloaded.')),
  event(1250, 'PkcsRecryptReencryptSuccess', 'ok', msg('A PKCS certificate was encrypted again.')),
  event(1251, 'PkcsRecryptDecryptSuccess', 'ok', msg('A PKCS certificate was decrypted.')),
  event(1252, 'PkcsRecryptDecryptFailure', 'failed', msg('A PKCS certificate could not be decrypted.')),
  event(1253, 'PkcsRecryptReencryptFailure', 'failed', msg('A PKCS certificate could not be encrypted again.')),
  event(1300, 'PkcsRecryptUploadSuccess', 'ok', msg('The result of an encryption was uploaded.')),
  event(1301, 'PkcsRecryptUploadFailure', 'failed', msg('The result of an encryption could not be uploaded.')),
  event(1302, 'PkcsRecryptUploadedRequest', 'progress', msg('One result of an encryption was uploaded.')),
  event(2000, 'PkcsImportRequestSuccess', 'ok', msg('Requests to import PKCS certificates were downloaded.')),
  event(2001, 'PkcsImportRequestFailure', 'failed', msg('A request to import a PKCS certificate failed.')),
  event(2020, 'PkcsImportDownloadedRequest', 'progress', msg('One request to import a PKCS certificate was downloaded.')),
  event(2050, 'PkcsImportReencryptSuccess', 'ok', msg('An imported PKCS certificate was encrypted for its device.')),
  event(
    2051,
    'PkcsImportReencryptFailedAttempt',
    'attempt',
    msg('An attempt to encrypt an imported PKCS certificate failed; another one follows.'),
  ),
  event(2052, 'PkcsImportReencryptFailure', 'failed', msg('An imported PKCS certificate could not be encrypted.')),
  event(2100, 'PkcsImportUploadSuccess', 'ok', msg('The result of an import was uploaded.')),
  event(2101, 'PkcsImportUploadFailure', 'failed', msg('The result of an import could not be uploaded.')),
  event(2102, 'PkcsImportUploadedRequest', 'progress', msg('One result of an import was uploaded.')),
  event(2202, 'PkcsImportDownloadSuccess', 'ok', msg('Imports were downloaded.')),
  event(2203, 'PkcsImportDownloadFailure', 'failed', msg('Imports could not be downloaded.')),
  event(3000, 'RevokeRequestSuccess', 'ok', msg('Requests to revoke certificates were downloaded.')),
  event(3001, 'RevokeRequestFailure', 'failed', msg('Requests to revoke certificates could not be downloaded from Intune.')),
  event(3002, 'RevokeDownloadSuccess', 'ok', msg('Revocations were downloaded.')),
  event(3003, 'RevokeDownloadFailure', 'failed', msg('Revocations could not be downloaded.')),
  event(3020, 'RevokeDownloadedRequest', 'progress', msg('The details of one revocation.')),
  event(3032, 'RevokeDigicertRequest', 'progress', msg('A revocation goes to DigiCert.')),
  event(3050, 'RevokeSuccess', 'ok', msg('A certificate was revoked.')),
  event(3051, 'RevokeFailure', 'failed', msg('A certificate could not be revoked.')),
  event(3052, 'RevokeFailedAttempt', 'attempt', msg('An attempt to revoke a certificate failed; another one follows.')),
  event(3100, 'RevokeUploadSuccess', 'ok', msg('The result of a revocation was uploaded.')),
  event(3101, 'RevokeUploadFailure', 'failed', msg('The result of a revocation could not be uploaded.')),
  event(3102, 'RevokeUploadedRequest', 'progress', msg('One result of a revocation was uploaded.')),
];

interface Details {
  readonly step?: FlowStep;
  readonly next?: Sentence;
}

function event(id: number, name: string, outcome: EventOutcome, meaning: Sentence, details: Details = {}): EventInfo {
  return {
    provider: 'connector',
    id,
    name,
    outcome,
    meaning,
    source: 'MEM:certificate-connector-overview',
    verified: true,
    ...details,
  };
}
