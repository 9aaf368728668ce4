import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const http503WindowsAuth = httpRule({
  id: 'http-503-windows-auth',
  title: msg('Policy module refused with 401: Windows Authentication is on'),
  formats: ['iis-w3c-log', 'ndes-plugin-log'],
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; IIS:http-status-code ; 401 as its symptom: derived',
});
