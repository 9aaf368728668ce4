import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

export const iis5001346Impersonation = httpRule({
  id: 'iis-500-1346-impersonation',
  title: msg('HTTP 500 with 1346: impersonation right missing'),
  formats: ['iis-w3c-log'],
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; 0x80070542 as the same error inside an HRESULT: derived',
});
