import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const http4042Isapi = httpRule({
  id: 'http-404-2-isapi',
  title: msg('HTTP 404.2: mscep.dll is not allowed'),
  severity: 'error',
  step: 2,
  formats: ['iis-w3c-log'],
  resolutions: ['http-404-2-isapi'],
  docUrl: PAGES.statusCodes,
  source: 'IIS:http-status-code ; that it is mscep.dll: derived',
  verified: true,
});
