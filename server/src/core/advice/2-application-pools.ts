import { PAGES } from '../facts/pages.ts';
import { derived } from '../text/proof.ts';
import { msg } from '../text/sentence.ts';
import {
  COMPUTER_CERTIFICATES,
  change,
  check,
  EVENT_VIEWER,
  FOREIGN_ROOTS,
  LOCAL_SECURITY_POLICY,
  POLICY_MODULE_THUMBPRINT,
  unverified,
} from './commands.ts';
import type { Resolution } from './model.ts';

const ARTICLE = 'CERT:troubleshoot-scep-certificate-device-to-ndes';
const HTTPERR = 'SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis';

/** Step 2, on the server: what keeps the application pools of NDES from answering. */
export const APPLICATION_POOLS: readonly Resolution[] = [
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
];
