import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const verifyrequest500Temp = httpRule({
  id: 'verifyrequest-500-temp',
  title: msg('VerifyRequest 500: the registration point failed'),
  formats: ['iis-w3c-log', 'ndes-plugin-log'],
  source: 'CERT:certificateregistrationsvc-verify-request-error',
});
