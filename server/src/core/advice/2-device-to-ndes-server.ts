import { PAGES } from '../facts/pages.ts';
import { derived } from '../text/proof.ts';
import { msg } from '../text/sentence.ts';
import {
  COMPUTER_CERTIFICATES,
  change,
  check,
  EVENT_VIEWER,
  FOREIGN_ROOTS,
  IIS_RESET,
  LOCAL_SECURITY_POLICY,
  POLICY_MODULE_THUMBPRINT,
  RA_CERTIFICATES,
  USER_CERTIFICATES,
  unverified,
} from './commands.ts';
import type { Resolution } from './model.ts';

const ARTICLE = 'CERT:troubleshoot-scep-certificate-device-to-ndes';
const HTTPERR = 'SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis';

/** Step 2, on the server: the application pools, NDES itself, its accounts and certificates, and its setup. */
export const DEVICE_TO_NDES_SERVER: readonly Resolution[] = [
  {
    id: 'iis-500-1346-impersonation',
    title: msg('HTTP 500 with Win32 status 1346: the impersonation right is missing'),
    step: 2,
    causes: [
      msg('IIS_IUSRS lacks the user right "Impersonate a client after authentication".'),
      derived(msg('Often a hardening policy removed that right.')),
    ],
    steps: [
      msg('On the NDES server, run secpol.msc and open Local Policies > User Rights Assignment.'),
      msg('Open "Impersonate a client after authentication" and add IIS_IUSRS.'),
      msg('Restart the server and let the device try again.'),
    ],
    commands: [LOCAL_SECURITY_POLICY],
    docUrl: PAGES.impersonation,
    source: ARTICLE,
    verified: true,
  },
  {
    id: 'http-503-app-pool',
    title: msg('HTTP 503: the SCEP application pool is stopped'),
    step: 2,
    causes: [
      msg(
        'The pool crashed repeatedly and was switched off. What makes it crash: intermediate certificates in the Trusted Root store, an unreachable CRL, or missing logon rights of the service account; with the connector before July 2021 also Windows Authentication on CertificateRegistrationSvc, or an expired client certificate of the policy module.',
      ),
    ],
    steps: [
      msg('In IIS Manager, open Application Pools and check the state of the pool SCEP.'),
      msg('In Event Viewer, open Windows Logs > Application and look for event 1000 of w3wp.exe.'),
      msg('Remove the cause first, then start the pool again.'),
    ],
    commands: [
      unverified(check('powershell', 'Import-Module WebAdministration; Get-WebAppPoolState -Name SCEP')),
      unverified(change('powershell', 'Import-Module WebAdministration; Start-WebAppPool -Name SCEP')),
      EVENT_VIEWER,
    ],
    docUrl: PAGES.unavailable,
    source: `${ARTICLE}; ${HTTPERR}`,
    verified: true,
  },
  {
    id: 'http-503-intermediate-in-root',
    title: msg('HTTP 503: intermediate certificates lie in the Trusted Root store'),
    step: 2,
    causes: [
      msg(
        'Certificates whose issuer differs from their subject lie in Trusted Root Certification Authorities of the computer. Frequently Group Policy puts them there.',
      ),
    ],
    steps: [
      msg('List the certificates that do not belong there.'),
      msg('Remove them from the Trusted Root store; keep them in the Intermediate store.'),
      msg('Restart the server and list again.'),
      msg('If they come back, exclude the NDES server from the policy that installs them.'),
    ],
    commands: [FOREIGN_ROOTS],
    docUrl: PAGES.poolCrash,
    source: ARTICLE,
    verified: true,
  },
  {
    id: 'http-503-crl',
    title: msg('HTTP 503: a CRL cannot be reached'),
    step: 2,
    causes: [msg('The server cannot fetch the CRLs of the connector certificates.')],
    steps: [
      msg('In Event Viewer, switch on View > Show Analytic and Debug Logs.'),
      msg('Enable the log CAPI2 > Operational.'),
      msg('Reproduce the failure and read the errors; 0x80092012 and 0x80092013 speak of revocation.'),
      msg('Open the way from the server to the CRL addresses.'),
    ],
    commands: [
      unverified(change('cmd', 'wevtutil sl Microsoft-Windows-CAPI2/Operational /e:true')),
      unverified(check('cmd', 'certutil -verify -urlfetch <file.cer>')),
    ],
    docUrl: PAGES.poolCrash,
    source: ARTICLE,
    verified: true,
  },
  {
    id: 'http-503-windows-auth',
    generation: 'legacy',
    title: msg('Windows Authentication is switched on for CertificateRegistrationSvc'),
    step: 2,
    causes: [msg('The IIS application CertificateRegistrationSvc has Windows Authentication enabled.')],
    steps: [
      msg(
        'In IIS Manager, open CertificateRegistrationSvc > Authentication. Enable Anonymous Authentication and disable Windows Authentication.',
      ),
      msg('Restart the NDES server.'),
    ],
    commands: [],
    docUrl: PAGES.poolCrash,
    source: ARTICLE,
    verified: true,
  },
  {
    id: 'http-503-ndespolicy-cert-expired',
    generation: 'legacy',
    title: msg('The client certificate of the policy module has expired'),
    step: 2,
    causes: [msg('The policy module still uses the thumbprint of an expired Client Authentication certificate.')],
    steps: [
      msg('Compare the thumbprint in the registry with the certificates of the computer.'),
      msg(
        'In certlm.msc > Personal, request or renew the certificate with a new key. Its CN and DNS name must be the full name of the NDES server, and its purpose must include Client Authentication; without it the answer is 403.',
      ),
      msg('Install the connector again so that it takes the new certificate.'),
      msg('Restart the Intune Connector Service and W3SVC.'),
    ],
    commands: [POLICY_MODULE_THUMBPRINT, COMPUTER_CERTIFICATES, change('powershell', 'Restart-Service W3SVC')],
    docUrl: PAGES.poolCrash,
    source: `${ARTICLE}; CERT:cannot-assign-scep-certificates`,
    verified: true,
  },
  {
    id: 'http-503-logon-right',
    title: msg('HTTP 503: the NDES service account cannot log on'),
    step: 2,
    causes: [
      msg('The account lacks the right to log on as a service or as a batch job.'),
      msg('The account is not a member of IIS_IUSRS.'),
      msg('The account is locked, or its password has expired.'),
    ],
    steps: [
      msg('Grant the rights in secpol.msc > Local Policies > User Rights Assignment.'),
      msg('Add the account to the local group IIS_IUSRS.'),
      msg('Unlock the account or reset its password, and enter the password in the pool again.'),
      msg('Start the pool.'),
    ],
    commands: [LOCAL_SECURITY_POLICY, unverified(check('powershell', 'Get-LocalGroupMember IIS_IUSRS'))],
    docUrl: PAGES.configure,
    source:
      'script:Validate-NDESConfiguration.ps1 (checks these rights); MEM:certificates-scep-configure; that it shows as 503 is derived',
    verified: true,
  },
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
