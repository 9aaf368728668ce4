import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepReplySignature = jscepRule({
  id: 'jscep-reply-signature',
  title: msg('The signature of the answer is wrong'),
  causes: ['bad-signature'],
  source: 'jscep:message/PkiMessageDecoder ; advice: derived',
});
