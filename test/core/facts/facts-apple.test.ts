import { describe, expect, it } from 'vitest';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { analysisOf } from '../../support/check-findings.ts';
import { describeEvent, eventsOf } from '../formats/marks.ts';

const row = (message: string, process = 'profiled'): string => `error\t18:30:53.691033-0400\t${process}\t${message}`;
const analysed = (text: string) => analysisOf(text, 'ios-console-log');

/** What a message says, and what it leads to: `events => findings`. */
function told(message: string): string {
  const { document, groups } = analysed(row(message));
  return `${eventsOf(document).map(describeEvent).join(', ')} => ${groups.map(({ id }) => id).join(' ')}`.trim();
}

function hover(text: string, token: string): string {
  const found = explainAt(analysed(text).document, text.lastIndexOf(token) + 1);
  return found ? `${english(found.title)}${found.verified ? '' : '?'}` : '';
}

const URL = 'https://ndes.contoso.com/certsrv/mscep/mscep.dll';

describe('a message of the facts about Apple consoles is known', () => {
  it.each([
    [
      'Adding dependent ModelName=AC_1/LogicalName_2;Hash=1 to parent 2 in domain PayloadDependencyDomainCertificate to system',
      'note profile-arrived =>',
    ],
    [
      'Adding dependent Microsoft.Profiles.MDM to parent www.windowsintune.com.SCEP.ModelName=A;Hash=1 in domain ManagedProfileToManagingProfile to system',
      'note profile-managed =>',
    ],
    [
      `Performing synchronous URL request: ${URL}?operation=GetCACert&message=SCEP%20Authority`,
      'http request GetCACert => ios-enrollment-stops',
    ],
    [
      `Performing synchronous URL request: ${URL}?operation=GetCACaps&message=SCEP%20Authority`,
      'http request GetCACaps => ios-enrollment-stops',
    ],
    [
      `Performing synchronous URL request: ${URL}?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCA`,
      'http request PKIOperation payload cut => ios-enrollment-stops',
    ],
    ['Attempting to retrieve issued certificate...', 'note retrieving-certificate => ios-enrollment-stops'],
    ['Sending CSR via GET.', 'note csr-sent-get =>'],
    ['Sending CSR via POST.', 'note csr-sent-post =>'],
    ['Profile "www.windowsintune.com.SCEP.ModelName=A;Hash=1" installed.', 'note profile-installed =>'],
    ['(Note ) MC: Enrolling in OTA Profile service...', 'note ota-enrollment =>'],
    ['Cannot retrieve SCEP identity: NSError:', 'note scep-identity-failed => ios-scep-identity-failed'],
    ['Could not retrieve issued certificate: NSError:', 'note certificate-retrieval-failed => ios-scep-identity-failed'],
    ['SecTrustEvaluate  [leaf AnchorTrusted]', 'note trust-evaluation-failed => ios-trust-failed'],
    ['Rolling back installation of profile “A”', 'note profile-rolled-back => ios-profile-rolled-back'],
    ['Installation failed. Error: NSError:', 'note installation-failed => ios-profile-rolled-back'],
    [`URL request to ${URL} failed. Error: x`, 'note url-request-failed => ios-url-request-failed'],
    ['URL request failed. Status code: 500', 'note url-request-failed 500 => ios-url-request-failed'],
    [
      'Bundle: <private>, key: SCEP_ERROR_INVALID_PKI_RESPONSE, value: (null), table: Errors, localizationName: de, result: x',
      'error SCEP_ERROR_INVALID_PKI_RESPONSE => ios-scep-error-key',
    ],
  ])('%s', (message, expected) => expect(told(message)).toBe(expected));
});

describe('an error of the facts has its rule and a name', () => {
  /** What leads to them stands in no documentation. */
  const FROM_THE_CLIENT: ReadonlySet<number> = new Set([22_002, 22_004, 22_006]);
  const SCEP = Array.from({ length: 14 }, (_, i) => ['MCSCEPErrorDomain', 22_000 + i, 'ios-scep-error'] as const);
  it.each([
    ...SCEP,
    ['MCInstallationErrorDomain', 4001, 'ios-profile-rolled-back'],
    ['MCInstallationErrorDomain', 4009, 'ios-profile-error'],
    ['MCProfileErrorDomain', 1000, 'ios-profile-error'],
    ['MCProfileErrorDomain', 1009, 'ios-profile-rolled-back'],
    ['MCCertificateErrorDomain', 9002, 'ios-profile-error'],
    ['MCCertificateErrorDomain', 9004, 'ios-profile-error'],
    ['MCCertificateErrorDomain', 9005, 'ios-profile-error'],
    ['MCMDMErrorDomain', 12_005, 'ios-profile-error'],
    ['MCMDMErrorDomain', 12_016, 'ios-profile-error'],
    ['MCHTTPTransactionErrorDomain', 23_001, 'ios-profile-error'],
    ['MCHTTPTransactionErrorDomain', 23_002, 'ios-profile-error'],
    ['MCOTAProfilesErrorDomain', 24_002, 'ios-profile-error'],
    ['MCKeychainErrorDomain', 6000, 'ios-profile-error'],
  ] as const)('%s %i: %s', (domain, code, rule) => {
    const lines = `Installation failed. Error: NSError:\n\tDesc   : x\n\tDomain : ${domain}\n\tCode   : ${code}`;
    const oneLine = `Installation failed. Error: Error Domain=${domain} Code=${code} "x" UserInfo={}`;
    for (const message of [lines, oneLine]) {
      expect(analysed(row(message)).groups.map(({ id }) => id)).toEqual([rule]);
      expect(hover(row(message), String(code))).toBe(`${domain} ${code}${FROM_THE_CLIENT.has(code) ? '?' : ''}`);
    }
  });

  it('is the innermost one, in each layout', () => {
    const block =
      'Installation failed. Error: NSError:\n\tDomain : MCInstallationErrorDomain\n\tCode   : 4001\n\t...Underlying error:\n\tNSError:\n\tDomain : MCSCEPErrorDomain\n\tCode   : 22013';
    expect(analysed(row(block)).groups.map(({ id }) => id)).toEqual(['ios-scep-error']);
  });
});

describe('a process of the facts', () => {
  it.each(['profiled', 'mdmclient', 'CertificateService', 'securityd', 'mdmd', 'trustd', 'nsurlsessiond'])(
    '%s is explained',
    (process) => {
      const unread = ['mdmd', 'trustd', 'nsurlsessiond'];
      const title = `Process: ${process}`;
      expect(hover(row('x', process), process)).toBe(unread.includes(process) ? `${title}?` : title);
    },
  );
});
