import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepNoConnection = jscepRule({
  id: 'jscep-no-connection',
  title: msg('The device got no connection to the SCEP server'),
  causes: ['no-connection'],
  source: 'jscep:transport/UrlConnectionGetTransport ; advice: derived',
});
