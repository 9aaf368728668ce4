import { msg } from '../../text/sentence.ts';
import { connectorRule } from '../kinds/connector-rule.ts';

export const connectorCertificateMissing = connectorRule({
  id: 'connector-certificate-missing',
  title: msg('The connector has no certificate'),
  source: 'CERT:ndes-connector-signin-error-80004003 ; CERT:troubleshoot-certificate-connector-events',
});
