import { msg } from '../../../text/sentence.ts';
import { type Win32Entry, win32 } from './entry.ts';

/** What a CA refuses and a client cannot do (0x80094xxx, 0x80095xxx): the codes that an NDES enrollment meets less often. */
export const CERTIFICATE_SERVICES: readonly Win32Entry[] = [
  win32(0x80094006, 'CERTSRV_E_SERVER_SUSPENDED', msg('Certificate services are being restored and take no request.')),
  win32(
    0x80094007,
    'CERTSRV_E_ENCODING_LENGTH',
    msg('The certificate would hold data that is too long, for instance too many names.'),
  ),
  win32(0x80094008, 'CERTSRV_E_ROLECONFLICT', msg('Role separation is on, and the user has more than one role.')),
  win32(
    0x8009400a,
    'CERTSRV_E_KEY_ARCHIVAL_NOT_CONFIGURED',
    msg('The template archives keys, and the CA is not set up for that.'),
  ),
  win32(0x8009400b, 'CERTSRV_E_NO_VALID_KRA', msg('The CA has no valid key recovery agent.')),
  win32(0x8009400c, 'CERTSRV_E_BAD_REQUEST_KEY_ARCHIVAL', msg('The private key in the request could not be archived.')),
  win32(0x8009400d, 'CERTSRV_E_NO_CAADMIN_DEFINED', msg('Nobody is left who may administer the CA.')),
  win32(0x8009400e, 'CERTSRV_E_BAD_RENEWAL_CERT_ATTRIBUTE', msg('The renewal names its old certificate wrongly.')),
  win32(0x8009400f, 'CERTSRV_E_NO_DB_SESSIONS', msg('The CA has no free session of its database.'), {
    note: msg('Too many requests at once: the CA is overloaded.'),
    noteVerified: false,
  }),
  win32(0x80094010, 'CERTSRV_E_ALIGNMENT_FAULT', msg('A call reached the CA damaged.')),
  win32(0x80094013, 'CERTSRV_E_DOWNLEVEL_DC_SSL_OR_UPGRADE', msg('The domain controllers are too old or speak no TLS.')),
  win32(0x80094015, 'CERTSRV_E_NO_POLICY_SERVER', msg('No policy server was found.')),
  win32(0x80094016, 'CERTSRV_E_WEAK_SIGNATURE_OR_KEY', msg('Key or signature of the request is too weak for the CA.')),
  win32(
    0x80094017,
    'CERTSRV_E_KEY_ATTESTATION_NOT_SUPPORTED',
    msg('The template wants key attestation, and the CA or client cannot do it.'),
  ),
  win32(
    0x80094018,
    'CERTSRV_E_ENCRYPTION_CERT_REQUIRED',
    msg('The CA or template wants an encrypted key, and no encryption certificate was given.'),
  ),
  win32(0x80094805, 'CERTSRV_E_SMIME_REQUIRED', msg('The request lacks the S/MIME extension that the template wants.')),
  win32(0x8009480c, 'CERTSRV_E_ISSUANCE_POLICY_REQUIRED', msg('The signer of the request lacks the issuance policy.')),
  win32(0x80094815, 'CERTSRV_E_TOO_MANY_SIGNATURES', msg('The request has more signatures than the template allows.')),
  win32(
    0x80094816,
    'CERTSRV_E_RENEWAL_BAD_PUBLIC_KEY',
    msg('The renewal has another key than the old certificate, and must have the same.'),
  ),
  win32(0x80094817, 'CERTSRV_E_INVALID_EK', msg('The endorsement key of the TPM is not valid.')),
  win32(0x80094818, 'CERTSRV_E_INVALID_IDBINDING', msg('The attestation of the key is not bound to its TPM.')),
  win32(0x80094819, 'CERTSRV_E_INVALID_ATTESTATION', msg('The attestation of the key is not valid.')),
  win32(0x8009481a, 'CERTSRV_E_KEY_ATTESTATION', msg('The template wants the key attested, and the request does not do so.')),
  win32(0x8009481b, 'CERTSRV_E_CORRUPT_KEY_ATTESTATION', msg('The data of the key attestation is damaged.')),
  win32(0x8009481c, 'CERTSRV_E_EXPIRED_CHALLENGE', msg('The challenge of the key attestation has expired.')),
  win32(0x8009481d, 'CERTSRV_E_INVALID_RESPONSE', msg('The answer to the challenge of the key attestation is wrong.')),
  win32(0x8009481e, 'CERTSRV_E_INVALID_REQUESTID', msg('The request id is not valid.')),
  win32(0x8009481f, 'CERTSRV_E_REQUEST_PRECERTIFICATE_MISMATCH', msg('The request does not match its precertificate.')),
  win32(
    0x80094820,
    'CERTSRV_E_PENDING_CLIENT_RESPONSE',
    msg('The CA waits for an answer of the client, as for key attestation.'),
  ),
  win32(
    0x80094821,
    'CERTSRV_E_SEC_EXT_DIRECTORY_SID_REQUIRED',
    msg('The security extension (SID of the account) could not be added to the certificate.'),
  ),
  win32(0x80095000, 'XENROLL_E_KEY_NOT_EXPORTABLE', msg('The private key cannot be exported.')),
  win32(0x80095001, 'XENROLL_E_CANNOT_ADD_ROOT_CERT', msg('The root certificate could not be added to the store.')),
  win32(0x80095002, 'XENROLL_E_RESPONSE_KA_HASH_NOT_FOUND', msg('The answer of the CA lacks the hash of the archived key.')),
  win32(
    0x80095003,
    'XENROLL_E_RESPONSE_UNEXPECTED_KA_HASH',
    msg('The answer of the CA has a hash of an archived key that nobody asked for.'),
  ),
  win32(0x80095004, 'XENROLL_E_RESPONSE_KA_HASH_MISMATCH', msg('The answer of the CA has another hash of the archived key.')),
  win32(0x80095005, 'XENROLL_E_KEYSPEC_SMIME_MISMATCH', msg('The key is for signing only and cannot be used for S/MIME.')),
];
