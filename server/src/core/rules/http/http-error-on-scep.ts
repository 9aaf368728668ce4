import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const httpErrorOnScep = httpRule({
  id: 'http-error-on-scep',
  title: msg('Another HTTP error on a SCEP operation'),
  formats: ['iis-w3c-log', 'android-omadm-log', 'httperr-log'],
  source: 'IIS:http-status-code',
});
