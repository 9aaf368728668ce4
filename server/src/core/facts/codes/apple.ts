import { msg } from '../../text/sentence.ts';
import { byName, type NamedCode, type NumberedCode } from './model.ts';

/** An error of Apple's profile installation, by NSError domain and code. */
export interface AppleError extends NumberedCode {
  /** NSError domain. */
  readonly name: string;
  /** A wrapper says nothing of its own: the cause stands in its "Underlying error". */
  readonly wrapper?: true;
  /** Id of the resolution. */
  readonly resolution?: string;
}

const APPLE = { source: 'Apple MDM Protocol Reference (error codes)', verified: true };
const scep = (value: number, meaning: AppleError['meaning'], resolution: string): AppleError => ({
  name: 'MCSCEPErrorDomain',
  value,
  meaning,
  resolution,
  ...APPLE,
});

export const appleErrors: readonly AppleError[] = [
  scep(22000, msg('The key usage of the profile is not valid.'), 'ios-identity-not-stored'),
  scep(22001, msg('The device could not make the key pair.'), 'ios-identity-not-stored'),
  scep(22002, msg('The answer to GetCACert calls itself a CA certificate and is none.'), 'ios-getcacert-content'),
  scep(
    22003,
    msg(
      'The CA and RA certificates of GetCACert were refused, most often because their chain does not end in the expected root.',
    ),
    'ios-ra-invalid',
  ),
  scep(
    22004,
    msg('The answer to GetCACert is of no supported kind, or has no RA certificate that fits.'),
    'ios-unsupported-configuration',
  ),
  scep(22005, msg('A SCEP call got no answer.'), 'ios-network'),
  scep(22006, msg('The capabilities of the CA do not suffice: no SHA-1, SHA-256 or SHA-512.'), 'ios-capabilities'),
  scep(22007, msg('The certificate that came back is not valid.'), 'ios-invalid-response'),
  scep(22008, msg('The device could not make the identity from key and certificate.'), 'ios-identity-not-stored'),
  scep(22009, msg('The device could not make the temporary identity that signs the request.'), 'ios-identity-not-stored'),
  scep(22010, msg('The device could not store the temporary identity.'), 'ios-identity-not-stored'),
  scep(22011, msg('The certificate request could not be built from the values of the profile.'), 'ios-csr-not-created'),
  scep(22012, msg('The device could not store the CA certificate.'), 'ios-identity-not-stored'),
  scep(
    22013,
    msg('No usable answer to PKIOperation: most often a refusal, an error page, or a damaged message.'),
    'ios-invalid-response',
  ),
  {
    name: 'MCInstallationErrorDomain',
    value: 4001,
    meaning: msg('The profile could not be installed.'),
    wrapper: true,
    resolution: 'delivery-ios',
    ...APPLE,
  },
  {
    name: 'MCInstallationErrorDomain',
    value: 4009,
    meaning: msg('The device is locked.'),
    resolution: 'ios-identity-not-stored',
    ...APPLE,
  },
  { name: 'MCProfileErrorDomain', value: 1000, meaning: msg('The profile is malformed.'), ...APPLE },
  {
    name: 'MCProfileErrorDomain',
    value: 1009,
    meaning: msg('The installation of the profile failed.'),
    wrapper: true,
    resolution: 'delivery-ios',
    ...APPLE,
  },
  {
    name: 'MCCertificateErrorDomain',
    value: 9002,
    meaning: msg('The device could not store the certificate.'),
    resolution: 'ios-identity-not-stored',
    ...APPLE,
  },
  {
    name: 'MCCertificateErrorDomain',
    value: 9004,
    meaning: msg('The device could not store the root certificate.'),
    resolution: 'ios-identity-not-stored',
    ...APPLE,
  },
  { name: 'MCCertificateErrorDomain', value: 9005, meaning: msg('The certificate is malformed.'), ...APPLE },
  { name: 'MCMDMErrorDomain', value: 12005, meaning: msg('The certificate was not found.'), ...APPLE },
  { name: 'MCMDMErrorDomain', value: 12016, meaning: msg('The identity is missing.'), ...APPLE },
  {
    name: 'MCHTTPTransactionErrorDomain',
    value: 23001,
    meaning: msg('The server answered with an error.'),
    resolution: 'ios-http-error',
    ...APPLE,
  },
  {
    name: 'MCHTTPTransactionErrorDomain',
    value: 23002,
    meaning: msg('The certificate of the server is not valid.'),
    resolution: 'ios-http-error',
    ...APPLE,
  },
  { name: 'MCOTAProfilesErrorDomain', value: 24002, meaning: msg('The identity in the profile is faulty.'), ...APPLE },
  {
    name: 'MCKeychainErrorDomain',
    value: 6000,
    meaning: msg('The keychain failed.'),
    resolution: 'ios-identity-not-stored',
    ...APPLE,
  },
];

/** The error of an NSError domain and code; undefined where Apple's list has none. */
export function appleError(domain: string, code: number): AppleError | undefined {
  return appleErrors.find((entry) => entry.name === domain && entry.value === code);
}

/** NSError domains of the list, without a code. */
const APPLE_DOMAINS: readonly NamedCode[] = [
  { name: 'MCSCEPErrorDomain', meaning: msg('Errors of the SCEP enrollment itself.'), ...APPLE },
  {
    name: 'MCInstallationErrorDomain',
    meaning: msg('Errors of the installation as a whole; the cause is in the underlying error.'),
    ...APPLE,
  },
  { name: 'MCProfileErrorDomain', meaning: msg('Errors of a configuration profile.'), ...APPLE },
  { name: 'MCCertificateErrorDomain', meaning: msg('Errors of storing certificates.'), ...APPLE },
  { name: 'MCMDMErrorDomain', meaning: msg('Errors of device management.'), ...APPLE },
  { name: 'MCHTTPTransactionErrorDomain', meaning: msg('Errors of HTTP requests.'), ...APPLE },
  { name: 'MCOTAProfilesErrorDomain', meaning: msg('Errors of over-the-air enrollment.'), ...APPLE },
  { name: 'MCKeychainErrorDomain', meaning: msg('Errors of the keychain.'), ...APPLE },
];

export const appleDomains: ReadonlyMap<string, NamedCode> = byName(APPLE_DOMAINS);

/** Keys under which iOS looks up its error texts: they do not depend on the language of the device. */
export const scepErrorKeys: ReadonlyMap<string, NamedCode & { readonly code?: number }> = byName([
  {
    name: 'SCEP_ERROR_INVALID_PKI_RESPONSE',
    code: 22013,
    meaning: msg('No usable answer to PKIOperation: most often a refusal, an error page, or a damaged message.'),
    source: 'mosen/SCEPy#1',
    verified: true,
  },
  {
    name: 'SCEP_ERROR_NETWORK',
    code: 22005,
    meaning: msg('A SCEP call got no answer.'),
    source: 'not read in a source',
    verified: false,
  },
]);

const DEVICE = 'CERT:troubleshoot-scep-certificate-device-to-ndes';

/** Processes of iOS, iPadOS and macOS that write about certificates. */
export const appleProcesses: ReadonlyMap<string, NamedCode> = byName([
  {
    name: 'profiled',
    meaning: msg('Installs configuration profiles on iOS and iPadOS; SCEP is done here.'),
    source: DEVICE,
    verified: true,
  },
  { name: 'mdmd', meaning: msg('The device management agent of iOS.'), source: 'common knowledge', verified: false },
  {
    name: 'mdmclient',
    meaning: msg('The device management agent of macOS; older macOS does SCEP here.'),
    source: 'micromdm/scep#155',
    verified: true,
  },
  {
    name: 'CertificateService',
    meaning: msg('Newer Apple systems do SCEP in this process.'),
    source: 'NeySlim/ultimate-ca-manager#101',
    verified: true,
  },
  { name: 'securityd', meaning: msg('Keeps the keychain.'), source: 'AppBlade/TestHub#6', verified: true },
  { name: 'trustd', meaning: msg('Evaluates whether certificates are trusted.'), source: 'common knowledge', verified: false },
  { name: 'nsurlsessiond', meaning: msg('Does transfers in the background.'), source: 'common knowledge', verified: false },
  {
    name: 'Preferences',
    meaning: msg('The Settings app, from which a user starts an installation by hand.'),
    source: 'AppBlade/TestHub#6',
    verified: true,
  },
  {
    name: 'Settings',
    meaning: msg('The Settings app, from which a user starts an installation by hand.'),
    source: 'AppBlade/TestHub#6',
    verified: true,
  },
]);
