import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const verifyrequest40316 = httpRule({
  id: 'verifyrequest-403-16',
  title: msg('VerifyRequest 403.16: client certificate not trusted'),
  severity: 'error',
  step: 3,
  formats: ['iis-w3c-log', 'ndes-plugin-log'],
  resolutions: ['verifyrequest-403-16', 'http-503-intermediate-in-root'],
  docUrl: PAGES.policyModule,
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module',
  verified: true,
});
