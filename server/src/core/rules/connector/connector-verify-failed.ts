import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

export const connectorVerifyFailed = eventRule({
  id: 'connector-verify-failed',
  title: msg('The connector could not verify the challenge'),
  causes: ['challenge-not-confirmed'],
  source: 'MEM:certificate-connector-overview ; CERT:troubleshoot-certificate-connector-events',
});
