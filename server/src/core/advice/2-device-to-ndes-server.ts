import { PAGES } from '../facts/pages.ts';
import { derived } from '../text/proof.ts';
import { msg } from '../text/sentence.ts';
import { COMPUTER_CERTIFICATES, change, check, IIS_RESET, RA_CERTIFICATES, USER_CERTIFICATES, unverified } from './commands.ts';
import type { Resolution } from './model.ts';

const ARTICLE = 'CERT:troubleshoot-scep-certificate-device-to-ndes';

/** Step 2, on the server: the application pools, NDES itself, its accounts and certificates, and its setup. */
export const DEVICE_TO_NDES_SERVER: readonly Resolution[] = [
  {
    id: 'http-500-service-account',
    title: msg('HTTP 500: the NDES service account is locked or its password has expired'),
    step: 2,
    causes: [msg('The account is locked, or its password has expired.')],
    steps: [
      msg('Unlock the account or reset its password.'),
      msg('Enter the new password as identity of the pool SCEP and recycle the pool.'),
    ],
    commands: [],
    docUrl: PAGES.internalError,
    source: `${ARTICLE}; updating the pool identity is derived`,
    verified: true,
  },
  {
    id: 'http-500-ra-certs-expired',
    title: msg('HTTP 500: the RA certificates of NDES have expired'),
    step: 2,
    causes: [
      msg('The CEP Encryption certificate or the Exchange Enrollment Agent (Offline request) certificate has expired.'),
      derived(
        msg(
          'Autoenrollment can renew the CEP Encryption certificate, where it is set up; the other one has to be renewed by hand.',
        ),
      ),
    ],
    steps: [
      msg('On both templates, allow Read and Enroll for the administrator and the NDES server.'),
      msg('CEP Encryption: request it in the Computer store with the old subject.'),
      msg(
        'Exchange Enrollment Agent (Offline request): request it in the User store with the old subject and an exportable key, export it with its key, and import it into the Computer store.',
      ),
      msg('For both, use Manage Private Keys to give the NDES account Read.'),
      msg('Run iisreset.'),
      msg('Or install the NDES role again.'),
    ],
    commands: [RA_CERTIFICATES, COMPUTER_CERTIFICATES, USER_CERTIFICATES, IIS_RESET],
    docUrl: PAGES.internalError,
    source: `${ARTICLE}; the list command is our own, by the purpose Certificate Request Agent`,
    verified: true,
  },
  {
    id: 'ndes-start-0x80070057',
    title: msg('NDES does not start: events 2 and 10 with 0x80070057'),
    step: 2,
    causes: [
      msg('The RA certificates have expired, or there are none.'),
      msg('The NDES account cannot read the private keys of the RA certificates.'),
      msg('The RA certificates do not belong to the configured CA.'),
      msg('The revocation of the RA certificates cannot be checked.'),
    ],
    steps: [
      msg('In certlm.msc, use Manage Private Keys to give the NDES account Read.'),
      msg('Compare the issuer of both RA certificates with the configured CA.'),
      msg('Check that the server reaches the CRLs (CAPI2 log).'),
    ],
    commands: [COMPUTER_CERTIFICATES],
    docUrl: PAGES.ndesEvent2,
    source: `${PAGES.ndesEvent2} (no usable certificate); the causes are derived`,
    verified: false,
  },
  {
    id: 'ndes-handler-mappings',
    title: msg('NDES does not start: events 2 and 10 with 0x800700EA'),
    step: 2,
    causes: [
      msg('In the handler mappings of the SCEP applications, ExtensionlessUrlHandler-ISAPI-4.0_64bit stands before StaticFile.'),
    ],
    steps: [
      msg('In IIS Manager, open the applications mscep and mscep_admin below CertSrv, and there Handler Mappings.'),
      msg('Choose View Ordered List and move ExtensionlessUrlHandler-ISAPI-4.0_64bit below StaticFile, in both.'),
      msg('Restart IIS, and open /certsrv/mscep_admin.'),
    ],
    commands: [IIS_RESET],
    docUrl: PAGES.ndesEvent2,
    source: 'Microsoft KB 2800975',
    verified: true,
  },
  {
    id: 'ra-cert-mismatch-decrypt',
    title: msg('The request was encrypted for an RA certificate that NDES no longer uses'),
    step: 2,
    causes: [
      msg('The CEP Encryption certificate was replaced while the client kept the old one.'),
      msg('Another server answers than the one whose certificate the client has.'),
    ],
    steps: [
      msg('Decode the PKIOperation message and read the issuer and serial number of its recipient.'),
      msg('Compare them with the current CEP Encryption certificate on the NDES server.'),
      msg('After a replacement, run iisreset and let the device try again.'),
    ],
    commands: [COMPUTER_CERTIFICATES, IIS_RESET],
    docUrl: PAGES.rfc8894,
    source: 'RFC8894 3.1-3.2; certnanny/sscep#60 (NDES event 18); the combination is derived',
    verified: false,
  },
  {
    id: 'setup-default-web-site',
    generation: 'legacy',
    title: msg('The connector setup ends prematurely'),
    step: 2,
    causes: [msg('The web site with ID 1 is not called "Default Web Site".')],
    steps: [
      msg('In IIS Manager, find the site with ID 1 (Manage Website > Advanced Settings) and rename it to Default Web Site.'),
      msg('Run NDESConnectorSetup.exe again.'),
    ],
    commands: [
      unverified(check('powershell', 'Import-Module WebAdministration; Get-Website | Select Name,Id')),
      unverified(
        change('powershell', 'Import-Module WebAdministration; Rename-Item "IIS:\\Sites\\<old name>" "Default Web Site"'),
      ),
    ],
    docUrl: PAGES.connectorSetup,
    source: 'CERT:connector-setup-wizard-ends-prematurely',
    verified: true,
  },
  {
    id: 'verify-ndes-configuration',
    title: msg('Check the whole NDES server'),
    step: 2,
    causes: [],
    steps: [
      msg(
        'Copy Validate-NDESConfiguration.ps1 to the server and run it as administrator. The execution policy may have to be relaxed; set it back afterwards. Where the Active Directory module for PowerShell is missing, the script installs it (RSAT-AD-PowerShell).',
      ),
      msg(
        'The script was written for the connector before July 2021: with the current one it reports faults that are none, such as a missing registry key of the policy module.',
      ),
      msg('Give the account as DOMAIN\\user with the NetBIOS name of the domain, not its DNS name.'),
    ],
    commands: [
      change(
        'powershell',
        '.\\Validate-NDESConfiguration.ps1 -NDESServiceAccount <DOMAIN\\account> -IssuingCAServerFQDN <CA server> -SCEPUserCertTemplate <template>',
      ),
    ],
    docUrl: PAGES.verifyNdes,
    source:
      'CERT:verify-ndes-configuration; script:Validate-NDESConfiguration.ps1; microsoftgraph/powershell-intune-samples#184, #253 and #260 (what it says of the current connector)',
    verified: true,
  },
  {
    id: 'spn-missing',
    title: msg('The NDES service account has no SPN'),
    step: 2,
    causes: [msg('The service principal name http/<server> is not registered for the NDES account.')],
    steps: [
      msg('Check whether one is needed: only where NDES is called by a virtual name or the name of a load balancer.'),
      msg('Register the SPN for the account, and switch off kernel-mode authentication of the site.'),
    ],
    commands: [
      unverified(check('cmd', 'setspn -L <DOMAIN>\\<account>')),
      change('cmd', 'setspn -s http/<ndes fqdn> <DOMAIN>\\<account>'),
    ],
    docUrl: PAGES.ndesServiceAccount,
    source: 'WINSERVER:identity/ad-cs/create-domain-user-account-ndes-service-account; script:Validate-NDESConfiguration.ps1',
    verified: true,
  },
];
