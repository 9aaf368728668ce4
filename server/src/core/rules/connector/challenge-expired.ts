import { msg } from '../../text/sentence.ts';
import { connectorRule } from '../kinds/connector-rule.ts';

export const challengeExpired = connectorRule({
  id: 'challenge-expired',
  title: msg('The challenge has expired'),
  source: 'CERT:troubleshoot-certificate-connector-events',
});
