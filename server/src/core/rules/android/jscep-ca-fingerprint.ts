import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepCaFingerprint = jscepRule({
  id: 'jscep-ca-fingerprint',
  title: msg('The CA is not the one that the profile names'),
  causes: ['ca-fingerprint'],
  source: 'jscep:client/Client ; link to the profile: derived',
});
