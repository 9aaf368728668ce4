import { msg } from '../../../text/sentence.ts';
import { type Win32Entry, win32 } from './entry.ts';

/** HRESULTs of certificate services and trust decisions (0x80094xxx, 0x80096xxx, 0x800Bxxxx). */
export const HRESULT_CERTIFICATES: readonly Win32Entry[] = [
  win32(0x80094001, 'CERTSRV_E_BAD_REQUESTSUBJECT', msg('The subject name of the request is not valid or too long.'), {
    note: msg('NDES event 31; a CN of more than 64 characters is too long unless the CA does not enforce the length.'),
  }),
  win32(0x80094002, 'CERTSRV_E_NO_REQUEST', msg('The request does not exist.')),
  win32(0x80094003, 'CERTSRV_E_BAD_REQUESTSTATUS', msg('The state of the request does not allow the operation.')),
  win32(0x80094004, 'CERTSRV_E_PROPERTY_EMPTY', msg('The property is empty.')),
  win32(0x80094005, 'CERTSRV_E_INVALID_CA_CERTIFICATE', msg('The CA certificate has invalid data.')),
  win32(0x80094009, 'CERTSRV_E_RESTRICTEDOFFICER', msg('The certificate manager is restricted.'), {
    note: msg('The account of the connector may not revoke for this requester.'),
    noteVerified: false,
  }),
  win32(0x80094011, 'CERTSRV_E_ENROLL_DENIED', msg('The permissions of the CA deny the enrollment.'), {
    note: msg('The NDES service account lacks Request Certificates on the CA.'),
    noteVerified: false,
  }),
  win32(0x80094012, 'CERTSRV_E_TEMPLATE_DENIED', msg('The permissions of the template deny the enrollment.'), {
    note: msg('The NDES service account needs Read and Enroll on the SCEP template.'),
    noteVerified: false,
  }),
  win32(0x80094014, 'CERTSRV_E_ADMIN_DENIED_REQUEST', msg('A manager of the CA denied the request.')),
  win32(0x80094800, 'CERTSRV_E_UNSUPPORTED_CERT_TYPE', msg('This CA does not support or publish the template.'), {
    note: msg(
      'NDES event 31: the registry values SignatureTemplate, EncryptionTemplate and GeneralPurposeTemplate do not match the template name (the name, not the display name).',
    ),
  }),
  win32(0x80094801, 'CERTSRV_E_NO_CERT_TYPE', msg('The request names no template.')),
  win32(0x80094802, 'CERTSRV_E_TEMPLATE_CONFLICT', msg('The request holds conflicting template information.')),
  win32(0x80094803, 'CERTSRV_E_SUBJECT_ALT_NAME_REQUIRED', msg('A required subject alternative name is missing.')),
  win32(0x80094804, 'CERTSRV_E_ARCHIVED_KEY_REQUIRED', msg('The private key that should be archived is missing.')),
  win32(
    0x80094806,
    'CERTSRV_E_BAD_RENEWAL_SUBJECT',
    msg(
      'The request is for another subject than the caller, which the template allows only if it demands at least one signature.',
    ),
  ),
  win32(0x80094807, 'CERTSRV_E_BAD_TEMPLATE_VERSION', msg('The version of the template is newer than supported.')),
  win32(0x80094808, 'CERTSRV_E_TEMPLATE_POLICY_REQUIRED', msg('The template lacks an attribute of the signature policy.')),
  win32(0x80094809, 'CERTSRV_E_SIGNATURE_POLICY_REQUIRED', msg('The request lacks the data of the signature policy.')),
  win32(0x8009480a, 'CERTSRV_E_SIGNATURE_COUNT', msg('Required signatures are missing.')),
  win32(0x8009480b, 'CERTSRV_E_SIGNATURE_REJECTED', msg('The signatures lack the required application or issuance policy.'), {
    note: msg('The RA (enrollment agent) certificate does not satisfy the issuance requirements of the template.'),
    noteVerified: false,
  }),
  win32(0x8009480d, 'CERTSRV_E_SUBJECT_UPN_REQUIRED', msg('The UPN for the subject alternative name is not available.'), {
    note: msg('The template builds the subject from Active Directory; it must be "Supply in the request".'),
    noteVerified: false,
  }),
  win32(
    0x8009480e,
    'CERTSRV_E_SUBJECT_DIRECTORY_GUID_REQUIRED',
    msg('The directory GUID for the subject alternative name is not available.'),
  ),
  win32(0x8009480f, 'CERTSRV_E_SUBJECT_DNS_REQUIRED', msg('The DNS name for the subject alternative name is not available.'), {
    note: msg('The template builds the subject from Active Directory; it must be "Supply in the request".'),
    noteVerified: false,
  }),
  win32(0x80094810, 'CERTSRV_E_ARCHIVED_KEY_UNEXPECTED', msg('A key was sent to be archived, but archival is not set up.')),
  win32(0x80094811, 'CERTSRV_E_KEY_LENGTH', msg('The key is shorter than the template allows.'), {
    note: msg(
      'CertEnroll event 87 and NDES event 31: the key size of the Intune profile is smaller than the minimum of the template.',
    ),
  }),
  win32(0x80094812, 'CERTSRV_E_SUBJECT_EMAIL_REQUIRED', msg('The e-mail name is not available.')),
  win32(0x80094813, 'CERTSRV_E_UNKNOWN_CERT_TYPE', msg('The template to be published was not found.')),
  win32(0x80094814, 'CERTSRV_E_CERT_TYPE_OVERLAP', msg('The renewal period is longer than the validity period.')),
  win32(0x80096004, 'TRUST_E_CERT_SIGNATURE', msg('The signature of the certificate cannot be verified.')),
  win32(0x80096010, 'TRUST_E_BAD_DIGEST', msg('The signature of the object did not verify.')),
  win32(0x800b0100, 'TRUST_E_NOSIGNATURE', msg('There is no signature.')),
  win32(0x800b0101, 'CERT_E_EXPIRED', msg('The certificate is outside its validity period.'), {
    note: msg(
      'Goes with 403.17: the client certificate of the policy module has expired (connector before July 2021). The CAPI2 log shows its thumbprint.',
    ),
    noteVerified: false,
  }),
  win32(0x800b0102, 'CERT_E_VALIDITYPERIODNESTING', msg('The validity periods in the chain do not nest.')),
  win32(0x800b0107, 'CERT_E_ISSUERCHAINING', msg('A certificate in the chain was not issued by its parent.')),
  win32(0x800b0109, 'CERT_E_UNTRUSTEDROOT', msg('The chain ends in a root that is not trusted.'), {
    note: msg(
      'With 403.16 on VerifyRequest: certificates that are not self-signed lie in the Trusted Root store, or the real root is missing. On Windows clients (CAPI2 event 30): after a CA renewal the RA certificates still chain to the old CA.',
    ),
  }),
  win32(0x800b010a, 'CERT_E_CHAINING', msg('No chain to a trusted root could be built.'), {
    note: msg('An intermediate certificate is missing.'),
    noteVerified: false,
  }),
  win32(0x800b010c, 'CERT_E_REVOKED', msg('The certificate is revoked.'), {
    note: msg('Goes with 403.13.'),
    noteVerified: false,
  }),
  win32(0x800b010f, 'CERT_E_CN_NO_MATCH', msg('The name in the certificate does not match.'), {
    note: msg('The same condition as WinHTTP error 12038.'),
  }),
  win32(0x800b0110, 'CERT_E_WRONG_USAGE', msg('The certificate is not valid for this usage.'), {
    note: msg('The purpose Client Authentication is missing.'),
    noteVerified: false,
  }),
  win32(0x800b0111, 'TRUST_E_EXPLICIT_DISTRUST', msg('The certificate is explicitly distrusted.')),
  win32(0x800b0112, 'CERT_E_UNTRUSTEDCA', msg('A CA of the chain is not trusted by policy.')),
  win32(0x800b0114, 'CERT_E_INVALID_NAME', msg('The name breaks a name constraint of the chain.'), {
    note: msg('NDES event 31.'),
  }),
];
