import { msg } from '../../../text/sentence.ts';
import { PAGES } from '../../pages.ts';
import { type Win32Entry, win32 } from './entry.ts';

/** HRESULTs of COM, cryptography, TLS and the codes that wrap others. */
export const HRESULT_OTHER: readonly Win32Entry[] = [
  win32(
    0x02ab0003,
    'DM_S_ACCEPTED_FOR_PROCESSING',
    msg('Success: the command was accepted, and the work goes on in the background.'),
    {
      note: msg('Windows event 306 with "Unknown Win32 Error code: 0x2ab0003" is a success despite its wording.'),
      source: 'CERT:troubleshoot-scep-certificate-profile-deployment',
    },
  ),
  win32(0x80004005, 'E_FAIL', msg('An error without a more specific code.'), {
    note: msg('NDES event 31 prints the message of the CA first and this code second: read the message, not the code.'),
    source: 'WIN32:com/com-error-codes-1',
  }),
  win32(0x8000ffff, 'E_UNEXPECTED', msg('An error without a more specific code ("catastrophic failure").'), {
    source: 'WIN32:com/com-error-codes-1',
  }),
  win32(0x80040154, 'REGDB_E_CLASSNOTREG', msg('A COM class is not registered.'), {
    note: msg('The DLL of the policy module is not registered.'),
    noteVerified: false,
    source: 'WIN32:com/com-error-codes-1',
  }),
  win32(0x80070002, 'HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND)', msg('A file or object was not found.'), {
    note: msg('NDES event 2; connector setup: "Site not found".'),
    source: 'WIN32:Debug/system-error-codes--0-499-',
  }),
  win32(0x80070005, 'E_ACCESSDENIED', msg('Access was denied.'), {
    note: msg('On the 403.7 page; in SetupMsi.log at GetNDESAccountName when the account that runs setup lacks rights.'),
    noteVerified: false,
    source: 'WIN32:com/com-error-codes-1',
  }),
  win32(0x8007000d, 'HRESULT_FROM_WIN32(ERROR_INVALID_DATA)', msg('The data is not valid.'), {
    source: 'WIN32:Debug/system-error-codes--0-499-',
  }),
  win32(0x80070057, 'E_INVALIDARG', msg('A parameter is wrong.'), {
    note: msg('Found in the error attribute (1.3.6.1.4.1.311.21.33) of NDES refusals, and in NDES events 2 and 10.'),
    source: 'WIN32:com/com-error-codes-1',
  }),
  win32(0x800706ba, 'HRESULT_FROM_WIN32(RPC_S_SERVER_UNAVAILABLE)', msg('The RPC server cannot be reached.'), {
    note: msg('NDES event 31: the CA service is stopped, or RPC/DCOM is blocked between NDES and the CA.'),
    source: 'WIN32:Debug/system-error-codes--1700-3999-',
  }),
  win32(
    0x80072f78,
    'HRESULT_FROM_WIN32(ERROR_WINHTTP_INVALID_SERVER_RESPONSE)',
    msg('The answer of the server could not be read.'),
    { note: msg('Windows clients at the stage GetCACaps.'), source: 'NeySlim/ultimate-ca-manager#326' },
  ),
  win32(0x80072f8f, 'HRESULT_FROM_WIN32(ERROR_WINHTTP_SECURE_FAILURE)', msg('TLS failed.'), {
    note: msg(
      'Windows client events 32 and 307, CertEnroll event 86: the server certificate is not trusted or has another name, or the server offers TLS 1.3 only (the Windows SCEP client speaks up to TLS 1.2).',
    ),
    source: `scepman/scepman-docs:docs/other/troubleshooting/general.md; ${PAGES.certEnrollEvent86}`,
  }),
  win32(
    0x80072f9a,
    'HRESULT_FROM_WIN32(ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY)',
    msg('The private key of the client certificate may not be used.'),
    { source: 'BITS documentation' },
  ),
  win32(0x80090005, 'NTE_BAD_DATA', msg('Decryption gave bad data.'), {
    note: msg(
      'NDES event 18: the message was encrypted for another certificate than the current RA certificate (CEP Encryption), for instance because the client kept an old GetCACert answer.',
    ),
  }),
  win32(0x80090006, 'NTE_BAD_SIGNATURE', msg('The signature is not valid.')),
  win32(0x80090008, 'NTE_BAD_ALGID', msg('The algorithm is not accepted.'), {
    note: msg('A key of a modern provider (CNG) is used where NDES needs a legacy one (CSP).'),
    noteVerified: false,
  }),
  win32(0x8009000b, 'NTE_BAD_KEY_STATE', msg('The key cannot be used in this state, for instance because it is not exportable.')),
  win32(0x8009000d, 'NTE_NO_KEY', msg('The key does not exist.'), {
    note: msg('The certificate has no private key.'),
    noteVerified: false,
  }),
  win32(0x8009000f, 'NTE_EXISTS', msg('The object exists already.')),
  win32(0x80090010, 'NTE_PERM', msg('Access to the key was denied.'), {
    note: msg('The NDES account may not read the private key of the RA certificate.'),
    noteVerified: false,
  }),
  win32(0x80090011, 'NTE_NOT_FOUND', msg('The key object was not found.')),
  win32(0x80090014, 'NTE_BAD_PROV_TYPE', msg('The type of the key provider is not valid.'), {
    note: msg(
      'In SetupMsi.log at AddNDESToCertPrivKey: the certificate was made from a version 3 (CNG) template; use a version 2 (CSP) template.',
    ),
  }),
  win32(0x80090016, 'NTE_BAD_KEYSET', msg('The key container is missing.'), {
    note: msg('The key of the RA or client certificate was deleted, or the account cannot see its container.'),
    noteVerified: false,
  }),
  win32(0x80090019, 'NTE_KEYSET_NOT_DEF', msg('The key container is not defined.')),
  win32(0x80090020, 'NTE_FAIL', msg('The key provider failed.')),
  win32(0x80090022, 'NTE_SILENT_CONTEXT', msg('The key provider needed to ask a user, which it may not do here.'), {
    note: msg('Strong key protection is set on the RA key.'),
    noteVerified: false,
  }),
  win32(0x80090029, 'NTE_NOT_SUPPORTED', msg('The key provider does not support the operation.')),
  win32(0x8009002d, 'NTE_INTERNAL_ERROR', msg('A consistency check in the key provider failed.')),
  win32(0x80090304, 'SEC_E_INTERNAL_ERROR', msg('The Local Security Authority could not be reached.')),
  win32(0x80090308, 'SEC_E_INVALID_TOKEN', msg('The security token is not valid.'), {
    note: msg('Garbage in the TLS or Negotiate handshake, for instance http spoken to an https port.'),
    noteVerified: false,
  }),
  win32(0x8009030c, 'SEC_E_LOGON_DENIED', msg('The logon attempt failed.'), {
    note: msg('401.1 on the administrator page.'),
    noteVerified: false,
  }),
  win32(0x8009030d, 'SEC_E_UNKNOWN_CREDENTIALS', msg('The credentials were not recognized.')),
  win32(0x8009030e, 'SEC_E_NO_CREDENTIALS', msg('No credentials were supplied.'), {
    note: msg('Appears with 401.1 and 401.2 while Negotiate is in progress; harmless when a 200 follows.'),
    noteVerified: false,
  }),
  win32(0x8009030f, 'SEC_E_MESSAGE_ALTERED', msg('The message or its signature was altered.')),
  win32(0x80090311, 'SEC_E_NO_AUTHENTICATING_AUTHORITY', msg('No domain controller could be reached.')),
  win32(0x80090322, 'SEC_E_WRONG_PRINCIPAL', msg('The target principal name is wrong.'), {
    note: msg('The Kerberos SPN or the TLS name does not match.'),
    noteVerified: false,
  }),
  win32(0x80090325, 'SEC_E_UNTRUSTED_ROOT', msg('The chain ends in an untrusted root.')),
  win32(0x80090326, 'SEC_E_ILLEGAL_MESSAGE', msg('The TLS message was unexpected or malformed.')),
  win32(0x80090327, 'SEC_E_CERT_UNKNOWN', msg('An unknown certificate error occurred.')),
  win32(0x80090328, 'SEC_E_CERT_EXPIRED', msg('The certificate has expired.')),
  win32(0x80090331, 'SEC_E_ALGORITHM_MISMATCH', msg('Client and server have no TLS algorithm in common.'), {
    note: msg('TLS versions or ciphers do not overlap.'),
    noteVerified: false,
  }),
  win32(0x80090349, 'SEC_E_CERT_WRONG_USAGE', msg('The certificate is not valid for this usage.'), {
    note: msg('The purpose Client Authentication is missing.'),
    noteVerified: false,
  }),
  win32(0x80091001, 'CRYPT_E_MSG_ERROR', msg('An operation on a cryptographic message failed.')),
  win32(0x80091002, 'CRYPT_E_UNKNOWN_ALGO', msg('The algorithm is unknown.'), {
    note: msg('The client used an algorithm that the server does not know.'),
    noteVerified: false,
  }),
  win32(0x80091004, 'CRYPT_E_INVALID_MSG_TYPE', msg('The cryptographic message has the wrong type.')),
  win32(0x80091006, 'CRYPT_E_AUTH_ATTR_MISSING', msg('The cryptographic message lacks an expected authenticated attribute.'), {
    note: msg('The answer of the SCEP server lacks an attribute that the client expects, for instance a nonce.'),
    noteVerified: false,
  }),
  win32(0x80091007, 'CRYPT_E_HASH_VALUE', msg('The hash value is not correct.'), {
    note: msg(
      'Windows client event 32: the CA that answers GetCACert is not the one whose thumbprint is in the profile; a wrong trusted-certificate profile is linked.',
    ),
  }),
  win32(0x80092004, 'CRYPT_E_NOT_FOUND', msg('The object or property was not found.')),
  win32(0x80092009, 'CRYPT_E_NO_MATCH', msg('The requested object was not found.')),
  win32(0x8009200d, 'CRYPT_E_BAD_MSG', msg('This is not a well-formed cryptographic message.'), {
    note: msg('The PKIOperation was cut or encoded again on its way.'),
    noteVerified: false,
  }),
  win32(0x8009200e, 'CRYPT_E_NO_SIGNER', msg('There is no signer at that place.')),
  win32(0x80092012, 'CRYPT_E_NO_REVOCATION_CHECK', msg('The revocation of the certificate could not be checked.'), {
    note: msg('The client certificate names no usable CRL.'),
    noteVerified: false,
  }),
  win32(0x80092013, 'CRYPT_E_REVOCATION_OFFLINE', msg('The server that answers for revocation is offline.'), {
    note: msg('The CRL download is blocked; seen in NDES event 31 and with 403.13 on CertificateRegistrationSvc.'),
    noteVerified: false,
  }),
  win32(0x80092021, 'CRYPT_E_INVALID_PRINTABLE_STRING', msg('The text holds a character that is not printable.'), {
    note: msg('Windows client event 32: the challenge holds characters other than letters and digits.'),
  }),
  win32(0x80092022, 'CRYPT_E_INVALID_IA5_STRING', msg('The text holds a character that is not ASCII.'), {
    note: msg('Check subject, subject alternative name and challenge for such characters.'),
    noteVerified: false,
  }),
  win32(0x80092023, 'CRYPT_E_INVALID_X500_STRING', msg('The X.500 name is not valid.'), {
    note: msg('Check the subject name format of the profile.'),
    noteVerified: false,
  }),
  win32(0x80093100, 'CRYPT_E_ASN1_ERROR', msg('The general ASN.1 error.')),
  win32(0x80093102, 'CRYPT_E_ASN1_EOD', msg('The ASN.1 data ended too early.'), {
    note: msg('The message was cut, for instance by a limit of the URL length.'),
    noteVerified: false,
  }),
  win32(0x8009310b, 'CRYPT_E_ASN1_BADTAG', msg('The ASN.1 data has a wrong tag.'), {
    note: msg('The body is not DER: an HTML page, base64 applied twice, or plus signs turned into blanks.'),
    noteVerified: false,
  }),
  win32(0x8010002c, 'SCARD_E_NO_SUCH_CERTIFICATE', msg('The requested certificate does not exist.'), {
    note: msg('Seen on Windows SCEP clients.'),
  }),
  win32(0x80190194, 'HTTP_E_STATUS_NOT_FOUND', msg('The server answered HTTP 404: not found.'), {
    note: msg('Windows event 307 shows it when the SCEP URL answers 404.'),
    source: 'micromdm/scep#238 (the 404 example)',
    verified: false,
  }),
];
