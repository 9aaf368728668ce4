import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const verifyrequestFailed = httpRule({
  id: 'verifyrequest-failed',
  title: msg('VerifyRequest did not confirm the challenge'),
  formats: ['iis-w3c-log', 'ndes-plugin-log'],
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module ; meaning of a 200: derived',
});
