import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const http503AppPool = httpRule({
  id: 'http-503-app-pool',
  title: msg('HTTP 503: application pool does not run'),
  formats: ['iis-w3c-log', 'android-omadm-log', 'httperr-log', 'ndes-plugin-log'],
  source:
    'CERT:troubleshoot-scep-certificate-device-to-ndes ; IIS:http-status-code (503.2) ; SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis',
});
