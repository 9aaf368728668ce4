import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepRequestNotBuilt = jscepRule({
  id: 'jscep-request-not-built',
  title: msg('The device could not build its request'),
  causes: ['request-not-built'],
  source: 'jscep:message/PkiMessageEncoder ; jscep:client/Client ; advice: derived',
});
