import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const http414LongUrl = httpRule({
  id: 'http-414-long-url',
  title: msg('Request too long: HTTP 414, 404.14, 404.15, or 400 on PKIOperation'),
  formats: ['iis-w3c-log', 'android-omadm-log', 'httperr-log', 'ndes-plugin-log'],
  source:
    'CERT:troubleshoot-scep-certificate-device-to-ndes ; IIS:http-status-code ; SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis ; 404 on a device: derived',
});
