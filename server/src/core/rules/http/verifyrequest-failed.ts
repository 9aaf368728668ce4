import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const verifyrequestFailed = httpRule({
  id: 'verifyrequest-failed',
  title: msg('VerifyRequest did not confirm the challenge'),
  severity: 'error',
  step: 3,
  formats: ['iis-w3c-log', 'ndes-plugin-log'],
  resolutions: ['challenge-false-signing-cert', 'crp-invalid-handle', 'subject-mismatch', 'challenge-expired'],
  docUrl: PAGES.policyModule,
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module ; meaning of a 200: derived',
  verified: true,
  draft(event) {
    if (event.status?.value !== 200) return {};
    return {
      severity: 'warning',
      message: msg(
        'The registration point answered 200. A confirmed challenge is answered with 201, so the challenge was probably refused and no certificate is issued.',
      ),
      short: msg('challenge probably refused'),
    };
  },
});
