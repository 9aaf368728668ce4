import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const pageCantBeDisplayed = jscepRule({
  id: 'page-cant-be-displayed',
  title: msg('The device cannot resolve the name of the SCEP server'),
  causes: ['unknown-host'],
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; jscep:transport/UrlConnectionGetTransport',
});
