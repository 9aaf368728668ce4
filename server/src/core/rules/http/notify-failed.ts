import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const notifyFailed = httpRule({
  id: 'notify-failed',
  title: msg('Notify failed: the outcome does not reach Intune'),
  formats: ['iis-w3c-log', 'ndes-plugin-log'],
  source: 'CERT:troubleshoot-scep-certificate-reporting',
});
