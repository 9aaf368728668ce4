import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const gatewayTimeout = httpRule({
  id: 'gateway-timeout',
  title: msg('HTTP 502 or 504: a proxy got no answer from NDES'),
  formats: ['iis-w3c-log', 'android-omadm-log', 'ndes-plugin-log'],
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; 502: IIS:http-status-code',
});
