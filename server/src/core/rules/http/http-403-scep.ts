import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const http403Scep = httpRule({
  id: 'http-403-scep',
  title: msg('HTTP 403 on a SCEP operation'),
  severity: 'error',
  step: 2,
  formats: ['iis-w3c-log', 'android-omadm-log'],
  resolutions: ['verify-ndes-configuration'],
  docUrl: PAGES.statusCodes,
  source: 'IIS:http-status-code ; application to SCEP: derived',
  verified: false,
  draft: (event) => (event.operation === 'BareUrl' ? { severity: 'warning' } : {}),
});
