import { msg } from '../../text/sentence.ts';
import { eventRule } from '../kinds/event-rule.ts';

/** The events behind the 503 that the IIS and HTTPERR logs show; one rule with theirs (rules/index.ts). */
export const http503AppPoolEvent = eventRule({
  id: 'http-503-app-pool',
  title: msg('HTTP 503: application pool does not run'),
  causes: ['pool-off', 'pool-off-heap', 'worker-crashed'],
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; CERT:certificateregistrationsvc-verify-request-error',
});
