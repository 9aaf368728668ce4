import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const http404ScepPath = httpRule({
  id: 'http-404-scep-path',
  title: msg('HTTP 404 or 405 on a SCEP URL'),
  formats: ['iis-w3c-log', 'android-omadm-log', 'ndes-plugin-log'],
  source: 'IIS:http-status-code ; application to SCEP: derived',
});
