import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const verifyrequest403Eku = httpRule({
  id: 'verifyrequest-403-eku',
  title: msg('VerifyRequest 403: client certificate of the policy module refused'),
  severity: 'error',
  step: 3,
  formats: ['iis-w3c-log', 'ndes-plugin-log'],
  resolutions: ['verifyrequest-403-eku'],
  docUrl: PAGES.clientCertificate,
  source: 'CERT:cannot-assign-scep-certificates ; substatus: IIS:http-status-code',
  verified: true,
  draft(event) {
    if (event.side === 'device' && !event.substatus) {
      return {
        resolutions: [
          'verifyrequest-403-16',
          'verifyrequest-403-eku',
          'verifyrequest-403-7',
          'verifyrequest-403-13',
          'verifyrequest-403-17',
        ],
      };
    }
    if (event.substatus?.value === 17) return { resolutions: ['http-503-ndespolicy-cert-expired', 'verifyrequest-403-eku'] };
    return event.substatus?.value === 13 ? { resolutions: ['http-503-crl', 'verifyrequest-403-eku'] } : {};
  },
});
