import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { connectorRule } from '../kinds/connector-rule.ts';

export const connectorCertificateMissing = connectorRule({
  id: 'connector-certificate-missing',
  title: msg('The connector has no certificate'),
  severity: 'error',
  step: 6,
  resolutions: ['setup-signin-0x80004003'],
  docUrl: PAGES.connectorSignIn,
  source: 'CERT:ndes-connector-signin-error-80004003 ; CERT:troubleshoot-certificate-connector-events',
  verified: true,
  draft: () => ({
    message: msg(
      'The certificate with which the connector talks to Intune is missing or has expired: the connector is not enrolled. Sign in to it again; until then no challenge is checked and no outcome reported.',
    ),
    short: msg('connector not enrolled'),
    group: 'connector-certificate-missing',
  }),
});
