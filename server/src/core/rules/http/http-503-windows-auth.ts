import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const http503WindowsAuth = httpRule({
  id: 'http-503-windows-auth',
  title: msg('Policy module refused with 401: Windows Authentication is on'),
  severity: 'error',
  step: 3,
  formats: ['iis-w3c-log', 'ndes-plugin-log'],
  resolutions: ['http-503-windows-auth'],
  docUrl: PAGES.policyModule,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; IIS:http-status-code ; 401 as its symptom: derived',
  verified: false,
});
