import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const http404ScepPath = httpRule({
  id: 'http-404-scep-path',
  title: msg('HTTP 404 or 405 on a SCEP URL'),
  severity: 'error',
  step: 2,
  formats: ['iis-w3c-log', 'android-omadm-log', 'ndes-plugin-log'],
  resolutions: ['verify-ndes-configuration'],
  docUrl: PAGES.statusCodes,
  source: 'IIS:http-status-code ; application to SCEP: derived',
  verified: false,
});
