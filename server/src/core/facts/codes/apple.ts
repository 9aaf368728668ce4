import { once } from '../../text/once.ts';
import { msg } from '../../text/sentence.ts';
import { type AppleError, PROTOCOL_REFERENCE } from './apple/entry.ts';
import { errorsOfHeaders, SAME_DOMAIN } from './apple/index.ts';
import { byName, type NamedCode } from './model.ts';

export type { AppleError } from './apple/entry.ts';

const APPLE = PROTOCOL_REFERENCE;
const scep = (value: number, meaning: AppleError['meaning'], resolution: string): AppleError => ({
  name: 'MCSCEPErrorDomain',
  value,
  meaning,
  resolution,
  ...APPLE,
});
/** Apple names the code; what leads to it, the client's own branches show. */
const byClient = (value: number, meaning: AppleError['meaning'], resolution: string): AppleError => ({
  ...scep(value, meaning, resolution),
  source: `${APPLE.source} (code); strings of profiled in several builds since iOS 11`,
  verified: false,
  basis: 'client',
});

/** Those of SCEP, and others that have a resolution. */
export const appleErrors: readonly AppleError[] = [
  scep(22000, msg('The key usage of the profile is not valid.'), 'apple-key-usage'),
  scep(22001, msg('The device could not make the key pair.'), 'ios-identity-not-stored'),
  byClient(22002, msg('The answer to GetCACert calls itself a CA certificate and is none.'), 'ios-getcacert-content'),
  scep(
    22003,
    msg(
      'The CA and RA certificates of GetCACert were refused, most often because their chain does not end in the expected root.',
    ),
    'ios-ra-invalid',
  ),
  byClient(
    22004,
    msg('The answer to GetCACert is of no supported kind, or has no RA certificate that fits.'),
    'ios-unsupported-configuration',
  ),
  scep(22005, msg('A SCEP call got no answer.'), 'ios-network'),
  byClient(22006, msg('The capabilities of the CA do not suffice: no SHA-1, SHA-256 or SHA-512.'), 'ios-capabilities'),
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

interface AppleCodes {
  readonly byDomain: ReadonlyMap<string, AppleError>;
  readonly byCode: ReadonlyMap<number, readonly AppleError[]>;
  readonly bySymbol: ReadonlyMap<string, AppleError>;
}

const codes = once((): AppleCodes => {
  const byDomain = new Map<string, AppleError>();
  const byCode = new Map<number, AppleError[]>();
  const bySymbol = new Map<string, AppleError>();
  for (const error of [...appleErrors, ...errorsOfHeaders()]) {
    const key = keyOf(error.name, error.value);
    if (error.symbol !== undefined) bySymbol.set(error.symbol.toLowerCase(), error);
    if (byDomain.has(key)) continue;
    byDomain.set(key, error);
    byCode.set(error.value, [...(byCode.get(error.value) ?? []), error]);
  }
  return { byDomain, byCode, bySymbol };
});

function keyOf(domain: string, code: number): string {
  return `${domain.toLowerCase()} ${code}`;
}

/** The error of an NSError domain and code, whatever the case of its letters; undefined where Apple's lists have none. */
export function appleError(domain: string, code: number): AppleError | undefined {
  const known = codes().byDomain.get(keyOf(domain, code));
  const same = Object.entries(SAME_DOMAIN).find(([name]) => name.toLowerCase() === domain.toLowerCase())?.[1];
  return known ?? (same === undefined ? undefined : codes().byDomain.get(keyOf(same, code)));
}

/** The errors of that code in any domain. */
export function appleErrorsOf(code: number): readonly AppleError[] {
  return codes().byCode.get(code) ?? [];
}

/** The error of a constant: `NSURLErrorTimedOut`, `kCFURLErrorTimedOut`, `errSecItemNotFound`. */
export function appleErrorNamed(symbol: string): AppleError | undefined {
  const key = symbol.toLowerCase();
  const { bySymbol } = codes();
  return (
    bySymbol.get(key) ?? (key.startsWith('kcfurlerror') ? bySymbol.get(key.replace('kcfurlerror', 'nsurlerror')) : undefined)
  );
}

/** Every constant of the tables. */
export function appleSymbols(): readonly string[] {
  return [...codes().bySymbol.values()].flatMap(({ symbol }) => symbol ?? []);
}

/** Domains in which the installation of a profile reports, without a code. */
const PROFILE_DOMAINS: readonly NamedCode[] = [
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

/** Domains of the layers below, which anything on the device may report. */
const SYSTEM_DOMAINS: readonly NamedCode[] = [
  header('NSURLErrorDomain', msg('Why a request failed before there was an answer.'), 'NSURLError.h of Foundation'),
  header('kCFErrorDomainCFNetwork', msg('Errors of the network layer.'), 'CFNetworkErrors.h of CFNetwork'),
  header('NSOSStatusErrorDomain', msg('Errors of keychain, trust and TLS.'), 'SecBase.h of Security'),
  header('NSPOSIXErrorDomain', msg('Errors of the system below.'), 'errno.h of Darwin'),
  header('NSCocoaErrorDomain', msg('Errors of files and of reading them.'), 'FoundationErrors.h of Foundation'),
  header('kCFStreamErrorDomainSSL', msg('Errors of TLS.'), 'CFNetwork'),
  header('kCFStreamErrorDomainHTTP', msg('Errors of HTTP on a stream.'), 'CFHTTPStream.h of CFNetwork'),
  header('kCFStreamErrorDomainSOCKS', msg('Errors of a SOCKS proxy.'), 'CFSocketStream.h of CFNetwork'),
];

function header(name: string, meaning: NamedCode['meaning'], source: string): NamedCode {
  return { name, meaning, source, verified: true };
}

export const profileDomains: ReadonlyMap<string, NamedCode> = byName(PROFILE_DOMAINS);
export const appleDomains: ReadonlyMap<string, NamedCode> = byName([...PROFILE_DOMAINS, ...SYSTEM_DOMAINS]);

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
