import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const httpNoAnswer = httpRule({
  id: 'http-no-answer',
  title: msg('HTTPERR: a SCEP request was taken and never answered'),
  severity: 'error',
  step: 2,
  formats: ['httperr-log'],
  resolutions: [
    'http-503-app-pool',
    'http-503-crl',
    'http-503-ndespolicy-cert-expired',
    'http-503-intermediate-in-root',
    'http-503-windows-auth',
  ],
  docUrl: PAGES.httpApiErrors,
  source: 'SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis ; meaning for SCEP: derived',
  verified: false,
  draft(event) {
    const reason = event.reason?.value.toLowerCase();
    if (reason === 'timer_sslrenegotiation') return { severity: 'warning', resolutions: ['verifyrequest-403-7', 'http-503-crl'] };
    return reason === 'connections_refused' ? { resolutions: ['verify-ndes-configuration'] } : {};
  },
});
