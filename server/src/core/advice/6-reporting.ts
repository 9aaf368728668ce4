import { PAGES } from '../facts/pages.ts';
import { msg } from '../text/sentence.ts';
import { check, SERVICES } from './commands.ts';
import type { Resolution } from './model.ts';

/** Step 6: the certificate exists, and Intune has to learn of it; and the connector that reports it. */
export const REPORTING: readonly Resolution[] = [
  {
    id: 'reporting-stuck',
    title: msg('The certificate is on the device, but Intune shows no success'),
    step: 6,
    causes: [msg('The connector service is stopped.'), msg('The upload to Intune is blocked.')],
    steps: [
      msg('Start the connector service.'),
      msg(
        'Old connector (until 2021): look into %ProgramFiles%\\Microsoft Intune\\CertificateRequestStatus and NDESConnector.svclog. A folder Processing that fills up confirms it.',
      ),
      msg(
        'Current connector: in Event Viewer, open Microsoft > Intune > CertificateConnectors. Events 4002, 4009 and 4010 instead of 4000 and 4008 confirm it.',
      ),
    ],
    commands: [SERVICES, check('cmd', 'dir "%ProgramFiles%\\Microsoft Intune\\CertificateRequestStatus\\Processing"')],
    docUrl: PAGES.stuckFiles,
    source: 'CERT:troubleshoot-scep-certificate-reporting; MEM:certificate-connector-overview',
    verified: true,
  },
  {
    id: 'setup-signin-0x80004003',
    title: msg('Connector sign-in fails with 0x80004003'),
    step: 6,
    causes: [msg('The account that signs in has no Intune license, or lacks the administrator role.')],
    steps: [msg('Give the account an Intune license and the role of Intune or global administrator, then sign in again.')],
    commands: [],
    docUrl: PAGES.connectorSignIn,
    source: 'CERT:ndes-connector-signin-error-80004003',
    verified: true,
  },
  {
    id: 'setup-root-update',
    title: msg('The connector has no connection: a root certificate is missing'),
    step: 6,
    causes: [msg('A root certificate is missing on the server, and the automatic update of root certificates is switched off.')],
    steps: [msg('Import the root certificate, or permit the automatic update.'), msg('Restart the connector service.')],
    commands: [SERVICES],
    docUrl: PAGES.connectivity,
    source: 'CERT:fix-connectivity-issues (of client computers); that it holds for the server of the connector is derived',
    verified: false,
  },
];
