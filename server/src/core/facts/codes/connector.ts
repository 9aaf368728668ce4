import { msg } from '../../text/sentence.ts';
import { byName, type NamedCode } from './model.ts';

/** Flags that NDESPlugin.log writes before a WinHTTP error of TLS: each names one fault of the server certificate. */
export const winHttpFlags: ReadonlyMap<string, NamedCode> = byName([
  {
    name: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED',
    meaning: msg('The revocation could not be checked.'),
    source: 'winhttp.h, common knowledge',
    verified: false,
  },
  {
    name: 'WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CERT',
    meaning: msg('The certificate is not valid.'),
    source: 'winhttp.h, common knowledge',
    verified: false,
  },
  {
    name: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_REVOKED',
    meaning: msg('The certificate is revoked.'),
    source: 'winhttp.h, common knowledge',
    verified: false,
  },
  {
    name: 'WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA',
    meaning: msg('The issuing CA is not trusted.'),
    source: 'winhttp.h, common knowledge',
    verified: false,
  },
  {
    name: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID',
    meaning: msg('The certificate does not name the host.'),
    source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module',
    verified: true,
  },
  {
    name: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_DATE_INVALID',
    meaning: msg('The certificate has expired or is not valid yet.'),
    source: 'winhttp.h, common knowledge',
    verified: false,
  },
  {
    name: 'WINHTTP_CALLBACK_STATUS_FLAG_CERT_WRONG_USAGE',
    meaning: msg('The certificate is not for servers.'),
    source: 'winhttp.h, common knowledge',
    verified: false,
  },
  {
    name: 'WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR',
    meaning: msg('The secure channel failed.'),
    source: 'winhttp.h, common knowledge',
    verified: false,
  },
]);

/** The names were read in the source; their meanings follow from the names. */
const VALIDATION = {
  source: 'microsoft/Intune-Resource-Access:src/CsrValidation/csharp/ScepValidation/IntuneScepServiceException.cs',
  verified: false,
};

/** Results of Intune's check of a SCEP request for other CAs; the connector of NDES checks the same. */
export const intuneValidationErrors: ReadonlyMap<string, NamedCode> = byName([
  { name: 'Unknown', meaning: msg('The error was not classified.'), ...VALIDATION },
  { name: 'Success', meaning: msg('The request is valid.'), ...VALIDATION },
  { name: 'CertificateRequestDecodingFailed', meaning: msg('The certificate request is no valid PKCS#10.'), ...VALIDATION },
  { name: 'ChallengePasswordMissing', meaning: msg('The request has no challenge.'), ...VALIDATION },
  { name: 'ChallengeDeserializationError', meaning: msg('The structure of the challenge is broken.'), ...VALIDATION },
  { name: 'ChallengeDecryptionError', meaning: msg('The challenge could not be decrypted.'), ...VALIDATION },
  { name: 'ChallengeDecodingError', meaning: msg('The challenge could not be decoded.'), ...VALIDATION },
  { name: 'ChallengeInvalidTimestamp', meaning: msg('The time stamp in the challenge cannot be used.'), ...VALIDATION },
  { name: 'ChallengeExpired', meaning: msg('The challenge is too old; the device has to sync to get a new one.'), ...VALIDATION },
  { name: 'SubjectNameMissing', meaning: msg('The request has no subject.'), ...VALIDATION },
  {
    name: 'SubjectNameMismatch',
    meaning: msg('The subject is not the one of the profile, often because of escaped special characters.'),
    ...VALIDATION,
  },
  { name: 'SubjectAltNameMissing', meaning: msg('An expected alternative name is missing.'), ...VALIDATION },
  { name: 'SubjectAltNameMismatch', meaning: msg('The alternative names are not those of the profile.'), ...VALIDATION },
  { name: 'KeyUsageMismatch', meaning: msg('The key usage is not that of the profile.'), ...VALIDATION },
  { name: 'KeyLengthMismatch', meaning: msg('The key size is not that of the profile.'), ...VALIDATION },
  { name: 'EnhancedKeyUsageMissing', meaning: msg('The purposes (EKU) are missing.'), ...VALIDATION },
  { name: 'EnhancedKeyUsageMismatch', meaning: msg('The purposes (EKU) are not those of the profile.'), ...VALIDATION },
  {
    name: 'AadKeyIdentifierListMissing',
    meaning: msg('The list of key identifiers of Microsoft Entra is missing.'),
    ...VALIDATION,
  },
  { name: 'RegisteredKeyMismatch', meaning: msg('The key is not the registered one.'), ...VALIDATION },
  { name: 'SigningCertThumbprintMismatch', meaning: msg('The challenge was signed by another certificate.'), ...VALIDATION },
  {
    name: 'ScepProfileNoLongerTargetedToTheClient',
    meaning: msg('The profile is no longer assigned to this device.'),
    ...VALIDATION,
  },
  { name: 'SignatureValidationFailed', meaning: msg('The signature of the challenge is not valid.'), ...VALIDATION },
  { name: 'BadCertificateRequestIdInChallenge', meaning: msg('The request id in the challenge is wrong.'), ...VALIDATION },
  { name: 'BadDeviceIdInChallenge', meaning: msg('The device id in the challenge is wrong.'), ...VALIDATION },
  { name: 'BadUserIdInChallenge', meaning: msg('The user id in the challenge is wrong.'), ...VALIDATION },
]);
