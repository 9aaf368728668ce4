import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepRaNotIssuedByCa = jscepRule({
  id: 'jscep-ra-not-issued-by-ca',
  title: msg('The RA certificates do not belong to the CA'),
  causes: ['ra-not-issued'],
  source: 'jscep:client/Client ; CA renewal: derived',
});
