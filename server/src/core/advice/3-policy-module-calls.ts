import { PAGES } from '../facts/pages.ts';
import { msg } from '../text/sentence.ts';
import { COMPUTER_CERTIFICATES, check, IIS_RESET, SERVICES, TLS_BINDINGS, unverified } from './commands.ts';
import type { Resolution } from './model.ts';

const CODES = 'WIN32:WinHttp/error-messages';

/** Step 3: calls of the policy module that get no HTTP answer, and the setup without which there is no policy module. */
export const POLICY_MODULE_CALLS: readonly Resolution[] = [
  {
    id: 'ndesplugin-tls',
    generation: 'legacy',
    title: msg('NDESPlugin.log: TLS between the policy module and IIS fails'),
    step: 3,
    causes: [
      msg('The certificate that IIS presents on port 443 has expired, is revoked, or is not for servers.'),
      msg('Its chain does not end in a root that this server trusts, or its CRL cannot be reached.'),
      msg('It does not name the internal name of the server.'),
      msg('With 12157 and no flag: no TLS version or cipher fits both, for instance after one was switched off in the registry.'),
    ],
    steps: [
      msg('Read the flag above the error: it names the fault of the certificate.'),
      msg('Look at the certificate that is bound to port 443, and at its chain, on the NDES server itself.'),
      msg('Bind a web server certificate that is valid, trusted, and names both the external and the internal name.'),
    ],
    commands: [TLS_BINDINGS, COMPUTER_CERTIFICATES],
    docUrl: PAGES.pluginError12175,
    source: `${CODES}; the causes for SCEP are derived`,
    verified: false,
  },
  {
    id: 'ndesplugin-no-connection',
    generation: 'legacy',
    title: msg('NDESPlugin.log: the policy module does not reach the registration point'),
    step: 3,
    causes: [
      msg('The site that holds CertificateRegistrationSvc does not run, or nothing listens on port 443.'),
      msg('The name that the policy module calls does not resolve on the NDES server.'),
      msg('A proxy setting of the system account sends the call elsewhere, or a firewall stops it.'),
      msg('The registration point hangs, so that the call times out.'),
    ],
    steps: [
      msg('In IIS Manager, check that the site and the pool of CertificateRegistrationSvc run.'),
      msg('On the NDES server, resolve its own internal name, and open https on it.'),
      msg('Look up the number of the error: it says whether the name, the connection or the answer is missing.'),
    ],
    commands: [
      unverified(check('powershell', 'Resolve-DnsName <internal name of the server>')),
      unverified(check('powershell', 'Test-NetConnection <internal name of the server> -Port 443')),
      IIS_RESET,
    ],
    docUrl: PAGES.policyModuleCalls,
    source: `${CODES}; the causes for SCEP are derived`,
    verified: false,
  },
  {
    id: 'plugin-verify-failed',
    generation: 'legacy',
    title: msg('The policy module returns an error to NDES'),
    step: 3,
    causes: [msg('The check of the challenge broke before there was a verdict; the code says where.')],
    steps: [
      msg('Look up the code, and read the lines above it in NDESPlugin.log.'),
      msg(
        'Read what the connector logged at this time: CertificateRegistrationPoint.svclog, or the CertificateConnectors events.',
      ),
      msg('Restart the Intune Connector Service and W3SVC, and let the device try again.'),
    ],
    commands: [SERVICES],
    docUrl: PAGES.policyModuleCalls,
    source: 'derived from CERT:troubleshoot-scep-certificate-ndes-policy-module',
    verified: false,
  },
  {
    id: 'setup-0x80070005',
    title: msg('Connector setup: the NDES service account cannot be read (0x80070005)'),
    step: 3,
    causes: [msg('The account that runs setup may not read the NDES service account in Active Directory.')],
    steps: [
      msg('Sign in with a domain account that is an administrator of the server and may read the service account.'),
      msg('Run the connector setup again.'),
    ],
    commands: [unverified(check('powershell', 'whoami /all'))],
    docUrl: PAGES.connectorSetup,
    source: 'MicrosoftDocs/IntuneDocs#1277; the steps are derived',
    verified: false,
  },
  {
    id: 'setup-failed',
    title: msg('The connector setup failed'),
    step: 3,
    causes: [msg('A custom action of setup failed, and Windows Installer undid everything.')],
    steps: [
      msg('In SetupMsi.log, find the first custom action that returned an error; the lines above it say what it tried.'),
      msg(
        'Of the current connector, open the log of the package that failed: the log of the bundle names it in WixBundleLog, and it lies in the Temp folder of the user who ran setup.',
      ),
      msg('Remove the cause and run setup again, as administrator.'),
    ],
    commands: [],
    docUrl: PAGES.connectorSetup,
    source: 'WIN32:Msi/error-codes; CERT:connector-setup-wizard-ends-prematurely; the steps are derived',
    verified: false,
  },
  {
    id: 'setup-dotnet-missing',
    title: msg('Connector setup needs .NET Framework'),
    step: 3,
    causes: [
      msg('The server has no .NET Framework 4.7.2 or later, and setup could not download it.'),
      msg('The download of .NET Framework was blocked by a proxy or a firewall.'),
      msg('A restart from an earlier installation is pending.'),
    ],
    steps: [
      msg('Look up which version the server has: 461808 or more is 4.7.2 or later.'),
      msg('Install .NET Framework 4.7.2 or later from its offline installer, and restart the server.'),
      msg('Run the connector setup again, as administrator.'),
    ],
    commands: [
      unverified(
        check('powershell', "(Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full').Release"),
      ),
    ],
    docUrl: PAGES.connectorPrerequisites,
    source:
      'MEM:certificate-connector-prerequisites (4.7.2); wixtoolset/wix:src/ext/NetFx/wixlib/NetFx472.wxs (461808); MicrosoftDocs/memdocs#2618 (install it before); causes and order are derived',
    verified: false,
  },
  {
    id: 'setup-restart-required',
    title: msg('The server must be restarted after connector setup'),
    step: 3,
    causes: [msg('Setup replaced files that were in use, or installed .NET Framework.')],
    steps: [
      msg('Restart the server when no enrollment depends on it.'),
      msg('Start the configuration wizard of the connector, and look whether its services run.'),
    ],
    commands: [SERVICES],
    docUrl: PAGES.connectorInstall,
    source: 'wixtoolset/wix:src/burn/engine/engine.mc; MEM:certificate-connector-install (the wizard); the rest is derived',
    verified: false,
  },
  {
    id: 'setup-condition-failed',
    title: msg('The server does not meet a condition of connector setup'),
    step: 3,
    causes: [
      msg('The server runs an older Windows Server than the connector supports.'),
      msg('Another version of the connector, or the legacy connector, is still installed.'),
    ],
    steps: [
      msg('Read the last condition in the log that "evaluates to false".'),
      msg('Compare the server with the prerequisites of the connector, and run setup again.'),
    ],
    commands: [],
    docUrl: PAGES.connectorPrerequisites,
    source: 'MEM:certificate-connector-prerequisites; causes and steps are derived',
    verified: false,
  },
];
