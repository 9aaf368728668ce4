import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const verifyrequest403Eku = httpRule({
  id: 'verifyrequest-403-eku',
  title: msg('VerifyRequest 403: client certificate of the policy module refused'),
  formats: ['iis-w3c-log', 'ndes-plugin-log'],
  source: 'CERT:cannot-assign-scep-certificates ; substatus: IIS:http-status-code',
});
