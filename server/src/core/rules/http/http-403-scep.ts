import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const http403Scep = httpRule({
  id: 'http-403-scep',
  title: msg('HTTP 403 on a SCEP operation'),
  formats: ['iis-w3c-log', 'android-omadm-log', 'ndes-plugin-log'],
  source: 'IIS:http-status-code ; application to SCEP: derived',
});
