import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const verifyrequest40316 = httpRule({
  id: 'verifyrequest-403-16',
  title: msg('VerifyRequest 403.16: client certificate not trusted'),
  formats: ['iis-w3c-log', 'ndes-plugin-log'],
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module',
});
