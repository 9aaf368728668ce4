import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const generalNdesPage = httpRule({
  id: 'general-ndes-page',
  title: msg('HTTP 200 on the bare SCEP URL: policy module not active'),
  formats: ['iis-w3c-log'],
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes',
});
