import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const httpErrorOnScep = httpRule({
  id: 'http-error-on-scep',
  title: msg('Another HTTP error on a SCEP operation'),
  severity: 'error',
  step: 2,
  formats: ['iis-w3c-log', 'android-omadm-log', 'httperr-log'],
  resolutions: ['verify-ndes-configuration'],
  docUrl: PAGES.statusCodes,
  source: 'IIS:http-status-code',
  verified: true,
});
