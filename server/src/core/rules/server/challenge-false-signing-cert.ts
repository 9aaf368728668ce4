import { msg } from '../../text/sentence.ts';
import { connectorRule } from '../kinds/connector-rule.ts';

export const challengeFalseSigningCert = connectorRule({
  id: 'challenge-false-signing-cert',
  title: msg('The signing certificate could not be retrieved'),
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module',
});
