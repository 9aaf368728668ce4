import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepTlsFailed = jscepRule({
  id: 'jscep-tls-failed',
  title: msg('TLS between device and SCEP server failed'),
  causes: ['tls'],
  source: 'jscep:transport/UrlConnectionGetTransport ; advice: derived',
});
