import { PAGES } from '../facts/pages.ts';
import { derived } from '../text/proof.ts';
import { msg } from '../text/sentence.ts';
import {
  COMPUTER_CERTIFICATES,
  check,
  EVENT_VIEWER,
  POLICY_MODULE_THUMBPRINT,
  SERVICES,
  TEMPLATE_NAMES,
  TLS_BINDINGS,
  unverified,
} from './commands.ts';
import type { Resolution } from './model.ts';

const ARTICLE = 'CERT:troubleshoot-scep-certificate-ndes-policy-module';

/** Step 3: the policy module asks the certificate registration point to check the challenge. */
export const NDES_TO_POLICY_MODULE: readonly Resolution[] = [
  {
    id: 'verifyrequest-404',
    generation: 'legacy',
    title: msg('VerifyRequest 404: the registration point does not exist'),
    step: 3,
    causes: [
      msg('The certificate connector was installed without SCEP, or its setup failed.'),
      msg('The web site was renamed, so that setup could not find "Default Web Site".'),
    ],
    steps: [
      msg('Look into SetupMsi.log for errors, such as 0x80070002 "Site not found".'),
      msg('Name the site with ID 1 "Default Web Site" and run the connector setup again.'),
    ],
    commands: [unverified(check('powershell', 'Import-Module WebAdministration; Get-Website | Select Name,Id'))],
    docUrl: PAGES.connectorSetup,
    source: 'CERT:connector-setup-wizard-ends-prematurely (site name); the rest is derived',
    verified: false,
  },
  {
    id: 'verifyrequest-unexpected-status',
    generation: 'legacy',
    title: msg('VerifyRequest was not answered with 201'),
    step: 3,
    causes: [
      msg('The registration point refused the challenge; the IIS log does not show its answer.'),
      msg('The challenge is wrong, expired or already used.'),
    ],
    steps: [
      msg('Read NDESPlugin.log and CertificateRegistrationPoint.svclog at the same moment; they hold the reason.'),
      msg('Sync the device so that Intune issues a new challenge.'),
    ],
    commands: [EVENT_VIEWER],
    docUrl: PAGES.challengeFalse,
    source: `${ARTICLE} (201 is success); the causes are derived`,
    verified: false,
  },
  {
    id: 'verifyrequest-500-temp',
    generation: 'legacy',
    title: msg('VerifyRequest 500: CertificateRegistrationSvc cannot compile its code'),
    step: 3,
    causes: [
      msg('The account of the CertificateRegistrationSvc pool (often Network Service) cannot write to C:\\Windows\\Temp.'),
    ],
    steps: [
      msg('Look for WAS event 5009 (System log) and ASP.NET event 1310 with code 3007 (Application log): they confirm it.'),
      msg('Give the account Write on C:\\Windows\\Temp.'),
      msg('Make sure that no policy takes the permission away again.'),
    ],
    commands: [unverified(check('cmd', 'icacls C:\\Windows\\Temp')), EVENT_VIEWER],
    docUrl: PAGES.verifyRequest500,
    source: 'CERT:certificateregistrationsvc-verify-request-error',
    verified: true,
  },
  {
    id: 'policy-module-silent',
    generation: 'legacy',
    title: msg('PKIOperation was answered, but no VerifyRequest followed'),
    step: 3,
    causes: [
      msg('NDES could not decrypt the request, because it was encrypted for another RA certificate.'),
      msg('The policy module is not active, so NDES asks nobody.'),
      msg('VerifyRequest failed before it reached IIS (name, TLS); NDESPlugin.log shows that.'),
    ],
    steps: [
      msg('Look for NDES events 16, 17 and 18 in the Application log at the same moment.'),
      msg('Open the bare SCEP URL: 403 means that the policy module is active, 200 that it is not.'),
      msg('Read NDESPlugin.log at the same moment.'),
    ],
    commands: [EVENT_VIEWER, POLICY_MODULE_THUMBPRINT],
    docUrl: PAGES.policyModuleCalls,
    source: `derived from ${ARTICLE}`,
    verified: false,
  },
  {
    id: 'ndesplugin-12175',
    generation: 'legacy',
    title: msg('NDESPlugin.log: error 12175 with CERT_CN_INVALID'),
    step: 3,
    causes: [
      msg('The IIS certificate lacks the internal name of the server. As soon as it has alternative names, the CN is ignored.'),
    ],
    steps: [
      msg(
        'Issue a web server certificate with the external name as CN, and the external and the internal name as alternative names.',
      ),
      msg('Bind it to port 443 in IIS.'),
    ],
    commands: [TLS_BINDINGS],
    docUrl: PAGES.pluginError12175,
    source: `${ARTICLE}; script:Validate-NDESConfiguration.ps1 (netsh)`,
    verified: true,
  },
  {
    id: 'challenge-false-signing-cert',
    generation: 'legacy',
    title: msg('The challenge was refused: the signing certificate could not be retrieved'),
    step: 3,
    causes: [
      msg('The value SigningCertificate is missing in the registry of the connector.'),
      msg('The server cannot reach Intune, from where the certificate comes.'),
    ],
    steps: [
      msg('Check the value in HKLM\\SOFTWARE\\Microsoft\\MicrosoftIntune\\NDESConnector.'),
      msg('Restart the Intune Connector Service and check again.'),
      msg('If it is still missing, repair the way from the server to Intune.'),
    ],
    commands: [
      check(
        'powershell',
        "Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\MicrosoftIntune\\NDESConnector' | Select SigningCertificate",
      ),
      SERVICES,
    ],
    docUrl: PAGES.challengeFalse,
    source: ARTICLE,
    verified: true,
  },
  {
    id: 'crp-invalid-handle',
    generation: 'legacy',
    title: msg('The registration point fails with "m_safeCertContext is an invalid handle"'),
    step: 3,
    causes: [msg('The certificates of the connector are missing in the registry.')],
    steps: [
      msg('Restart the Intune Connector Service and check HKLM\\SOFTWARE\\Microsoft\\MicrosoftIntune\\NDESConnector.'),
      msg(
        'If they are still missing, note the three MSCEP template values, set all of them to IPSECIntermediateOffline, restart the server, wait for the signing certificates, then set the template names back.',
      ),
    ],
    commands: [SERVICES, TEMPLATE_NAMES],
    docUrl: PAGES.requestFails,
    source: 'CERT:scep-certificate-request-fails',
    verified: true,
  },
  {
    id: 'plugin-stops-after-renewal',
    generation: 'legacy',
    title: msg('NDESPlugin.log stops at "Sending request to certificate registration point"'),
    step: 3,
    causes: [msg('After a renewal, the policy module still uses the thumbprint of the expired client certificate.')],
    steps: [
      msg(
        'Compare NDESCertThumbprint with the certificates in certlm.msc > Personal; CAPI2 says "not within its validity period".',
      ),
      msg(
        'Renew the certificate with a new key, install the connector again, and restart the Intune Connector Service and W3SVC.',
      ),
    ],
    commands: [POLICY_MODULE_THUMBPRINT, COMPUTER_CERTIFICATES],
    docUrl: PAGES.clientCertificate,
    source: 'CERT:cannot-assign-scep-certificates',
    verified: true,
  },
  {
    id: 'subject-mismatch',
    title: msg('The subject in the request is not the one in the challenge'),
    step: 3,
    causes: [msg('The subject holds one of the characters + , ; = in escaped form.')],
    steps: [msg('In the SCEP profile, put the value of the CN into quotation marks, or remove the character.')],
    commands: [],
    docUrl: PAGES.scepProfile,
    source: 'MEM:certificates-profile-scep',
    verified: true,
  },
  {
    id: 'challenge-expired',
    title: msg('The challenge has expired'),
    step: 3,
    causes: [msg('The device presented the challenge too late.'), derived(msg('The clocks differ.'))],
    steps: [
      msg('Sync the device so that Intune issues a new challenge.'),
      msg('Check the clocks of the NDES server and the CA.'),
    ],
    commands: [],
    docUrl: PAGES.connectorEvents,
    source: 'CERT:troubleshoot-certificate-connector-events',
    verified: true,
  },
  {
    id: 'setup-0x80090014',
    generation: 'legacy',
    title: msg('Connector setup: AddNDESToCertPrivKey fails with 0x80090014'),
    step: 3,
    causes: [msg('The NDES certificate was made from a template whose key provider is not a legacy one (version 3, CNG).')],
    steps: [
      msg(
        'Make the certificate from a version 2 template, for instance Web Server with the additional purpose Client Authentication.',
      ),
      msg('Run the connector setup again.'),
    ],
    commands: [check('cmd', 'certutil -v -template <name>')],
    docUrl: PAGES.ndesCertificate,
    source: 'CERT:error-0x80090014-installing-ndes-certificate; the key provider as reason is derived',
    verified: true,
  },
];
