import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepAnswerSigner = jscepRule({
  id: 'jscep-answer-signer',
  title: msg('The answer is not signed by the RA of GetCACert'),
  causes: ['wrong-signer'],
  source: 'jscep:message/PkiMessageDecoder ; advice: derived',
});
