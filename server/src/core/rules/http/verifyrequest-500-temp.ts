import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const verifyrequest500Temp = httpRule({
  id: 'verifyrequest-500-temp',
  title: msg('VerifyRequest 500: the registration point failed'),
  severity: 'error',
  step: 3,
  formats: ['iis-w3c-log', 'ndes-plugin-log'],
  resolutions: ['verifyrequest-500-temp', 'crp-invalid-handle'],
  docUrl: PAGES.verifyRequest500,
  source: 'CERT:certificateregistrationsvc-verify-request-error',
  verified: true,
});
