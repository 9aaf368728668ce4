import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepEnvelopeWrongKey = jscepRule({
  id: 'jscep-envelope-wrong-key',
  title: msg('The answer is encrypted for another key'),
  causes: ['envelope-wrong-key'],
  source: 'jscep:message/PkcsPkiEnvelopeDecoder ; advice: derived',
});
